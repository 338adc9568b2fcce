//! The filter over the permissions of an API.
//!
//! # Invariants
//! It only hides and shows rows that are there, and touches those alone whose turn it is: so it keeps up with typing
//! even for Microsoft Graph, which offers more than a thousand.

use crate::web::reactive::prelude::*;
use web_sys::Element;

/// Rows whose names begin alike, in lists of no great length: the last children of their place.
pub(super) struct Family {
    pub(super) place: NodeRef,
    /// What is looked for words in, list by list and row by row.
    pub(super) lists: Vec<Vec<String>>,
}

/// The families of one kind of permission.
pub(super) struct Group {
    pub(super) place: NodeRef,
    pub(super) families: Vec<Family>,
}

/// An element that is hidden while it does not fit.
struct Hidable {
    element: Element,
    shown: bool,
}

impl Hidable {
    fn new(element: Element) -> Self {
        Self { element, shown: true }
    }

    fn show(&mut self, shown: bool) {
        if self.shown != shown {
            self.shown = shown;
            // An element that is in the page takes the attribute.
            let _ = self.element.toggle_attribute_with_force("hidden", !shown);
        }
    }
}

/// A list on the page, with its rows.
struct List {
    place: Hidable,
    rows: Vec<(Hidable, String)>,
}

/// A family on the page.
struct Shown {
    place: Hidable,
    lists: Vec<List>,
}

impl List {
    /// Shows the rows that fit, and counts them.
    fn show(&mut self, fits: impl Fn(&str) -> bool) -> usize {
        let fitting: Vec<bool> = self.rows.iter().map(|(_, haystack)| fits(haystack)).collect();
        let count = fitting.iter().filter(|fits| **fits).count();
        // The rows of a list that is hidden as a whole stay as they are: so most keystrokes touch few elements.
        if count > 0 {
            self.rows.iter_mut().zip(fitting).for_each(|((row, _), fits)| row.show(fits));
        }
        self.place.show(count > 0);
        count
    }
}

impl Family {
    fn on_page(self) -> Option<Shown> {
        let place: Element = self.place.get_untracked()?.into();
        let mut lists = Vec::with_capacity(self.lists.len());
        let mut list = place.last_element_child();
        for haystacks in self.lists.into_iter().rev() {
            let element = list?;
            list = element.previous_element_sibling();
            let mut rows = Vec::with_capacity(haystacks.len());
            let mut row = element.first_element_child();
            for haystack in haystacks {
                let element = row?;
                row = element.next_element_sibling();
                rows.push((Hidable::new(element), haystack));
            }
            lists.push(List { place: Hidable::new(element), rows });
        }
        Some(Shown { place: Hidable::new(place), lists })
    }
}

/// What a row is searched in.
pub(super) fn haystack(texts: [&str; 3]) -> String {
    texts.join("\n").to_lowercase()
}

/// Hides the rows that do not have every word of the filter, and families and groups without rows, and counts the rest.
pub(super) fn watch(filter: RwSignal<String>, left: RwSignal<usize>, groups: Vec<Group>) {
    let mut coming = Some(groups);
    let mut groups: Vec<(Hidable, Vec<Shown>)> = Vec::new();
    Effect::new(move |_| {
        let text = filter.with(|text| text.to_lowercase());
        let words: Vec<&str> = text.split_whitespace().collect();
        // The rows are looked up once they are on the page.
        for Group { place, families } in coming.take().into_iter().flatten() {
            if let Some(place) = place.get_untracked() {
                let families = families.into_iter().filter_map(Family::on_page).collect();
                groups.push((Hidable::new(place.into()), families));
            }
        }
        let mut shown = 0;
        for (place, families) in &mut groups {
            let before = shown;
            for family in families {
                let fits = |haystack: &str| words.iter().all(|word| haystack.contains(word));
                let count: usize = family.lists.iter_mut().map(|list| list.show(fits)).sum();
                family.place.show(count > 0);
                shown += count;
            }
            place.show(shown > before);
        }
        left.set(shown);
    });
}
