//! How long to wait before a request is sent again.
//!
//! # Invariants
//! Every wait is bounded, and so is their number. `Retry-After` is honoured where the browser lets the page read
//! it; Graph did not expose it to browsers when this was written, so a growing wait stands in for it. Whoever waits can
//! stop.

use time::{Date, Duration, Month, OffsetDateTime, Time};

use super::response::{NoAnswer, NotSent, Response};

/// How often one request is sent before it is given up.
pub const MOST_TRIES: u32 = 7;

/// The longest `Retry-After` that is waited out; beyond it the person is told and decides.
pub const LONGEST_RETRY_AFTER: Duration = Duration::minutes(10);

/// Why a wait is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitReason {
    /// 429: too many requests.
    Throttled {
        /// What `Retry-After` said, where it could be read.
        asked: Option<Duration>,
    },
    /// 5xx: the service is in trouble.
    Unavailable {
        /// The status.
        status: u16,
        /// What `Retry-After` said, where it could be read.
        asked: Option<Duration>,
    },
    /// No answer came.
    ConnectionLost,
    /// Microsoft's sign-in gave no token, so that nothing was sent.
    SignInUnavailable {
        /// How long it asked to wait, where that is known.
        asked: Option<Duration>,
    },
    /// What was just made is not visible everywhere yet.
    Replicating,
    /// No PATCH gets through, while other requests are answered: what was lost with one is looked for.
    PatchCut,
}

/// Whether a status stands for something that passes by itself, whoever answers with it.
pub const fn is_passing(status: u16) -> bool {
    matches!(status, 429 | 500 | 502 | 503 | 504)
}

/// Whether, and after how long, a request that failed in passing is sent again: `None` where the failure would
/// repeat. `tries` counts those made, this one included; `jitter` is in 0.0..1.0.
///
/// <https://learn.microsoft.com/graph/throttling>
pub fn passing(answer: &Result<Response, NoAnswer>, tries: u32, jitter: f64) -> Option<(WaitReason, Duration)> {
    // No wait at all is none that anybody could be asked for.
    let known = |asked: Option<Duration>| asked.filter(|wait| wait.is_positive());
    let (reason, asked) = match answer {
        Ok(response) => {
            let asked = known(response.retry_after);
            match response.status {
                429 => (WaitReason::Throttled { asked }, asked),
                status if is_passing(status) => (WaitReason::Unavailable { status, asked }, asked),
                _ => return None,
            }
        }
        Err(NoAnswer::Lost) => (WaitReason::ConnectionLost, None),
        Err(NoAnswer::NotSent(NotSent::SignInUnavailable { retry_after })) => {
            let asked = known(*retry_after);
            (WaitReason::SignInUnavailable { asked }, asked)
        }
        Err(NoAnswer::NotSent(NotSent::Blocked | NotSent::SignInNeeded | NotSent::ConsentNeeded(_))) => return None,
    };
    if tries >= MOST_TRIES || asked.is_some_and(|wait| wait > LONGEST_RETRY_AFTER) {
        return None;
    }
    Some((reason, asked.unwrap_or_else(|| backoff(tries, jitter))))
}

/// Reads `Retry-After`: seconds, with a fraction as some send them, or a moment. Of several, as they come from servers in
/// a row, the longest counts. A moment is compared with `now`, which is the server's own where that can be read. Whole
/// seconds, rounded up: nobody comes back too early.
///
/// <https://www.rfc-editor.org/rfc/rfc9110#field.retry-after>
pub fn retry_after(header: &str, now: OffsetDateTime) -> Option<Duration> {
    let mut longest = None;
    let mut parts = header.split(',').map(str::trim);
    while let Some(part) = parts.next() {
        let is_day = part.len() >= 3 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        // The comma after the day of the week is one of the date, not of the list.
        let wait = if is_day { parts.next().and_then(moment).map(|moment| until(moment, now)) } else { seconds(part) };
        longest = longest.max(wait);
    }
    longest
}

/// Reads `Date`, or another moment in the form of HTTP: `Sun, 29 Nov 2026 10:00:30 GMT`.
pub fn http_date(header: &str) -> Option<OffsetDateTime> {
    moment(header.split_once(',')?.1)
}

/// What follows the day of the week.
fn moment(text: &str) -> Option<OffsetDateTime> {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let mut words = text.split_ascii_whitespace();
    let day = words.next()?.parse().ok()?;
    let at = MONTHS.find(words.next().filter(|month| month.len() == 3)?).filter(|at| at.is_multiple_of(3))?;
    let month = Month::try_from(u8::try_from(at / 3 + 1).ok()?).ok()?;
    let date = Date::from_calendar_date(words.next()?.parse().ok()?, month, day).ok()?;
    let mut clock = words.next()?.split(':').map(|part| part.parse().ok());
    let time = Time::from_hms(clock.next()??, clock.next()??, clock.next()??).ok()?;
    (words.next() == Some("GMT")).then(|| date.with_time(time).assume_utc())
}

fn until(moment: OffsetDateTime, now: OffsetDateTime) -> Duration {
    let left = moment - now;
    let started = i64::from(left.subsec_nanoseconds() > 0);
    Duration::seconds((left.whole_seconds() + started).max(0))
}

fn seconds(text: &str) -> Option<Duration> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let started = i64::from(fraction.bytes().any(|digit| digit != b'0'));
    // More than there is room for is longer than anybody waits.
    Some(Duration::seconds(i64::from(whole.parse().unwrap_or(u32::MAX)) + started))
}

/// One second, doubled with each try up to sixteen, with up to a quarter more by chance, so that clients that
/// were refused together do not come back together.
fn backoff(tries: u32, jitter: f64) -> Duration {
    let seconds = f64::from(1_u32 << tries.saturating_sub(1).min(4));
    Duration::seconds_f64(seconds * (1.0 + jitter.clamp(0.0, 1.0) / 4.0))
}

/// How long after its creation an object may still be unknown to other replicas, before that counts as a failure.
pub const REPLICATION_WINDOW: Duration = Duration::seconds(120);

/// The wait before something that was just made is asked for again.
pub fn replication_wait(tries: u32) -> Duration {
    Duration::seconds(i64::from(tries.clamp(1, 5)))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-29 10:00 UTC);

    fn wait(status: u16, retry_after: Option<i64>, tries: u32, jitter: f64) -> Option<(WaitReason, Duration)> {
        let mut response = Response::new(status, Vec::new());
        response.retry_after = retry_after.map(Duration::seconds);
        passing(&Ok(response), tries, jitter)
    }

    #[test]
    fn retry_after_is_honoured_where_it_can_be_read() {
        let asked = Some(Duration::seconds(7));
        assert_eq!(wait(429, Some(7), 1, 0.5), Some((WaitReason::Throttled { asked }, Duration::seconds(7))));
        let reason = WaitReason::Unavailable { status: 503, asked };
        assert_eq!(wait(503, Some(7), 1, 0.5), Some((reason, Duration::seconds(7))));
        let unasked = Some((WaitReason::Throttled { asked: None }, Duration::seconds(1)));
        assert_eq!((wait(429, None, 1, 0.0), wait(429, Some(0), 1, 0.0)), (unasked, unasked));
    }

    #[test]
    fn retry_after_is_read_as_seconds_with_or_without_a_fraction() {
        let read = |text| retry_after(text, NOW).map(Duration::whole_seconds);
        for (text, expected) in [("120", 120), (" 7 ", 7), ("2.5", 3), ("2.0", 2), ("0", 0), ("0.001", 1)] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        assert_eq!(read("99999999999"), Some(i64::from(u32::MAX)));
        for text in ["", "-5", "soon", "1e3", "0x10", "+5", ".", "inf", "5s", "1.2.3"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn retry_after_is_read_as_a_moment() {
        let read = |text| retry_after(text, NOW).map(Duration::whole_seconds);
        assert_eq!(read("Sun, 29 Nov 2026 10:00:45 GMT"), Some(45));
        assert_eq!(read("Sun, 29 Nov 2026 09:59:00 GMT"), Some(0), "in the past");
        assert_eq!(
            retry_after("Sun, 29 Nov 2026 10:00:45 GMT", NOW + Duration::milliseconds(200)),
            Some(Duration::seconds(45))
        );
        for text in ["Sun, 29 Nov 2026", "Sun, 31 Feb 2026 10:00:45 GMT", "Sun, 29 anF 2026 10:00:45 GMT", "Sun"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(http_date("Sun, 29 Nov 2026 10:00:00 GMT"), Some(NOW));
    }

    #[test]
    fn of_several_waits_the_longest_counts() {
        let read = |text| retry_after(text, NOW).map(Duration::whole_seconds);
        for text in [
            "30,120",
            "120, 30",
            "30, 120, x",
            "Sun, 29 Nov 2026 10:02:00 GMT, 30",
            "30, Sun, 29 Nov 2026 10:02:00 GMT",
        ] {
            assert_eq!(read(text), Some(120), "{text}");
        }
    }

    #[test]
    fn waits_grow_and_are_bounded_in_length_and_number() {
        let waits: Vec<_> = (1..MOST_TRIES).filter_map(|n| wait(503, None, n, 0.0)).map(|w| w.1).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 16].map(Duration::seconds));
        assert_eq!(wait(503, None, MOST_TRIES, 0.0), None);
        let asked = Some(Duration::seconds(600));
        assert_eq!(wait(429, Some(600), 1, 0.0), Some((WaitReason::Throttled { asked }, Duration::seconds(600))));
        assert_eq!(wait(429, Some(601), 1, 0.0), None);
    }

    #[test]
    fn a_token_that_cannot_be_had_for_a_while_is_asked_for_again() {
        let wait = |asked: Option<i64>, tries| {
            let retry_after = asked.map(Duration::seconds);
            passing(&Err(NoAnswer::NotSent(NotSent::SignInUnavailable { retry_after })), tries, 0.0)
        };
        let reason = |asked: Option<i64>| WaitReason::SignInUnavailable { asked: asked.map(Duration::seconds) };
        assert_eq!(wait(Some(9), 1), Some((reason(Some(9)), Duration::seconds(9))));
        assert_eq!(wait(None, 3), Some((reason(None), Duration::seconds(4))));
        assert_eq!((wait(None, MOST_TRIES), wait(Some(3_600), 1)), (None, None));
        assert_eq!(passing(&Err(NoAnswer::NotSent(NotSent::SignInNeeded)), 1, 0.0), None);
    }

    #[test]
    fn what_would_fail_again_is_not_sent_again() {
        for status in [200, 204, 400, 401, 403, 404, 407, 409, 511] {
            assert_eq!(wait(status, None, 1, 0.0), None, "{status}");
        }
        assert_eq!(passing(&Err(NoAnswer::NotSent(NotSent::Blocked)), 1, 0.0), None);
    }
}
