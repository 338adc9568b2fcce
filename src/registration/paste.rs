//! Permissions by their names or IDs, in any list that people have: scopes as an app sends them, a table of a
//! documentation page, a manifest, a command of the Azure CLI.
//!
//! # Invariants
//! - A row that states a kind is taken at its word: a permission of the other kind is no match.
//! - Headings and prose name nothing. What could be a name there counts only where an API offers it, and is given back
//!   only where it is likely to be one that was mistyped.

mod access;
mod lines;
mod named;
mod near;
mod words;

use crate::directory::{order, permission::PickedPermission};
use named::Certainty;
pub use named::{MOST, Named, NamedApi, NotMatched, Wanted};

/// What a list stands for: the permissions that were found, and the names that were not.
pub type Matches = (Vec<PickedPermission>, Vec<(String, NotMatched)>);

/// The names in a list.
pub fn read(list: &str) -> Vec<Named> {
    let mut names = access::read(list).unwrap_or_else(|| lines::read(list));
    if names.len() > MOST {
        names.truncate(MOST + 1);
        if let Some(last) = names.last_mut() {
            last.certainty = Certainty::BeyondMost;
        }
    }
    names
}

/// What came of a list: each permission once, and each name that was not matched and is one.
pub fn settle(matched: Vec<(Named, Result<PickedPermission, NotMatched>)>) -> Matches {
    // A phrase of plain words names something only where each of them does.
    let prose = matched.iter().filter_map(|(named, result)| match named.certainty {
        Certainty::Word(phrase) if !named.is_exactly(result) => Some(phrase),
        _ => None,
    });
    let prose = order::distinct(prose.collect());
    let (mut found, mut unmatched) = (Vec::<PickedPermission>::new(), Vec::<(String, NotMatched)>::new());
    for (named, result) in matched {
        let is_prose = match named.certainty {
            Certainty::Word(phrase) => prose.binary_search(&phrase).is_ok(),
            Certainty::Lone => !named.is_exactly(&result),
            _ => false,
        };
        match result {
            Ok(_) if is_prose => {}
            Ok(pick) if found.iter().all(|other| other.key() != pick.key()) => found.push(pick),
            Ok(_) => {}
            Err(why) => {
                let told = match named.certainty {
                    Certainty::Listed | Certainty::BeyondMost => true,
                    Certainty::Mentioned => why.is_likely_a_name() || words::is_spelled_as_a_permission(&named.text),
                    Certainty::Lone => why.is_likely_a_name(),
                    Certainty::Word(_) => false,
                };
                if told && unmatched.iter().all(|(text, _)| *text != named.text) {
                    unmatched.push((named.text, why));
                }
            }
        }
    }
    (found, unmatched)
}

#[cfg(test)]
mod tests;
