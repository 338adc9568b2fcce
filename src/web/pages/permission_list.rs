//! The permissions that an API offers, to be ticked.
//!
//! # Invariants
//! The rows of an API are built once. The filter only hides and shows them, so that it keeps up with typing even
//! for Microsoft Graph, which offers more than a thousand.

use leptos::{html, prelude::*};

use super::picked;
use crate::{
    directory::{
        ids::PermissionId,
        permission::{Permission, PermissionKind, PickedPermission, ResourceApi, ResourceSummary},
    },
    i18n::permissions as words,
    web::{
        app::state::App,
        browser::focus,
        ui::{Badge, BadgeKind, Card, Checkbox, SearchField, announcer},
    },
};

/// The ID of what is shown of the chosen API.
const PLACE: &str = "chosen-api";

/// From how many permissions on there is a filter, and the list scrolls by itself: what was picked and the way on stay
/// near.
const FILTER_FROM: usize = 8;

/// An API with its permissions, the filter and how many are picked.
pub(super) fn api_card(app: App, api: &ResourceApi) -> AnyView {
    let summary = &api.summary;
    let app_id = summary.app_id;
    let all = api.offered().count();
    announcer().announce(words::offers(&summary.display_name, all));
    let keys = Memo::new(move |_| {
        app.draft.with(|draft| {
            let picks = draft.permissions.iter().filter(|pick| pick.resource_app_id == app_id);
            picks.filter(|pick| !draft.awaits_tick(pick.key())).map(|pick| (pick.kind, pick.id)).collect::<Vec<_>>()
        })
    });
    let count = Signal::derive(move || words::picked_of(keys.with(Vec::len), all));
    let end = move || view! { <Badge kind=BadgeKind::Brand text=count /> };
    let filter = RwSignal::new(String::new());
    let left = RwSignal::new(all);
    let long = all >= FILTER_FROM;
    let filter_field = long.then(|| {
        let hint =
            Signal::derive(move || if left.get() == all { String::new() } else { words::shown_of(left.get(), all) });
        view! {
            <SearchField
                id="filter-permissions"
                label=words::FILTER
                hint
                value=filter
                on_input=move |text| filter.set(text)
            />
        }
    });
    let groups = [PermissionKind::Delegated, PermissionKind::Application].map(|kind| {
        let of_kind = api.offered().filter(|p| p.kind == kind).collect::<Vec<_>>();
        group(app, summary, kind, &of_kind, keys)
    });
    let [delegated, application] = groups;
    watch_filter(filter, left, [delegated.1, application.1]);
    go_there();
    let nothing = (all == 0).then(|| {
        view! {
            <p class="empty">
                <strong>{words::NO_PERMISSIONS}</strong>
                " "
                {words::NO_PERMISSIONS_DO}
            </p>
        }
    });
    view! {
        <div id=PLACE role="group" aria-label=summary.display_name.clone() tabindex="-1">
            <Card title=summary.display_name.clone() end>
                <code class="api-id">{app_id.to_string()}</code>
                {nothing}
                {filter_field}
                <div class=if long { "permissions-box permissions-box--long" } else { "permissions-box" }>
                    {delegated.0}
                    {application.0}
                </div>
                <p class="empty" hidden=move || all == 0 || (left.get() > 0)>
                    {words::NO_MATCH}
                </p>
            </Card>
        </div>
    }
    .into_any()
}

/// Goes on to the permissions, past whatever else was found: unless one has gone elsewhere since the API was chosen.
fn go_there() {
    request_animation_frame(|| {
        let active = document().active_element();
        if active.is_some_and(|element| element.closest(".apis, .suggestions").is_ok_and(|found| found.is_some())) {
            focus::by_id(PLACE);
        }
    });
}

/// The place of a group's rows, and what the filter looks for in each.
type Rows = (NodeRef<html::Ul>, NodeRef<html::Div>, Vec<String>);

/// The permissions of one kind under their heading.
fn group(
    app: App,
    api: &ResourceSummary,
    kind: PermissionKind,
    permissions: &[&Permission],
    keys: Memo<Vec<(PermissionKind, PermissionId)>>,
) -> (Option<AnyView>, Rows) {
    let list = NodeRef::<html::Ul>::new();
    let place = NodeRef::<html::Div>::new();
    let haystacks = permissions
        .iter()
        .map(|p| [p.value.as_str(), &p.display_name, &p.description].join("\n").to_lowercase())
        .collect::<Vec<_>>();
    if permissions.is_empty() {
        return (None, (list, place, haystacks));
    }
    let rows = permissions.iter().map(|permission| row(app, api, permission, keys)).collect::<Vec<_>>();
    let (title, hint, id) = match kind {
        PermissionKind::Delegated => (words::DELEGATED, words::DELEGATED_HINT, "delegated-permissions"),
        PermissionKind::Application => (words::APPLICATION, words::APPLICATION_HINT, "application-permissions"),
    };
    let view = view! {
        <div class="permissions" role="group" aria-labelledby=id node_ref=place>
            <h3 class="permissions__title" id=id>
                {title}
            </h3>
            <p class="permissions__hint">{hint}</p>
            <ul class="permissions__list" node_ref=list>
                {rows}
            </ul>
        </div>
    };
    (Some(view.into_any()), (list, place, haystacks))
}

fn row(
    app: App,
    api: &ResourceSummary,
    permission: &Permission,
    keys: Memo<Vec<(PermissionKind, PermissionId)>>,
) -> AnyView {
    let key = (permission.kind, permission.id);
    let badge = if permission.admin_consent_required {
        (BadgeKind::Warning, words::ADMIN_CONSENT.to_owned())
    } else {
        (BadgeKind::Success, words::USER_CONSENT.to_owned())
    };
    let pick = PickedPermission::of(api, permission);
    let change = move |ticked: bool| {
        if ticked {
            picked::add(app, pick.clone());
        } else {
            picked::remove(app, &pick);
        }
    };
    let description = if permission.description.is_empty() || permission.description == permission.display_name {
        permission.display_name.clone()
    } else if permission.display_name.is_empty() {
        permission.description.clone()
    } else {
        [permission.display_name.as_str(), ". ", &permission.description].concat()
    };
    let kind = permission.kind.as_graph();
    view! {
        <li class="permissions__row">
            <Checkbox
                id=[kind, "-", &permission.id.to_string()].concat()
                label=permission.value.clone()
                code=true
                description=description
                badges=vec![badge]
                checked=Signal::derive(move || keys.with(|keys| keys.contains(&key)))
                on_change=change
            />
        </li>
    }
    .into_any()
}

/// Hides the rows that do not have every word of the filter, and a group without rows, and counts the rest.
fn watch_filter(filter: RwSignal<String>, left: RwSignal<usize>, groups: [Rows; 2]) {
    Effect::new(move |before: Option<()>| {
        let text = filter.with(|text| text.to_lowercase());
        let words: Vec<&str> = text.split_whitespace().collect();
        if before.is_none() && words.is_empty() {
            return;
        }
        let mut shown = 0;
        for (list, place, haystacks) in &groups {
            let (Some(list), Some(place)) = (list.get_untracked(), place.get_untracked()) else { continue };
            let mut row = list.first_element_child();
            let mut any = false;
            for haystack in haystacks {
                let Some(element) = row else { break };
                let fits = words.iter().all(|word| haystack.contains(word));
                // Set always: an attribute that stays as it is costs the browser nothing.
                let _ = element.toggle_attribute_with_force("hidden", !fits);
                any |= fits;
                shown += usize::from(fits);
                row = element.next_element_sibling();
            }
            let _ = place.toggle_attribute_with_force("hidden", !any);
        }
        left.set(shown);
    });
}
