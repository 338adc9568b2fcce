//! How long to wait before a request is sent again.
//!
//! # Invariants
//! Every wait is bounded, and so is their number. `Retry-After` is honoured where the browser lets the page read
//! it; Graph did not expose it to browsers when this was written, so a growing wait stands in for it.

use time::Duration;

use super::response::{NoAnswer, NotSent, Response};

/// How often one request is sent before it is given up.
pub const MOST_TRIES: u32 = 7;

/// The longest `Retry-After` that is waited out; beyond it the person is told and decides.
pub const LONGEST_RETRY_AFTER: Duration = Duration::seconds(120);

/// Why a wait is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitReason {
    /// 429: too many requests.
    Throttled,
    /// 5xx: the service is in trouble.
    Unavailable,
    /// No answer came.
    ConnectionLost,
    /// Microsoft's sign-in gave no token, so that nothing was sent.
    SignInUnavailable,
    /// What was just made is not visible everywhere yet.
    Replicating,
}

/// Whether, and after how long, a request that failed in passing is sent again: `None` where the failure would
/// repeat. `tries` counts those made, this one included; `jitter` is in 0.0..1.0.
///
/// <https://learn.microsoft.com/graph/throttling>
pub fn passing(answer: &Result<Response, NoAnswer>, tries: u32, jitter: f64) -> Option<(WaitReason, Duration)> {
    let (reason, asked) = match answer {
        Ok(response) => match response.status {
            429 => (WaitReason::Throttled, response.retry_after),
            500 | 502 | 503 | 504 => (WaitReason::Unavailable, response.retry_after),
            _ => return None,
        },
        Err(NoAnswer::Lost) => (WaitReason::ConnectionLost, None),
        Err(NoAnswer::NotSent(NotSent::SignInUnavailable { retry_after })) => {
            (WaitReason::SignInUnavailable, *retry_after)
        }
        Err(NoAnswer::NotSent(NotSent::SignInNeeded | NotSent::ConsentNeeded(_))) => return None,
    };
    if tries >= MOST_TRIES || asked.is_some_and(|wait| wait > LONGEST_RETRY_AFTER) {
        return None;
    }
    Some((reason, asked.unwrap_or_else(|| backoff(tries, jitter))))
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
    use super::*;

    fn wait(status: u16, retry_after: Option<i64>, tries: u32, jitter: f64) -> Option<(WaitReason, Duration)> {
        let mut response = Response::new(status, Vec::new());
        response.retry_after = retry_after.map(Duration::seconds);
        passing(&Ok(response), tries, jitter)
    }

    #[test]
    fn retry_after_is_honoured_where_it_can_be_read() {
        assert_eq!(wait(429, Some(7), 1, 0.5), Some((WaitReason::Throttled, Duration::seconds(7))));
    }

    #[test]
    fn waits_grow_and_are_bounded_in_length_and_number() {
        let waits: Vec<_> = (1..MOST_TRIES).filter_map(|n| wait(503, None, n, 0.0)).map(|w| w.1).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 16].map(Duration::seconds));
        assert_eq!(wait(503, None, MOST_TRIES, 0.0), None);
        assert_eq!(wait(429, Some(3_600), 1, 0.0), None);
    }

    #[test]
    fn a_token_that_cannot_be_had_for_a_while_is_asked_for_again() {
        let wait = |asked: Option<i64>, tries| {
            let retry_after = asked.map(Duration::seconds);
            passing(&Err(NoAnswer::NotSent(NotSent::SignInUnavailable { retry_after })), tries, 0.0)
        };
        assert_eq!(wait(Some(9), 1), Some((WaitReason::SignInUnavailable, Duration::seconds(9))));
        assert_eq!(wait(None, 3), Some((WaitReason::SignInUnavailable, Duration::seconds(4))));
        assert_eq!((wait(None, MOST_TRIES), wait(Some(3_600), 1)), (None, None));
        assert_eq!(passing(&Err(NoAnswer::NotSent(NotSent::SignInNeeded)), 1, 0.0), None);
    }

    #[test]
    fn what_would_fail_again_is_not_sent_again() {
        for status in [200, 204, 400, 401, 403, 404, 409] {
            assert_eq!(wait(status, None, 1, 0.0), None, "{status}");
        }
    }
}
