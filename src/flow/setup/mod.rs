//! Putting the page into use: a test of the set-up, and settings that hold for this tab alone.
//!
//! # Invariants
//! A test is a sign-in like every other; what is kept meanwhile is that it was one, and that mark serves once. A session
//! belongs to the settings that it was begun with, so it ends with them, and never passes for a test's own.

pub mod configuration;

use super::session::{Phase, Reason};
use crate::{setup::Entered, signin::error::SignInError};

/// How a test stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SelfTest {
    /// There is none.
    #[default]
    None,
    /// The answer is on its way.
    UnderWay,
    /// Somebody came back without an answer: Microsoft shows some mistakes on its own page alone.
    Unanswered,
    /// It went well.
    Passed,
    /// It did not.
    Failed(SignInError),
}

/// Something has happened.
pub enum Event {
    /// The page is up.
    Opened {
        /// A test was begun in this tab.
        was_begun: bool,
        /// An answer waits to be taken in.
        arrives: bool,
    },
    /// The page is shown again, out of the browser's own cache: back from Microsoft's page.
    ShownAgain {
        /// A test was begun in this tab.
        was_begun: bool,
    },
    /// The person wants to test the set-up.
    Begin,
    /// How signing in stands by now.
    Stands {
        /// What there is to say of it.
        phase: Phase,
        /// Whether somebody is signed in.
        is_signed_in: bool,
    },
    /// What was entered takes the place of `config.json` in this tab.
    UseInTab(Entered),
    /// `config.json` holds again.
    UseFile,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the session, if there is one.
    End(Reason),
    /// Keep that a test was begun.
    KeepMark,
    /// Forget it.
    DropMark,
    /// Sign in, with the choice of the account.
    SignIn,
    /// Show the set-up page, in place of this one.
    Show,
    /// Keep what was entered for this tab.
    KeepSettings(Entered),
    /// Forget it.
    DropSettings,
    /// Read the configuration again.
    Configure,
}

/// Putting the page into use.
#[derive(Debug, Default)]
pub struct Setup {
    test: SelfTest,
}

impl Setup {
    /// How the test stands.
    pub fn test(&self) -> SelfTest {
        self.test.clone()
    }

    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened { was_begun: true, arrives } => {
                self.test = if arrives { SelfTest::UnderWay } else { SelfTest::Unanswered };
                vec![Effect::Show]
            }
            Event::ShownAgain { was_begun: true } => {
                self.test = SelfTest::Unanswered;
                Vec::new()
            }
            Event::Opened { was_begun: false, .. } | Event::ShownAgain { was_begun: false } => Vec::new(),
            Event::Begin => {
                self.test = SelfTest::UnderWay;
                vec![Effect::End(Reason::SelfTest), Effect::KeepMark, Effect::SignIn]
            }
            Event::Stands { phase, is_signed_in } => self.stands(phase, is_signed_in),
            Event::UseInTab(entered) => Self::settings(Effect::KeepSettings(entered)),
            Event::UseFile => Self::settings(Effect::DropSettings),
        }
    }

    fn stands(&mut self, phase: Phase, is_signed_in: bool) -> Vec<Effect> {
        if self.test != SelfTest::UnderWay {
            return Vec::new();
        }
        let (came, effects) = match phase {
            Phase::Idle if is_signed_in => (SelfTest::Passed, vec![Effect::DropMark, Effect::Show]),
            Phase::Cancelled => (SelfTest::None, vec![Effect::DropMark, Effect::Show]),
            // It is said here, and not as of a sign-in that somebody wanted to go on with.
            Phase::Failed(error) => {
                (SelfTest::Failed(error), vec![Effect::End(Reason::TestFailed), Effect::DropMark, Effect::Show])
            }
            _ => return Vec::new(),
        };
        self.test = came;
        effects
    }

    fn settings(kept: Effect) -> Vec<Effect> {
        vec![kept, Effect::End(Reason::Settings), Effect::Configure]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signin::error::Kind;

    fn begun() -> Setup {
        let mut setup = Setup::default();
        setup.update(Event::Begin);
        setup
    }

    fn stands(setup: &mut Setup, phase: Phase, is_signed_in: bool) -> (SelfTest, Vec<Effect>) {
        let effects = setup.update(Event::Stands { phase, is_signed_in });
        (setup.test(), effects)
    }

    #[test]
    fn a_test_ends_the_session_that_there_is_before_it_signs_in() {
        let mut setup = Setup::default();
        let effects = setup.update(Event::Begin);
        assert_eq!(effects, [Effect::End(Reason::SelfTest), Effect::KeepMark, Effect::SignIn]);
        assert_eq!(setup.test(), SelfTest::UnderWay);
    }

    #[test]
    fn what_comes_of_the_sign_in_is_the_result_and_is_told_on_the_set_up_page() {
        let error = SignInError::of(Kind::Config);
        let done = vec![Effect::DropMark, Effect::Show];
        assert_eq!(stands(&mut begun(), Phase::Idle, true), (SelfTest::Passed, done.clone()));
        assert_eq!(stands(&mut begun(), Phase::Cancelled, false), (SelfTest::None, done));
        let failed = vec![Effect::End(Reason::TestFailed), Effect::DropMark, Effect::Show];
        assert_eq!(stands(&mut begun(), Phase::Failed(error.clone()), false), (SelfTest::Failed(error), failed));
        for phase in [Phase::Idle, Phase::Arriving, Phase::Leaving, Phase::Away] {
            assert_eq!(stands(&mut begun(), phase, false), (SelfTest::UnderWay, Vec::new()));
        }
    }

    #[test]
    fn a_sign_in_that_is_no_test_says_nothing_of_one() {
        let mut setup = Setup::default();
        assert_eq!(stands(&mut setup, Phase::Idle, true), (SelfTest::None, Vec::new()));
        assert!(setup.update(Event::Opened { was_begun: false, arrives: true }).is_empty());
        assert_eq!(setup.test(), SelfTest::None);
    }

    #[test]
    fn whoever_comes_back_without_an_answer_is_told_so() {
        let mut setup = Setup::default();
        assert_eq!(setup.update(Event::Opened { was_begun: true, arrives: false }), [Effect::Show]);
        assert_eq!(setup.test(), SelfTest::Unanswered);
        let mut setup = begun();
        assert!(setup.update(Event::ShownAgain { was_begun: true }).is_empty());
        assert_eq!(setup.test(), SelfTest::Unanswered);
        let mut setup = Setup::default();
        setup.update(Event::Opened { was_begun: true, arrives: true });
        assert_eq!(setup.test(), SelfTest::UnderWay);
    }

    #[test]
    fn a_session_ends_with_the_settings_that_it_was_begun_with() {
        let effects = Setup::default().update(Event::UseFile);
        assert_eq!(effects, [Effect::DropSettings, Effect::End(Reason::Settings), Effect::Configure]);
    }
}
