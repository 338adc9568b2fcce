//! One row of the list: what it is to the keyboard and to those who hear it, and what stands in it.
//!
//! # Invariants
//! A place of the list is one element, whatever stands there. Where nothing stands, what stood there last is hidden.

use crate::web::reactive::prelude::*;
use web_sys::Element;

use super::{
    cells::{Cells, put},
    list::{ListHandle, row_id},
};
use crate::{
    flow::picker::tree::{self, Row as TreeRow, Shows},
    web::shell::picker::PickerHandle,
};

/// A place of the list.
#[derive(Clone, PartialEq)]
struct Place {
    /// What stands there, or stood there last.
    row: Option<TreeRow>,
    /// Where it stands among its like.
    among: tree::Place,
    is_gone: bool,
    /// Tab leads to it.
    is_next: bool,
    /// How many of its permissions are selected.
    selected: usize,
    /// Whether headings name the API.
    names_api: bool,
}

/// The row at a place.
pub fn row(list: ListHandle, at: usize) -> AnyView {
    let place = Memo::from_last(move |last: Option<&Place>| {
        let (row, among, names_api) = list.listed.with(|listed| {
            let among = listed.places.get(at).copied().unwrap_or_default();
            (listed.rows.get(at).cloned(), among, listed.shows == Shows::Found)
        });
        Place {
            among,
            is_gone: row.is_none(),
            is_next: list.active.get() == at,
            selected: row.as_ref().map_or(0, |row| selected(list.picker, row)),
            row: row.or_else(|| last.and_then(|last| last.row.clone())),
            names_api,
        }
    });
    let element = NodeRef::new();
    Effect::new(move |shown: Option<Option<Shown>>| {
        let element = element.get()?;
        place.with(|place| show(list.picker, &element, shown.flatten(), at, place))
    });
    let attributes =
        attributes([("role", "row".into()), ("id", row_id(at).into()), ("aria-rowindex", (at + 1).to_string().into())]);
    view! { <div {..attributes} node_ref=element></div> }.into_any()
}

fn selected(picker: PickerHandle, row: &TreeRow) -> usize {
    match row {
        TreeRow::Permission(leaf) => usize::from(leaf.key().is_some_and(|key| picker.is_picked(key))),
        TreeRow::Family(family, _) => {
            picker.with_picks(|picks| picks.iter().filter(|pick| family.has(pick.key())).count())
        }
        TreeRow::Apis(..) | TreeRow::Api(_) => 0,
    }
}

/// What was last said of a row by its attributes, and its cells.
type Shown = ((Marks, tree::Place), Cells);

/// Shows what stands at a place, in the cells that are there where they are of the same kind.
fn show(picker: PickerHandle, element: &Element, shown: Option<Shown>, at: usize, place: &Place) -> Option<Shown> {
    put(element, "hidden", place.is_gone.then_some(""));
    put(element, "tabindex", Some(if place.is_next { "0" } else { "-1" }));
    let row = place.row.as_ref().filter(|_| !place.is_gone);
    let Some(row) = row else { return shown };
    let left_out = if let TreeRow::Permission(leaf) = row { picker.left_out(leaf) } else { None };
    let marks = marks(row, place.selected, left_out.is_some());
    let (before, cells) = shown.unzip();
    let (marks_before, among_before) = before.unzip();
    if marks_before != Some(marks) {
        for (name, says) in marks {
            put(element, name, says);
        }
    }
    if among_before != Some(place.among) {
        let (at, of) = place.among;
        put(element, "aria-posinset", Some(&at.to_string()));
        put(element, "aria-setsize", Some(&of.to_string()));
    }
    let cells = match (row, cells) {
        (TreeRow::Permission(_), Some(cells @ Cells::Permission(_)))
        | (TreeRow::Api(_), Some(cells @ Cells::Api { .. }))
        | (TreeRow::Apis(..) | TreeRow::Family(..), Some(cells @ Cells::Heading { .. })) => cells,
        (row, _) => {
            element.set_text_content(None);
            match row {
                TreeRow::Permission(_) => Cells::permission(element, at)?,
                TreeRow::Api(_) => Cells::api(element)?,
                TreeRow::Apis(..) | TreeRow::Family(..) => Cells::heading(element)?,
            }
        }
    };
    match row {
        TreeRow::Permission(leaf) => {
            let needs_consent = picker.needs_administrator(leaf);
            cells.say_permission(leaf, place.selected > 0, needs_consent, left_out.as_deref());
        }
        TreeRow::Api(offer) => cells.say_api(offer),
        TreeRow::Apis(kind, count, _) => cells.say_kind(*kind, *count),
        TreeRow::Family(family, _) => cells.say_family(family, place.names_api, place.selected),
    }
    Some(((marks, place.among), cells))
}

fn said(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// Attributes, each with what it says.
type Marks = [(&'static str, Option<&'static str>); 5];

/// What a row is, beside its words.
fn marks(row: &TreeRow, selected: usize, is_left_out: bool) -> Marks {
    let leaf = if let TreeRow::Permission(leaf) = row { Some(leaf) } else { None };
    let (class, level) = match row {
        TreeRow::Apis(..) | TreeRow::Family(..) => ("grid__row grid__row--heading", "1"),
        TreeRow::Api(_) => ("grid__row grid__row--api", "2"),
        TreeRow::Permission(leaf) => (
            if leaf.described { "grid__row grid__row--described" } else { "grid__row" },
            if leaf.below { "2" } else { "1" },
        ),
    };
    let is_off = leaf.and_then(|leaf| leaf.permission()).is_some_and(|permission| !permission.enabled);
    [
        ("class", Some(class)),
        ("aria-level", Some(level)),
        ("aria-expanded", row.is_unfolded().or_else(|| leaf.map(|leaf| leaf.described)).map(said)),
        ("aria-selected", leaf.map(|_| said(selected > 0))),
        ("aria-disabled", (is_off || is_left_out).then_some("true")),
    ]
}
