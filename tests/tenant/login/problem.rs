//! A refusal of the sign-in host, in the three shapes it can take: a page, a redirect, the token endpoint's JSON.

use serde_json::{Value, json};
use url::form_urlencoded;

use crate::tenant::message::Answer;
use crate::tenant::values::{guid, iso, now};

/// A refusal.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The OAuth error.
    pub error: &'static str,
    pub suberror: Option<&'static str>,
    /// The claims that a policy asks for, as JSON.
    pub claims: Option<String>,
    /// The number after AADSTS.
    pub number: u32,
    pub message: String,
    pub trace_id: String,
    pub correlation_id: String,
    pub timestamp: String,
}

impl Problem {
    pub fn new(error: &'static str, number: u32, message: &str) -> Self {
        Self {
            error,
            suberror: None,
            claims: None,
            number,
            message: message.to_owned(),
            trace_id: guid(),
            correlation_id: guid(),
            timestamp: iso(now()).replace('T', " "),
        }
    }

    pub fn request(number: u32, message: &str) -> Self {
        Self::new("invalid_request", number, message)
    }

    pub fn grant(number: u32, message: &str) -> Self {
        Self::new("invalid_grant", number, message)
    }

    pub fn client(number: u32, message: &str) -> Self {
        Self::new("invalid_client", number, message)
    }

    pub fn server(number: u32, message: &str) -> Self {
        Self::new("temporarily_unavailable", number, message)
    }

    pub fn missing(parameter: &str) -> Self {
        Self::request(900_144, &format!("The request body must contain the following parameter: '{parameter}'."))
    }

    pub fn with_suberror(mut self, suberror: &'static str) -> Self {
        self.suberror = Some(suberror);
        self
    }

    pub fn with_claims(mut self, claims: String) -> Self {
        self.claims = Some(claims);
        self
    }

    /// The whole sentence, as Entra ID writes it.
    pub fn description(&self) -> String {
        format!(
            "AADSTS{}: {} Trace ID: {} Correlation ID: {} Timestamp: {}",
            self.number, self.message, self.trace_id, self.correlation_id, self.timestamp
        )
    }

    /// The token endpoint's body.
    pub fn json(&self) -> Answer {
        let mut body = json!({
            "error": self.error,
            "error_description": self.description(),
            "error_codes": [self.number],
            "timestamp": self.timestamp,
            "trace_id": self.trace_id,
            "correlation_id": self.correlation_id,
            "error_uri": format!("https://login.microsoftonline.com/error?code={}", self.number),
        });
        if let Some(suberror) = self.suberror {
            body["suberror"] = Value::from(suberror);
        }
        if let Some(claims) = &self.claims {
            body["claims"] = Value::from(claims.as_str());
        }
        let status = match self.error {
            "invalid_client" => 401,
            "temporarily_unavailable" => 503,
            _ => 400,
        };
        Answer::json(status, &body)
    }

    /// The pairs that go back to the redirect URI.
    pub fn returned(&self, state: Option<&str>) -> String {
        let description = self.description();
        let mut pairs = vec![("error", self.error), ("error_description", description.as_str())];
        if self.number == 65_004 {
            pairs.push(("error_subcode", "cancel"));
        }
        if let Some(suberror) = self.suberror {
            pairs.push(("suberror", suberror));
        }
        if let Some(claims) = &self.claims {
            pairs.push(("claims", claims));
        }
        if let Some(state) = state {
            pairs.push(("state", state));
        }
        form(&pairs)
    }
}

/// Form encoding: a space becomes `+`.
pub fn form(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}
