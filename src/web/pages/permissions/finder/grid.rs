//! The list below the search as it is shown: a tree grid.

use crate::web::reactive::prelude::*;
use web_sys::MouseEvent;

use super::{
    grid_row,
    ids::{LIST, PANEL},
    list::{ListHandle, is_in, row_of},
};
use crate::{
    flow::picker::tree::Shows,
    words::form::{apis, permissions as words},
};

/// The list itself.
#[component]
pub fn Grid(
    list: ListHandle,
    /// The ID of the tab that it is the panel of.
    tab: Signal<String>,
) -> AnyView {
    let place = NodeRef::new();
    StoredValue::new(list.follow_the_view(place));
    let count = Memo::new(move || list.listed.with(|listed| listed.rows.len()));
    let label = Signal::derive(move || {
        match list.listed.with(|listed| listed.shows) {
            Shows::Apis => apis::results(),
            Shows::Chosen => words::head_permission(),
            Shows::Found => words::results(),
        }
        .to_owned()
    });
    let rows = Signal::derive(move || count.get().to_string());
    let empty = Memo::new(move || count.get() == 0);
    let class = Signal::derive(move || if list.by_pointer.get() { "grid grid--by-pointer" } else { "grid" }.to_owned());
    let attributes = attributes([
        ("role", "treegrid".into()),
        ("id", LIST.into()),
        ("class", class.into()),
        ("aria-multiselectable", "true".into()),
        ("aria-label", label.into()),
        ("aria-rowcount", rows.into()),
    ]);
    let focused = move |event: web_sys::FocusEvent| {
        if let Some((_, at)) = row_of(event.target()) {
            list.active.set(at);
        }
    };
    // One row is one stop: a press on what stands in it leaves the focus to the row.
    let pressed = move |event: MouseEvent| {
        list.by_pointer.set(true);
        if is_in(event.target(), "input, button") {
            event.prevent_default();
        }
    };
    view! {
        <div role="tabpanel" id=PANEL aria-labelledby=tab hidden=move || empty.get()>
            <div
                {..attributes}
                node_ref=place
                on:keydown=move |event| list.press_key(&event)
                on:click=move |event| list.click(&event)
                on:focusin=focused
                on:mousedown=pressed
            >
                {each(move || (0..list.built.get()).map(|at| Row::new(at.to_string(), move || grid_row::row(list, at))).collect())}
            </div>
        </div>
    }
    .into_any()
}
