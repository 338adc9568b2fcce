//! Why a sign-in, a renewal or a consent came to nothing, by what the person can do about it.
//!
//! # Invariants
//! Decided on `error` and `suberror` alone. AADSTS numbers may change at any time, Microsoft says, so they are kept to
//! choose the help, with [`SignInError::is_about_consent`], and for support. `error_description` is read for those
//! numbers and then dropped: it is free text that others control.
//!
//! <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use serde_json::{Map, Value};

use super::fields::{Fields, Misshapen};

/// A sign-in, a renewal or a consent that came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInError {
    /// What can be done about it.
    pub kind: Kind,
    /// What Microsoft's support asks for, where Microsoft said anything.
    pub support: Box<Support>,
}

/// What can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The person has to sign in, with these claims where a policy asks for them.
    NeedsUser {
        /// The claims to send along.
        claims: Option<Map<String, Value>>,
    },
    /// The permission has not been consented to.
    ConsentNeeded,
    /// Consent was asked for and not given, to a permission that only an administrator can grant.
    NeedsAdmin,
    /// The registration of the page, or `config.json`, is wrong.
    Config,
    /// The person, or Microsoft in their place, has refused what was asked for.
    Declined,
    /// Microsoft could not be reached.
    Network,
    /// Microsoft asks to slow down, or is in trouble.
    Throttled,
    /// Something between the page and Microsoft has answered: a proxy, a filter, the sign-in of a network.
    Intercepted,
    /// The person stopped at Microsoft's page.
    Cancelled,
    /// The answer took too long.
    Timeout,
    /// The answer is not one to this page's question.
    Protocol(Protocol),
    /// Something that is none of the above.
    Unexpected,
}

/// What is wrong with an answer. Whatever it is, the remedy is to start again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// An answer came to a question that this tab did not ask, or that was answered before.
    NothingPending,
    /// The state is missing or another one.
    State,
    /// A parameter came twice, or both in the query and in the fragment.
    Ambiguous,
    /// Neither a code nor an error.
    NoCode,
    /// A token came in an address, where none belongs.
    TokenInAddress,
    /// Issued by somebody else.
    Issuer,
    /// `config.json` has changed since the question was asked.
    ConfigChanged,
    /// The answer of the token endpoint has another shape.
    TokenAnswer,
    /// The ID token says something else than it has to.
    IdToken(super::claims::ClaimsProblem),
    /// An address cannot be built.
    AddressUnusable,
    /// More sign-ins in a row than a person would start.
    Loop,
    /// The browser does not let the page store what has to be known when the answer comes.
    StorageRefused,
    /// Somebody else has signed in than the one who began what is under way.
    OtherAccount,
    /// The browser opens no window for a page in a frame, or one that it cannot be reached from.
    NoWindow,
    /// The page stands in a sandbox whose windows cannot show Microsoft's page.
    Sandboxed,
}

/// What is known of a refusal: what Microsoft's support asks for, and what can be told of the answer. Nothing in it is
/// secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Support {
    /// `error`.
    pub error: String,
    /// `suberror`.
    pub suberror: Option<String>,
    /// The AADSTS numbers.
    pub codes: Vec<u32>,
    /// `trace_id`.
    pub trace_id: Option<String>,
    /// `correlation_id`.
    pub correlation_id: Option<String>,
    /// When, by Microsoft's clock.
    pub timestamp: Option<String>,
    /// The status of the token endpoint's answer.
    pub status: Option<u16>,
    /// The type of an answer that is not Microsoft's.
    pub content_type: Option<String>,
    /// For how many seconds it asks not to be asked again.
    pub wait: Option<u32>,
}

impl SignInError {
    /// An error that Microsoft said nothing about.
    pub fn of(kind: Kind) -> Self {
        Self { kind, support: Box::default() }
    }

    /// Whether the refresh token is worth nothing any more. A refusal that asks for more of the person leaves it as it
    /// is: it may still serve other requests.
    pub fn ends_session(&self) -> bool {
        self.support.error == "invalid_grant" && matches!(self.support.suberror.as_deref(), None | Some("bad_token"))
    }

    /// Whether an administrator's consent could mend it: a refusal that names its number names one of consent. A policy
    /// refuses with the same `error`, and no consent changes that.
    pub fn is_about_consent(&self) -> bool {
        let codes = &self.support.codes;
        let named = codes.iter().any(|code| CONSENT.contains(code));
        match self.kind {
            Kind::Cancelled => named,
            Kind::ConsentNeeded | Kind::NeedsAdmin | Kind::Declined => named || codes.is_empty(),
            _ => false,
        }
    }

    /// The error that a refusal amounts to.
    pub fn from_refusal(refusal: Refusal) -> Self {
        let kind = refusal.kind();
        let mut codes = refusal.error_codes;
        let described = described(refusal.error_description.as_deref().unwrap_or_default());
        if codes.is_empty() {
            codes.extend(described.code);
        }
        let plain = |text: String| clean(&text);
        Self {
            kind,
            support: Box::new(Support {
                error: plain(refusal.error),
                suberror: refusal.suberror.map(plain).filter(|text| !text.is_empty()),
                codes,
                trace_id: refusal.trace_id.or(described.trace_id).map(plain),
                correlation_id: refusal.correlation_id.or(described.correlation_id).map(plain),
                timestamp: refusal.timestamp.or(described.timestamp).map(plain),
                ..Support::default()
            }),
        }
    }
}

/// An error answer, of the authorize or of the token endpoint. Its `Debug` shows the words that are branched on.
#[derive(Default)]
pub struct Refusal {
    /// What is branched on.
    pub error: String,
    /// What is branched on, in more detail.
    pub suberror: Option<String>,
    /// `error_subcode`, an older name that the authorize endpoint still uses.
    pub error_subcode: Option<String>,
    /// Free text. Never shown; read for the numbers and IDs that the authorize endpoint gives nowhere else.
    pub error_description: Option<String>,
    /// The AADSTS numbers.
    pub error_codes: Vec<u32>,
    /// The claims that a policy asks for, as JSON.
    pub claims: Option<String>,
    /// For support.
    pub trace_id: Option<String>,
    /// For support.
    pub correlation_id: Option<String>,
    /// For support.
    pub timestamp: Option<String>,
}

/// The numbers of consent that is missing, was declined, or takes an administrator.
const CONSENT: [u32; 5] = [65_001, 65_004, 90_094, 90_095, 90_099];

/// What Microsoft answers where the page's registration does not fit its question.
const CONFIG: [&str; 7] = [
    "invalid_client",
    "unauthorized_client",
    "invalid_scope",
    "invalid_resource",
    "invalid_request",
    "unsupported_response_type",
    "unsupported_grant_type",
];

impl Refusal {
    fn kind(&self) -> Kind {
        let claims = || {
            let challenge = self.claims.as_deref().and_then(|claims| serde_json::from_slice(claims.as_bytes()).ok());
            Kind::NeedsUser { claims: challenge }
        };
        match (self.error.as_str(), self.suberror.as_deref().unwrap_or_default()) {
            ("consent_required", _) | (_, "consent_required") => Kind::ConsentNeeded,
            ("access_denied", _) if self.error_subcode.as_deref() == Some("cancel") => Kind::Cancelled,
            ("access_denied", _) => Kind::Declined,
            (
                "interaction_required"
                | "login_required"
                | "bad_token"
                | "invalid_grant"
                | "interrupted_user"
                | "ui_not_allowed",
                _,
            )
            | (_, "message_only" | "basic_action" | "additional_action" | "user_password_expired" | "bad_token") => {
                claims()
            }
            (error, _) if CONFIG.contains(&error) => Kind::Config,
            ("temporarily_unavailable" | "server_error" | "slow_down", _) => Kind::Throttled,
            _ => Kind::Unexpected,
        }
    }
}

/// Support reads these, so they are letters, digits and a little punctuation; anything else is not Microsoft's.
pub(super) fn clean(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || " -_.:/+;=".contains(*c)).take(80).collect()
}

impl Support {
    /// What is stored while the page signs in again, cleaned anew.
    fn read(mut fields: Fields) -> Result<Self, Misshapen> {
        let small = |number: Option<i64>| match number {
            Some(number) => number.try_into().map(Some).map_err(|_| Misshapen),
            None => Ok(None),
        };
        let (status, wait) = (small(fields.number("status")?)?, small(fields.number("wait")?)?);
        let mut cleaned = |name| fields.text(name).map(|text| text.map(|text| clean(&text)));
        Ok(Self {
            error: cleaned("error")?.ok_or(Misshapen)?,
            suberror: cleaned("suberror")?,
            trace_id: cleaned("trace_id")?,
            correlation_id: cleaned("correlation_id")?,
            timestamp: cleaned("timestamp")?,
            content_type: cleaned("content_type")?,
            status: status.map(u16::try_from).transpose().map_err(|_| Misshapen)?,
            codes: fields.numbers("codes")?,
            wait,
        })
    }
}

impl<'de> Deserialize<'de> for Support {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(Fields::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Refusal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields = Fields::of_answer(deserializer)?;
        let mut read = || {
            Ok(Self {
                error: fields.text("error")?.unwrap_or_default(),
                suberror: fields.text("suberror")?,
                error_subcode: fields.text("error_subcode")?,
                error_description: fields.text("error_description")?,
                error_codes: fields.numbers("error_codes")?,
                claims: fields.text("claims")?,
                trace_id: fields.text("trace_id")?,
                correlation_id: fields.text("correlation_id")?,
                timestamp: fields.text("timestamp")?,
            })
        };
        read().map_err(|misshapen: Misshapen| D::Error::custom(misshapen))
    }
}

#[derive(Default)]
struct Described {
    code: Option<u32>,
    trace_id: Option<String>,
    correlation_id: Option<String>,
    timestamp: Option<String>,
}

/// `AADSTS65004: … Trace ID: … Correlation ID: … Timestamp: …`: the authorize endpoint puts all of it in one text.
fn described(text: &str) -> Described {
    let after = |label: &str, length: usize| {
        let rest = text.split_once(label)?.1.trim_start();
        let value: String = rest.chars().take_while(|c| !c.is_control()).take(length).collect();
        (!value.is_empty()).then(|| value.trim_end().to_owned())
    };
    let digits = text.split_once("AADSTS").map_or("", |(_, rest)| rest);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    Described {
        code: digits.get(..end).and_then(|digits| digits.parse().ok()),
        trace_id: after("Trace ID:", 36),
        correlation_id: after("Correlation ID:", 36),
        timestamp: after("Timestamp:", 20),
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Refusal").field("error", &self.error).field("suberror", &self.suberror).finish_non_exhaustive()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.error)
    }
}

impl Serialize for Refusal {
    /// The `oauth2` crate asks that its answers can be written. Nobody writes this one, and nobody can.
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("an error answer is never stored"))
    }
}

impl oauth2::ErrorResponse for Refusal {}
