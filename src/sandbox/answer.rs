//! Answers and errors in the shape that Graph gives them.

use serde_json::{Value, json};
use time::{Duration, OffsetDateTime, macros::format_description};

use crate::http::response::Response;

/// The code of most errors of validation.
pub const BAD_REQUEST: &str = "Request_BadRequest";

/// What a request that was carried out is answered with.
pub struct Reply {
    pub status: u16,
    pub body: Option<Value>,
}

/// Why a request was not carried out.
#[derive(Debug)]
pub struct Refusal {
    pub status: u16,
    pub code: &'static str,
    pub message: String,
    /// Code, message and target of the one detail that is given.
    pub detail: Option<[&'static str; 3]>,
    pub retry_after: Option<Duration>,
}

impl Refusal {
    pub const fn new(status: u16, code: &'static str, message: String) -> Self {
        Self { status, code, message, detail: None, retry_after: None }
    }

    /// 400 with Graph's general code.
    pub fn bad(message: impl Into<String>) -> Self {
        Self::new(400, BAD_REQUEST, message.into())
    }

    /// 400 for the value of a property.
    pub fn invalid(property: &str) -> Self {
        Self::bad(["Invalid value specified for property '", property, "' of resource 'Application'."].concat())
    }

    /// 403 for want of a right.
    pub fn denied(message: &str) -> Self {
        Self::new(403, "Authorization_RequestDenied", message.to_owned())
    }

    /// 404 for an object that is not there, or not yet.
    pub fn not_found(key: &str) -> Self {
        let message =
            ["Resource '", key, "' does not exist or one of its queried reference-property objects are not present."];
        Self::new(404, "Request_ResourceNotFound", message.concat())
    }

    /// 429, with the wait that it asks for.
    pub fn too_many() -> Self {
        let message = "Too many requests were sent in a short time. Try again later.".to_owned();
        Self { retry_after: Some(Duration::seconds(2)), ..Self::new(429, "TooManyRequests", message) }
    }
}

impl Reply {
    /// 200 with a body.
    pub const fn ok(body: Value) -> Self {
        Self { status: 200, body: Some(body) }
    }

    /// 201 with what was made.
    pub const fn created(body: Value) -> Self {
        Self { status: 201, body: Some(body) }
    }

    /// 204: done, and nothing to say.
    pub const fn done() -> Self {
        Self { status: 204, body: None }
    }
}

/// The answer on the wire.
pub fn response(outcome: Result<Reply, Refusal>, request_id: String, now: OffsetDateTime) -> Response {
    let (status, body, retry_after) = match outcome {
        Ok(reply) => (reply.status, reply.body, None),
        Err(refusal) => (refusal.status, Some(error(&refusal, &request_id, now)), refusal.retry_after),
    };
    let mut response = Response::new(status, body.map(|body| body.to_string().into_bytes()).unwrap_or_default());
    response.request_id = Some(request_id);
    response.retry_after = retry_after;
    response
}

fn error(refusal: &Refusal, request_id: &str, now: OffsetDateTime) -> Value {
    let date = now.format(format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]")).unwrap_or_default();
    let mut error = json!({
        "code": refusal.code,
        "message": refusal.message,
        "innerError": { "date": date, "request-id": request_id, "client-request-id": request_id },
    });
    if let Some([code, message, target]) = refusal.detail {
        error["details"] = json!([{ "code": code, "message": message, "target": target }]);
    }
    json!({ "error": error })
}

/// The object with the properties that `$select` names, or with all of them.
pub fn select(object: Value, select: Option<&str>, known: &[&str]) -> Result<Value, Refusal> {
    let Some(select) = select else {
        return Ok(object);
    };
    let mut picked = serde_json::Map::new();
    for name in select.split(',') {
        if !known.contains(&name) {
            return Err(Refusal::bad(["Could not find a property named '", name, "'."].concat()));
        }
        picked.insert(name.to_owned(), object.get(name).cloned().unwrap_or_default());
    }
    Ok(Value::Object(picked))
}
