//! Answers and errors in the shape that Graph gives them.

use serde_json::{Map, Value};
use time::{Duration, OffsetDateTime, format_description::well_known::Rfc3339};

use super::objects;
use crate::http::response::Response;

/// The code with which a policy refuses a client secret's lifetime.
pub const LIFETIME_AGAINST_POLICY: &str = "CredentialInvalidLifetimeAsPerAppPolicy";

/// What a request that was carried out is answered with: a status and, for most, a body.
pub type Reply = (u16, Option<Value>);

/// Why a request was not carried out.
#[derive(Debug)]
pub struct ErrorAnswer {
    pub status: u16,
    pub code: &'static str,
    pub message: String,
}

impl ErrorAnswer {
    /// A refusal whose message is put together from parts.
    pub fn new(status: u16, code: &'static str, message: &[&str]) -> Self {
        Self { status, code, message: message.concat() }
    }

    /// 400 with Graph's general code.
    pub fn bad(message: &[&str]) -> Self {
        Self::new(400, "Request_BadRequest", message)
    }

    /// 400 for the value of a property.
    pub fn invalid(property: &str) -> Self {
        Self::bad(&["Invalid value specified for property '", property, "' of the resource."])
    }

    /// 403 for want of a right.
    pub fn denied(message: &str) -> Self {
        Self::new(403, "Authorization_RequestDenied", &[message])
    }

    /// 404 for an object that is not there, or not yet.
    pub fn not_found(key: &str) -> Self {
        let rest = "' does not exist or one of its queried reference-property objects are not present.";
        Self::new(404, "Request_ResourceNotFound", &["Resource '", key, rest])
    }

    /// 429, with a wait.
    pub fn too_many() -> Self {
        Self::new(429, "TooManyRequests", &["Too many requests were sent in a short time. Try again later."])
    }
}

/// The answer on the wire.
pub fn response(outcome: Result<Reply, ErrorAnswer>, request_id: String, now: OffsetDateTime) -> Response {
    let (status, body) = match outcome {
        Ok(reply) => reply,
        Err(refusal) => (refusal.status, Some(error(&refusal, &request_id, now))),
    };
    let mut response = Response::new(status, body.map(|body| body.to_string().into_bytes()).unwrap_or_default());
    response.request_id = Some(request_id);
    response.retry_after = (status == 429).then_some(Duration::seconds(2));
    response
}

fn error(refusal: &ErrorAnswer, request_id: &str, now: OffsetDateTime) -> Value {
    let mut date = now.format(&Rfc3339).unwrap_or_default();
    // Graph writes the moment of an error to the second and without a zone.
    date.truncate(19);
    let mut error = object(&[("code", refusal.code), ("message", &refusal.message)]);
    let inner = object(&[("date", &date), ("request-id", request_id), ("client-request-id", request_id)]);
    set(&mut error, "innerError", inner);
    if refusal.code == LIFETIME_AGAINST_POLICY {
        let message = "The end date is later than the policy allows.";
        let detail = object(&[("code", "InvalidKeyEndDate"), ("message", message), ("target", "EndDate")]);
        set(&mut error, "details", Value::Array(vec![detail]));
    }
    wrapped("error", error)
}

/// An object whose properties are all texts.
pub fn object(texts: &[(&str, &str)]) -> Value {
    let mut object = Value::Object(Map::new());
    for (name, text) in texts {
        set(&mut object, name, Value::String((*text).to_owned()));
    }
    object
}

/// An object with one property.
pub fn wrapped(name: &str, value: Value) -> Value {
    let mut object = object(&[]);
    set(&mut object, name, value);
    object
}

/// Sets a property of an object.
pub fn set(object: &mut Value, name: &str, value: Value) {
    if let Value::Object(properties) = object {
        properties.insert(name.to_owned(), value);
    }
}

/// A text property, empty where there is none.
pub fn text<'a>(object: &'a Value, name: &str) -> &'a str {
    object.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The object with the properties that `$select` names, or with all of them.
pub fn select(object: Value, names: Option<&str>, known: &[&str]) -> Result<Value, ErrorAnswer> {
    let (Some(names), Value::Object(properties)) = (names, &object) else { return Ok(object) };
    objects::select(properties, names, |name| known.contains(&name))
        .map(Value::Object)
        .map_err(|name| ErrorAnswer::bad(&["Could not find a property named '", name, "'."]))
}
