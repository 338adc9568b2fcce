//! Durations as Graph writes them: ISO 8601, such as `P180D` or `P4DT12H30M5S`.

use time::Duration;

/// The units before the `T` and behind it, each with its seconds, in the order in which they are written.
const DATE: [(u8, u64); 4] = [(b'Y', 365 * DAY), (b'M', 30 * DAY), (b'W', 7 * DAY), (b'D', DAY)];
const TIME: [(u8, u64); 3] = [(b'H', 3_600), (b'M', 60), (b'S', 1)];
const DAY: u64 = 86_400;

/// Reads a duration. `Edm.Duration` has days and less alone; a year counts as 365 days and a month as 30 where one is
/// written all the same, as .NET reads them. `None` where it is none, or a negative one, or longer than can be counted.
///
/// <https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_Duration>
pub fn parse(text: &str) -> Option<Duration> {
    let rest = text.strip_prefix('P')?;
    let (date, time) = match rest.split_once('T') {
        // Behind the `T` something has to stand.
        Some((_, "")) => return None,
        Some((date, time)) => (date, time),
        None if rest.is_empty() => return None,
        None => (rest, ""),
    };
    let seconds = seconds(date, &DATE)?.checked_add(seconds(time, &TIME)?)?;
    Some(Duration::seconds(seconds.try_into().ok()?))
}

/// The seconds of one half. A fraction of a second is left out: what is allowed gets no longer by it.
fn seconds(mut half: &str, units: &[(u8, u64)]) -> Option<u64> {
    let (mut sum, mut units) = (0_u64, units.iter());
    while !half.is_empty() {
        let end = half.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, rest) = half.split_at_checked(end)?;
        let unit = *rest.as_bytes().first()?;
        // Each unit stands once, the longer before the shorter.
        let (_, each) = units.find(|(name, _)| *name == unit)?;
        let whole = match number.split_once('.') {
            Some((whole, fraction)) if unit == b'S' && !fraction.is_empty() && !fraction.contains('.') => whole,
            Some(_) => return None,
            None => number,
        };
        sum = sum.checked_add(whole.parse::<u64>().ok()?.checked_mul(*each)?)?;
        half = rest.get(1..)?;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_read_as_graph_writes_it() {
        let of = |days: i64, seconds: i64| Some(Duration::days(days) + Duration::seconds(seconds));
        for (text, expected) in [
            ("P90D", of(90, 0)),
            ("P1Y", of(365, 0)),
            ("P6M", of(180, 0)),
            ("P1Y2M3W4D", of(365 + 60 + 21 + 4, 0)),
            ("P4DT12H30M5S", of(4, 12 * 3_600 + 30 * 60 + 5)),
            ("PT15M", of(0, 900)),
            ("PT0.999S", of(0, 0)),
            ("P0D", of(0, 0)),
            ("PT36H", of(1, 12 * 3_600)),
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_duration_is_none() {
        for text in [
            "",
            "P",
            "PT",
            "P90DT",
            "90D",
            "P90",
            "PD",
            "-P90D",
            "P-90D",
            "P90d",
            "P1D1Y",
            "P1D1D",
            "P1H",
            "PT1D",
            "P0.5D",
            "PT1.S",
            "PT.5S",
            "PT1.2.3S",
            "P 90D",
            "P90D ",
            "P9é",
            "P99999999999999999999D",
            "P999999999999999999D",
            "180",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
