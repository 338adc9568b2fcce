//! The service management reference of a draft: what names the app in the organization's own database of services.
//!
//! <https://learn.microsoft.com/graph/api/resources/application#properties>

use super::{
    draft::Draft,
    problem::{Field, Problem, ProblemKind},
};
use crate::directory::characters;

/// The most characters that it may have.
pub const MAX_REFERENCE: usize = 256;

/// Every problem of it. A tenant that has refused it would refuse it again.
pub(super) fn check(draft: &Draft) -> Vec<Problem> {
    let reference = draft.service_reference.trim();
    let length = characters::length(reference);
    let mut kinds = Vec::new();
    if reference.contains(characters::is_control) {
        kinds.push(ProblemKind::HasControlCharacter);
    }
    if length > MAX_REFERENCE {
        kinds.push(ProblemKind::ReferenceTooLong { length });
    }
    if draft.refused_reference.as_deref() == Some(reference) {
        kinds.push(if reference.is_empty() { ProblemKind::ReferenceMissing } else { ProblemKind::ReferenceRefused });
    }
    let problem = |kind| Problem { field: Field::ServiceReference, kind, value: reference.to_owned() };
    kinds.into_iter().map(problem).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::ids::RunTail;

    fn kinds(reference: &str, refused: Option<&str>) -> Vec<ProblemKind> {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.service_reference = reference.to_owned();
        draft.refused_reference = refused.map(str::to_owned);
        check(&draft).into_iter().map(|problem| problem.kind).collect()
    }

    #[test]
    fn a_reference_is_one_line_of_256_characters_or_nothing() {
        assert_eq!(kinds("", None), []);
        assert_eq!(kinds("CI-1042", None), []);
        assert_eq!(kinds(&format!(" {} ", "a".repeat(256)), None), []);
        assert_eq!(kinds(&"a".repeat(257), None), [ProblemKind::ReferenceTooLong { length: 257 }]);
        assert_eq!(kinds("CI\n1042", None), [ProblemKind::HasControlCharacter]);
    }

    #[test]
    fn a_reference_that_the_tenant_has_refused_is_wrong_until_it_is_another_one() {
        assert_eq!(kinds(" ", Some("")), [ProblemKind::ReferenceMissing]);
        assert_eq!(kinds("CI-1042", Some("")), []);
        assert_eq!(kinds("CI-1042 ", Some("CI-1042")), [ProblemKind::ReferenceRefused]);
        assert_eq!(kinds("CI-1043", Some("CI-1042")), []);
        assert_eq!(kinds("", Some("CI-1042")), []);
    }
}
