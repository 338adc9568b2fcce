//! What is wrong on the step Credentials.

use crate::{
    directory::display_name::DisplayNameProblem as N,
    registration::{
        credentials::MOST,
        problem::{Problem, ProblemKind as P},
        secret::MAX_DESCRIPTION,
    },
    words::{
        dates,
        form::{certificate, display_name, federated, policy},
        text::{problem, secret_problem as says},
    },
};

/// What is wrong and what to do.
pub fn message(problem: &Problem) -> String {
    let value = &problem.value;
    let over = |count: usize, limit: usize| count.saturating_sub(limit);
    let fixed = match &problem.kind {
        P::HasControlCharacter => return display_name::message(value, &N::HasControlCharacter),
        P::Federated(field, kind) => return federated::problem(*field, *kind),
        P::TooManyFederated { count, limit } => return federated::too_many(over(*count, *limit), *count, *limit),
        P::Certificate(concern) => return certificate::concern(*concern),
        P::TooManyCertificates { count, limit } => return certificate::too_many(over(*count, *limit), *count, *limit),
        P::CertificateMissing => certificate::missing(),
        P::CertificateTwice => certificate::twice(),
        P::CredentialNotTicked => federated::not_selected(),
        P::StartOutside { latest } => return says::start_outside(&dates::day(*latest)),
        P::DateTooFar { latest } => return says::date_too_far(&dates::day(*latest)),
        P::TooManySecrets { count, limit: MOST } => return says::too_many_secrets(over(*count, MOST), *count, MOST),
        P::TooManySecrets { count, limit } => {
            return says::too_many_secrets_for_accounts(over(*count, *limit), *count, *limit);
        }
        P::DescriptionTooLong { length } => {
            return says::description_too_long(over(*length, MAX_DESCRIPTION), *length, MAX_DESCRIPTION);
        }
        P::DateMissing => says::date_missing(),
        P::DateUnreadable => says::date_unreadable(),
        P::DateInThePast => says::date_in_the_past(),
        P::EndBeforeStart => says::end_before_start(),
        P::LongLifetime => says::long_lifetime(),
        P::DescriptionTwice if value.is_empty() => says::description_missing_twice(),
        P::DescriptionTwice => says::description_twice(),
        P::LongerThanRecipe { most } => return says::longer_than_recipe(usize::from(*most)),
        P::FromLink => problem::from_link(),
        P::AgainstPolicy(against) => return policy::against(*against),
        P::FromRecipe => problem::from_recipe(),
        P::ChangedFromRecipe => problem::changed_from_recipe(),
        _ => "",
    };
    fixed.to_owned()
}
