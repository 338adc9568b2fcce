//! The end of a session, known before it hurts: in a browser Microsoft ends a sign-in a day after it began.

use time::{Duration, OffsetDateTime};

use super::Moment;

/// How long before the end it is told.
const TOLD: Duration = Duration::minutes(10);

/// The least time in which a registration is begun: it asks for a token as it goes.
const TOO_NEAR: Duration = Duration::minutes(2);

/// How far the two clocks may drift apart before one of them was set.
const DRIFT: Duration = Duration::minutes(1);

/// How near the end of a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Not near enough to speak of, not known, or over: what is over is told where a token is wanted.
    Untold,
    /// Near enough to be told, with time left to register. By the machine's clock.
    Near(OffsetDateTime),
    /// So near that no registration is begun. By the machine's clock.
    TooNear(OffsetDateTime),
}

impl Ending {
    /// How near this end is now, by whichever clock says that it is nearer.
    pub fn of(end: Option<Moment>, now: Moment) -> Self {
        let Some(end) = end else { return Self::Untold };
        let (wall, since_open) = (end.wall - now.wall, end.since_open - now.since_open);
        let left = wall.min(since_open);
        // The end is told as it was first known, so that the minute that is told stays the same.
        let at = if wall - since_open > DRIFT { now.wall.saturating_add(left) } else { end.wall };
        match left {
            left if left <= Duration::ZERO || left > TOLD => Self::Untold,
            left if left < TOO_NEAR => Self::TooNear(at),
            _ => Self::Near(at),
        }
    }

    /// When it is, where it is near enough to be told.
    pub const fn at(self) -> Option<OffsetDateTime> {
        match self {
            Self::Untold => None,
            Self::Near(at) | Self::TooNear(at) => Some(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);
    const DAY: Duration = Duration::hours(24);
    const END: Moment = Moment { wall: datetime!(2026-11-24 10:00 UTC), since_open: DAY };

    /// How near the end is this long before it, by both clocks.
    fn before(left: Duration) -> Ending {
        Ending::of(Some(END), Moment { wall: END.wall - left, since_open: END.since_open - left })
    }

    #[test]
    fn the_end_is_told_ten_minutes_before_and_nothing_is_begun_in_the_last_two() {
        assert_eq!(before(Duration::minutes(10) + Duration::SECOND), Ending::Untold);
        assert_eq!(before(Duration::minutes(10)), Ending::Near(END.wall));
        assert_eq!(before(Duration::minutes(2)), Ending::Near(END.wall));
        assert_eq!(before(Duration::minutes(2) - Duration::SECOND), Ending::TooNear(END.wall));
        assert_eq!(before(Duration::SECOND), Ending::TooNear(END.wall));
    }

    #[test]
    fn what_is_over_or_unknown_is_not_told() {
        assert_eq!(before(Duration::ZERO), Ending::Untold);
        assert_eq!(before(-Duration::HOUR), Ending::Untold);
        assert_eq!(Ending::of(None, Moment { wall: NOW, since_open: Duration::ZERO }), Ending::Untold);
    }

    #[test]
    fn a_machine_that_slept_has_no_more_time_than_its_clock_says() {
        let now = Moment { wall: END.wall - Duration::minutes(5), since_open: Duration::minutes(1) };
        assert_eq!(Ending::of(Some(END), now), Ending::Near(END.wall));
    }

    #[test]
    fn a_clock_that_was_set_back_gives_no_more_time_and_the_end_is_told_by_it() {
        let now = Moment { wall: NOW - Duration::HOUR, since_open: DAY - Duration::minutes(5) };
        assert_eq!(Ending::of(Some(END), now), Ending::Near(now.wall + Duration::minutes(5)));
    }

    #[test]
    fn clocks_that_drift_apart_by_seconds_leave_the_minute_that_is_told_as_it_is() {
        let at = |drift| {
            let left = Duration::minutes(5);
            Ending::of(Some(END), Moment { wall: END.wall - left, since_open: END.since_open - left + drift }).at()
        };
        assert_eq!((at(Duration::seconds(30)), at(-Duration::seconds(30))), (Some(END.wall), Some(END.wall)));
    }
}
