//! What the ID token says: who has signed in, checked against what was asked.
//!
//! # Invariants
//! The token comes straight from the token endpoint over TLS, which may stand in for checking its signature (point 6
//! of 3.1.3.7 in `OpenID` Connect Core). It is used for the name on screen, for hints and for the tenant's ID; what a
//! person may do is Graph's to say.
//!
//! <https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference>

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::Value;
use time::{Duration, OffsetDateTime};
use zeroize::Zeroizing;

use super::{
    authority::Authority,
    fields::{Fields, Misshapen},
    same,
};
use crate::directory::{
    ids::{AppId, ObjectId, TenantId},
    secret::SecretText,
};

/// How far the clock of the person's machine may be off.
pub(super) const SKEW: Duration = Duration::minutes(5);

/// Who has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The person's object ID.
    pub object_id: ObjectId,
    /// The tenant that they have signed in to.
    pub tenant_id: TenantId,
    /// The account as people know it: a user principal name, else the person's name.
    pub name: String,
    /// What names the account in a later sign-in.
    pub login_hint: Option<String>,
}

impl Account {
    /// Which account of which tenant it is, as text to compare. It names nobody, and is no secret.
    pub fn key(&self) -> String {
        [self.object_id.to_string(), self.tenant_id.to_string()].join(".")
    }
}

/// What an ID token says.
pub struct SignedIn {
    /// Who has signed in.
    pub account: Account,
    /// When they last proved who they are, by Microsoft's clock. None where the token says nothing of it: what the page
    /// has asked Microsoft to do is no answer.
    pub proved: Option<OffsetDateTime>,
}

/// What is wrong with an ID token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimsProblem {
    /// There is none.
    Missing,
    /// Not three parts with JSON in the second.
    Shape,
    /// For another client.
    Audience,
    /// From another issuer.
    Issuer,
    /// Of another tenant than the configured one.
    Tenant,
    /// Not the answer to this question.
    Nonce,
    /// Expired, not yet valid, or issued at another time. The clock of the machine may be wrong.
    Time,
}

/// What an ID token has to say.
pub struct Expected<'a> {
    /// Whose sign-in page it was.
    pub authority: &'a Authority,
    /// Which client asked.
    pub client_id: AppId,
    /// The nonce of the question.
    pub nonce: &'a str,
}

struct Claims {
    aud: String,
    iss: String,
    tid: TenantId,
    oid: ObjectId,
    nonce: Option<String>,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    /// Said as anything but a number, it says nothing.
    auth_time: Option<i64>,
    preferred_username: Option<String>,
    name: Option<String>,
    login_hint: Option<String>,
}

/// Reads an ID token and checks it.
pub fn check(token: &SecretText, expected: &Expected<'_>, now: OffsetDateTime) -> Result<SignedIn, ClaimsProblem> {
    let claims = read(token).ok_or(ClaimsProblem::Shape)?;
    if claims.aud != expected.client_id.to_string() {
        return Err(ClaimsProblem::Audience);
    }
    if expected.authority.tenant.id().is_some_and(|tenant| tenant != claims.tid) {
        return Err(ClaimsProblem::Tenant);
    }
    if claims.iss != expected.authority.issuer(claims.tid) {
        return Err(ClaimsProblem::Issuer);
    }
    if !claims.nonce.is_some_and(|nonce| same(&nonce, expected.nonce)) {
        return Err(ClaimsProblem::Nonce);
    }
    let now = now.unix_timestamp();
    let skew = SKEW.whole_seconds();
    let day = Duration::DAY.whole_seconds();
    let begins = claims.nbf.unwrap_or(claims.iat);
    if claims.exp <= now - skew || begins > now + skew || !(now - day..=now + skew).contains(&claims.iat) {
        return Err(ClaimsProblem::Time);
    }
    let proved = claims.auth_time;
    if proved.is_some_and(|proved| proved > now + skew) {
        return Err(ClaimsProblem::Time);
    }
    let said = |text: Option<String>| text.filter(|text| !text.is_empty());
    let username = said(claims.preferred_username);
    let account = Account {
        object_id: claims.oid,
        tenant_id: claims.tid,
        name: username.clone().or(said(claims.name)).unwrap_or_else(|| claims.oid.to_string()),
        login_hint: said(claims.login_hint).or(username),
    };
    Ok(SignedIn { account, proved: proved.and_then(|proved| OffsetDateTime::from_unix_timestamp(proved).ok()) })
}

/// Whether an ID token that came with renewed tokens is of the same account: a renewal has no question of its own, so
/// there is no nonce. Point 12.2 of `OpenID` Connect Core.
pub fn is_of(token: &SecretText, authority: &Authority, client_id: AppId, account: &Account) -> bool {
    read(token).is_some_and(|claims| {
        claims.aud == client_id.to_string()
            && claims.iss == authority.issuer(account.tenant_id)
            && claims.tid == account.tenant_id
            && claims.oid == account.object_id
    })
}

/// The claims of a token of three parts.
fn read(token: &SecretText) -> Option<Claims> {
    // EXPOSE: the ID token is taken apart to read who has signed in; the pieces are wiped or are no secret.
    let mut parts = token.expose().split('.');
    let (Some(header), Some(payload), Some(signature), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    if header.is_empty() || signature.is_empty() {
        return None;
    }
    let json = Zeroizing::new(BASE64_URL_SAFE_NO_PAD.decode(payload).ok()?);
    Fields::parse(str::from_utf8(&json).ok()?).and_then(Claims::read).ok()
}

impl Claims {
    fn read(mut fields: Fields) -> Result<Self, Misshapen> {
        Ok(Self {
            aud: fields.needed("aud")?,
            iss: fields.needed("iss")?,
            tid: fields.needed("tid")?.parse().map_err(|_| Misshapen)?,
            oid: fields.needed("oid")?.parse().map_err(|_| Misshapen)?,
            nonce: fields.text("nonce")?,
            exp: fields.number("exp")?.ok_or(Misshapen)?,
            iat: fields.number("iat")?.ok_or(Misshapen)?,
            nbf: fields.number("nbf")?,
            auth_time: fields.value("auth_time").and_then(Value::as_i64),
            preferred_username: fields.text("preferred_username")?,
            name: fields.text("name")?,
            login_hint: fields.text("login_hint")?,
        })
    }
}
