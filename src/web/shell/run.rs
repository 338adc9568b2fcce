//! The run, for those who may look before the part is there that makes one.

use super::{late::Late, register::Registering};
use crate::{
    flow::register::{Loss, Phase},
    run::progress::CallProgress,
};

/// How the run stands. Taken with [`super::state::App`].
#[derive(Clone, Copy)]
pub struct Run(pub(super) Late<Registering>);

impl Run {
    /// How far it has come.
    pub fn phase(self) -> Phase {
        self.0.get().map_or(Phase::Idle, |run| run.phase.get())
    }

    /// Whether it has done all that it was for.
    pub fn is_registered(self) -> bool {
        self.0.get().is_some_and(|run| run.is_registered.get())
    }

    /// What leaving now would lose.
    pub fn loss(self) -> Option<Loss> {
        self.0.get().and_then(|run| run.loss.get())
    }

    /// Whether it has stopped for want of a sign-in.
    pub fn waits_for_sign_in(self) -> bool {
        self.0.get().is_some_and(|run| run.waits.get())
    }

    /// Whether it makes the client at this moment, so that its requests are what the page shows.
    pub fn is_under_way(self) -> bool {
        self.0.get().is_some_and(|run| run.phase.get() == Phase::Running && !run.is_client_registered.get())
    }

    /// Looks at it call by call.
    pub fn progress<T>(self, look: impl FnOnce(&[CallProgress]) -> T) -> Option<T> {
        self.0.get().map(|run| run.progress.with(|progress| look(progress)))
    }

    /// What leaving would have lost is given up.
    pub fn give_up(self) {
        if let Some(run) = self.0.look() {
            run.leave.call(());
        }
    }

    /// It is of no use any more.
    pub fn drop_it(self) {
        if let Some(run) = self.0.look() {
            run.drop.call(());
        }
    }
}
