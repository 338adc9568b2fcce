//! Finding APIs and permissions: one search, and below it what there is, as a list that folds.

mod api_row;
mod cells;
mod chosen_api;
mod found;
mod grid;
mod grid_row;
pub mod ids;
mod list;
mod missing_api;
mod search;

use crate::web::reactive::prelude::*;

use chosen_api::{ChosenApi, ChosenHeading};
use grid::Grid;
use ids::{PANEL, SEARCH};
use list::ListHandle;
use search::Search;

use crate::{
    directory::permission::{PermissionKind, PickedPermission},
    flow::picker::{Event, offers::Tab, tree::Shows},
    web::{
        browser::{clock, focus},
        pages::{fields, layout::in_part::LaterPart},
        shell::{part::Part, picker::PickerHandle},
        ui::{Button, ButtonKind, Card, Disclosure, TabStrip, announcer, tab_id},
    },
    words::form::{advice, apis as words, permissions},
};

/// The search with all that it finds.
#[component]
pub fn Finder(picker: PickerHandle) -> AnyView {
    let list = ListHandle::new(picker);
    found::speak(picker);
    let shows = Memo::new(move || list.listed.with(|listed| listed.shows));
    let has_kinds = Memo::new(move || list.listed.with(|listed| listed.counts.iter().any(|count| *count > 0)));
    let tab = picker.slice(|picker| picker.tab() as usize);
    let kind = Memo::new(move || list.listed.with(|listed| listed.kind as usize));
    let selected =
        Signal::derive(move || if has_kinds.get() { tab_id(KINDS, kind.get()) } else { tab_id(APIS, tab.get()) });
    view! {
        <Card>
            <div class="finder">
                <Search picker list />
                {fields::learn_more(permissions::learn(), permissions::learn_at())}
                <Disclosure summary=advice::paste()>
                    <LaterPart part=Part::PasteList quiet=false />
                </Disclosure>
                {found::status(picker)}
                <ChosenHeading picker />
                <ChosenApi picker />
                {found::messages(picker)}
                <div class="finder__tabs" hidden=move || shows.get() != Shows::Apis>
                    {apis(picker, tab)}
                </div>
                <div class="finder__tabs finder__tabs--kinds" hidden=move || !has_kinds.get()>
                    {kinds(picker, list, kind)}
                </div>
                <Grid list tab=selected />
                {found::after(picker, list.listed)}
                <AddUserRead picker />
            </div>
        </Card>
    }
    .into_any()
}

/// The tabs of APIs.
const APIS: &str = "apis";
/// The tabs of kinds of permission.
const KINDS: &str = "kinds";

/// The name of a tab.
fn name(tab: Tab) -> &'static str {
    match tab {
        Tab::Microsoft => words::microsoft_apis(),
        Tab::Organization => words::organization_apis(),
        Tab::Own => words::my_apis(),
    }
}

fn apis(picker: PickerHandle, selected: Memo<usize>) -> AnyView {
    let select = move |index: usize| {
        Tab::ALL.get(index).into_iter().for_each(|tab| picker.dispatch(Event::Tab(*tab)));
    };
    let names = Tab::ALL.map(|tab| name(tab).into_any()).into();
    view! { <TabStrip label=words::tabs() name=APIS names selected on_select=select panel=PANEL /> }.into_any()
}

/// Delegated and application permissions, with how many there are of each.
fn kinds(picker: PickerHandle, list: ListHandle, selected: Memo<usize>) -> AnyView {
    let select = move |index: usize| {
        PermissionKind::ALL.get(index).into_iter().for_each(|kind| picker.dispatch(Event::Kind(*kind)));
    };
    let names = [permissions::delegated(), permissions::application()].into_iter().zip(0..);
    let names = names.map(|(name, index): (_, usize)| {
        let count = Memo::new(move || list.listed.with(|listed| listed.counts[index]));
        view! { {name} " " <span class="count">{changing(move || words::number(count.get()))}</span> }.into_any()
    });
    let means = move || match PermissionKind::ALL.get(selected.get()) {
        Some(PermissionKind::Application) => permissions::application_hint(),
        _ => permissions::delegated_hint(),
    };
    view! {
        <TabStrip label=permissions::kinds() name=KINDS names=names.collect() selected on_select=select panel=PANEL />
        <p class="finder__means">{changing(means)}</p>
        <div class="finder__heads" aria-hidden="true">
            <span>{permissions::head_permission()}</span>
            <span>{permissions::head_allows()}</span>
            <span>{permissions::head_consent()}</span>
        </div>
    }
    .into_any()
}

/// The one permission that most clients need, until it is picked.
#[component]
fn AddUserRead(
    /// What is picked.
    picker: PickerHandle,
) -> AnyView {
    let announcer = announcer();
    let has_user_read = Memo::new(move || {
        let own = PickedPermission::user_read();
        picker.is_picked(own.key()) || picker.leaves_out(&own)
    });
    let add = move || {
        picker.add(PickedPermission::user_read());
        announcer.announce(permissions::added(&PickedPermission::user_read()));
        // The button is gone.
        clock::before_paint(|| {
            if focus::is_lost() {
                focus::by_id(SEARCH);
            }
        });
    };
    let suggestion = move || {
        (!has_user_read.get()).then(|| {
            view! {
                <div class="suggestions">
                    <p class="suggestions__text">{words::user_read()}</p>
                    <Button kind=ButtonKind::Secondary on_press=add>
                        {words::add_user_read()}
                    </Button>
                </div>
            }
        })
    };
    changing(suggestion)
}
