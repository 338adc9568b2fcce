//! The rules that one redirect URI keeps by itself.

use std::net::Ipv6Addr;

use super::{
    parts::Parts,
    placeholder,
    problem::{MAX_LENGTH, RedirectUriProblem},
    several::{self, bare, without_blanks},
};
use crate::directory::{audience::SignInAudience, characters::is_invisible};

/// What Entra ID refuses anywhere in a redirect URI.
const REFUSED: &str = "!$'(),;";

/// Every rule that a text breaks, and advice on it. A mistake is told once: what follows from it is not.
pub fn check(text: &str, audience: SignInAudience) -> Vec<RedirectUriProblem> {
    let count = several::count(text);
    if count > 1 {
        return vec![RedirectUriProblem::Several { count }];
    }
    let mut problems = Vec::new();
    let trimmed = text.trim_matches(is_invisible);
    let address = bare(text);
    if let Some(extra) = several::extra(trimmed, address) {
        problems.push(RedirectUriProblem::Extra { text: extra.to_owned() });
    }
    let clean = without_blanks(address);
    if clean != address || trimmed != text {
        problems.push(RedirectUriProblem::HasBlank);
    }
    let filled_in = placeholder::filled_in(&clean);
    if let Some(text) = placeholder::find(address) {
        problems.push(RedirectUriProblem::Placeholder { text: text.to_owned() });
    }
    match Parts::read(filled_in.as_deref().unwrap_or(&clean)) {
        Ok(parts) => {
            check_place(&parts, &mut problems);
            check_wildcard(&parts, audience, &mut problems);
            check_path(&parts, audience, &mut problems);
            let length = clean.chars().count();
            if length > MAX_LENGTH {
                problems.push(RedirectUriProblem::TooLong { length });
            }
            if parts.path.is_empty() && !parts.host.contains('*') {
                problems.push(RedirectUriProblem::NoPathSlash);
            }
        }
        Err(problem) => problems.push(problem),
    }
    problems
}

/// The scheme, and the host that it goes with.
fn check_place(parts: &Parts<'_>, problems: &mut Vec<RedirectUriProblem>) {
    let literal = parts.host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    if literal.is_some_and(|host| host.parse().is_ok_and(|address: Ipv6Addr| address.is_loopback())) {
        problems.push(RedirectUriProblem::Ipv6Loopback);
    } else if parts.is_http() && !parts.is_local() {
        problems.push(RedirectUriProblem::HttpNeedsLocalhost);
    } else if parts.is_http() && parts.host == "127.0.0.1" {
        problems.push(RedirectUriProblem::LoopbackNotInPortal);
    }
    if parts.user_info.is_some() {
        problems.push(RedirectUriProblem::HasUserInfo);
    }
    if !parts.host.is_ascii() {
        problems.push(RedirectUriProblem::HostNotAscii);
    }
}

fn check_wildcard(parts: &Parts<'_>, audience: SignInAudience, problems: &mut Vec<RedirectUriProblem>) {
    let elsewhere = parts.path.contains('*') || parts.query.is_some_and(|query| query.contains('*'));
    if !elsewhere && !parts.host.contains('*') {
        return;
    }
    let parent = parts.host.strip_prefix("*.").filter(|parent| parent.contains('.') && !parent.contains('*'));
    problems.push(if audience.includes_personal() {
        RedirectUriProblem::WildcardWithPersonal
    } else if elsewhere || parent.is_none() {
        RedirectUriProblem::WildcardMisplaced
    } else {
        RedirectUriProblem::Wildcard
    });
}

/// Path, query and fragment.
fn check_path(parts: &Parts<'_>, audience: SignInAudience, problems: &mut Vec<RedirectUriProblem>) {
    let query = parts.query.unwrap_or_default();
    let refused = parts.host.chars().find(|c| REFUSED.contains(*c));
    if let Some(character) = refused.or_else(|| find_refused(parts.path)).or_else(|| find_refused(query)) {
        problems.push(RedirectUriProblem::ForbiddenCharacter { character });
    }
    if !parts.path.is_ascii() || !query.is_ascii() {
        problems.push(RedirectUriProblem::PathNotAscii);
    }
    if parts.query.is_some() && audience.includes_personal() {
        problems.push(RedirectUriProblem::QueryWithPersonal);
    }
    if parts.fragment.is_some() {
        problems.push(RedirectUriProblem::HasFragment);
    }
}

/// The first ASCII character that may not stand in a path or query.
fn find_refused(text: &str) -> Option<char> {
    text.char_indices().find(|(at, character)| is_refused(text, *at, *character)).map(|(_, character)| character)
}

/// Whether the ASCII character at this place may not stand in a path or query. A `%` may where two hexadecimal
/// digits follow.
pub(super) fn is_refused(text: &str, at: usize, character: char) -> bool {
    match character {
        '%' => !text.as_bytes().get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
        _ => character.is_ascii() && !character.is_ascii_alphanumeric() && !"-._~&*+=:@/?".contains(character),
    }
}

#[cfg(test)]
mod tests;
