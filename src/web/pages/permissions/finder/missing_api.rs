//! An API that the tenant has no service principal for: what that means, and two ways to get one.

use crate::web::reactive::prelude::*;

use crate::{
    directory::ids::AppId,
    flow::picker::{Event, choice::Adding},
    graph::ask::AskError,
    next_steps,
    web::{
        pages::{from_link::badges, trouble::TroubleBar},
        shell::{form::Form, picker::PickerHandle, register::embedded::SecondPress},
        ui::{Button, ButtonKind, Checkbox, CodeBlock, MessageBar, MessageKind},
    },
    words::{
        form::{apis as words, from_link},
        run::failure,
    },
};

/// Says that the API is missing, creates its service principal where the person may, and gives the command for an
/// administrator where not.
#[component]
pub fn MissingApi(
    /// The choice, which adds the API.
    picker: PickerHandle,
    /// The API.
    app_id: AppId,
    /// What it is called.
    name: String,
    /// What it lacks.
    title: String,
    /// What that means.
    text: &'static str,
) -> AnyView {
    let name = StoredValue::new(name);
    let adding = picker.slice(|picker| picker.choice().adding.clone());
    let busy = Memo::new(move || adding.with(Adding::is_busy));
    let (form, second_press) = (Form::here(), SecondPress::find());
    // An ID that a link has brought is looked at before anything is made for it.
    let ticked = Memo::new(move || form.draft.from_link().with(|marks| marks.api_ticked(app_id)));
    let from_link = Memo::new(move || ticked.get().is_some());
    let tick = move || {
        from_link.get().then(|| {
            view! {
                <Checkbox
                    id=["use-api-", &app_id.to_string()].concat()
                    label=from_link::use_api()
                    description=from_link::use_api_means()
                    badges=badges()
                    checked=Signal::derive(move || ticked.get() == Some(true))
                    on_change=move |on| form.draft.from_link().update(|marks| marks.tick_api(app_id, on))
                />
            }
        })
    };
    let cannot = Memo::new(move || busy.get() || ticked.get() == Some(false));
    let add = move || {
        let question = move |tenant: &str| name.with_value(|name| words::create_in(app_id, name, tenant));
        let write = move || picker.dispatch(Event::Add(app_id));
        match second_press {
            Some(second_press) => second_press.write(question, write),
            None => write(),
        }
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary disabled=cannot on_press=add>
                {changing(move || if busy.get() { words::creating() } else { words::create() })}
            </Button>
            <Button kind=ButtonKind::Secondary on_press=move || picker.dispatch(Event::LookAgain)>
                {words::look_again()}
            </Button>
        }
    };
    let failed = move || {
        adding.with(|adding| match adding {
            Adding::Failed(error) => Some(not_added(error, add)),
            Adding::No | Adding::Making | Adding::Reading | Adding::Done => None,
        })
    };
    let command = next_steps::make_service_principal(app_id, false).to_string();
    view! {
        <MessageBar kind=MessageKind::Info title announce=true actions>
            <p>{text}</p>
            {changing(tick)}
            <CodeBlock label=failure::add_command_label() text=command />
        </MessageBar>
        {changing(failed)}
    }
    .into_any()
}

fn not_added(error: &AskError, again: impl Fn() + 'static) -> AnyView {
    let plain = match error {
        AskError::NotAllowed(_) => Some(words::add_not_allowed()),
        AskError::Refused(error) if error.status == 400 || error.status == 404 => Some(words::add_no_application()),
        _ => None,
    };
    match plain {
        Some(text) => {
            view! { <TroubleBar title=words::add_failed() error=error.clone() text again=move || again() /> }
        }
        None => view! { <TroubleBar title=words::add_failed() error=error.clone() again=move || again() /> },
    }
    .into_any()
}
