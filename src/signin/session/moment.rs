//! When something is, by two clocks.

use time::{Duration, OffsetDateTime};

/// A moment by two clocks: the machine's, which people set, and one that only goes forward, which may stand still
/// while the machine sleeps. What has ended by either of them has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// By the machine's clock.
    pub wall: OffsetDateTime,
    /// Since the page was opened.
    pub since_open: Duration,
}

impl Moment {
    pub(super) fn plus(self, duration: Duration) -> Self {
        Self { wall: self.wall.saturating_add(duration), since_open: self.since_open.saturating_add(duration) }
    }

    /// Whether this is so long after another moment, by either clock.
    pub fn is_long_after(self, since: Self, duration: Duration) -> bool {
        since.plus(duration).is_past(self)
    }

    pub(super) fn is_past(self, now: Self) -> bool {
        self.wall <= now.wall || self.since_open <= now.since_open
    }

    pub(super) fn earlier(self, other: Self) -> Self {
        Self { wall: self.wall.min(other.wall), since_open: self.since_open.min(other.since_open) }
    }
}
