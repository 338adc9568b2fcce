//! Numbers that are given once: of sessions, and of what a session waits for.

/// Which question, renewal or wait something belongs to. The answer to an older one is nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn(u32);

/// Which session. Each sign-in of another account has a number of its own, and no number serves twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionNumber(u32);

/// Numbers, each given once.
#[derive(Default)]
pub(super) struct Numbers(u32);

impl Numbers {
    pub(super) fn turn(&mut self) -> Turn {
        Turn(self.next())
    }

    pub(super) fn session(&mut self) -> SessionNumber {
        SessionNumber(self.next())
    }

    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(1);
        self.0
    }
}
