//! The tables that the sentences stand in: one a group, loaded beside the code that says them.
//!
//! # Invariants
//! A table comes from the same build as the functions that read it: its name and its integrity are that build's. A build
//! that is not split has all of them in itself.

use std::sync::OnceLock;

use time::Date;

pub use super::text::Group;

/// Between two sentences of a table.
const NEXT: char = '\u{1e}';
/// Between what is said for some numbers and what is said for others.
const OR: char = '\u{1f}';
/// Between such numbers and what is said for them.
const SAYS: char = '\u{1d}';
/// Before those that stand for all others.
const DEFAULT: char = '*';
/// In the place of a sentence whose table is not there: no journey may end on a page that shows it.
const MISSING: &str = "⟦…⟧";

type Table = Box<[&'static str]>;

static TABLES: [OnceLock<Table>; Group::ALL.len()] = [const { OnceLock::new() }; Group::ALL.len()];
static RULES: OnceLock<Rules> = OnceLock::new();

/// What a language says of numbers and days.
#[derive(Clone, Copy)]
pub struct Rules {
    /// The category of a number, by the [Unicode plural rules](https://cldr.unicode.org/index/cldr-spec/plural-rules).
    pub category: fn(usize) -> String,
    /// A number as people write it: `1,132`.
    pub number: fn(usize) -> String,
    /// A day, written out: `May 22, 2027`.
    pub day: fn(Date) -> String,
}

/// English, where no browser says otherwise.
const ENGLISH: Rules = Rules {
    category: |count| if count == 1 { "one" } else { "other" }.to_owned(),
    number: |number| {
        let digits = number.to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        text
    },
    day: |day| {
        let (month, year) = (day.month().to_string(), day.year().to_string());
        [&month, " ", &day.day().to_string(), ", ", &year].concat()
    },
};

/// Takes a table in. It stays.
pub fn install(group: Group, table: String) {
    let table: &'static str = Box::leak(table.into_boxed_str());
    // The first one stays: both are of one build.
    drop(TABLES[group as usize].set(split(table)));
}

/// Takes the browser's rules in.
pub fn follow(rules: Rules) {
    // The first ones stay: a page has one browser.
    let _ = RULES.set(rules);
}

/// Whether the sentences of a group can be said.
pub fn is_there(group: Group) -> bool {
    cfg!(not(split)) || TABLES[group as usize].get().is_some()
}

fn split(table: &'static str) -> Table {
    table.split(NEXT).collect()
}

/// The sentences of a group; none where its table is not there yet.
fn table(group: Group) -> &'static [&'static str] {
    let place = &TABLES[group as usize];
    #[cfg(not(split))]
    let _ = place.get_or_init(|| split(super::text::EMBEDDED[group as usize]));
    place.get().map_or(&[], |table| table)
}

/// A sentence that takes nothing.
pub(super) fn text(group: Group, at: usize) -> &'static str {
    table(group).get(at).copied().unwrap_or(MISSING)
}

/// A sentence with what it takes.
pub(super) fn filled(group: Group, at: usize, arguments: &[&str]) -> String {
    fill(text(group, at), arguments)
}

/// A sentence by a number.
pub(super) fn counted(group: Group, at: usize, count: usize, arguments: &[&str]) -> String {
    let exact = count.to_string();
    let category = (rules().category)(count);
    let mut default = MISSING;
    for variant in text(group, at).split(OR) {
        let Some((key, says)) = variant.split_once(SAYS) else { continue };
        let own = key.strip_prefix(DEFAULT);
        if own.is_some() {
            default = says;
        }
        let key = own.unwrap_or(key);
        if key == exact || key == category {
            return fill(says, arguments);
        }
    }
    fill(default, arguments)
}

/// A number as people write it. Below a thousand nothing stands between its digits, and no browser has to make ready for
/// that: it takes some of them as long as to show a step.
pub(super) fn number(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { (rules().number)(number) }
}

/// A day as people write it.
pub(super) fn day(day: Date) -> String {
    (rules().day)(day)
}

fn rules() -> Rules {
    RULES.get().copied().unwrap_or(ENGLISH)
}

/// Puts the arguments in. What stands in one is never read as a place for another.
fn fill(text: &str, arguments: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len() + arguments.iter().map(|one| one.len()).sum::<usize>());
    for character in text.chars() {
        match (u32::from(character) as usize).checked_sub(1).and_then(|at| arguments.get(at)) {
            Some(argument) => filled.push_str(argument),
            None => filled.push(character),
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_never_read_as_a_place_for_another() {
        assert_eq!(fill("\u{1} and \u{2}", &["\u{2}", "b"]), "\u{2} and b");
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!([7, 132, 1_132, 20_000].map(number), ["7", "132", "1,132", "20,000"]);
        assert_eq!(number(1_234_567), "1,234,567");
    }
}
