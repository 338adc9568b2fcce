//! The credentials of a draft as a list: each with an ID of its own, and what is wrong with them together.
//!
//! # Invariants
//! What is stored is read as anybody's: no more than [`MOST`], and no two with one ID. A draft of a release that knew
//! one client secret, wanted or not, is read as a list of one or none.

use std::{collections::BTreeSet, fmt};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{
        MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};
use time::{Duration, OffsetDateTime};

use super::{
    draft::Draft,
    problem::{Field, Problem, ProblemKind},
    secret,
};
use crate::directory::credential::{Credential, CredentialId, CredentialKind, Expiry, Lifetime, SecretWanted};

/// The most credentials of a draft: more than anybody keeps apart, and few enough for one link.
pub const MOST: usize = 20;
/// Beyond this, an ID is none that a draft has given.
const MOST_IDS: u32 = 1 << 20;

/// A credential in the making.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCredential {
    /// Names it in the draft and in what is made of it.
    pub id: CredentialId,
    /// What it is, as filled in.
    pub kind: CredentialDraft,
}

/// A credential as it is filled in, by its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CredentialDraft {
    /// A client secret.
    Secret(SecretDraft),
}

/// A client secret as it is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretDraft {
    /// "Description", as typed.
    pub description: String,
    /// "Expires".
    pub lifetime: Lifetime,
    /// The date of one's own choice, as a date field gives it (`2027-05-22`), used with [`Lifetime::Custom`].
    pub custom_date: String,
}

impl DraftCredential {
    /// A client secret that nobody has filled in.
    pub fn secret(id: CredentialId) -> Self {
        Self { id, kind: CredentialDraft::Secret(SecretDraft::default()) }
    }
}

/// A description that no other secret of the draft has: the word and the least number from two on that is free.
pub fn free_description(draft: &Draft, word: &str) -> String {
    let taken = |text: &str| draft.secrets().any(|(_, secret)| secret.description.trim().eq_ignore_ascii_case(text));
    let numbered = (2..=MOST + 1).map(|n| format!("{word} {n}"));
    numbered.into_iter().find(|text| !taken(text)).unwrap_or_default()
}

/// The ID for a further credential, where `least` is the least that was never given.
pub(super) fn next(credentials: &[DraftCredential], least: u32) -> CredentialId {
    let above = credentials.iter().map(|credential| credential.id.0).max().map_or(0, |id| id.saturating_add(1));
    CredentialId(above.max(least))
}

/// Every problem of the credentials.
pub(super) fn check(draft: &Draft, now: OffsetDateTime) -> Vec<Problem> {
    let mut problems = Vec::new();
    let (count, limit) = (draft.secrets().count(), draft.audience.secret_limit().unwrap_or(MOST));
    if count > limit {
        let kind = ProblemKind::TooManySecrets { count, limit };
        problems.push(Problem { field: Field::Credentials, kind, value: String::new() });
    }
    let mut descriptions = BTreeSet::new();
    for (id, secret) in draft.secrets() {
        problems.extend(secret::check(id, secret, now));
        if !descriptions.insert(secret.description.trim()) {
            let (field, value) = (Field::SecretDescription(id), secret.description.trim().to_owned());
            problems.push(Problem { field, kind: ProblemKind::DescriptionTwice, value });
        }
    }
    problems
}

/// What is asked for, unfinished as it is: a secret whose end is not in order yet ends as most do.
pub(super) fn asked_for(draft: &Draft, now: OffsetDateTime) -> Vec<Credential> {
    let secrets = draft.secrets().map(|(id, secret)| {
        let expiry = secret::expiry(secret, now).unwrap_or(Expiry::After(Duration::days(180)));
        let description = secret.description.trim().to_owned();
        Credential { id, kind: CredentialKind::Secret(SecretWanted { description, expiry }) }
    });
    secrets.collect()
}

/// Credentials as they are stored: a list, or the one secret of earlier releases.
struct Stored;

/// The client secret of a draft of an earlier release.
#[derive(Deserialize)]
struct Only {
    wanted: bool,
    description: String,
    lifetime: Lifetime,
    custom_date: String,
}

impl<'de> Visitor<'de> for Stored {
    type Value = Vec<DraftCredential>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("credentials")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let Only { wanted, description, lifetime, custom_date } = Only::deserialize(MapAccessDeserializer::new(map))?;
        let kind = CredentialDraft::Secret(SecretDraft { description, lifetime, custom_date });
        let only = DraftCredential { id: CredentialId(0), kind };
        Ok(if wanted { vec![only] } else { Vec::new() })
    }
}

/// Reads the credentials of a stored draft.
pub(super) fn stored<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<DraftCredential>, D::Error> {
    let mut list = deserializer.deserialize_any(Stored)?;
    list.truncate(MOST);
    let given = |credential: &DraftCredential| credential.id.0 < MOST_IDS;
    let mut fresh = list.iter().filter(|one| given(one)).map(|one| one.id.0 + 1).max().unwrap_or_default();
    let mut seen = BTreeSet::new();
    for credential in &mut list {
        if !given(credential) || !seen.insert(credential.id) {
            credential.id = CredentialId(fresh);
            fresh += 1;
        }
    }
    Ok(list)
}

/// The same of what a link has brought, where it has brought any.
pub(super) fn stored_or_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<DraftCredential>>, D::Error> {
    #[derive(Deserialize)]
    struct List(#[serde(deserialize_with = "stored")] Vec<DraftCredential>);
    Ok(Option::<List>::deserialize(deserializer)?.map(|List(list)| list))
}

/// Reads the least ID that was never given.
pub(super) fn stored_next<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    Ok(u32::deserialize(deserializer)?.min(MOST_IDS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{audience::SignInAudience, ids::RunTail};

    const NOW: OffsetDateTime = time::macros::datetime!(2026-11-23 10:30:00 UTC);

    fn draft(descriptions: &[&str]) -> Draft {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.credentials.clear();
        for text in descriptions {
            draft.add_secret((*text).to_owned());
        }
        draft
    }

    fn found(draft: &Draft) -> Vec<(Field, ProblemKind)> {
        check(draft, NOW).into_iter().map(|problem| (problem.field, problem.kind)).collect()
    }

    #[test]
    fn an_id_is_never_given_twice() {
        let mut draft = draft(&["a", "b"]);
        let removed = draft.credentials.pop().map(|credential| credential.id);
        let added = draft.add_secret(String::new());
        assert_ne!(Some(added), removed);
        draft.credentials.clear();
        assert!(draft.add_secret(String::new()) > added);
    }

    #[test]
    fn personal_accounts_take_two_secrets_and_a_draft_no_more_than_anybody_keeps_apart() {
        let mut two = draft(&["a", "b", "c"]);
        assert_eq!(found(&two), []);
        two.audience = SignInAudience::OrgsAndPersonal;
        assert_eq!(found(&two), [(Field::Credentials, ProblemKind::TooManySecrets { count: 3, limit: 2 })]);
        two.credentials.pop();
        assert_eq!(found(&two), []);
        let names: Vec<String> = (0..=MOST).map(|n| n.to_string()).collect();
        let many = draft(&names.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(found(&many), [(Field::Credentials, ProblemKind::TooManySecrets { count: MOST + 1, limit: MOST })]);
    }

    #[test]
    fn two_secrets_with_one_description_are_warned_of_at_the_second() {
        let same = draft(&["", "staging", " "]);
        assert_eq!(found(&same), [(Field::SecretDescription(same.credentials[2].id), ProblemKind::DescriptionTwice)]);
    }

    #[test]
    fn a_description_is_suggested_that_no_other_secret_has() {
        assert_eq!(free_description(&draft(&[""]), "Secret"), "Secret 2");
        assert_eq!(free_description(&draft(&["", "secret 2 ", "Secret 4"]), "Secret"), "Secret 3");
    }
}
