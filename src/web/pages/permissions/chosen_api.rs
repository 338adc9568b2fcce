//! The API that was chosen: being read, read, or why not.

use leptos::prelude::*;

use super::{api_search::SEARCH, missing_api::MissingApi, permission_list::api_card};
use crate::{
    directory::{ids::AppId, permission::AZURE_HEALTHCARE_APIS},
    registration::advice,
    web::{
        pages::{
            layout::busy::{self, BusyLine},
            trouble::TroubleBar,
        },
        shell::{
            picker::choice::{Adding, Choice, Chosen},
            state::App,
        },
        ui::{Card, MessageBar, MessageKind},
    },
    words::form::{apis, permissions as words},
};

/// What there is to say of the chosen API.
#[component]
pub fn ChosenApi(
    /// The choice.
    choice: Choice,
) -> AnyView {
    busy::speak(choice.lane);
    (move || match choice.chosen.get() {
        Chosen::None => ().into_any(),
        Chosen::Reading(_, name) => view! {
            <Card>
                <BusyLine lane=choice.lane doing=words::loading(&name) focus=SEARCH />
            </Card>
        }
        .into_any(),
        Chosen::Ready(app_id) => ready(choice, app_id),
        Chosen::NotInTenant(app_id, name) => {
            let title = apis::not_in_tenant(app_id, &name);
            view! {
                <MissingApi choice app_id name title text=apis::NOT_IN_TENANT_DO />
                {fhir_note(app_id)}
            }
            .into_any()
        }
        Chosen::Failed(app_id, name, trouble) => {
            let again = move || choice.choose(app_id, name.clone());
            view! { <TroubleBar title=words::API_FAILED trouble again /> }.into_any()
        }
    })
    .into_any()
}

/// The API with its permissions, and what is to be known of it before one picks.
fn ready(choice: Choice, app_id: AppId) -> AnyView {
    let Some(api) = choice.known(app_id) else { return ().into_any() };
    let name = api.summary.display_name.clone();
    let added = choice.adding.with_untracked(|adding| *adding == Adding::Done).then(|| {
        view! { <MessageBar kind=MessageKind::Success title=apis::added_to_tenant(app_id, &name) announce=true /> }
    });
    let missing = api.summary.id.is_none().then(|| {
        let title = apis::own_not_in_tenant(app_id, &name);
        view! { <MissingApi choice app_id name title text=apis::OWN_NOT_IN_TENANT_DO /> }
    });
    let disabled = (!api.summary.enabled).then(|| {
        view! {
            <MessageBar kind=MessageKind::Warning title=words::API_DISABLED announce=true>
                {words::API_DISABLED_DO}
            </MessageBar>
        }
    });
    let smart = advice::offers_smart_scopes(&api).then(|| {
        view! {
            <MessageBar kind=MessageKind::Info title=words::SMART_NOTE_TITLE>
                {words::SMART_NOTE}
            </MessageBar>
        }
    });
    view! {
        {added}
        {missing}
        {disabled}
        {api_card(App::here(), &api)}
        {smart}
        {fhir_note(app_id)}
    }
    .into_any()
}

/// For a FHIR service, permissions are optional: said where its API comes up.
fn fhir_note(app_id: AppId) -> Option<AnyView> {
    (app_id == AZURE_HEALTHCARE_APIS).then(|| {
        view! {
            <MessageBar kind=MessageKind::Info title=words::FHIR_NOTE_TITLE>
                {words::FHIR_NOTE}
            </MessageBar>
        }
        .into_any()
    })
}
