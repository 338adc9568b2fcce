//! One row of the list: what it is to the keyboard and to those who hear it, and what stands in it.
//!
//! # Invariants
//! A keystroke changes what stands at a place, and never what the place is made of: the cells of a permission and of a
//! heading are built when one first stands there, and stay, hidden while something else does.

use crate::web::reactive::prelude::*;

use super::{
    api_row,
    grid::{GridHandle, row_id},
    permission_row,
};
use crate::{
    flow::picker::{
        families::FamilyName,
        tree::{self, Shows},
    },
    web::shell::picker::PickerHandle,
    words::{
        form::{apis, permissions as words},
        value::spelled,
    },
};

/// A place of the list, and what stands there; what stood there last, where nothing does.
#[derive(Clone, Copy)]
pub struct Place {
    pub at: usize,
    row: Memo<Option<tree::Row>>,
}

impl Place {
    /// What is made of the row, or what was made of the last one of which something is.
    pub fn memo<T: Clone + Default + PartialEq + 'static>(self, make: fn(&tree::Row) -> Option<T>) -> Memo<T> {
        Memo::from_last(move |last: Option<&T>| {
            self.row.with(|row| row.as_ref().and_then(make)).or_else(|| last.cloned()).unwrap_or_default()
        })
    }

    /// Whether the permission that stands there is selected.
    pub fn selected(self, picker: PickerHandle) -> Memo<bool> {
        Memo::new(move || {
            let key = self.row.with(|row| if let Some(tree::Row::Permission(leaf)) = row { leaf.key() } else { None });
            key.is_some_and(|key| picker.is_picked(key))
        })
    }
}

/// What a row is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shape {
    #[default]
    Heading,
    Api,
    Permission,
}

/// What a row is, beside its words.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Marks {
    shape: Shape,
    class: &'static str,
    level: Option<&'static str>,
    expanded: Option<&'static str>,
    off: Option<&'static str>,
}

fn said(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

fn marks(row: &tree::Row) -> Marks {
    let expanded = row.is_unfolded().map(said);
    match row {
        tree::Row::Apis(..) | tree::Row::Family(..) => {
            Marks { class: "grid__row grid__row--heading", level: Some("1"), expanded, ..Marks::default() }
        }
        tree::Row::Api(_) => {
            Marks { shape: Shape::Api, class: "grid__row grid__row--api", level: Some("2"), ..Marks::default() }
        }
        tree::Row::Permission(leaf) => Marks {
            shape: Shape::Permission,
            class: if leaf.described { "grid__row grid__row--described" } else { "grid__row" },
            level: Some(if leaf.below { "2" } else { "1" }),
            expanded: Some(said(leaf.described)),
            off: leaf.permission().is_some_and(|permission| !permission.enabled).then_some("true"),
        },
    }
}

/// The row at a place.
pub fn row(grid: GridHandle, at: usize) -> AnyView {
    let GridHandle { picker, listed, active, .. } = grid;
    let place = Place { at, row: Memo::new(move || listed.with(|listed| listed.rows.get(at).cloned())) };
    let is_gone = Memo::new(move || place.row.with(|row| row.is_none().then_some("")));
    let is_next = Memo::new(move || Some(if active.get() == at { "0" } else { "-1" }));
    let marks = place.memo(|row| Some(marks(row)));
    let shape = Memo::new(move || marks.get().shape);
    let selected = place.selected(picker);
    let is_selected = Memo::new(move || (shape.get() == Shape::Permission).then(|| said(selected.get())));
    let attributes = attributes([
        ("role", "row".into()),
        ("id", row_id(at).into()),
        ("aria-rowindex", (at + 1).to_string().into()),
        ("class", of(marks, |marks| Some(marks.class))),
        ("aria-level", of(marks, |marks| marks.level)),
        ("aria-expanded", of(marks, |marks| marks.expanded)),
        ("aria-disabled", of(marks, |marks| marks.off)),
        ("aria-selected", Signal::derive(move || is_selected.get()).into()),
        ("tabindex", Signal::derive(move || is_next.get()).into()),
        ("hidden", Signal::derive(move || is_gone.get()).into()),
    ]);
    let shows = Memo::new(move || listed.with(|listed| listed.shows));
    view! {
        <div {..attributes}>
            {part(shape, Shape::Permission, move || permission_row::cells(picker, place))}
            {part(shape, Shape::Heading, move || heading(picker, place, shows))}
            {part(shape, Shape::Api, move || api_row::cells(place))}
        </div>
    }
    .into_any()
}

/// One of the marks, as an attribute that is put anew when it comes out as another one.
fn of(marks: Memo<Marks>, mark: fn(Marks) -> Option<&'static str>) -> Says {
    let mark = Memo::new(move || mark(marks.get()));
    Signal::derive(move || mark.get()).into()
}

/// The cells of a shape, once a row has it.
fn part(shape: Memo<Shape>, own: Shape, cells: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let is_own = Memo::new(move || shape.get() == own);
    let was_own = Memo::from_last(move |was: Option<&bool>| was == Some(&true) || is_own.get());
    changing(move || {
        was_own.get().then(|| {
            view! { <div role="none" class="grid__cells" hidden=move || !is_own.get()>{untrack(&cells)}</div> }
        })
    })
}

/// What a heading says.
#[derive(Clone, Default, PartialEq)]
struct Heading {
    /// Whose permissions they are.
    api: String,
    name: String,
    count: usize,
}

fn heading_of(row: &tree::Row) -> Option<Heading> {
    match row {
        tree::Row::Apis(kind, count, _) => {
            Some(Heading { api: String::new(), name: api_row::heading(*kind).to_owned(), count: *count })
        }
        tree::Row::Family(family, _) => Some(Heading {
            api: spelled(&family.api.summary.display_name),
            name: match &family.name {
                FamilyName::Common => words::common().to_owned(),
                FamilyName::Beginning(beginning) => spelled(beginning),
                FamilyName::Others => words::others().to_owned(),
            },
            count: family.members.len(),
        }),
        tree::Row::Api(_) | tree::Row::Permission(_) => None,
    }
}

/// A heading, with how many it is over, and how many of those are selected. Among what was found, the API is named.
fn heading(picker: PickerHandle, place: Place, shows: Memo<Shows>) -> AnyView {
    let said = place.memo(heading_of);
    let name = Memo::new(move || said.with(|said| said.name.clone()));
    let api =
        Memo::new(move || if shows.get() == Shows::Found { said.with(|said| said.api.clone()) } else { String::new() });
    let count = Memo::new(move || apis::number(said.with(|said| said.count)));
    let selected = Memo::new(move || {
        place.row.with(|row| match row {
            Some(tree::Row::Family(family, _)) => family.keys().filter(|key| picker.is_picked(*key)).count(),
            _ => 0,
        })
    });
    let selected = Memo::new(move || {
        let selected = selected.get();
        if selected == 0 { String::new() } else { words::selected(selected) }
    });
    view! {
        <span role="gridcell" class="grid__heading">
            <bdi class="grid__api-name">{api}</bdi>
            " "
            <bdi class="grid__family">{name}</bdi>
            " "
            <span class="count">{count}</span>
            " "
            <span class="grid__selected">{selected}</span>
        </span>
    }
    .into_any()
}
