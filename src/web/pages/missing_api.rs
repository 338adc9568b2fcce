//! An API that the tenant has no service principal for: what that means, and two ways to get one.

use leptos::prelude::*;

use super::trouble::TroubleBar;
use crate::{
    directory::ids::AppId,
    i18n::apis as words,
    web::{
        app::{
            choice::{Adding, Choice},
            embedded,
            state::App,
            trouble::Trouble,
        },
        ui::{Button, ButtonKind, CodeBlock, MessageBar, MessageKind},
    },
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
    let add = move || {
        let question = move |tenant: &str| name.with_value(|name| words::create_in(name, tenant));
        embedded::write(app, question, move || choice.add(app_id));
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary disabled=busy on_press=add>
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
