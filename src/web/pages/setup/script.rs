//! The first way: a script that registers the page.

use crate::web::reactive::prelude::*;

use super::choices::Choices;
use crate::{
    directory::{display_name::DisplayNameProblem, ids::AppId, severity::Severity},
    setup::{Recipe, ScriptWords, azure_cli, powershell},
    signin::return_address::ReturnAddress,
    web::browser::keyboard::typing::Typing,
    web::ui::{CodeBlock, FieldMessage, RadioCards, RadioOption, TextField},
    words::{form::display_name, setup as words},
};

/// The shells, in the order in which they are offered.
const SHELLS: [fn(&Recipe, &ScriptWords) -> String; 2] =
    [|recipe, words| azure_cli::script(recipe, words).into(), |recipe, words| powershell::script(recipe, words).into()];

/// The questions of the script, and the script. A page whose address cannot be registered has none.
pub(super) fn panel(choices: Choices, address: Option<ReturnAddress>) -> AnyView {
    let Some(address) = address else { return view! { <p>{words::no_redirect_uri()}</p> }.into_any() };
    let shell = RwSignal::new(0_usize);
    let name = RwSignal::new(words::name_default().to_owned());
    let application = RwSignal::new(String::new());
    let id = Memo::new(move || read(&application.get()));
    let recipe = Memo::new(move || {
        let application = id.get().map_err(|()| Vec::new())?;
        let (cloud, create) = (choices.cloud.get(), choices.create.get());
        let recipe = name.with(|name| Recipe::new(name, address.clone(), cloud, create, application))?;
        Ok::<Recipe, Vec<DisplayNameProblem>>(recipe.keeping(choices.kept.get()))
    });
    let script = Signal::derive(move || {
        let write = SHELLS.get(shell.get()).copied();
        recipe.with(|recipe| match (recipe, write) {
            (Ok(recipe), Some(write)) => write(recipe, &words::script()),
            _ => String::new(),
        })
    });
    let of_name = told(move || {
        let in_words = |kind: &DisplayNameProblem| name.with(|name| display_name::message(name, kind));
        recipe.with(|recipe| recipe.as_ref().err().into_iter().flatten().map(in_words).collect())
    });
    let of_id = told(move || id.get().err().map(|()| words::application_wrong().to_owned()).into_iter().collect());
    let is_ready = Memo::new(move || recipe.with(Result::is_ok));
    let shells = vec![
        RadioOption::new(words::azure_cli(), words::azure_cli_where()),
        RadioOption::new(words::powershell(), words::powershell_where()),
    ];
    let steps = Vec::from(words::script_does().map(|step| view! { <li>{step}</li> }));
    view! {
        <ul class="message__list">{steps}</ul>
        <RadioCards legend=words::shell() name="setup-shell" options=shells selected=shell on_select=move |index| shell.set(index) />
        <TextField
            id="setup-name"
            label=words::name()
            required=true
            hint=words::name_hint()
            messages=of_name
            value=name
            on_input=move |text| name.set(text)
        />
        <TextField
            id="setup-application"
            label=words::application()
            hint=words::application_hint()
            code=true
            messages=of_id
            value=application
            on_input=move |text| application.set(text)
        />
        {changing(move || if is_ready.get() {
            view! { <CodeBlock label=words::script_label() text=script scrolls=true /> }.into_any()
        } else {
            view! { <p class="empty">{words::no_script()}</p> }.into_any()
        })}
        <h3 class="section-title">{words::permissions()}</h3>
        {choices.permissions()}
    }
    .into_any()
}

/// The ID of a registration, or none where nothing was typed.
fn read(text: &str) -> Result<Option<AppId>, ()> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| ()) }
}

/// What is wrong with a field, told once typing rests.
fn told(find: impl Fn() -> Vec<String> + 'static) -> Signal<Vec<FieldMessage>> {
    let told = Typing::here().hold(find);
    Signal::derive(move || told.with(|told| told.iter().map(|text| FieldMessage::new(Severity::Error, text)).collect()))
}
