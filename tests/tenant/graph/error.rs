//! Graph's errors.

use serde_json::{Value, json};

use crate::tenant::message::{Answer, Incoming};
use crate::tenant::values::{guid, iso, now};

/// A refusal by Graph.
#[derive(Clone, Debug)]
pub struct GraphError {
    pub status: u16,
    pub code: &'static str,
    pub message: String,
    pub details: Vec<Value>,
    pub headers: Vec<(&'static str, String)>,
}

impl GraphError {
    pub fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), details: Vec::new(), headers: Vec::new() }
    }

    /// 400 with the general code.
    pub fn bad(message: impl Into<String>) -> Self {
        Self::new(400, "Request_BadRequest", message)
    }

    /// 400 for a query that needs the advanced mode, or can't be had.
    pub fn query(message: impl Into<String>) -> Self {
        Self::new(400, "Request_UnsupportedQuery", message)
    }

    pub fn denied() -> Self {
        Self::new(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
    }

    pub fn not_found(id: &str) -> Self {
        Self::new(
            404,
            "Request_ResourceNotFound",
            format!("Resource '{id}' does not exist or one of its queried reference-property objects are not present."),
        )
    }

    pub fn segment(segment: &str) -> Self {
        Self::new(400, "BadRequest", format!("Resource not found for the segment '{segment}'."))
    }

    pub fn detail(mut self, code: &str, message: &str, target: &str) -> Self {
        self.details.push(json!({ "code": code, "message": message, "target": target }));
        self
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The answer, with the ids that support asks for.
    pub fn answer(&self, request: &Incoming, request_id: &str) -> Answer {
        let client_request_id = request.header("client-request-id").map_or_else(guid, str::to_owned);
        let mut error = json!({
            "code": self.code,
            "message": self.message,
            "innerError": {
                "date": iso(now()).trim_end_matches('Z'), "request-id": request_id,
                "client-request-id": client_request_id,
            },
        });
        if !self.details.is_empty() {
            error["details"] = json!(self.details);
        }
        let answer = Answer::json(self.status, &json!({ "error": error }));
        self.headers.iter().fold(answer, |answer, (name, value)| answer.with(name, value))
    }
}
