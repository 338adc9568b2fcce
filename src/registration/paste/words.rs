//! The words of a list: what they look like, and what stands around them.

use percent_encoding::percent_decode_str;

use super::named::NamedApi;
use crate::directory::{
    characters::is_invisible,
    ids::{AppId, PermissionId},
    permission::{PermissionKind, well_known::WellKnownApi},
};

/// Names that any sign-in may ask for, and that look like any word.
const SIGN_IN: [&str; 4] = ["openid", "profile", "email", "offline_access"];
/// Words that say no more than what a list is about.
const ABOUT: [&str; 9] = ["permission", "permissions", "scope", "scopes", "type", "api", "apis", "app", "only"];

/// What commands of PowerShell begin with: `Connect-MgGraph`.
const VERBS: [&str; 7] = ["Add", "Connect", "Find", "Get", "New", "Set", "Update"];

pub(super) fn is_for_sign_in(word: &str) -> bool {
    SIGN_IN.contains(&word)
}

pub(super) fn is_about(word: &str) -> bool {
    ABOUT.iter().any(|about| about.eq_ignore_ascii_case(word))
}

pub(super) fn is_capital(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// Whether a word is an address, which may begin with the identifier URI of an API.
pub(super) fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("urn:")
}

/// Whether a word is spelled as names of permissions are, and not as other words.
pub(super) fn is_shaped(word: &str) -> bool {
    let letters = |part: &str, least: usize| {
        part.starts_with(char::is_alphabetic) && part.chars().take_while(|c| c.is_alphabetic()).count() >= least
    };
    let dotted = || word.contains('.') && letters(word, 2) && word.split('.').all(|part| letters(part, 1));
    let joined = || word.contains(['_', '/']) && letters(word, 3);
    let camel = || {
        let mut before = None;
        !word.split_once('-').is_some_and(|(verb, _)| VERBS.contains(&verb))
            && word.chars().any(|c| before.replace(c).is_some_and(char::is_lowercase) && c.is_uppercase())
    };
    word == ".default"
        || is_address(word)
        || by_id(word).is_some()
        || dotted()
        || joined()
        || camel()
        || word.split_once('/').is_some_and(|(api, _)| api.parse::<AppId>().is_ok())
}

/// Whether each part of a name begins with a capital, as those of most permissions do: `User.Read`.
pub(super) fn is_spelled_as_a_permission(name: &str) -> bool {
    let is_word = |part: &str| is_capital(part) && part.chars().nth(1).is_some_and(char::is_lowercase);
    name.contains('.') && name.split('.').all(is_word)
}

/// The ID that a word is, with its kind where that is stated: `e1fe6dd8-…=Scope`.
pub(super) fn by_id(word: &str) -> Option<(PermissionId, Option<PermissionKind>)> {
    match word.split_once('=') {
        Some((id, kind)) => Some((id.parse().ok()?, Some(graph_kind(kind)?))),
        None => Some((word.parse().ok()?, None)),
    }
}

/// The kind that a word states.
pub(super) fn kind_word(word: &str) -> Option<PermissionKind> {
    let is = |kind: &str| word.eq_ignore_ascii_case(kind);
    if is("delegated") {
        Some(PermissionKind::Delegated)
    } else if is("application") || is("app-only") {
        Some(PermissionKind::Application)
    } else {
        None
    }
}

/// The kind that a whole text states: `Delegated (work or school account)`, `Application permissions`, `Role`.
pub(super) fn kind_of(text: &str) -> Option<PermissionKind> {
    let mut kind = None;
    let text = trimmed(text);
    for word in text.split_once(" (").map_or(text, |(before, _)| before).split_whitespace().map(bare) {
        let word = word.trim_end_matches(':');
        let stated = kind_word(word).or_else(|| graph_kind(word));
        let stated = stated.or_else(|| word.eq_ignore_ascii_case("AppRole").then_some(PermissionKind::Application));
        match (stated, kind) {
            (Some(stated), None) => kind = Some(stated),
            (Some(stated), Some(before)) if stated != before => return None,
            (None, _) if !is_about(word) => return None,
            _ => {}
        }
    }
    kind
}

/// The well-known API that a whole text names: `Microsoft Graph (2)`.
pub(super) fn api_of(text: &str) -> Option<NamedApi> {
    let text = trimmed(text);
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit() || "():".contains(c) || c.is_whitespace());
    let by_id = || bare(trimmed(text)).parse().ok().and_then(WellKnownApi::of);
    WellKnownApi::named(&bare(text)).or_else(by_id).map(|api| NamedApi::AppId(api.app_id()))
}

/// The well-known API whose name stands in a text, and the text without it.
pub(super) fn without_api(text: &str) -> Option<(WellKnownApi, String)> {
    let lower = text.to_ascii_lowercase();
    let within = |name: &str| {
        let (before, after) = lower.split_once(&name.to_ascii_lowercase())?;
        let apart = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        apart.then(|| {
            [
                text.get(..before.len()).unwrap_or_default(),
                " ",
                text.get(text.len() - after.len()..).unwrap_or_default(),
            ]
            .concat()
        })
    };
    let names = WellKnownApi::names().filter(|(name, _)| name.contains(' '));
    let found = names.filter_map(|(name, api)| Some((name.len(), api, within(name)?)));
    found.max_by_key(|(length, ..)| *length).map(|(_, api, rest)| (api, rest))
}

/// A cell or a line without the marks of lists and headings around it.
pub(super) fn trimmed(text: &str) -> &str {
    let text = text.trim_matches(is_invisible);
    let marks = |c: char| "-–—•◦▪·*+#>:=~".contains(c) || is_invisible(c);
    let rest = text.trim_start_matches(marks);
    // An option of a command begins with the same.
    if rest.len() + 2 == text.len() && text.starts_with("--") { text } else { rest }
}

/// A word without the marks around it, and without what nobody sees. A colon at its end stays.
pub(super) fn bare(word: &str) -> String {
    let mark =
        |c: char| matches!(c, '"' | '\'' | '`' | '“' | '”' | '„' | '‘' | '’' | '«' | '»') || "()[]{}<>".contains(c);
    let word = word.trim_start_matches(|c| mark(c) || "-–—•·+#*".contains(c));
    let label = word.ends_with(':');
    let word = word.trim_end_matches(|c| mark(c) || ".!?\\^:".contains(c)).trim_end_matches("**");
    let seen = word.trim_end_matches(mark).chars().filter(|c| !is_invisible(*c));
    seen.chain(label.then_some(':')).collect()
}

/// An option of a command, with its value where that stands in the same word: `--api=…`.
pub(super) fn option(word: &str) -> Option<(String, Option<&str>)> {
    let option = word.strip_prefix("--").filter(|option| option.starts_with(char::is_alphabetic))?;
    let (name, value) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
    Some((name.to_ascii_lowercase(), value))
}

/// A text in which what is sent as a query is read as an app means it: `scope=openid%20profile`.
pub(super) fn unfolded(text: &str) -> String {
    let text = text.replace("\":", "\": ");
    let words = text.split_whitespace();
    // What stands before the first option of a command is its name.
    let command = words.clone().position(|word| option(word).is_some()).unwrap_or(0);
    words.skip(command).map(unfold).collect::<Vec<_>>().join(" ")
}

fn unfold(word: &str) -> String {
    if let Some(scopes) = scopes(word) {
        return decoded(scopes);
    }
    if option(word).is_some() {
        return word.to_owned();
    }
    let end = word.char_indices().skip(1).find(|(_, c)| *c == '&').map_or(word.len(), |(at, _)| at);
    let word = word.get(..end).unwrap_or(word);
    let address = is_address(word);
    if address && word.contains(['?', '#']) {
        return String::new();
    }
    if let Some((key, _)) = word.split_once('=')
        && by_id(&bare(word)).is_none()
        && !address
    {
        return if key.contains('.') { key.to_owned() } else { String::new() };
    }
    let hex = |at: usize| word.get(at + 1..at + 3).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
    if word.match_indices('%').any(|(at, _)| hex(at)) || (!address && word.trim_start_matches('+').contains('+')) {
        decoded(word)
    } else {
        word.to_owned()
    }
}

/// The value of `scope` in a query.
fn scopes(word: &str) -> Option<&str> {
    for key in ["scope=", "scopes="] {
        for (at, _) in word.match_indices(key) {
            let (before, rest) = word.split_at(at);
            if before.is_empty() || before.ends_with(['?', '&', '#', '"', '\'', '`', '(']) {
                return rest.get(key.len()..)?.split(['&', '#']).next();
            }
        }
    }
    None
}

/// A text without percent-encoding, and with blanks for `+`.
fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// The kind by its value in Graph.
pub(super) fn graph_kind(text: &str) -> Option<PermissionKind> {
    let is = |kind: &PermissionKind| text.eq_ignore_ascii_case(kind.as_graph());
    [PermissionKind::Delegated, PermissionKind::Application].into_iter().find(is)
}
