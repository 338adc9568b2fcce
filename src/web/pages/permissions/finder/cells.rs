//! What stands in a row, as elements that are given other words: a keystroke changes what every row says, and to have a
//! value followed and a view compared for each word takes longer than a frame.
//!
//! # Invariants
//! - Words are put as text, never as markup.
//! - A row has no more elements than it shows: each takes its part of the frame in which a keystroke is answered.

use std::cell::OnceCell;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use super::api_row;
use crate::{
    flow::picker::{
        families::{Family, FamilyName},
        offers::{Kind, Offer},
        tree::Leaf,
    },
    web::reactive::prelude::document,
    words::{
        form::{apis, permissions as words},
        value::{prose, spelled},
    },
};

/// Has an attribute say something, or takes it away.
pub fn put(element: &Element, name: &str, says: Option<&str>) {
    // The names are valid, and that is all that a browser asks of them.
    let _ = match says {
        Some(says) => element.set_attribute(name, says),
        None => element.remove_attribute(name),
    };
}

/// Makes an element at the end of another one. (No name here is one that a browser refuses.)
fn add(parent: &Element, tag: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    for (name, says) in attributes {
        put(&element, name, Some(says));
    }
    parent.append_child(&element).ok()?;
    Some(element)
}

fn cell(row: &Element, class: &str) -> Option<Element> {
    add(row, "span", &[("role", "gridcell"), ("class", class)])
}

/// Words whose letters turn no others.
fn isolated(parent: &Element, class: &str) -> Option<Element> {
    add(parent, "bdi", &[("class", class)])
}

/// Keeps the words of two elements apart.
fn apart(parent: &Element) {
    // Refused by no element that may hold text.
    let _ = parent.append_with_str_1(" ");
}

fn say(element: &Element, words: &str) {
    element.set_text_content(Some(words));
}

/// The elements of a row that are given words.
pub enum Cells {
    Heading { api: Element, name: Element, count: Element, selected: Element },
    Api { name: Element, badges: Element, about: Element, id: Element },
    Permission(Box<OfPermission>),
}

pub struct OfPermission {
    row: Element,
    check: HtmlInputElement,
    name: Element,
    text: Element,
    consent: Element,
    badge: Element,
    /// Few permissions have one.
    note: OnceCell<Element>,
    /// Made when it is first asked for.
    means: OnceCell<Element>,
}

/// Says something in an element that is made when there first is something to say, and hidden when there is not.
fn say_where_needed(place: &OnceCell<Element>, make: impl FnOnce() -> Option<Element>, words: &str) {
    if place.get().is_none()
        && !words.is_empty()
        && let Some(element) = make()
    {
        // It was empty a line above.
        let _ = place.set(element);
    }
    if let Some(element) = place.get() {
        say(element, words);
        put(element, "hidden", words.is_empty().then_some(""));
    }
}

impl Cells {
    /// The cells of a heading.
    pub fn heading(row: &Element) -> Option<Self> {
        let cell = cell(row, "grid__heading")?;
        let api = isolated(&cell, "grid__api-name")?;
        apart(&cell);
        let name = isolated(&cell, "grid__family")?;
        apart(&cell);
        let count = add(&cell, "span", &[("class", "count")])?;
        apart(&cell);
        let selected = add(&cell, "span", &[("class", "grid__selected")])?;
        Some(Self::Heading { api, name, count, selected })
    }

    /// The cells of an API.
    pub fn api(row: &Element) -> Option<Self> {
        let name = cell(row, "grid__name")?;
        let button = [("type", "button"), ("class", "grid__api"), ("tabindex", "-1")];
        let name = isolated(&add(&name, "button", &button)?, "")?;
        Some(Self::Api {
            name,
            badges: cell(row, "grid__badge")?,
            about: cell(row, "grid__text")?,
            id: cell(row, "grid__id")?,
        })
    }

    /// The cells of a permission.
    pub fn permission(row: &Element, at: usize) -> Option<Self> {
        let name_id = ["name-", &at.to_string()].concat();
        let check =
            [("type", "checkbox"), ("class", "grid__check"), ("tabindex", "-1"), ("aria-labelledby", name_id.as_str())];
        let check = add(&cell(row, "grid__box")?, "input", &check)?.dyn_into().ok()?;
        let [name_class, text_class] =
            ["grid__name", "grid__text"].map(|class| [("role", "gridcell"), ("class", class)]);
        let name = add(row, "code", &name_class)?;
        put(&name, "id", Some(&name_id));
        let text = add(row, "bdi", &text_class)?;
        let consent = cell(row, "grid__badge")?;
        let badge = add(&consent, "span", &[("class", "badge badge--warning")])?;
        say(&add(&badge, "span", &[("class", "grid__short")])?, words::required());
        say(&add(&badge, "span", &[("class", "grid__long")])?, words::admin_consent());
        let more = [
            ("role", "gridcell"),
            ("type", "button"),
            ("class", "grid__more"),
            ("tabindex", "-1"),
            ("aria-label", words::what_it_means()),
        ];
        add(row, "button", &more)?;
        let (note, means) = (OnceCell::new(), OnceCell::new());
        Some(Self::Permission(Box::new(OfPermission {
            row: row.clone(),
            check,
            name,
            text,
            consent,
            badge,
            note,
            means,
        })))
    }

    /// A heading over APIs.
    pub fn say_kind(&self, kind: Kind, many: usize) {
        self.say_heading("", api_row::heading(kind), many, 0);
    }

    /// The heading of a family. Among what was found, the API is named.
    pub fn say_family(&self, family: &Family, names_api: bool, chosen: usize) {
        let name = match &family.name {
            FamilyName::Common => words::common().to_owned(),
            FamilyName::Beginning(beginning) => spelled(beginning),
            FamilyName::Others => words::others().to_owned(),
        };
        let api = if names_api { spelled(&family.api.summary.display_name) } else { String::new() };
        self.say_heading(&api, &name, family.members.len(), chosen);
    }

    /// A heading, with how many it is over, and how many of those are selected.
    fn say_heading(&self, of_api: &str, what: &str, many: usize, chosen: usize) {
        if let Self::Heading { api, name, count, selected } = self {
            say(api, of_api);
            say(name, what);
            say(count, &apis::number(many));
            say(selected, &if chosen == 0 { String::new() } else { words::selected(chosen) });
        }
    }

    pub fn say_api(&self, offer: &Offer) {
        if let Self::Api { name, badges, about, id } = self {
            say(name, &spelled(api_row::name(offer)));
            say(badges, "");
            for (kind, text) in api_row::badges(offer) {
                if let Some(badge) = add(badges, "span", &[("class", kind.class())]) {
                    say(&badge, text);
                }
            }
            say(about, &api_row::about(offer));
            say(id, &offer.app_id().to_string());
        }
    }

    /// `needs_consent` says that an administrator has to consent, `left_out` why the house lets nobody pick it.
    pub fn say_permission(&self, leaf: &Leaf, selected: bool, needs_consent: bool, left_out: Option<&str>) {
        let (Self::Permission(cells), Some(permission)) = (self, leaf.permission()) else { return };
        cells.check.set_checked(selected);
        cells.check.set_disabled(!permission.enabled || left_out.is_some());
        say_name(&cells.name, &permission.value, leaf.hit);
        say(&cells.text, &prose(&permission.display_name));
        let note = match (permission.enabled, permission.is_deprecated()) {
            (false, _) => words::switched_off(),
            (true, true) => words::deprecated(),
            (true, false) => "",
        };
        say_where_needed(&cells.note, || add(&cells.consent, "span", &[("class", "grid__note")]), note);
        put(&cells.badge, "hidden", (!(permission.enabled && needs_consent)).then_some(""));
        let described = leaf.described.then(|| words::description(&leaf.api.summary, permission));
        // Why it is off is not folded away.
        let means = [left_out, described.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        say_where_needed(&cells.means, || cell(&cells.row, "grid__about"), &means);
    }
}

/// A name with what was typed marked in it. It is broken after its dots where it does not fit its line.
fn say_name(place: &Element, value: &str, hit: Option<(usize, usize)>) {
    let parts = hit.and_then(|(from, to)| Some([value.get(..from)?, value.get(from..to)?, value.get(to..)?]));
    let [before, hit, after] = parts.unwrap_or([value, "", ""]);
    say(place, "");
    in_parts(place, before);
    if !hit.is_empty()
        && let Some(mark) = add(place, "mark", &[("class", "grid__hit")])
    {
        in_parts(&mark, hit);
    }
    in_parts(place, after);
}

fn in_parts(place: &Element, text: &str) {
    for part in text.split_inclusive('.') {
        // Refused by no element that may hold text.
        let _ = place.append_with_str_1(&spelled(part));
        if part.ends_with('.') {
            add(place, "wbr", &[]);
        }
    }
}
