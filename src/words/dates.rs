//! Days and spans of time in words.

use time::{Date, Duration};

use super::counted;

/// A day: `22 May 2027`.
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), date.month(), date.year())
}

/// How long an answer took: `84 ms`, `1.3 s`.
pub fn took(duration: Duration) -> String {
    let milliseconds = duration.whole_milliseconds().max(0);
    if milliseconds < 1_000 {
        return format!("{milliseconds} ms");
    }
    let tenths = (milliseconds + 50) / 100;
    format!("{}.{} s", tenths / 10, tenths % 10)
}

/// How long a wait was asked for: in seconds, as servers ask for it, or in minutes or hours where those are many.
pub fn wait(duration: Duration) -> String {
    // Rounded up: what is left of a wait a moment after it was asked for is still told as it was asked for.
    let seconds = (duration + Duration::milliseconds(999)).whole_seconds().max(0);
    let (count, one, many) = match seconds {
        0..=600 => (seconds, "second", "seconds"),
        601..=7_200 => ((seconds + 59) / 60, "minute", "minutes"),
        _ => ((seconds + 3_599) / 3_600, "hour", "hours"),
    };
    counted(usize::try_from(count).unwrap_or_default(), one, many)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(day(date!(2027 - 05 - 22)), "22 May 2027");
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
