//! What stands in the row of a permission: its name, what it allows, whether an administrator has to consent, and on
//! demand what it means.
//!
//! # Invariants
//! The cells are built once a place of the list; after that their words change.

use crate::web::reactive::prelude::*;

use super::grid_row::Place;
use crate::{
    flow::picker::tree::{Leaf, Row},
    web::shell::picker::PickerHandle,
    words::{
        form::permissions as words,
        value::{prose, spelled},
    },
};

/// What the cells say of a permission.
#[derive(Clone, Default, PartialEq)]
struct Said {
    /// Its name: before what was typed, that, and after it.
    name: [String; 3],
    allows: String,
    /// Why it cannot be selected, or that it is out of date.
    note: &'static str,
    needs_consent: bool,
    off: bool,
}

fn said(leaf: &Leaf) -> Option<Said> {
    let permission = leaf.permission()?;
    let value = &permission.value;
    let parts = leaf.hit.and_then(|(from, to)| Some([value.get(..from)?, value.get(from..to)?, value.get(to..)?]));
    Some(Said {
        name: parts.unwrap_or([value, "", ""]).map(spelled),
        allows: prose(&permission.display_name),
        note: match (permission.enabled, permission.is_deprecated()) {
            (false, _) => words::switched_off(),
            (true, true) => words::deprecated(),
            (true, false) => "",
        },
        needs_consent: permission.enabled && permission.admin_consent_required,
        off: !permission.enabled,
    })
}

/// The cells of whatever permission stands at a place.
pub fn cells(picker: PickerHandle, place: Place) -> AnyView {
    let said = place.memo(|row| if let Row::Permission(leaf) = row { said(leaf) } else { None });
    let name = |part: usize| Memo::new(move || said.with(|said| said.name[part].clone()));
    let allows = Memo::new(move || said.with(|said| said.allows.clone()));
    let note = Memo::new(move || said.with(|said| said.note.to_owned()));
    let no_consent = Memo::new(move || said.with(|said| !said.needs_consent));
    let off = Memo::new(move || said.with(|said| said.off.then_some("")));
    let selected = place.selected(picker);
    let means = place.memo(|row| match row {
        Row::Permission(leaf) if leaf.described => {
            leaf.permission().map(|permission| words::description(&leaf.api.summary, permission))
        }
        _ => Some(String::new()),
    });
    let means = move || {
        means.with(|text| {
            (!text.is_empty()).then(|| view! { <span role="gridcell" class="grid__about">{text.clone()}</span> })
        })
    };
    let name_id = ["name-", &place.at.to_string()].concat();
    let attributes = attributes([
        ("type", "checkbox".into()),
        ("class", "grid__check".into()),
        ("tabindex", "-1".into()),
        ("aria-labelledby", name_id.clone().into()),
        ("disabled", Signal::derive(move || off.get()).into()),
    ]);
    view! {
        <span role="gridcell" class="grid__box">
            <input {..attributes} prop:checked=move || selected.get() />
        </span>
        <span role="gridcell" class="grid__name" id=name_id>
            <code>{name(0)}<mark class="grid__hit">{name(1)}</mark>{name(2)}</code>
        </span>
        <span role="gridcell" class="grid__text"><bdi>{allows}</bdi></span>
        <span role="gridcell" class="grid__badge">
            <span class="grid__note">{note}</span>
            <span class="badge badge--warning" hidden=move || no_consent.get()>
                <span class="grid__short">{words::required()}</span>
                <span class="grid__long">{words::admin_consent()}</span>
            </span>
        </span>
        <span role="gridcell" class="grid__more">
            <button type="button" class="grid__button" tabindex="-1" aria-label=words::what_it_means()></button>
        </span>
        {changing(means)}
    }
    .into_any()
}
