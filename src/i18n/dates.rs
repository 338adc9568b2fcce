//! Days and spans of time in words.

use time::{Date, Duration};

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

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(day(date!(2027 - 05 - 22)), "22 May 2027");
    }

    #[test]
    fn spans_are_rounded_to_what_people_read() {
        assert_eq!(took(Duration::milliseconds(84)), "84 ms");
        assert_eq!(took(Duration::milliseconds(1_349)), "1.3 s");
        assert_eq!(took(Duration::milliseconds(1_960)), "2.0 s");
    }
}
