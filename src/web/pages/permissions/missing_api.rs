//! An API that the tenant has no service principal for: what that means, and two ways to get one.

use leptos::prelude::*;

use crate::{
    directory::ids::AppId,
    registration::draft::DraftStoreFields as _,
    web::{
        pages::trouble::TroubleBar,
        shell::{
            picker::{
                choice::{Adding, Choice},
                trouble::Trouble,
            },
            register::embedded,
            state::App,
        },
        ui::{BadgeKind, Button, ButtonKind, Checkbox, CodeBlock, MessageBar, MessageKind},
    },
    words::form::{apis as words, from_link},
};

/// Says that the API is missing, creates its service principal where the person may, and gives the command for an
/// administrator where not.
#[component]
pub fn MissingApi(
    /// The choice, which adds the API.
    choice: Choice,
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
    let busy = Memo::new(move |_| choice.adding.with(|adding| *adding == Adding::Busy));
    let app = App::here();
    // An ID that a link has brought is looked at before anything is made for it.
    let ticked = Memo::new(move |_| app.draft.from_link().with(|marks| marks.api_ticked(app_id)));
    let from_link = Memo::new(move |_| ticked.get().is_some());
    let tick = move || {
        from_link.get().then(|| {
            view! {
                <Checkbox
                    id=["use-api-", &app_id.to_string()].concat()
                    label=from_link::USE_API
                    description=from_link::USE_API_MEANS
                    badges=vec![(BadgeKind::Brand, from_link::BADGE.to_owned())]
                    checked=Signal::derive(move || ticked.get() == Some(true))
                    on_change=move |on| app.draft.from_link().update(|marks| marks.tick_api(app_id, on))
                />
            }
        })
    };
    let cannot = Memo::new(move |_| busy.get() || ticked.get() == Some(false));
    let add = move || {
        let question = move |tenant: &str| name.with_value(|name| words::create_in(app_id, name, tenant));
        embedded::write(app, question, Vec::new(), move || choice.add(app_id));
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary disabled=cannot on_press=add>
                {move || if busy.get() { words::CREATING } else { words::CREATE }}
            </Button>
            <Button kind=ButtonKind::Secondary on_press=move || choice.look_again(app_id, name.get_value())>
                {words::LOOK_AGAIN}
            </Button>
        }
    };
    let failure = move || {
        choice.adding.with(|adding| match adding {
            Adding::Failed(trouble) => Some(failed(trouble, add)),
            Adding::No | Adding::Busy | Adding::Done => None,
        })
    };
    view! {
        <MessageBar kind=MessageKind::Info title announce=true actions>
            <p>{text}</p>
            {tick}
            <CodeBlock label=words::ADD_COMMAND text=words::add_command(app_id) />
        </MessageBar>
        {failure}
    }
    .into_any()
}

fn failed(trouble: &Trouble, again: impl Fn() + Send + Sync + 'static) -> AnyView {
    let plain = match trouble {
        Trouble::Graph(error) if error.foreign => None,
        Trouble::Graph(error) if error.status == 403 => Some(words::ADD_NOT_ALLOWED),
        Trouble::Graph(error) if error.status == 400 || error.status == 404 => Some(words::ADD_NO_APPLICATION),
        _ => None,
    };
    match plain {
        Some(text) => {
            view! { <TroubleBar title=words::ADD_FAILED trouble=trouble.clone() text again=move |()| again() /> }
        }
        None => view! { <TroubleBar title=words::ADD_FAILED trouble=trouble.clone() again=move |()| again() /> },
    }
    .into_any()
}
