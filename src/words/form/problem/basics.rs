//! What is wrong on the step Basics.

use crate::{
    directory::display_name::DisplayNameProblem as N,
    registration::{
        problem::{Problem, ProblemKind as P},
        service_reference::MAX_REFERENCE,
    },
    words::{form::display_name, text::problem as says},
};

/// What is wrong and what to do.
pub fn message(problem: &Problem) -> String {
    let value = &problem.value;
    let fixed = match &problem.kind {
        P::DisplayName(kind) => return display_name::message(value, kind),
        P::HasControlCharacter => return display_name::message(value, &N::HasControlCharacter),
        P::ReferenceTooLong { length } => {
            return says::reference_too_long(length.saturating_sub(MAX_REFERENCE), *length, MAX_REFERENCE);
        }
        P::ReferenceMissing => says::reference_missing(),
        P::ReferenceRefused => says::reference_refused(),
        P::AudienceNotInCloud => says::audience_not_in_cloud(),
        P::FromLink => says::from_link(),
        P::FromRecipe => says::from_recipe(),
        P::ChangedFromRecipe => says::changed_from_recipe(),
        _ => "",
    };
    fixed.to_owned()
}
