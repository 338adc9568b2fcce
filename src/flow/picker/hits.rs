//! The permissions that fit what is typed, the best first: of every API that was read in this session.
//!
//! # Invariants
//! - This follows every keystroke, with more than a thousand permissions. No text is copied to be searched.
//! - A permission is found by its name and its display name: by nothing that its row does not show.

use std::sync::Arc;

use super::families::{self, Family};
use crate::{
    directory::{
        ids::AppId,
        order,
        permission::{MICROSOFT_GRAPH, Permission, PermissionKind, ResourceApi},
    },
    graph::query::ApiQuery,
};

/// How well a permission fits; the least is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It is what was typed.
    Same,
    /// It begins with that.
    Begins,
    /// Its name has every word.
    Named,
    /// Its name and its display name have.
    Described,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The words, in small letters.
    words: Vec<String>,
    delegated: Vec<Family>,
    application: Vec<Family>,
}

impl Hits {
    /// Looks for what is typed in these APIs; what is no name of anything finds nothing. The API that was shown comes
    /// first, then Microsoft Graph.
    pub fn of(typed: &str, known: &[Arc<ResourceApi>], shown: Option<AppId>) -> Self {
        let ApiQuery::Words(typed) = ApiQuery::read(typed) else { return Self::default() };
        let typed = typed.to_lowercase();
        let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
        let place = |api: &Arc<ResourceApi>| match api.summary.app_id {
            id if Some(id) == shown => 0,
            MICROSOFT_GRAPH => 1,
            _ => 2,
        };
        let (mut delegated, mut application) = (Vec::new(), Vec::new());
        for api in order::by_key(known.iter().collect(), |api| place(api)) {
            let found: Vec<(Rank, usize)> = (0..)
                .zip(&api.permissions)
                .filter_map(|(at, permission)| Some((rank(permission, &typed, &words)?, at)))
                .collect();
            for (kind, all) in
                [(PermissionKind::Delegated, &mut delegated), (PermissionKind::Application, &mut application)]
            {
                all.extend(ranked(api, &found, kind));
            }
        }
        let best = |families: Vec<(Rank, Family)>| {
            order::by_key(families, |(rank, _)| *rank).into_iter().map(|(_, family)| family).collect()
        };
        Self { words, delegated: best(delegated), application: best(application) }
    }

    /// The families of a kind, that of the best hit first.
    pub fn of_kind(&self, kind: PermissionKind) -> &[Family] {
        match kind {
            PermissionKind::Delegated => &self.delegated,
            PermissionKind::Application => &self.application,
        }
    }

    /// How many permissions of a kind were found.
    pub fn count(&self, kind: PermissionKind) -> usize {
        self.of_kind(kind).iter().map(|family| family.members.len()).sum()
    }

    /// Where the first of the words stands in a name, to be shown.
    pub fn in_name(&self, name: &str) -> Option<(usize, usize)> {
        self.words.iter().find_map(|word| Some((place(name, word)?, word.len()))).map(|(at, long)| (at, at + long))
    }
}

/// The families of a kind, each with the rank of its best permission, which comes first in it.
fn ranked(api: &Arc<ResourceApi>, found: &[(Rank, usize)], kind: PermissionKind) -> Vec<(Rank, Family)> {
    let is_of_kind = |at: usize| api.permissions.get(at).is_some_and(|permission| permission.kind == kind);
    let found: Vec<(Rank, usize)> = found.iter().copied().filter(|(_, at)| is_of_kind(*at)).collect();
    let places: Vec<usize> = found.iter().map(|(_, at)| *at).collect();
    let rank_of =
        |at: usize| found.binary_search_by_key(&at, |(_, at)| *at).ok().and_then(|found_at| found.get(found_at));
    let families = families::together(api, &places).into_iter();
    families
        .filter_map(|family| {
            let members = order::by_key(family.members.to_vec(), |at| rank_of(*at).map(|(rank, _)| *rank));
            let best = rank_of(*members.first()?)?.0;
            Some((best, Family { members: members.into(), ..family }))
        })
        .collect()
}

fn rank(permission: &Permission, typed: &str, words: &[String]) -> Option<Rank> {
    let Permission { value, display_name, .. } = permission;
    let mut rank = Rank::Named;
    for word in words {
        if place(value, word).is_none() {
            place(display_name, word)?;
            rank = Rank::Described;
        }
    }
    Some(match place(value, typed) {
        Some(0) if value.len() == typed.len() => Rank::Same,
        Some(0) => Rank::Begins,
        _ => rank,
    })
}

/// Where a word stands in a text, whatever the case. The word is in small letters.
fn place(text: &str, word: &str) -> Option<usize> {
    if !word.is_ascii() {
        // Letters whose case changes their length: the place is that of the letters as they are.
        return text.find(word).or_else(|| text.to_lowercase().contains(word).then_some(text.len()));
    }
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let first = *word.first()?;
    let last = text.len().checked_sub(word.len())?;
    (0..=last).find(|at| {
        text.get(*at).is_some_and(|letter| letter.eq_ignore_ascii_case(&first))
            && text.get(*at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word))
    })
}

#[cfg(test)]
mod tests {
    use super::{
        super::families::tests::{api, values as of_family},
        *,
    };

    fn values(families: &[Family]) -> Vec<&str> {
        families.iter().flat_map(of_family).collect()
    }

    fn found(typed: &str) -> Hits {
        let graph = api(
            MICROSOFT_GRAPH,
            &["Calendars.Read", "IdentityRiskyUser.Read.All", "User.Read", "User.Read.All", "User.ReadBasic.All"],
        );
        Hits::of(typed, &[api(AppId::from_u128(7), &["Other.User.Read", "Ärzte.Read"]), graph], None)
    }

    #[test]
    fn what_was_typed_comes_first_then_what_begins_with_it() {
        let hits = found(" user.read ");
        assert_eq!(
            values(hits.of_kind(PermissionKind::Delegated)),
            ["User.Read", "User.Read.All", "User.ReadBasic.All", "IdentityRiskyUser.Read.All", "Other.User.Read"]
        );
        assert_eq!((hits.count(PermissionKind::Delegated), hits.count(PermissionKind::Application)), (5, 1));
    }

    #[test]
    fn every_word_has_to_stand_in_what_the_row_shows() {
        let delegated = |typed| values(found(typed).of_kind(PermissionKind::Delegated)).join(" ");
        assert_eq!(delegated("calendars TO"), "Calendars.Read");
        assert_eq!(delegated("ärzte"), "Ärzte.Read");
        assert_eq!(delegated("user mail"), "");
        assert_eq!(delegated("api://user"), "", "an address names no permission");
        assert_eq!(delegated(" "), "");
    }

    #[test]
    fn a_hit_is_shown_where_it_stands() {
        let hits = found("read user");
        assert_eq!(hits.in_name("User.Read.All"), Some((5, 9)));
        assert_eq!(hits.in_name("user_impersonation"), Some((0, 4)));
        assert_eq!(hits.in_name("openid"), None);
    }
}
