//! The keys of the list, as of any tree grid: up and down, in and out, to the ends, to a name, and what a row does.
//! <https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/>

use time::{Duration, OffsetDateTime};

use super::{
    offers::Offer,
    tree::{Fold, Row},
};
use crate::directory::{ids::AppId, permission::PermissionKey};

/// How long one may take over the next letter of a name.
const PAUSE: Duration = Duration::milliseconds(700);

/// What a key comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Goes to the row of this place.
    Go(usize),
    /// Folds or unfolds what stands below a heading.
    Fold(Fold),
    /// Shows the description of a permission, or hides it.
    Describe(PermissionKey),
    /// Picks a permission, or gives it up.
    Select(PermissionKey),
    /// Shows the permissions of an API.
    Choose(AppId),
}

/// What a key comes to in the row of this place, by the browser's name of the key.
pub fn step(rows: &[Row], at: usize, key: &str) -> Option<Step> {
    let row = rows.get(at)?;
    let last = rows.len().checked_sub(1)?;
    match (key, row) {
        ("ArrowDown", _) => Some(Step::Go((at + 1).min(last))),
        ("ArrowUp", _) => Some(Step::Go(at.saturating_sub(1))),
        ("Home", _) => Some(Step::Go(0)),
        ("End", _) => Some(Step::Go(last)),
        ("ArrowRight", row) => match row.is_unfolded() {
            Some(true) => Some(Step::Go((at + 1).min(last))),
            Some(false) => row.fold().map(Step::Fold),
            None => described(row, false),
        },
        ("ArrowLeft", row) => match row.is_unfolded() {
            Some(true) => row.fold().map(Step::Fold),
            Some(false) => None,
            None => described(row, true).or_else(|| heading(rows, at).map(Step::Go)),
        },
        ("Enter", Row::Permission(leaf)) => leaf.key().map(Step::Describe),
        (" " | "Enter", row) => pressed(row),
        _ => None,
    }
}

/// What a press on a row comes to.
pub fn pressed(row: &Row) -> Option<Step> {
    match row {
        Row::Apis(..) | Row::Family(..) => row.fold().map(Step::Fold),
        Row::Api(offer) => Some(Step::Choose(offer.app_id())),
        Row::Permission(leaf) => {
            leaf.key().filter(|_| leaf.permission().is_some_and(|one| one.enabled)).map(Step::Select)
        }
    }
}

/// Changes the description of a permission that is shown, or is not.
fn described(row: &Row, is_shown: bool) -> Option<Step> {
    let Row::Permission(leaf) = row else { return None };
    leaf.key().filter(|_| leaf.described == is_shown).map(Step::Describe)
}

/// The heading over a row.
fn heading(rows: &[Row], at: usize) -> Option<usize> {
    rows.get(..at)?.iter().rposition(|row| row.is_unfolded().is_some())
}

/// The letters of a name that one types to go to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeAhead {
    typed: String,
    until: Option<OffsetDateTime>,
}

impl TypeAhead {
    /// Takes a letter; gives the next row whose name begins with what was typed without a pause.
    pub fn take(&mut self, letter: char, rows: &[Row], at: usize, now: OffsetDateTime) -> Option<usize> {
        if self.until.is_none_or(|until| until < now) {
            self.typed.clear();
        }
        self.typed.extend(letter.to_lowercase());
        self.until = Some(now + PAUSE);
        // One letter again and again goes from one name to the next.
        let first = self.typed.chars().next()?;
        let is_one_letter = self.typed.chars().all(|other| other == first);
        let wanted = if is_one_letter { first.to_string() } else { self.typed.clone() };
        let from = if is_one_letter { at + 1 } else { at };
        let begins = |at: &usize| rows.get(*at).is_some_and(|row| name(row).to_lowercase().starts_with(&wanted));
        (from..rows.len()).chain(0..from.min(rows.len())).find(begins)
    }
}

/// What a row is called by.
fn name(row: &Row) -> &str {
    match row {
        Row::Apis(..) => "",
        Row::Api(Offer::Found(api)) => &api.display_name,
        Row::Api(Offer::WellKnown(api, _)) => api.name(),
        Row::Family(family, _) => family.name.beginning(),
        Row::Permission(leaf) => leaf.permission().map_or("", |permission| &permission.value),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            families::tests::api,
            hits::Hits,
            tree::{Listing, Shows, Tree},
        },
        *,
    };
    use crate::directory::permission::{MICROSOFT_GRAPH, PermissionKind};
    use time::macros::datetime;

    /// Two families, the second of which is folded.
    fn rows(tree: &Tree) -> Vec<Row> {
        let api = api(MICROSOFT_GRAPH, &["Mail.Read", "Mail.Send", "User.Invite"]);
        Listing { tree, shows: Shows::Chosen, groups: Vec::new(), chosen: Some(&api), hits: &Hits::default() }.rows()
    }

    fn folded() -> (Tree, Vec<Row>) {
        let mut tree = Tree::default();
        let Some(Step::Fold(user)) = step(&rows(&tree), 3, "ArrowLeft") else { panic!("nothing to fold") };
        tree.toggle(Shows::Chosen, user);
        let rows = rows(&tree);
        (tree, rows)
    }

    #[test]
    fn arrows_go_up_and_down_and_in_and_out() {
        let (_, rows) = folded();
        assert_eq!(rows.len(), 4);
        for (at, key, to) in [
            (0, "ArrowDown", 1),
            (3, "ArrowDown", 3),
            (0, "ArrowUp", 0),
            (3, "ArrowUp", 2),
            (2, "Home", 0),
            (0, "End", 3),
            (0, "ArrowRight", 1),
            (2, "ArrowLeft", 0),
        ] {
            assert_eq!(step(&rows, at, key), Some(Step::Go(to)), "{key} at {at}");
        }
        assert!(matches!(step(&rows, 3, "ArrowRight"), Some(Step::Fold(_))), "unfolds");
        assert!(matches!(step(&rows, 0, "ArrowLeft"), Some(Step::Fold(_))), "folds");
        assert_eq!(step(&rows, 3, "ArrowLeft"), None, "is folded");
        assert_eq!(step(&rows, 9, "Home"), None);
        assert_eq!(step(&[], 0, "End"), None);
    }

    #[test]
    fn space_selects_a_permission_and_enter_opens_what_it_means() {
        let (mut tree, rows) = folded();
        let Row::Permission(leaf) = &rows[1] else { panic!("{rows:#?}") };
        let key = leaf.key().unwrap();
        assert_eq!(key.1, PermissionKind::Delegated);
        assert_eq!(step(&rows, 1, " "), Some(Step::Select(key)));
        assert_eq!(step(&rows, 1, "Enter"), Some(Step::Describe(key)));
        assert_eq!(step(&rows, 1, "ArrowRight"), Some(Step::Describe(key)));
        tree.describe(key);
        let rows = self::rows(&tree);
        assert_eq!(step(&rows, 1, "ArrowLeft"), Some(Step::Describe(key)), "closes it");
        assert_eq!(step(&rows, 1, "ArrowRight"), None);
        assert!(matches!(step(&rows, 0, " "), Some(Step::Fold(_))));
        assert!(matches!(step(&rows, 0, "Enter"), Some(Step::Fold(_))));
    }

    #[test]
    fn letters_lead_to_the_next_name_that_begins_with_them() {
        let (_, rows) = folded();
        let now = datetime!(2026-11-30 10:00 UTC);
        let mut typed = TypeAhead::default();
        assert_eq!(typed.take('m', &rows, 0, now), Some(1));
        assert_eq!(typed.take('M', &rows, 1, now), Some(2), "the same letter goes on");
        let mut typed = TypeAhead::default();
        let mut at = 3;
        for (letter, to) in [('m', 0), ('a', 0), ('i', 0), ('l', 0), ('.', 1), ('s', 2)] {
            assert_eq!(typed.take(letter, &rows, at, now), Some(to), "{letter}");
            at = to;
        }
        assert_eq!(typed.take('u', &rows, 2, now + Duration::SECOND), Some(3), "a pause begins a name anew");
        assert_eq!(typed.take('x', &rows, 2, now + Duration::SECOND), None);
    }
}
