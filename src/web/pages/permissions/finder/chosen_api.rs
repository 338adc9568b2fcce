//! The API that was chosen: being read, read, or why not.

use crate::web::reactive::prelude::*;

use super::{
    api_row::{name_of, whose},
    ids::{CHOSEN, SEARCH},
    missing_api::MissingApi,
};
use crate::{
    directory::{
        ids::AppId,
        permission::{AZURE_HEALTHCARE_APIS, ResourceApi},
    },
    flow::picker::{
        Event, Part,
        choice::{Adding, Chosen},
        tree::Shows,
    },
    registration::advice,
    web::{
        browser::{clock, focus},
        pages::{
            layout::busy::{self, BusyLine},
            trouble::TroubleBar,
        },
        shell::picker::PickerHandle,
        ui::{Icon, IconName, MessageBar, MessageKind, announcer},
    },
    words::{
        form::{apis, permissions as words},
        value::spelled,
    },
};

/// Goes to the name of the API that was just chosen.
pub fn go_there() {
    clock::before_paint(|| {
        focus::by_id(CHOSEN);
    });
}

/// The name of the chosen API, which leads to the others, and what it is.
#[component]
pub fn ChosenHeading(picker: PickerHandle) -> AnyView {
    let is_there = picker.slice(|picker| picker.choice().chosen != Chosen::None && (picker.shows() != Shows::Found));
    let name = picker.slice(|picker| {
        let chosen = &picker.choice().chosen;
        chosen.app_id().map_or_else(String::new, |app_id| spelled(&name_of(app_id, chosen.name())))
    });
    let about = picker.slice(|picker| match &picker.choice().chosen {
        Chosen::Ready(api) => Some((api.offered().count(), api.summary.app_id, api.summary.owner)),
        _ => None,
    });
    let about = move || {
        about.get().map(|(count, app_id, owner)| {
            let owner = whose(owner).map(|owner| view! { " · " {owner} });
            view! { {words::permissions(count)} " · " <code class="api-id">{app_id.to_string()}</code> {owner} }
        })
    };
    let browses = picker.slice(|picker| if picker.shows() == Shows::Apis { "true" } else { "false" });
    // How many permissions there are is heard where one has just come to the API.
    let announcer = announcer();
    let came = picker.slice(|picker| (picker.choice().turn, picker.choice().chosen.clone()));
    Effect::new(move |before: Option<()>| {
        let (_, chosen) = came.get();
        if let (Some(()), Chosen::Ready(api)) = (before, chosen) {
            announcer.announce(words::offers(api.offered().count(), &api.summary.display_name));
        }
    });
    view! {
        <div class="finder__head" hidden=move || !is_there.get()>
            <h2 class="finder__api">
                <button
                    type="button"
                    class="button button--subtle finder__name"
                    id=CHOSEN
                    aria-expanded=move || browses.get()
                    on:click=move |_| picker.dispatch(Event::Browse)
                >
                    <bdi>{name}</bdi>
                    <Icon name=IconName::Chevron />
                </button>
            </h2>
            <p class="finder__about">{changing(about)}</p>
        </div>
    }
    .into_any()
}

/// What there is to say of the chosen API.
#[component]
pub fn ChosenApi(picker: PickerHandle) -> AnyView {
    let waits = picker.waits(Part::Choice);
    busy::speak(waits);
    // What is chosen once more is shown once more.
    let shown = picker.slice(|picker| {
        let choice = picker.choice();
        (choice.turn, if picker.shows() == Shows::Chosen { choice.chosen.clone() } else { Chosen::None })
    });
    let added = picker.slice(|picker| picker.choice().adding == Adding::Done);
    changing(move || match shown.get().1 {
        Chosen::None => ().into_any(),
        Chosen::Reading(app_id, name) => view! {
            <BusyLine waits doing=words::loading(&name_of(app_id, name)) focus=SEARCH />
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

/// What is to be known of the API before one picks its permissions.
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
    let nothing = api.offered().next().is_none().then(|| {
        view! {
            <p class="empty">
                <strong>{words::no_permissions()}</strong>
                " "
                {words::no_permissions_do()}
            </p>
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
        {nothing}
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
