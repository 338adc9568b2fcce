//! Graph's error answers, read once and kept with all that support asks for.
//!
//! <https://learn.microsoft.com/graph/errors>

use serde::Deserialize;

use crate::http::response::Response;

/// What Graph said of a call that failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GraphError {
    /// The HTTP status.
    pub status: u16,
    /// `error.code`: what is branched on.
    pub code: String,
    /// `error.message`: shown, never branched on.
    pub message: String,
    /// `error.details`: the more specific codes, with the property each is about.
    pub details: Vec<Detail>,
    /// `request-id`: what Microsoft's support asks for.
    pub request_id: Option<String>,
    /// `client-request-id`: ours.
    pub client_request_id: Option<String>,
    /// The service's own time of the error.
    pub date: Option<String>,
}

/// One of `error.details`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Detail {
    /// The more specific code.
    pub code: String,
    /// The more specific message.
    pub message: String,
    /// The property that it is about.
    pub target: Option<String>,
}

#[derive(Deserialize)]
struct Envelope {
    error: Body,
}

#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    code: String,
    #[serde(default)]
    message: String,
    #[serde(default)]
    details: Option<Vec<Detail>>,
    #[serde(default, rename = "innerError", alias = "innererror")]
    inner: Option<Inner>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Inner {
    date: Option<String>,
    #[serde(rename = "request-id")]
    request_id: Option<String>,
    #[serde(rename = "client-request-id")]
    client_request_id: Option<String>,
}

impl GraphError {
    /// Reads an error answer. An answer of another shape (a proxy's page, say) still makes an error with its
    /// status.
    pub fn read(response: &Response) -> Self {
        let status = response.status;
        let Some(Envelope { error }) = response.json::<Envelope>() else {
            return Self { status, request_id: response.request_id.clone(), ..Self::default() };
        };
        let inner = error.inner.unwrap_or_default();
        Self {
            status,
            code: error.code,
            message: error.message,
            details: error.details.unwrap_or_default(),
            request_id: inner.request_id.or_else(|| response.request_id.clone()),
            client_request_id: inner.client_request_id,
            date: inner.date,
        }
    }

    /// Whether the error or one of its details has this code.
    pub fn has_code(&self, code: &str) -> bool {
        self.code == code || self.details.iter().any(|detail| detail.code == code)
    }

    /// Whether what was to be made is there already. Graph says so with 409, or with 400 and one of two codes.
    pub fn is_there_already(&self) -> bool {
        let codes = ["Request_MultipleObjectsWithSameKeyValue", "ObjectConflict"];
        self.status == 409 || codes.iter().any(|code| self.has_code(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_keeps_its_code_details_and_request_id() {
        let body = br#"{"error":{"code":"Request_BadRequest","message":"Bad.","details":[{"code":"InvalidValue","message":"No.","target":"web"}],
            "innerError":{"date":"2026-11-23T10:00:00","request-id":"r-1","client-request-id":"c-1"}}}"#;
        let error = GraphError::read(&Response::new(400, body.to_vec()));
        assert_eq!((error.status, error.code.as_str()), (400, "Request_BadRequest"));
        assert_eq!(error.request_id.as_deref(), Some("r-1"));
        assert!(error.has_code("InvalidValue"));
    }

    #[test]
    fn a_duplicate_is_known_by_its_status_or_its_code() {
        let error = |status, code: &str| GraphError { status, code: code.to_owned(), ..GraphError::default() };
        assert!(error(409, "").is_there_already());
        assert!(error(400, "Request_MultipleObjectsWithSameKeyValue").is_there_already());
        let detail = Detail { code: "ObjectConflict".to_owned(), ..Detail::default() };
        assert!(GraphError { details: vec![detail], ..error(400, "Request_BadRequest") }.is_there_already());
        assert!(!error(400, "Request_BadRequest").is_there_already());
    }

    #[test]
    fn an_answer_that_is_not_graphs_still_makes_an_error() {
        let mut response = Response::new(502, b"<html>".to_vec());
        response.request_id = Some("r-2".to_owned());
        let error = GraphError::read(&response);
        assert_eq!((error.status, error.request_id.as_deref()), (502, Some("r-2")));
    }
}
