//! Days and spans of time in words.

use time::{Date, Duration};

use super::{table, text::dates as says};

/// A day: `May 22, 2027`.
pub fn day(date: Date) -> String {
    table::day(date)
}

/// How long an answer took: `84 ms`, `1.3 s`.
pub fn took(duration: Duration) -> String {
    let milliseconds = usize::try_from(duration.whole_milliseconds()).unwrap_or_default();
    if milliseconds < 1_000 {
        return says::milliseconds(milliseconds);
    }
    let tenths = (milliseconds + 50) / 100;
    says::seconds_and_tenths(tenths / 10, tenths % 10)
}

/// How long a wait was asked for: in seconds, as servers ask for it, or in minutes or hours where those are many.
pub fn wait(duration: Duration) -> String {
    // Rounded up: what is left of a wait a moment after it was asked for is still told as it was asked for.
    let seconds = usize::try_from((duration + Duration::milliseconds(999)).whole_seconds()).unwrap_or_default();
    match seconds {
        0..=600 => says::seconds(seconds),
        601..=7_200 => says::minutes(seconds.div_ceil(60)),
        _ => says::hours(seconds.div_ceil(3_600)),
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(day(date!(2027 - 05 - 22)), "May 22, 2027");
    }

    #[test]
    fn a_wait_is_told_as_it_was_asked_for() {
        let told = [1, 120, 600, 601, 3_600, 7_201].map(|seconds| wait(Duration::seconds(seconds)));
        assert_eq!(told, ["1 second", "120 seconds", "600 seconds", "11 minutes", "60 minutes", "3 hours"]);
        assert_eq!(wait(Duration::milliseconds(3_994)), "4 seconds");
    }

    #[test]
    fn spans_are_rounded_to_what_people_read() {
        assert_eq!(took(Duration::milliseconds(84)), "84 ms");
        assert_eq!(took(Duration::milliseconds(1_349)), "1.3 s");
        assert_eq!(took(Duration::milliseconds(1_960)), "2.0 s");
    }
}
