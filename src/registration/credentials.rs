//! The credentials of a draft as a list: each with an ID of its own, and what is wrong with them together.

pub mod certificate;
mod federated;
pub(super) mod filled_in;
pub mod policy;

use time::{Duration, OffsetDateTime};

use super::{
    draft::Draft,
    problem::{Field, Problem, ProblemKind},
    secret,
    steps::facts::Facts,
};
use crate::directory::credential::{Credential, CredentialKind, Expiry, SecretWanted};
pub use filled_in::{
    CredentialDraft, DraftCredential, Kind, MOST, SecretDraft,
    certificate::CertificateDraft,
    federated::{FIELDS, FederatedDraft},
};

/// A description that no other secret of the draft has: of those with a number, the first from two on that is free.
pub fn free_description(draft: &Draft, numbered: fn(usize) -> String) -> String {
    let taken = |text: &str| draft.secrets().any(|(_, secret)| secret.description.trim().eq_ignore_ascii_case(text));
    (2..=MOST + 1).map(numbered).find(|text| !taken(text)).unwrap_or_default()
}

/// What is wrong with the credentials, whoever brought them.
pub(super) fn check(draft: &Draft, facts: &Facts, now: OffsetDateTime) -> Vec<Problem> {
    let mut problems = federated::check(draft, facts.cloud);
    problems.extend(certificate::check(draft, now));
    let (count, limit) = (draft.secrets().count(), draft.audience.secret_limit().unwrap_or(MOST));
    if count > limit {
        let kind = ProblemKind::TooManySecrets { count, limit };
        problems.push(Problem { field: Field::Credentials, kind, value: String::new() });
    }
    let mut descriptions = Vec::new();
    for (id, secret) in draft.secrets() {
        problems.extend(secret::check(id, secret, now));
        let description = secret.description.trim();
        if descriptions.contains(&description) {
            let (field, value) = (Field::SecretDescription(id), description.to_owned());
            problems.push(Problem { field, kind: ProblemKind::DescriptionTwice, value });
        }
        descriptions.push(description);
    }
    problems.extend(policy::check(draft, &facts.credentials.or_default(), now));
    problems
}

/// What is asked for, unfinished as it is: a secret whose end is not in order yet ends as most do, and a certificate that
/// is not there yet is left out.
pub(super) fn asked_for(draft: &Draft, now: OffsetDateTime) -> Vec<Credential> {
    let secret = |secret: &SecretDraft| {
        let expiry = secret::expiry(secret, now).unwrap_or(Expiry::After(Duration::days(180)));
        let start = secret::chosen_start(secret, now).unwrap_or_default();
        SecretWanted { description: secret.description.trim().to_owned(), start, expiry }
    };
    let credential = |DraftCredential { id, kind }: &DraftCredential| {
        let kind = match kind {
            CredentialDraft::Secret(own) => CredentialKind::Secret(secret(own)),
            CredentialDraft::Federated(own) => CredentialKind::Federated(own.wanted()),
            CredentialDraft::Certificate(own) => CredentialKind::Certificate(own.wanted()?),
        };
        Some(Credential { id: *id, kind })
    };
    draft.credentials.iter().filter_map(credential).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{audience::SignInAudience, cloud::Cloud, ids::RunTail};

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
        check(draft, &Cloud::Global.into(), NOW).into_iter().map(|problem| (problem.field, problem.kind)).collect()
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
        let numbered = |number| format!("Secret {number}");
        assert_eq!(free_description(&draft(&[""]), numbered), "Secret 2");
        assert_eq!(free_description(&draft(&["", "secret 2 ", "Secret 4"]), numbered), "Secret 3");
    }
}
