//! A sign-in that is under way: what has to be known when the answer comes back.
//!
//! # Invariants
//! Made by [`super::request::begin`] and read once: whoever reads it deletes it, whatever the answer was. It is kept in
//! memory while another window is at Microsoft, and in the tab's session storage while this one is. It holds no token.
//! No `Debug`: it holds the verifier. The address in it is compared and never asked: storage names no host. What is
//! stored counts as a record only where each part of it is one that this page makes.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use time::{Duration, OffsetDateTime};

use super::{
    authority::Authority,
    claims::Account,
    fields::{Fields, Misshapen},
    is_random_text,
    request::{claims_parameter, prompt::Prompt},
    return_address::ReturnAddress,
    return_to::ReturnTo,
    transport,
};
use crate::{
    config::{Config, TenantName},
    directory::ids::AppId,
    http::request::GraphScope,
};

/// How long a person may take at Microsoft's pages.
pub const MAX_AGE: Duration = Duration::minutes(15);

/// The one-time record of a sign-in that is under way.
#[derive(Serialize)]
pub struct Pending {
    pub(super) state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
    /// The base of the authority, for comparing.
    authority: String,
    pub(super) client_id: AppId,
    pub(super) redirect_uri: ReturnAddress,
    /// The `claims` that were asked for; the token request repeats them.
    pub(super) claims: String,
    /// What was asked for.
    scope: GraphScope,
    /// What the person was to be asked.
    prompt: Prompt,
    /// Whose account it was about.
    login_hint: Option<String>,
    /// The only account that may answer, as [`Account::key`] writes it.
    account: Option<String>,
    return_to: Option<ReturnTo>,
    created_at: i64,
}

/// What a record is made of.
pub(super) struct Parts<'a> {
    pub state: String,
    pub nonce: String,
    pub verifier: String,
    pub authority: &'a Authority,
    pub client_id: AppId,
    pub redirect_uri: ReturnAddress,
    pub claims: String,
    pub scope: GraphScope,
    pub prompt: Prompt,
    pub login_hint: Option<String>,
    pub account: Option<String>,
    pub return_to: Option<ReturnTo>,
    pub now: OffsetDateTime,
}

impl Pending {
    pub(super) fn new(parts: Parts<'_>) -> Self {
        Self {
            state: parts.state,
            nonce: parts.nonce,
            verifier: parts.verifier,
            authority: parts.authority.base(),
            client_id: parts.client_id,
            redirect_uri: parts.redirect_uri,
            claims: parts.claims,
            scope: parts.scope,
            prompt: parts.prompt,
            login_hint: parts.login_hint,
            account: parts.account,
            return_to: parts.return_to,
            created_at: parts.now.unix_timestamp(),
        }
    }

    /// Out of storage.
    fn read(mut fields: Fields) -> Result<Self, Misshapen> {
        Ok(Self {
            state: fields.formed("state", transport::is_state)?,
            nonce: fields.formed("nonce", is_random_text)?,
            verifier: fields.formed("verifier", is_random_text)?,
            authority: fields.needed("authority")?,
            client_id: fields.needed("client_id")?.parse().map_err(|_| Misshapen)?,
            redirect_uri: fields.needed("redirect_uri")?.try_into().map_err(|_| Misshapen)?,
            claims: fields.formed("claims", claims_parameter::are_own)?,
            scope: fields.needed("scope")?.try_into().map_err(|_| Misshapen)?,
            prompt: Prompt::stored_as(&fields.needed("prompt")?).ok_or(Misshapen)?,
            login_hint: fields.text("login_hint")?,
            account: fields.text("account")?,
            return_to: match fields.text("return_to")? {
                Some(slug) => Some(ReturnTo::from_slug(&slug).ok_or(Misshapen)?),
                None => None,
            },
            created_at: fields.number("created_at")?.ok_or(Misshapen)?,
        })
    }

    /// The random part of the state, which names the channel on which the answer of another window comes.
    pub fn id(&self) -> &str {
        transport::id(&self.state)
    }

    /// The permission that was asked for.
    pub const fn scope(&self) -> GraphScope {
        self.scope
    }

    /// Whether nobody was to be asked anything: a try to go on after a reload.
    pub fn is_silent(&self) -> bool {
        self.prompt == Prompt::None
    }

    /// Whether the person was to choose the account, so that another one than before is what they want.
    pub fn is_choice(&self) -> bool {
        self.prompt == Prompt::SelectAccount
    }

    /// Whether the person was to sign in anew.
    pub fn is_reauthentication(&self) -> bool {
        self.prompt == Prompt::Login
    }

    /// What names the account to Microsoft that was asked about.
    pub fn login_hint(&self) -> Option<&str> {
        self.login_hint.as_deref()
    }

    /// Whether this account may answer. That Microsoft was asked for one does not make it the one that came.
    pub fn allows(&self, account: &Account) -> bool {
        self.account.as_ref().is_none_or(|wanted| *wanted == account.key())
    }

    /// Where to come back to.
    pub const fn return_to(&self) -> Option<ReturnTo> {
        self.return_to
    }

    /// The authority that was asked: the one of `config`, in a tenant that it allows. `None` where the question was
    /// asked of another, or by another client.
    pub fn authority(&self, config: &Config) -> Option<Authority> {
        let (_, tenant) = self.authority.rsplit_once('/')?;
        let config = config.with_tenant(TenantName::try_from(tenant.to_owned()).ok()?)?;
        let authority = Authority::of(&config);
        (authority.base() == self.authority && config.client_id == self.client_id).then_some(authority)
    }

    /// Whether the record is too old to be answered, or from a clock that has been set back since.
    pub fn is_stale(&self, now: OffsetDateTime) -> bool {
        let age = now.unix_timestamp().saturating_sub(self.created_at);
        !(-60..=MAX_AGE.whole_seconds()).contains(&age)
    }
}

impl<'de> Deserialize<'de> for Pending {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(Fields::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
