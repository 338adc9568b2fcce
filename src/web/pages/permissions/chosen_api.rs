//! The API that was chosen: being read, read, or why not.

use crate::web::reactive::prelude::*;

use super::{api_finder::SEARCH, api_options::name_of, missing_api::MissingApi, permission_list::api_card};
use crate::{
    directory::{
        ids::AppId,
        permission::{AZURE_HEALTHCARE_APIS, ResourceApi},
    },
    flow::picker::{
        Event, Part,
        choice::{Adding, Chosen},
    },
    registration::advice,
    web::{
        pages::{
            layout::busy::{self, BusyLine},
            trouble::TroubleBar,
        },
        shell::picker::PickerHandle,
        ui::{Card, MessageBar, MessageKind},
    },
    words::form::{apis, permissions as words},
};

/// What there is to say of the chosen API.
#[component]
pub fn ChosenApi(picker: PickerHandle) -> AnyView {
    let waits = picker.waits(Part::Choice);
    busy::speak(waits);
    // What is chosen once more is shown once more.
    let shown = picker.slice(|picker| (picker.choice().turn, picker.choice().chosen.clone()));
    let added = picker.slice(|picker| picker.choice().adding == Adding::Done);
    changing(move || match shown.get().1 {
        Chosen::None => ().into_any(),
        Chosen::Reading(app_id, name) => view! {
            <Card>
                <BusyLine waits doing=words::loading(&name_of(app_id, name)) focus=SEARCH />
            </Card>
        }
        .into_any(),
        Chosen::Ready(api) => ready(picker, &api, added.get_untracked()),
        Chosen::NotInTenant(app_id, name) => {
            let name = name_of(app_id, name);
            let title = apis::not_in_tenant(app_id, &name);
            view! {
                <MissingApi picker app_id name title text=apis::not_in_tenant_do() />
                {fhir_note(app_id)}
            }
            .into_any()
        }
        Chosen::Failed(_, _, error) => {
            let again = move || picker.dispatch(Event::ChooseAgain);
            view! { <TroubleBar title=words::api_failed() error again /> }.into_any()
        }
    })
}

/// The API with its permissions, and what is to be known of it before one picks.
fn ready(picker: PickerHandle, api: &ResourceApi, added: bool) -> AnyView {
    let app_id = api.summary.app_id;
    let name = api.summary.display_name.clone();
    let added = added.then(|| {
        view! { <MessageBar kind=MessageKind::Success title=apis::added_to_tenant(app_id, &name) announce=true /> }
    });
    let missing = api.summary.id.is_none().then(|| {
        let title = apis::own_not_in_tenant(app_id, &name);
        view! { <MissingApi picker app_id name title text=apis::own_not_in_tenant_do() /> }
    });
    let disabled = (!api.summary.enabled).then(|| {
        view! {
            <MessageBar kind=MessageKind::Warning title=words::api_disabled() announce=true>
                {words::api_disabled_do()}
            </MessageBar>
        }
    });
    let smart = advice::offers_smart_scopes(api).then(|| {
        view! {
            <MessageBar kind=MessageKind::Info title=words::smart_note_title()>
                {words::smart_note()}
            </MessageBar>
        }
    });
    view! {
        {added}
        {missing}
        {disabled}
        {api_card(picker, api)}
        {smart}
        {fhir_note(app_id)}
    }
    .into_any()
}

/// For a FHIR service, permissions are optional: said where its API comes up.
fn fhir_note(app_id: AppId) -> Option<AnyView> {
    (app_id == AZURE_HEALTHCARE_APIS).then(|| {
        view! {
            <MessageBar kind=MessageKind::Info title=words::fhir_note_title()>
                {words::fhir_note()}
            </MessageBar>
        }
        .into_any()
    })
}
