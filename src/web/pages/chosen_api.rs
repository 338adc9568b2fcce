//! The API that was chosen: being read, read, or why not.

use leptos::prelude::*;

use super::{permission_list::api_card, trouble::TroubleBar};
use crate::{
    directory::{ids::AppId, permission::AZURE_HEALTHCARE_APIS},
    i18n::permissions as words,
    web::{
        app::{
            search::{Busy, Chosen, Search},
            state::App,
        },
        ui::{Button, ButtonKind, Card, CodeBlock, MessageBar, MessageKind, announcer},
    },
};

/// What there is to say of the chosen API.
#[component]
pub fn ChosenApi(
    /// The search, which knows the choice.
    search: Search,
) -> AnyView {
    let announcer = announcer();
    Effect::new(move |_| {
        if let Busy::Waiting(reason, wait) = search.reading.get() {
            announcer.announce(words::waiting(reason, wait));
        }
    });
    (move || match search.chosen.get() {
        Chosen::None => ().into_any(),
        Chosen::Reading(_, name) => {
            let waiting = move || match search.reading.get() {
                Busy::Waiting(reason, wait) => words::waiting(reason, wait),
                Busy::No | Busy::Asking => words::loading(&name),
            };
            view! {
                <Card>
                    <p class="busy">{waiting}</p>
                </Card>
            }
            .into_any()
        }
        Chosen::Ready(app_id) => {
            let app = App::here();
            let card = app.known_apis.with_untracked(|apis| {
                apis.iter().find(|api| api.summary.app_id == app_id).map(|api| api_card(app, api))
            });
            view! {
                {card}
                {(app_id == AZURE_HEALTHCARE_APIS).then(fhir_note)}
            }
            .into_any()
        }
        Chosen::NotInTenant(app_id, name) => not_in_tenant(search, app_id, name),
        Chosen::Failed(app_id, name, trouble) => {
            let again = move || search.choose(app_id, name.clone());
            view! { <TroubleBar title=words::API_FAILED trouble again /> }.into_any()
        }
    })
    .into_any()
}

/// The API has to be added to the tenant before its permissions can be picked.
fn not_in_tenant(search: Search, app_id: AppId, name: String) -> AnyView {
    let command = ["az ad sp create --id ", &app_id.to_string()].concat();
    let title = words::not_in_tenant(&name);
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || search.choose(app_id, name.clone())>
                {words::TRY_AGAIN}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Info title announce=true actions>
            <p>{words::NOT_IN_TENANT_ADD}</p>
            <CodeBlock label=words::ADD_COMMAND text=command />
        </MessageBar>
        {(app_id == AZURE_HEALTHCARE_APIS).then(fhir_note)}
    }
    .into_any()
}

/// For a FHIR service, permissions are optional: said where its API comes up.
fn fhir_note() -> AnyView {
    view! {
        <MessageBar kind=MessageKind::Info title=words::FHIR_NOTE_TITLE>
            {words::FHIR_NOTE}
        </MessageBar>
    }
    .into_any()
}
