//! Addresses as people have them: several in one text, with marks around them.
//!
//! # Invariants
//! Nothing but marks and list numbers is left out of a list: whatever else was written stays, in its order. A comma, a
//! semicolon or a bar within an address splits it only where another address begins behind it.

use crate::directory::characters::{is_control, is_invisible};

/// The most characters of a scheme that is looked for.
const LONGEST_SCHEME: usize = 32;

/// Marks that open and close something together.
const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];

/// The most marks that are taken off a text, one within the other.
const MOST_MARKS: usize = 64;

/// How often a part is looked at once more: what stood beside it can have hidden where an address begins.
const LOOKS: usize = 4;

/// One row for each address of a list, and for each line of it that has none; marks are dropped.
pub fn read_list(text: &str) -> Vec<String> {
    let mut rows = Vec::new();
    // JSON may write each slash with one before it.
    let text = if text.contains(r":\/\/") { &text.replace(r"\/", "/") } else { text };
    for line in text.split(|c| c == '\t' || is_control(c)) {
        add_rows(line, LOOKS, &mut rows);
    }
    rows
}

fn add_rows(text: &str, looks: usize, rows: &mut Vec<String>) {
    for chunk in chunks(text) {
        let row = chunk.row();
        if row.len() < text.len() && looks > 0 {
            add_rows(row, looks - 1, rows);
        } else if !row.is_empty() {
            rows.push(row.to_owned());
        }
    }
}

/// How many addresses a text has.
pub(super) fn count(text: &str) -> usize {
    chunks(text).iter().filter(|chunk| chunk.address.is_some()).count()
}

/// The one address of a text, without what stands around it.
pub(super) fn bare(whole: &str) -> &str {
    let mut text = unmarked(whole);
    if let [Chunk { address: Some(at), .. }] = chunks(text)[..] {
        text = text.get(at..).unwrap_or(text);
    }
    if text.ends_with(')')
        && let Some((address, note)) = text.rsplit_once(" (")
        && !note.contains(is_invisible)
    {
        text = address;
    }
    let text = unmarked(text);
    if text.is_empty() { whole.trim_matches(is_invisible) } else { text }
}

/// What stands around the one address of a text: before it, else after it.
pub(super) fn extra<'a>(text: &'a str, address: &str) -> Option<&'a str> {
    let (before, after) = text.split_once(address)?;
    [before, after].map(|part| part.trim_matches(is_invisible)).into_iter().find(|part| !part.is_empty())
}

/// The text without blanks and other characters that nobody sees.
pub(super) fn without_blanks(text: &str) -> String {
    text.chars().filter(|character| !is_invisible(*character)).collect()
}

/// Whether a text may be two addresses, though it cannot be said where the second one begins: what stands between them
/// is not to be taken out or written otherwise.
pub(super) fn may_be_two(text: &str) -> bool {
    let mut words = text.split(|c| is_gap(c) || is_foreign(c)).filter(|word| !word.is_empty());
    let whole = words.next().is_some_and(is_whole);
    let blank = text.contains(is_invisible);
    let is_place = |word: &str| {
        after_host(word.trim_start_matches(is_gap)).is_some_and(|rest| blank || rest.starts_with(['/', ':', '?']))
    };
    words.any(|word| word.contains("://") || (whole && is_place(word)))
}

/// Whether an address can end here: in `https://con toso.com/`, it cannot at the blank.
fn is_whole(address: &str) -> bool {
    let place = address.split_once("://").map_or(address, |(_, place)| place);
    place.contains(['.', '/', ':']) || place.eq_ignore_ascii_case("localhost")
}

/// A part of a line with one address at most.
#[derive(Clone, Copy)]
struct Chunk<'a> {
    text: &'a str,
    /// Where its address begins.
    address: Option<usize>,
}

impl<'a> Chunk<'a> {
    /// What goes into a row.
    fn row(self) -> &'a str {
        // A key of JSON without an address belongs to what surrounds the list.
        if self.address.is_none() && is_key(self.text) { "" } else { unmarked(self.text) }
    }
}

/// Cuts a line before each address that begins in it.
fn chunks(line: &str) -> Vec<Chunk<'_>> {
    let mut chunks = Vec::new();
    let mut from = 0;
    let mut address: Option<(usize, Kind)> = None;
    for (at, _) in line.char_indices() {
        let Some(kind) = begins(line, at, address) else { continue };
        if let Some((begun, _)) = address {
            let cut = label_before(line, begun, at).unwrap_or(at);
            let text = line.get(from..cut).unwrap_or_default();
            chunks.push(Chunk { text, address: Some(begun - from) });
            from = cut;
        }
        address = Some((at, kind));
    }
    let text = line.get(from..).unwrap_or_default();
    chunks.push(Chunk { text, address: address.map(|(at, _)| at - from) });
    chunks
}

/// Where the words begin that name the address at `at`, rather than follow the one before it: `…/cb, Test: https://…`.
fn label_before(line: &str, begun: usize, at: usize) -> Option<usize> {
    let between = line.get(begun..at)?;
    let (before, label) = between.rsplit_once([',', ';', '|'])?;
    label.trim_end_matches(is_gap).ends_with([':', '=']).then_some(begun + before.len() + 1)
}

/// How an address begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    WithScheme,
    WithoutScheme,
}

/// Whether an address begins here. `current` is where the one before it begins, and how.
fn begins(line: &str, at: usize, current: Option<(usize, Kind)>) -> Option<Kind> {
    let (before, rest) = line.split_at(at);
    if !rest.starts_with(|c: char| c.is_alphanumeric() || c == '*') {
        return None;
    }
    let within_word = before.ends_with(|c: char| c.is_ascii_alphanumeric());
    if within_word && (current.is_none() || !begins_with(rest, "http")) {
        return None;
    }
    let stem = before.trim_end_matches(is_gap);
    let gap = before.get(stem.len()..).unwrap_or_default();
    let blank = gap.contains(is_invisible);
    let apart = at == 0 || (!gap.is_empty() && (blank || !stem.ends_with('=')));
    // What no address has splits it where another one begins behind: `…/cb$https://…`, `…/cb→https://…`.
    let foreign = before.ends_with(is_foreign);
    if has_scheme(rest) {
        let glued = within_word && ["http://", "https://"].iter().any(|scheme| begins_with(rest, scheme));
        return (apart || is_label(before) || glued || foreign).then_some(Kind::WithScheme);
    }
    if !apart {
        return None;
    }
    let after = after_host(rest)?;
    let goes_on =
        after.starts_with(['/', '?']) || after.strip_prefix(':').is_some_and(|port| port.starts_with(is_digit));
    let alone = after.is_empty() || after.starts_with(is_gap);
    let separated = gap.contains(|c: char| is_separator(c) && !is_invisible(c));
    let begins = match current {
        None => goes_on || alone,
        Some(_) if separated && blank => goes_on || alone,
        Some((begun, _)) if blank => goes_on && stem.get(begun..).is_some_and(is_whole),
        Some((_, kind)) => separated && goes_on && kind == Kind::WithoutScheme,
    };
    begins.then_some(Kind::WithoutScheme)
}

/// Whether a text ends with a word and `:` or `=`, or with a number and `.`, which name what follows.
fn is_label(before: &str) -> bool {
    let number = before.strip_suffix('.').filter(|number| number.bytes().all(|b| b.is_ascii_digit()));
    let Some(name) = before.strip_suffix([':', '=']).or(number) else { return false };
    let word = name.rsplit(is_gap).next().unwrap_or_default();
    !word.is_empty() && !word.contains(['/', '?', '.', '&', ':', '=', '#'])
}

fn begins_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// Whether a text begins with a scheme and `://`.
fn has_scheme(text: &str) -> bool {
    let scheme = text.bytes().take(LONGEST_SCHEME).take_while(|b| b.is_ascii_alphanumeric() || b"+-.".contains(b));
    let length = scheme.count();
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.get(length..).is_some_and(|rest| rest.starts_with("://"))
}

/// What follows the host that a text begins with, where it begins with one.
fn after_host(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_alphanumeric() && !"-._*".contains(c)).unwrap_or(text.len());
    let (host, rest) = text.split_at(end);
    let is_name = |(name, last): (&str, &str)| {
        last.len() > 1
            && last.bytes().all(|b| b.is_ascii_alphabetic())
            && name.split('.').all(|label| !label.is_empty())
    };
    let known = host.eq_ignore_ascii_case("localhost") || host == "127.0.0.1";
    (known || host.rsplit_once('.').is_some_and(is_name)).then_some(rest)
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '`' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›')
}

fn is_separator(character: char) -> bool {
    is_invisible(character) || matches!(character, ',' | ';' | '|' | '，' | '、' | '；' | '｜')
}

/// Whether a character has no place in an address, and is no mark around one either.
fn is_foreign(character: char) -> bool {
    matches!(character, '!' | '$' | '\\' | '^') || (!character.is_ascii() && !character.is_alphanumeric())
}

/// Whether a character can stand between two addresses.
fn is_gap(character: char) -> bool {
    is_separator(character)
        || is_quote(character)
        || is_bullet(character)
        || PAIRS.iter().any(|(open, close)| character == *open || character == *close)
}

fn is_bullet(character: char) -> bool {
    matches!(character, '•' | '◦' | '▪' | '‣' | '·' | '●' | '○' | '■' | '–' | '—' | '✓' | '✔')
}

/// Whether a text begins with a key of JSON: `"redirectUris": …`.
fn is_key(text: &str) -> bool {
    after_key(text.trim_matches(is_separator)).is_some()
}

fn after_key(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('"')?;
    let (key, rest) = rest.split_once('"')?;
    (!key.contains("://")).then_some(())?;
    rest.trim_start().strip_prefix(':')
}

/// A text without the marks at its ends.
fn unmarked(text: &str) -> &str {
    let mut text = text;
    for _ in 0..MOST_MARKS {
        let before = text.len();
        text = text.trim_matches(is_separator);
        text = after_key(text).unwrap_or(text);
        text = without_list_mark(text);
        text = text.trim_matches(is_quote);
        for (open, close) in PAIRS {
            text = without_brackets(text, open, close);
        }
        if text.len() == before {
            break;
        }
    }
    text
}

/// A text without the mark of a list before it: `- `, `* `, `1. `, `•`.
fn without_list_mark(text: &str) -> &str {
    for mark in ["[ ]", "[x]", "[X]"] {
        if let Some(rest) = text.strip_prefix(mark) {
            return rest;
        }
    }
    if let Some(rest) = text.strip_prefix(|c| is_bullet(c) || "-+>#".contains(c)) {
        return rest;
    }
    let rest = text.strip_prefix('*').unwrap_or(text);
    if rest.len() < text.len() && (rest.is_empty() || rest.starts_with(is_gap)) {
        return rest;
    }
    let rest = text.trim_start_matches(is_digit);
    let numbered = (1..=3).contains(&(text.len() - rest.len()));
    match rest.strip_prefix(['.', ')']) {
        Some(rest) if numbered && rest.starts_with(is_gap) => rest,
        _ => text,
    }
}

/// A text without brackets around all of it, and without those that have no partner in it.
fn without_brackets(text: &str, open: char, close: char) -> &str {
    let text = text.trim_end_matches(open);
    let text = text.trim_start_matches(close);
    let opened = text.matches(open).count();
    let closed = text.matches(close).count();
    if closed > opened
        && let Some(rest) = text.strip_suffix(close)
    {
        return rest;
    }
    let Some(rest) = text.strip_prefix(open) else { return text };
    if opened > closed {
        return rest;
    }
    let Some(inner) = rest.strip_suffix(close) else { return text };
    let mut depth = 0;
    let around = inner.chars().all(|c| {
        depth += i32::from(c == open) - i32::from(c == close);
        depth >= 0
    });
    // `<your-app>` is a name that waits to be filled in, and no address in brackets.
    if around && (inner.contains("://") || inner.trim_matches(is_gap).is_empty()) { inner } else { text }
}

#[cfg(test)]
mod tests;
