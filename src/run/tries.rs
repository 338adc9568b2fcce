//! How often the requests of a planned call were tried, and what became of the tries.

use time::OffsetDateTime;

use crate::{
    graph::ask::Attempts,
    http::response::{NoAnswer, Response},
};

/// How often what was lost with its answer is made anew.
const MOST_LOSSES: u32 = 5;

/// After how many lost answers to a PATCH, and none else that was lost, it is looked at whether PATCH alone is cut.
const MOST_CUT: u32 = 3;

/// Tries and waits of a planned call.
#[derive(Debug, Default)]
pub(super) struct Tries {
    /// Tries and waits since the call began or was resumed.
    pub(super) patience: Attempts,
    /// Requests sent, for the person to see.
    pub(super) sent: u32,
    /// A request that makes something was sent and not answered, so that the thing may be there.
    pub(super) ambiguous: bool,
    /// How often that happened: bounds the making anew.
    pub(super) losses: u32,
    /// How many answers to a PATCH were lost, with no other answer lost since the first.
    cut: u32,
    /// Graph has answered something else meanwhile.
    others_answered: bool,
    /// How often the person asked to try again since something was last made.
    pub(super) resumes: u32,
}

impl Tries {
    /// The person asks to try again: patience is renewed.
    pub(super) fn resume(&mut self) {
        self.patience = Attempts::default();
        self.losses = 0;
        self.cut = 0;
        self.resumes += 1;
    }

    /// Whether so many answers to a PATCH were lost, and nothing else, that it may be PATCH alone that is cut.
    pub(super) const fn may_be_cut(&self) -> bool {
        self.cut >= MOST_CUT
    }

    /// The same, where Graph has answered something else meanwhile.
    pub(super) const fn is_cut(&self) -> bool {
        self.may_be_cut() && self.others_answered
    }

    /// Whether there is patience left for making again what was lost with its answer.
    pub(super) const fn may_be_made_anew(&self) -> bool {
        self.losses < MOST_LOSSES
    }

    /// Keeps count of a request that may have been carried out without an answer.
    pub(super) const fn lose(&mut self) {
        self.ambiguous = true;
        self.losses += 1;
    }

    /// Keeps count of what an answer, or its want, says of PATCH.
    pub(super) fn learn_of_patch(&mut self, is_patch: bool, answer: &Result<Response, NoAnswer>) {
        let answered = match answer {
            Ok(response) => !response.is_foreign(),
            Err(NoAnswer::Lost) => false,
            Err(NoAnswer::NotSent(_)) => return,
        };
        // What some proxies say to every PATCH.
        let method_refused = matches!(answer, Ok(response) if !answered && matches!(response.status, 403 | 405 | 501));
        match (is_patch, answered) {
            (true, false) if method_refused => self.cut = MOST_CUT,
            (true, false) if answer.is_err() => self.cut += 1,
            (false, true) => self.others_answered |= self.cut > 0,
            _ => {
                self.cut = 0;
                self.others_answered = false;
            }
        }
    }

    /// Begins a wait for what was just made to become visible: until when.
    pub(super) fn look_later(&mut self, now: OffsetDateTime) -> OffsetDateTime {
        self.patience.look_later(now)
    }
}
