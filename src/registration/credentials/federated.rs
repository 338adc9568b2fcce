//! What is wrong with the federated credentials of a draft.

use crate::{
    directory::{
        cloud::Cloud,
        credential::CredentialId,
        federated::{self, FederatedField, FederatedProblem, MOST, github},
    },
    registration::{
        credentials::filled_in::federated::{FIELDS, FederatedDraft},
        draft::Draft,
        problem::{Field, Problem, ProblemKind},
    },
};

/// Every problem of the federated credentials of a draft.
pub(super) fn check(draft: &Draft, cloud: Cloud) -> Vec<Problem> {
    let mut problems = Vec::new();
    let count = draft.federated().count();
    if count > MOST {
        let kind = ProblemKind::TooManyFederated { count, limit: MOST };
        problems.push(Problem { field: Field::Credentials, kind, value: String::new() });
    }
    let mut before: Vec<&FederatedDraft> = Vec::new();
    for (id, own) in draft.federated() {
        let inputs = own.entered.asked().iter().copied().map(FederatedField::Input);
        for field in inputs.chain(FIELDS) {
            // No other subject is to be had there.
            let by_name = |found: &FederatedProblem| {
                *found == FederatedProblem::NameOnly && github::is_enterprise_server(&own.issuer)
            };
            let found = federated::check(field, own.text(field), cloud).filter(|found| !by_name(found));
            if let Some(problem) = found.or_else(|| twice(field, own, &before)) {
                problems.push(of(id, field, problem, own.text(field)));
            }
        }
        before.push(own);
    }
    problems
}

fn of(id: CredentialId, field: FederatedField, problem: FederatedProblem, value: &str) -> Problem {
    Problem {
        field: Field::Federated(id, field),
        kind: ProblemKind::Federated(field, problem),
        value: value.to_owned(),
    }
}

/// What an earlier credential has already. Entra ID takes names for the same whatever their case may be.
fn twice(field: FederatedField, own: &FederatedDraft, before: &[&FederatedDraft]) -> Option<FederatedProblem> {
    match field {
        FederatedField::Name => before
            .iter()
            .any(|other| other.name.trim().eq_ignore_ascii_case(own.name.trim()))
            .then_some(FederatedProblem::NameTwice),
        FederatedField::Subject => {
            before.iter().any(|other| other.trust() == own.trust()).then_some(FederatedProblem::TrustTwice)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::ids::RunTail, registration::credentials::CredentialDraft};

    fn draft(all: &[(&str, &str, &str)]) -> Draft {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.credentials.clear();
        for (name, issuer, subject) in all {
            let own = FederatedDraft {
                name: (*name).to_owned(),
                issuer: (*issuer).to_owned(),
                subject: (*subject).to_owned(),
                ..FederatedDraft::new(Cloud::Global)
            };
            draft.add(CredentialDraft::Federated(own));
        }
        draft
    }

    fn found(draft: &Draft) -> Vec<(FederatedField, FederatedProblem)> {
        let found = check(draft, Cloud::Global).into_iter().filter_map(|problem| match problem.kind {
            ProblemKind::Federated(field, kind) => Some((field, kind)),
            _ => None,
        });
        found.collect()
    }

    #[test]
    fn what_nobody_has_filled_in_is_missing_and_has_its_audience() {
        let missing = |field| (field, FederatedProblem::Missing);
        assert_eq!(
            found(&draft(&[("", "", "")])),
            [FederatedField::Issuer, FederatedField::Subject, FederatedField::Name].map(missing)
        );
        assert!(check(&draft(&[("", "", "")]), Cloud::Global).iter().all(|problem| problem.kind.is_missing()));
    }

    #[test]
    fn a_name_and_a_pair_of_issuer_and_subject_stand_once_each() {
        let issuer = "https://contoso.com";
        assert_eq!(found(&draft(&[("abc", issuer, "a"), ("abd", issuer, "A")])), [], "case counts in a subject");
        assert_eq!(
            found(&draft(&[("abc", issuer, "a"), ("ABC", issuer, " a ")])),
            [
                (FederatedField::Subject, FederatedProblem::TrustTwice),
                (FederatedField::Name, FederatedProblem::NameTwice)
            ]
        );
    }

    #[test]
    fn names_alone_are_warned_of_where_numbers_are_to_be_had() {
        let subject = "repo:contoso/portal:pull_request";
        let of = |issuer| found(&draft(&[("abc", issuer, subject)]));
        assert_eq!(of(github::ISSUER), [(FederatedField::Subject, FederatedProblem::NameOnly)]);
        assert_eq!(of("https://github.contoso.com/_services/token"), []);
    }

    #[test]
    fn one_application_takes_20() {
        let names: Vec<String> = (0..=MOST).map(|n| format!("name-{n}")).collect();
        let rows: Vec<_> = names.iter().map(|name| (name.as_str(), "https://contoso.com", name.as_str())).collect();
        assert_eq!(check(&draft(&rows[..MOST]), Cloud::Global), []);
        let kind = ProblemKind::TooManyFederated { count: MOST + 1, limit: MOST };
        assert_eq!(check(&draft(&rows), Cloud::Global)[0].kind, kind);
    }

    #[test]
    fn what_is_asked_for_has_no_blanks_at_its_ends() {
        let draft = draft(&[(" abc ", " https://contoso.com ", " a ")]);
        let wanted = draft.federated().next().unwrap().1.wanted();
        assert_eq!(
            (wanted.name.as_str(), wanted.issuer.as_str(), wanted.subject.as_str()),
            ("abc", "https://contoso.com", "a")
        );
        assert_eq!(wanted.audience, "api://AzureADTokenExchange");
    }
}
