//! The permissions that an API offers, to be ticked: delegated and application ones apart, and in a long list those
//! together whose names begin alike.
//!
//! # Invariants
//! The rows of an API are built once; [`super::permission_filter`] hides and shows them.

use crate::web::reactive::prelude::*;

use super::{
    permission_filter::{self, Family, Group, haystack},
    permission_row::{Keys, row},
};
use crate::{
    directory::permission::{Permission, PermissionKind, ResourceApi, ResourceSummary},
    web::{
        browser::focus,
        shell::picker::PickerHandle,
        ui::{Badge, BadgeKind, Card, SearchField, announcer},
    },
    words::{
        form::{apis, permissions as words},
        value::spelled,
    },
};

/// The ID of what is shown of the chosen API.
const PLACE: &str = "chosen-api";

/// From how many permissions on there is a filter, and the list scrolls by itself: what was picked and the way on stay
/// near.
const FILTER_FROM: usize = 8;

/// The most permissions of an API that are listed. Microsoft Graph, which offers more than any other, has 1,400.
const MOST: usize = 2_000;

/// The most rows of one list: what the browser lays out, or leaves, as one.
const LIST: usize = 24;

/// An API with its permissions, the filter and how many are picked.
pub fn api_card(picker: PickerHandle, api: &ResourceApi) -> AnyView {
    let summary = &api.summary;
    let app_id = summary.app_id;
    let all = api.offered().count();
    announcer().announce(words::offers(all, &summary.display_name));
    let keys = picker.keys_of(app_id);
    let count = Signal::derive(move || words::picked_of(keys.with(Vec::len), all));
    let end = move || view! { <Badge kind=BadgeKind::Brand text=count /> };
    let filter = RwSignal::new(String::new());
    // Those that the API has switched off are shown as such, beside those that it offers.
    let listed = api.permissions.get(..MOST).unwrap_or(&api.permissions);
    let left_out = api.permissions.len() - listed.len();
    let shown = if all == 0 { 0 } else { listed.len() };
    let left = RwSignal::new(shown);
    let long = shown >= FILTER_FROM;
    let filter_field = long.then(|| {
        let hint = Signal::derive(
            move || {
                if left.get() == shown { String::new() } else { words::shown_of(left.get(), shown) }
            },
        );
        view! {
            <SearchField
                id="filter-permissions"
                label=words::filter()
                hint
                value=filter
                on_input=move |text| filter.set(text)
            />
        }
    });
    let groups = [PermissionKind::Delegated, PermissionKind::Application].map(|kind| {
        let of_kind: Vec<_> = listed.iter().filter(|p| shown > 0 && p.kind == kind).collect();
        (!of_kind.is_empty()).then(|| group(picker, summary, kind, &of_kind, keys, long))
    });
    let (views, groups): (Vec<_>, Vec<_>) = groups.into_iter().flatten().unzip();
    permission_filter::watch(filter, left, groups);
    go_there();
    let name = spelled(&summary.display_name);
    let title = name.clone();
    // Anybody can call an API as Microsoft's are called.
    let owner = (!summary.owner.vouches_for_names())
        .then(|| view! { <p class="permissions__hint">{apis::owner(summary.owner)}</p> });
    let nothing = (all == 0).then(|| {
        view! {
            <p class="empty">
                <strong>{words::no_permissions()}</strong>
                " "
                {words::no_permissions_do()}
            </p>
        }
    });
    view! {
        <div id=PLACE role="group" aria-label=name tabindex="-1">
            <Card title end>
                <code class="api-id">{app_id.to_string()}</code>
                {owner}
                {nothing}
                {filter_field}
                {(left_out > 0).then(|| view! { <p class="card__note">{words::first_of(shown, shown + left_out)}</p> })}
                <div class=if long { "permissions-box permissions-box--long" } else { "permissions-box" }>{views}</div>
                <p class="empty" hidden=move || shown == 0 || (left.get() > 0)>
                    {words::no_match()}
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
        let in_list = active.is_some_and(|element| element.closest(".options").is_ok_and(|found| found.is_some()));
        if in_list || focus::is_lost() {
            focus::by_id(PLACE);
        }
    });
}

/// The permissions of one kind under their heading.
fn group(
    picker: PickerHandle,
    api: &ResourceSummary,
    kind: PermissionKind,
    permissions: &[&Permission],
    keys: Keys,
    long: bool,
) -> (AnyView, Group) {
    let place = NodeRef::new();
    let (title, hint, id) = match kind {
        PermissionKind::Delegated => (words::delegated(), words::delegated_hint(), "delegated-permissions"),
        PermissionKind::Application => (words::application(), words::application_hint(), "application-permissions"),
    };
    let families = if long { families(permissions) } else { vec![(None, permissions.to_vec())] };
    let families = families.into_iter().map(|(name, permissions)| family(picker, api, name, &permissions, keys));
    let (views, families): (Vec<_>, Vec<_>) = families.unzip();
    let view = view! {
        <div class="permissions" role="group" aria-labelledby=id node_ref=place>
            <h3 class="permissions__title" id=id>
                {title}
            </h3>
            <p class="permissions__hint">{hint}</p>
            {views}
        </div>
    };
    (view.into_any(), Group { place, families })
}

/// Permissions whose names begin alike, under the beginning; at the end those that are alone with theirs.
fn families<'a>(permissions: &[&'a Permission]) -> Vec<(Option<String>, Vec<&'a Permission>)> {
    let beginning = |permission: &Permission| permission.value.split('.').next().unwrap_or_default().to_lowercase();
    let (mut families, mut others) = (Vec::new(), Vec::new());
    for family in permissions.chunk_by(|a, b| beginning(a) == beginning(b)) {
        match family {
            [alone] => others.push(*alone),
            [first, ..] => {
                let name = first.value.split('.').next().map(words::family);
                families.push((name, family.to_vec()));
            }
            [] => {}
        }
    }
    if !others.is_empty() {
        let name = (!families.is_empty()).then(|| words::others().to_owned());
        families.push((name, others));
    }
    families
}

fn family(
    picker: PickerHandle,
    api: &ResourceSummary,
    name: Option<String>,
    permissions: &[&Permission],
    keys: Keys,
) -> (AnyView, Family) {
    let place = NodeRef::new();
    let lists = permissions.chunks(LIST).map(|permissions| {
        let rows = permissions.iter().map(|permission| row(picker, api, permission, keys)).collect::<Vec<_>>();
        let haystacks = permissions.iter().map(|p| haystack([&p.value, &p.display_name, &p.description]));
        (view! { <ul class="permissions__list">{rows}</ul> }, haystacks.collect::<Vec<_>>())
    });
    let (views, lists): (Vec<_>, Vec<_>) = lists.unzip();
    let view = view! {
        <div class="permissions__family" node_ref=place>
            {name.map(|name| view! { <h4 class="permissions__beginning">{name}</h4> })}
            {views}
        </div>
    };
    (view.into_any(), Family { place, lists })
}
