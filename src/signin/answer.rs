//! The answer that comes back through `auth.html`, from suspicion to a code that may be redeemed.
//!
//! # Invariants
//! [`ValidatedCode`] is made by [`UnvalidatedAnswer::validate`] alone, which uses up the pending record; the token
//! endpoint takes nothing else. Where to redeem the code stands in the configuration: nothing in an answer, and nothing
//! in storage, names an address that is then asked.

use super::{
    error::{Kind, Protocol, Refusal, SignInError},
    pending::Pending,
    same,
};
use crate::{
    config::Config,
    directory::{ids::TenantId, secret::SecretText},
    http::request::GraphScope,
    signin::authority::Authority,
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use zeroize::Zeroizing;

/// Longer answers are nobody's: codes have some thousand characters.
pub const MAX_LENGTH: usize = 16 * 1024;

/// What `auth.html` stored: the query or the fragment that it was opened with. No `Debug`: it may hold a code.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoredAnswer(String);

impl StoredAnswer {
    /// Reads it, which uses it up.
    pub fn read(self) -> Result<UnvalidatedAnswer, Protocol> {
        UnvalidatedAnswer::parse(&Zeroizing::new(self.0))
    }
}

/// An answer that nobody has checked. No `Debug`: it may hold a code.
pub struct UnvalidatedAnswer {
    state: String,
    issuer: Option<String>,
    content: Content,
}

enum Content {
    Code(SecretText),
    Refused(Refusal),
}

/// A code that answers this tab's own question, with the record of that question. No `Debug`.
pub struct ValidatedCode {
    pub(super) code: SecretText,
    pub(super) pending: Pending,
    pub(super) authority: Authority,
}

impl ValidatedCode {
    /// The question that it answers.
    pub const fn pending(&self) -> &Pending {
        &self.pending
    }
}

impl UnvalidatedAnswer {
    /// Reads what `auth.html` stored: the query with its `?` and the fragment with its `#`, either of them empty.
    pub fn parse(stored: &str) -> Result<Self, Protocol> {
        if stored.len() > MAX_LENGTH {
            return Err(Protocol::Ambiguous);
        }
        let (query, fragment) = stored.split_once('#').unwrap_or((stored, ""));
        let query = query.strip_prefix('?').unwrap_or(query);
        if !query.is_empty() && !fragment.is_empty() {
            return Err(Protocol::Ambiguous);
        }

        let mut state = None;
        let mut code = None;
        let mut issuer = None;
        let mut refusal = Refusal::default();
        let mut error = None;
        // A name that comes twice could mean two things to two readers, so it means nothing.
        let once = |slot: &mut Option<String>, value: String| match slot.replace(value) {
            Some(_) => Err(Protocol::Ambiguous),
            None => Ok(()),
        };
        for (name, value) in pairs(query).chain(pairs(fragment)) {
            match name.as_str() {
                "state" => once(&mut state, value)?,
                "code" => once(&mut code, value)?,
                "iss" => once(&mut issuer, value)?,
                "error" => once(&mut error, value)?,
                "suberror" => once(&mut refusal.suberror, value)?,
                "error_subcode" => once(&mut refusal.error_subcode, value)?,
                "error_description" => once(&mut refusal.error_description, value)?,
                "claims" => once(&mut refusal.claims, value)?,
                "trace_id" => once(&mut refusal.trace_id, value)?,
                "correlation_id" => once(&mut refusal.correlation_id, value)?,
                "timestamp" => once(&mut refusal.timestamp, value)?,
                "access_token" | "id_token" | "refresh_token" => return Err(Protocol::TokenInAddress),
                // Others are nothing to this page; `cloud_instance_host_name` above all is not followed.
                _ => {}
            }
        }
        let state = state.ok_or(Protocol::State)?;
        let content = match (code, error) {
            (Some(_), Some(_)) => return Err(Protocol::Ambiguous),
            (Some(code), None) if !code.is_empty() => Content::Code(SecretText::new(code)),
            (None, Some(error)) if !error.is_empty() => Content::Refused(Refusal { error, ..refusal }),
            _ => return Err(Protocol::NoCode),
        };
        Ok(Self { state, issuer, content })
    }

    /// Holds the answer against the question that this tab asked, which is used up whatever comes of it.
    pub fn validate(
        self,
        pending: Pending,
        config: &Config,
        now: OffsetDateTime,
    ) -> Result<ValidatedCode, SignInError> {
        let protocol = |what| Err(SignInError::of(Kind::Protocol(what)));
        if !same(&self.state, &pending.state) {
            return protocol(Protocol::State);
        }
        if pending.is_stale(now) {
            return Err(SignInError::of(Kind::Timeout));
        }
        let Some(authority) = pending.authority(config) else { return protocol(Protocol::ConfigChanged) };
        if self.issuer.is_some_and(|issuer| !is_issuer(&authority, &issuer)) {
            return protocol(Protocol::Issuer);
        }
        match self.content {
            Content::Code(code) => Ok(ValidatedCode { code, pending, authority }),
            Content::Refused(refusal) => {
                let mut error = SignInError::from_refusal(refusal);
                // Every permission but the first takes an administrator, so to be refused one means to need one.
                let declined = error.kind == Kind::Declined && error.is_about_consent();
                if declined && pending.scope() != GraphScope::UserRead {
                    error.kind = Kind::NeedsAdmin;
                }
                Err(error)
            }
        }
    }
}

/// Whether the tenant's own issuer. A tenant that is configured by its domain may be any one of the same cloud here;
/// the ID token then says which.
fn is_issuer(authority: &Authority, issuer: &str) -> bool {
    let tenant = authority.tenant.id().or_else(|| {
        let path = issuer.strip_prefix(authority.cloud.authority())?;
        path.strip_prefix('/')?.strip_suffix("/v2.0")?.parse::<TenantId>().ok()
    });
    tenant.is_some_and(|tenant| authority.issuer(tenant) == issuer)
}

fn pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    url::form_urlencoded::parse(text.as_bytes()).into_owned()
}
