//! Which problems are told, and when: the one rule for every field of every step.
//!
//! # Invariants
//! - Nobody is called wrong while they are still typing: until they rest (the focus leaves the field, Enter or "Next" is
//!   pressed) no more is told than was told before. What was put right is gone at once.
//! - What is yet to be entered is told once somebody has been at the field, or has pressed "Next" while it was missing. What
//!   a link brought and nobody has looked at is told once "Next" was pressed: of what comes later, at the next press.

use super::{
    problem::{Field, Problem},
    step::Step,
};

/// What was wrong when "Next" was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempted(Vec<Problem>);

impl Attempted {
    /// The step's "Next" is pressed while this is wrong.
    pub fn press(&mut self, step: Step, now: &[Problem]) {
        self.0.extend(now.iter().filter(|problem| problem.field.step() == step).cloned());
    }

    fn has(&self, problem: &Problem) -> bool {
        is_among(problem, &self.0)
    }
}

fn is_among(problem: &Problem, others: &[Problem]) -> bool {
    others.iter().any(|other| other.is_like(problem))
}

/// What is told of what is wrong `now`. `before` is what was told last, while somebody is typing.
pub fn told(
    now: &[Problem],
    before: Option<&[Problem]>,
    was_at: impl Fn(Field) -> bool,
    attempted: &Attempted,
) -> Vec<Problem> {
    let is_due = |problem: &&Problem| {
        attempted.has(problem) || !(problem.kind.awaits_next() || (problem.kind.is_missing() && !was_at(problem.field)))
    };
    let was_told = |problem: &&Problem| before.is_none_or(|before| is_among(problem, before));
    now.iter().filter(is_due).filter(was_told).cloned().collect()
}

/// What is told `now` and was not told `before`, of one step.
pub fn added<'a>(before: &[Problem], now: &'a [Problem], step: Step) -> Vec<&'a Problem> {
    let is_new = |problem: &&Problem| problem.field.step() == step && !is_among(problem, before);
    now.iter().filter(is_new).collect()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::{
        directory::{cloud::Cloud, display_name::DisplayNameProblem, ids::RunTail, redirect_uri::RedirectUriProblem},
        registration::{
            credentials::{CertificateDraft, CredentialDraft, FederatedDraft},
            draft::Draft,
            problem::ProblemKind,
            validate::problems,
        },
    };

    /// Somebody at the form, and what they are told.
    struct Person {
        draft: Draft,
        told: Vec<Problem>,
        was_at: Vec<Field>,
        attempted: Attempted,
    }

    impl Person {
        fn new() -> Self {
            let draft = Draft::new(RunTail::from_random([7; 8]));
            let mut person = Self { draft, told: Vec::new(), was_at: Vec::new(), attempted: Attempted::default() };
            person.look(false);
            person
        }

        fn look(&mut self, is_typing: bool) {
            let now = self.problems();
            let before = is_typing.then_some(&self.told[..]);
            self.told = told(&now, before, |field| self.was_at.contains(&field), &self.attempted);
        }

        fn problems(&self) -> Vec<Problem> {
            problems(&self.draft, Cloud::Global, datetime!(2026-11-23 10:30:00 UTC))
        }

        fn presses_next(&mut self, step: Step) {
            self.attempted.press(step, &self.problems());
            self.look(false);
        }

        /// Types a URI into the first row, and gives the most that was told on the way.
        fn types_uri(&mut self, text: &str) -> usize {
            let mut most = 0;
            for (end, character) in text.char_indices() {
                self.draft.redirect_uris[0].text = text[..end + character.len_utf8()].to_owned();
                self.look(true);
                most = most.max(self.told.len());
            }
            most
        }

        fn types_name(&mut self, text: &str) {
            text.clone_into(&mut self.draft.display_name);
            self.was_at.push(Field::DisplayName);
            self.look(true);
        }

        fn kinds(&self) -> Vec<&ProblemKind> {
            self.told.iter().map(|problem| &problem.kind).collect()
        }
    }

    #[test]
    fn nothing_is_told_while_somebody_types_and_what_is_wrong_once_they_rest() {
        let mut person = Person::new();
        assert_eq!(person.types_uri("http://contoso.com/callback"), 0);
        person.look(false);
        assert_eq!(person.kinds(), [&ProblemKind::RedirectUri(RedirectUriProblem::HttpNeedsLocalhost)]);
    }

    #[test]
    fn what_is_put_right_is_gone_at_once_and_what_comes_instead_waits() {
        let mut person = Person::new();
        person.types_uri("http://contoso.com");
        person.look(false);
        assert_eq!(person.told.len(), 2, "http, and no slash at the end");
        person.draft.redirect_uris[0].text = "https://contoso.com/#a".to_owned();
        person.look(true);
        assert_eq!(person.told, []);
        person.look(false);
        assert_eq!(person.kinds(), [&ProblemKind::RedirectUri(RedirectUriProblem::HasFragment)]);
    }

    #[test]
    fn what_was_told_stays_for_as_long_as_it_is_so_in_whatever_measure() {
        let mut person = Person::new();
        person.types_name(&"a".repeat(130));
        person.look(false);
        person.types_name(&"a".repeat(125));
        let too_long = ProblemKind::DisplayName(DisplayNameProblem::TooLong { length: 125, limit: 120 });
        assert_eq!(person.kinds(), [&too_long]);
        person.types_name(&"a".repeat(80));
        assert_eq!(person.told, []);
    }

    #[test]
    fn a_name_is_missing_once_it_was_taken_out_again_or_next_was_pressed() {
        let mut person = Person::new();
        assert_eq!(person.told, []);
        person.types_name("a");
        person.types_name("");
        assert_eq!(person.told, [], "somebody is typing");
        person.look(false);
        assert_eq!(person.kinds(), [&ProblemKind::DisplayName(DisplayNameProblem::Missing)]);

        let mut person = Person::new();
        person.presses_next(Step::Basics);
        assert_eq!(person.kinds(), [&ProblemKind::DisplayName(DisplayNameProblem::Missing)]);
    }

    #[test]
    fn what_was_added_after_next_was_pressed_is_not_called_wrong_before_it_is_pressed_again() {
        let mut person = Person::new();
        person.draft.credentials.clear();
        person.draft.add(CredentialDraft::Certificate(CertificateDraft::default()));
        assert_eq!(person.told, []);
        person.presses_next(Step::Credentials);
        assert_eq!(person.kinds(), [&ProblemKind::CertificateMissing]);
        for added in [
            CredentialDraft::Certificate(CertificateDraft::default()),
            CredentialDraft::Federated(FederatedDraft::default()),
        ] {
            let before = person.told.clone();
            person.draft.add(added);
            person.look(false);
            assert_eq!(person.told, before);
            person.presses_next(Step::Credentials);
            assert!(person.told.len() > before.len());
        }
    }

    #[test]
    fn to_name_a_certificate_is_not_yet_to_have_made_it() {
        let mut person = Person::new();
        person.draft.credentials.clear();
        let id = person.draft.add(CredentialDraft::Certificate(CertificateDraft::default()));
        person.was_at.push(Field::Certificate(id));
        person.look(false);
        assert_eq!(person.told, []);
    }

    #[test]
    fn what_is_new_is_told_of_one_step_and_once() {
        let mut person = Person::new();
        person.types_uri("http://contoso.com/");
        let before = person.told.clone();
        person.look(false);
        assert_eq!(added(&before, &person.told, Step::RedirectUris).len(), 1);
        assert_eq!(added(&before, &person.told, Step::Basics).len(), 0);
        assert_eq!(added(&person.told, &person.told, Step::RedirectUris).len(), 0);
    }
}
