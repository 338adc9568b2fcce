//! An answer of Microsoft Graph, or the want of one.

use serde::de::DeserializeOwned;
use time::Duration;
use zeroize::Zeroizing;

use super::page;

/// An answer. The body may hold a client secret, so it is wiped on drop and never printed.
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// `Content-Type`, where there is one.
    pub content_type: Option<String>,
    /// `Retry-After`, where the browser lets the page read it.
    pub retry_after: Option<Duration>,
    /// `request-id`, where the browser lets the page read it; errors also carry it in their body.
    pub request_id: Option<String>,
    /// `WWW-Authenticate`, which may carry a claims challenge.
    pub www_authenticate: Option<String>,
    /// The body.
    pub body: Zeroizing<Vec<u8>>,
}

impl std::fmt::Debug for Response {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

impl Response {
    /// An answer with this status and body, and no header worth keeping.
    pub fn new(status: u16, body: Vec<u8>) -> Self {
        Self {
            status,
            content_type: None,
            retry_after: None,
            request_id: None,
            www_authenticate: None,
            body: Zeroizing::new(body),
        }
    }

    /// Whether the call did what was asked.
    pub const fn is_success(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    /// Whether this is no answer of Microsoft's API, but of something on the way to it: a page, or a status that proxies
    /// alone have (407, and 511 of a network that wants a sign-in of its own).
    pub fn is_foreign(&self) -> bool {
        matches!(self.status, 407 | 511) || page::is_markup(&self.body)
    }

    /// The body as JSON of a shape, or `None` where it has another one.
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.body).ok()
    }
}

/// Why there is no answer to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The connection failed or timed out: the request may or may not have been carried out.
    Lost,
    /// The request was not sent, for want of a token with this reason.
    NotSent(NotSent),
}

/// Why a request was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// A content security policy keeps the page from the host.
    Blocked,
    /// The person has to sign in again.
    SignInNeeded,
    /// A permission of the page itself has not been consented to.
    ConsentNeeded(super::request::GraphScope),
    /// Microsoft's sign-in gives no token at the moment: it asks to slow down, is in trouble, or was not reached.
    SignInUnavailable {
        /// How long it asked to wait, where that is known.
        retry_after: Option<Duration>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_from_in_between_is_known_by_its_page_or_by_a_proxys_own_status() {
        let is_foreign = |status, body: &str| Response::new(status, body.as_bytes().to_vec()).is_foreign();
        assert!(is_foreign(407, "") && is_foreign(511, "{}"));
        assert!(is_foreign(200, "<html>") && is_foreign(403, "\n<!DOCTYPE html>"));
        assert!(!is_foreign(200, "{}") && !is_foreign(204, "") && !is_foreign(403, r#"{"error":{}}"#));
    }
}
