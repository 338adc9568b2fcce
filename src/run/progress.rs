//! How far a run has come, call by call, for the page to show.

use time::{Duration, OffsetDateTime};

use super::failure::Failure;
use crate::{
    http::{request::Method, retry::WaitReason},
    plan::call::CallKind,
};

/// How far one call of the plan has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallProgress {
    /// Which call.
    pub kind: CallKind,
    /// How far.
    pub state: CallState,
    /// Every request that was answered or lost on its behalf, in order.
    pub exchanges: Vec<Exchange>,
}

/// How far a call has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallState {
    /// Waits for an earlier call.
    Pending,
    /// Under way; the try, counted from one.
    Running {
        /// The try.
        attempt: u32,
    },
    /// Will be sent again.
    Waiting {
        /// Why.
        reason: WaitReason,
        /// When.
        until: OffsetDateTime,
    },
    /// Done.
    Done,
    /// Given up.
    Failed(Failure),
}

/// A request that was sent and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The method.
    pub method: Method,
    /// The path and query, without `/v1.0`.
    pub path: String,
    /// The status, or `None` where no answer came.
    pub status: Option<u16>,
    /// How long the answer took.
    pub took: Duration,
    /// `request-id`, where it could be read.
    pub request_id: Option<String>,
}
