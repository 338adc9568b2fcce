//! The permissions that were picked.

use leptos::prelude::*;

use super::{api_search, picked_api::picked_api};
use crate::{
    directory::permission::{MICROSOFT_GRAPH, PermissionKind, PickedPermission, USER_READ, api_owner::ApiOwner},
    registration::{draft::DraftStoreFields as _, problem::Field},
    web::{
        pages::{fields, from_link::UsePermission},
        shell::{picker::choice::Choice, state::App},
        ui::{Badge, BadgeKind, Button, ButtonKind, Card, announcer},
    },
    words::{form::permissions as words, value::spelled},
};

/// `User.Read` of Microsoft Graph, which is known without asking.
pub fn user_read() -> PickedPermission {
    PickedPermission {
        resource_app_id: MICROSOFT_GRAPH,
        resource_name: words::MICROSOFT_GRAPH.to_owned(),
        id: USER_READ,
        kind: PermissionKind::Delegated,
        value: "User.Read".to_owned(),
        display_name: words::USER_READ_NAME.to_owned(),
        admin_consent_required: false,
        owner: ApiOwner::Microsoft,
    }
}

/// Whether a permission is picked.
pub fn contains(app: App, pick: &PickedPermission) -> bool {
    app.draft.permissions().with(|picks| picks.iter().any(|other| other.key() == pick.key()))
}

/// Picks a permission, unless it is picked. One that a link has picked is ticked.
pub fn add(app: App, pick: PickedPermission) {
    app.draft.from_link().update(|marks| marks.tick_permission(pick.key(), true));
    app.draft.permissions().update(|picks| {
        if picks.iter().all(|other| other.key() != pick.key()) {
            picks.push(pick);
        }
    });
}

/// Gives a pick up.
pub fn remove(app: App, pick: &PickedPermission) {
    app.draft.permissions().update(|picks| picks.retain(|other| other.key() != pick.key()));
    app.draft.from_link().update(|marks| marks.forget_permission(pick.key()));
}

/// The list of picks, each with "Remove".
#[component]
pub fn Picked(
    /// Looks up what a link has picked.
    choice: Choice,
) -> AnyView {
    let app = App::here();
    let picks = app.draft.permissions();
    let messages = fields::messages(app.problems_of(Field::Permissions), Signal::from(true), fields::no_fix);
    let empty = move || picks.with(Vec::is_empty);
    let counts = move || {
        let apis = picks.with(|picks| {
            let mut apis: Vec<_> = picks.iter().map(|pick| pick.resource_app_id).collect();
            apis.sort_unstable();
            apis.dedup();
            apis.len()
        });
        words::counts(picks.with(Vec::len), apis, app.draft.audience().get())
    };
    view! {
        <Card title=words::PICKED>
            {fields::list_messages(messages)}
            <p class="picks__counts" hidden=empty>
                {counts}
            </p>
            <p class="empty" hidden=move || !empty()>
                {words::NOTHING_PICKED}
            </p>
            <ul class="picks" id=fields::id(Field::Permissions) tabindex="-1" hidden=empty>
                <For each=move || picks.get() key=PickedPermission::key let:pick>
                    {row(app, choice, pick)}
                </For>
            </ul>
        </Card>
    }
    .into_any()
}

fn row(app: App, choice: Choice, pick: PickedPermission) -> AnyView {
    let key = pick.key();
    let id = button_id(&pick);
    // The words of a pick that a link brought change once the tenant has told its own.
    let pick = Memo::new(move |_| {
        let now = app.draft.permissions().with(|picks| picks.iter().find(|other| other.key() == key).cloned());
        now.unwrap_or_else(|| pick.clone())
    });
    let named_by_link = Memo::new(move |_| {
        app.draft.from_link().track();
        app.draft.with_untracked(|draft| draft.is_named_by_link(key))
    });
    let shows_identity =
        Memo::new(move |_| app.draft.permissions().with(|picks| pick.with(|pick| pick.shows_identity(picks))));
    let about = move || pick.with(|pick| picked_api(pick, shows_identity.get(), named_by_link.get()));
    let badge = move || {
        pick.with(|pick| pick.admin_consent_required).then(|| {
            view! { <Badge kind=BadgeKind::Warning text=words::ADMIN_CONSENT.to_owned() /> }
        })
    };
    let announcer = announcer();
    let value = move || pick.with(|pick| spelled(&pick.value));
    let extra = Signal::derive(move || pick.with(words::remove_what));
    let press = move || {
        let pick = pick.get_untracked();
        let next = after(app, &pick);
        remove(app, &pick);
        announcer.announce(words::removed(&pick));
        // The button that had the focus is gone: the next one takes it, or the search.
        fields::focus_soon(next.as_ref().map_or_else(|| api_search::SEARCH.to_owned(), button_id));
    };
    view! {
        <li class="picks__row">
            <span class="picks__text">
                <code class="picks__value">{value}</code>
                " "
                <span class="picks__api">{about}</span>
            </span>
            {badge}
            <Button kind=ButtonKind::Secondary small=true id label_extra=extra on_press=press>
                {words::REMOVE}
            </Button>
            <UsePermission key label=extra choice />
        </li>
    }
    .into_any()
}

/// The pick after this one, or before it where it is the last.
fn after(app: App, pick: &PickedPermission) -> Option<PickedPermission> {
    app.draft.permissions().with_untracked(|picks| {
        let at = picks.iter().position(|other| other.key() == pick.key())?;
        picks.get(at + 1).or_else(|| picks.get(at.checked_sub(1)?)).cloned()
    })
}

fn button_id(pick: &PickedPermission) -> String {
    ["remove-", pick.kind.as_graph(), "-", &pick.id.to_string(), "-", &pick.resource_app_id.to_string()].concat()
}
