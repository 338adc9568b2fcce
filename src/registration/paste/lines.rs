//! Names in lines of text: lists, tables, scopes as an app sends them, commands.

use super::{
    named::{Certainty, MOST, Named, NamedApi, Wanted},
    words::{
        self, api_of, bare, by_id, is_capital, is_shaped, kind_of, kind_word, option, trimmed, unfolded, without_api,
    },
};
use crate::directory::permission::{
    PermissionKind::{self, Application, Delegated},
    well_known::WellKnownApi,
};

/// The most characters of a name with what is said of its kind.
const LONGEST_NAME: usize = 250;

/// The names in a text.
pub(super) fn read(text: &str) -> Vec<Named> {
    let mut reader = Reader {
        names: Vec::new(),
        api: NamedApi::Unsaid,
        kind: None,
        value_of: None,
        kind_of_option: None,
        phrase: 0,
    };
    for line in text.lines() {
        if reader.names.len() <= MOST {
            reader.line(line);
        }
    }
    reader.names
}

/// What an option of a command is followed by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ValueOf {
    Api,
    Permissions,
    /// Neither an API nor permissions.
    Other,
}

struct Reader {
    names: Vec<Named>,
    /// The API that a heading names, for what follows.
    api: NamedApi,
    /// The kind that a heading states.
    kind: Option<PermissionKind>,
    /// The option whose value follows.
    value_of: Option<ValueOf>,
    /// The kind that it states.
    kind_of_option: Option<PermissionKind>,
    /// How many phrases there were.
    phrase: usize,
}

/// What the parts of a line say about all of it.
#[derive(Default)]
struct Said {
    api: Option<NamedApi>,
    kinds: Vec<PermissionKind>,
}

/// A word that may be a name.
struct Word {
    text: String,
    kind: Option<PermissionKind>,
    /// By its spelling, a name rather than a word.
    shaped: bool,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let before = self.names.len();
        let mut said = Said::default();
        let mut title = None;
        let cells: Vec<&str> = line.split(['|', '\t']).map(trimmed).filter(|cell| !cell.is_empty()).collect();
        let in_table = cells.len() > 1;
        let is_heading = !in_table && (line.trim_start().starts_with('#') || line.trim_end().ends_with(':'));
        for cell in &cells {
            if let Some(kind) = kind_of(cell).filter(|_| in_table) {
                said.kinds.push(kind);
                continue;
            }
            if let Some(api) = api_of(cell).filter(|_| in_table) {
                said.api = Some(api);
                continue;
            }
            let here = self.names.len();
            let mut text = *cell;
            while let Some((name, about)) = described(text).filter(|_| self.names.len() <= MOST) {
                self.cell(name, is_heading, &mut said);
                text = about;
            }
            self.cell(text, is_heading, &mut said);
            let is_text = self.names.len() > here && self.names.iter().skip(before).all(Named::is_word);
            if in_table && is_text && is_capital(cell) {
                title = Some((*cell).to_owned());
            }
        }
        let kind = one(&said.kinds);
        if self.names.iter().skip(before).all(Named::is_word) {
            let is_heading = is_heading || (!in_table && self.names.len() == before);
            if is_heading && (said.api.is_some() || kind.is_some()) {
                // What a heading says holds for what is below it.
                self.names.truncate(before);
                self.kind = kind;
                self.api = said.api.unwrap_or_else(|| self.api.clone());
            }
        } else {
            // An ID in the row of a name is that of the same permission, or of something else.
            let has_value = self.names.iter().skip(before).any(|named| !named.is_word() && named.is_by_value());
            if in_table && has_value {
                let mut at = 0;
                self.names.retain(|named| {
                    at += 1;
                    at <= before || named.is_by_value() || named.kind.is_some()
                });
            }
            // What stands before a name in its row is perhaps its API.
            let title = title.filter(|_| said.api.is_none()).map(NamedApi::Name);
            let api = said.api.or(title).unwrap_or_else(|| self.api.clone());
            for named in self.names.iter_mut().skip(before) {
                if named.api == NamedApi::Unsaid {
                    named.api = api.clone();
                }
                named.kind = named.kind.or(kind).or(self.kind);
            }
        }
        if self.value_of.is_some() && !line.trim_end().ends_with(['\\', '`', '^']) {
            (self.value_of, self.kind_of_option) = (None, None);
        }
    }

    /// Reads a cell of a row, or a line that has none.
    fn cell(&mut self, cell: &str, is_heading: bool, said: &mut Said) {
        let mut text = unfolded(cell);
        let mut api = None;
        if let Some((found, rest)) = without_api(&text) {
            (api, text) = (Some(NamedApi::AppId(found.app_id())), rest);
        }
        let (mut words, mut label) = (Vec::new(), None);
        let mut single = true;
        let parts: Vec<&str> = text.split([',', ';']).collect();
        for part in &parts {
            if let Some(kind) = kind_of(part) {
                if part.trim_end().ends_with(':') {
                    label = Some(kind);
                } else {
                    said.kinds.push(kind);
                }
            } else if let Some(api) = api_of(part) {
                said.api = Some(api);
            } else if words.len() <= MOST {
                let begin = words.len();
                self.part(part, &mut label, said, &mut words);
                single &= words.len() - begin <= 1;
            }
        }
        if words.is_empty() {
            said.kinds.extend(label);
        }
        let plain = words.iter().filter(|word| !word.shaped).count();
        let shaped = words.len() - plain;
        // An API that is named in prose is what the prose is about.
        if let Some(api) = api.filter(|_| is_heading || plain == 0 || shaped > 0) {
            said.api = Some(api);
        }
        let is_list = plain == 0 || (single && parts.len() > 1) || (shaped > 1 && plain * 2 <= shaped);
        let alone = words.len() == 1 || (plain == 1 && !words.iter().any(|word| words::is_for_sign_in(&word.text)));
        self.phrase += 1;
        for word in words {
            // A name of sign-in is like any word where other words are around it.
            let surely = word.shaped && (is_list || !words::is_for_sign_in(&word.text));
            let named = named(&word.text);
            let certainty = match (is_list, surely) {
                _ if named.kind.is_some() => Certainty::Listed,
                (true, true) => Certainty::Listed,
                (false, true) => Certainty::Mentioned,
                (true, false) if !is_capital(&word.text) => Certainty::Listed,
                (true, false) => Certainty::Lone,
                (false, false) if alone => Certainty::Lone,
                (false, false) => Certainty::Word(self.phrase),
            };
            self.names.push(Named { certainty, kind: named.kind.or(word.kind), ..named });
        }
    }

    /// Reads what stands between two commas.
    fn part(&mut self, part: &str, label: &mut Option<PermissionKind>, said: &mut Said, words: &mut Vec<Word>) {
        let begin = words.len();
        let mut kinds = Vec::new();
        for raw in part.split_whitespace().take(MOST + 1) {
            let Some(text) = self.word(raw) else { continue };
            let name = text.trim_end_matches(':');
            let is_code = raw.starts_with('`') && raw.trim_start_matches('`').contains('`');
            let is_key = raw.starts_with('"') && raw.ends_with("\":");
            let shaped = is_code || !is_key && is_shaped(name) || words::is_for_sign_in(name);
            if let Some(kind) = kind_word(name) {
                if name.len() < text.len() && !raw.starts_with('(') {
                    *label = Some(kind);
                } else if raw.starts_with('(') || is_capital(name) {
                    kinds.push(kind);
                } else {
                    words.push(Word { text: name.to_owned(), kind: None, shaped });
                }
            } else if (shaped || name.len() == text.len()) && !words::is_about(name) {
                words.push(Word { text: name.to_owned(), kind: label.or(self.kind_of_option), shaped });
            }
        }
        let Some(kind) = one(&kinds) else { return };
        let mut alone = true;
        for word in words.iter_mut().skip(begin).filter(|word| word.shaped) {
            word.kind = Some(kind);
            alone = false;
        }
        if alone {
            said.kinds.push(kind);
        }
    }

    /// A word without the marks around it, unless it is an option of a command, the value of one, or no word at all.
    fn word(&mut self, raw: &str) -> Option<String> {
        let mut raw = raw;
        if let Some((name, value)) = option(raw) {
            let is = |part: &str| name.contains(part);
            self.value_of = Some(if name == "api" {
                ValueOf::Api
            } else if is("permission") || is("scope") || is("apis") {
                ValueOf::Permissions
            } else {
                ValueOf::Other
            });
            let kinds = [("delegated", Delegated), ("application", Application)];
            self.kind_of_option = kinds.into_iter().find(|(word, _)| is(word)).map(|(_, kind)| kind);
            raw = value?;
        }
        let word = bare(raw);
        let id = word.parse().ok();
        match self.value_of {
            Some(ValueOf::Other) => return None,
            Some(ValueOf::Api) => {
                let app_id = id.or_else(|| Some(WellKnownApi::at(&word).first()?.app_id()));
                self.api = app_id.map_or(NamedApi::Unsaid, NamedApi::AppId);
                return None;
            }
            Some(ValueOf::Permissions) | None => {}
        }
        if let Some(api) = id.and_then(WellKnownApi::of) {
            self.api = NamedApi::AppId(api.app_id());
            return None;
        }
        // An ID in brackets is that of the name before it.
        let useful = word.contains(char::is_alphabetic) || id.is_some();
        (useful && !(id.is_some() && raw.starts_with('('))).then_some(word)
    }
}

/// A name, and what is said of it: `User.Read: sign in and read user profile`.
fn described(text: &str) -> Option<(&str, &str)> {
    let ends = [": ", " - ", " – ", " — "];
    let begin = text.char_indices().nth(LONGEST_NAME).map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
    let (at, end) = ends.iter().filter_map(|end| Some((begin.find(end)?, end))).min()?;
    let (name, about) = (text.get(..at)?, text.get(at + end.len()..)?);
    let is_name = |word: &String| is_shaped(word) || words::is_for_sign_in(word);
    let is_kind = |word: &String| kind_word(word).is_some();
    let words: Vec<String> = name.split_whitespace().map(bare).collect();
    let is_all = !name.contains("--") && words.iter().all(|word| is_name(word) || is_kind(word));
    (is_all && words.iter().any(is_name)).then_some((name, about))
}

/// The one that all of these are.
fn one(kinds: &[PermissionKind]) -> Option<PermissionKind> {
    kinds.first().copied().filter(|first| kinds.iter().all(|kind| kind == first))
}

/// The name that a word is.
fn named(text: &str) -> Named {
    let value = |value: &str| Wanted::Value(value.to_owned());
    let (before, after) = text.split_once('/').unwrap_or(("", text));
    let (api, wanted, kind) = if let Some((id, kind)) = by_id(text) {
        (NamedApi::Unsaid, Wanted::Id(id), kind)
    } else if let Ok(api) = before.parse() {
        let id = by_id(after);
        let kind = id.and_then(|(_, kind)| kind);
        (NamedApi::AppId(api), id.map_or_else(|| value(after), |(id, _)| Wanted::Id(id)), kind)
    } else if words::is_address(text) {
        let last = text.rsplit_once('/').map_or("", |(before, last)| if before.ends_with(":/") { "" } else { last });
        (NamedApi::IdentifierUri, value(last), None)
    } else {
        (NamedApi::Unsaid, value(text), None)
    };
    Named { text: text.to_owned(), api, wanted, kind, certainty: Certainty::Listed }
}
