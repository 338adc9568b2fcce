//! Makes the tokens and the token endpoint's answer.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

use super::claims::Claims;
use super::{Access, Refresh, Scopes};
use crate::tenant::State;
use crate::tenant::directory::User;
use crate::tenant::seed::GRAPH_APP_ID;
use crate::tenant::values::{base64url, now, random};

/// How far Entra ID dates its tokens back.
const SKEW: Duration = Duration::minutes(5);

/// The opaque `login_hint` claim of an account.
pub fn opaque_hint(user: &User) -> String {
    format!("O.{}", base64url(format!("hint of {}", user.oid).as_bytes()))
}

/// Three parts with a signature that nobody checks.
fn jwt(claims: &Value) -> String {
    let header = json!({ "typ": "JWT", "alg": "RS256", "kid": "local-tenant" });
    format!("{}.{}.{}", base64url(header.to_string().as_bytes()), base64url(claims.to_string().as_bytes()), random(48))
}

/// What a grant to a person consists of.
pub struct Grant<'a> {
    pub client_id: &'a str,
    pub oid: &'a str,
    pub spa: bool,
    pub scopes: &'a Scopes,
    pub nonce: Option<&'a str>,
    pub claims: Claims,
    /// The person has proved who they are by a second factor.
    pub verified: bool,
    /// When they last proved who they are at all.
    pub proved: OffsetDateTime,
    pub client_info: bool,
    /// The end that rotation carries over, or `None` at the first grant.
    pub refresh_ends: Option<OffsetDateTime>,
}

/// The answer of the token endpoint to a grant that was found good.
pub fn answer(state: &mut State, grant: &Grant) -> Option<Value> {
    let user = state.directory.user(grant.oid)?.clone();
    let tenant_id = state.directory.tenant_id.clone();
    let granted: BTreeSet<String> = state.sign_in.consented(grant.client_id, grant.oid);
    let lifetime = state.settings.access_token_lifetime;
    let access = access_token(state, grant.client_id, Some(grant.oid), GRAPH_APP_ID, &granted);
    if let Some(kept) = state.sign_in.access.get_mut(&access) {
        kept.cp1 = grant.claims.cp1;
        kept.stepped_up = grant.claims.step_up && grant.verified;
    }
    let mut body = json!({
        "token_type": "Bearer",
        "scope": grant.scopes.answered(&granted),
        "expires_in": lifetime,
        "ext_expires_in": lifetime,
        "access_token": access,
    });
    if grant.scopes.oidc.contains("offline_access") {
        let ends = grant.refresh_ends.unwrap_or_else(|| now() + Duration::hours(24));
        let token = format!("1.AX0A{}", random(64));
        let kept = Refresh {
            client_id: grant.client_id.to_owned(),
            oid: grant.oid.to_owned(),
            spa: grant.spa,
            login_hint: grant.claims.login_hint,
            verified: grant.verified,
            proved: grant.proved,
            ends,
        };
        state.sign_in.refresh.insert(token.clone(), kept);
        state.sign_in.given_out.push(token.clone());
        body["refresh_token"] = json!(token);
        body["refresh_token_expires_in"] = json!((ends - now()).whole_seconds());
    }
    if grant.scopes.oidc.contains("openid") {
        let issued = now();
        let mut claims = json!({
            "aud": grant.client_id,
            "iss": format!("https://{}/{tenant_id}/v2.0", state.settings.cloud.login),
            // Five minutes before the moment itself, as Entra ID writes them.
            "iat": (issued - SKEW).unix_timestamp(), "nbf": (issued - SKEW).unix_timestamp(),
            "exp": (issued + Duration::HOUR).unix_timestamp(),
            "name": user.name, "oid": user.oid, "preferred_username": user.upn,
            "rh": format!("1.{}", random(16)), "sid": crate::tenant::values::guid(),
            "sub": crate::tenant::values::guid_of(&format!("{}{}", grant.client_id, user.oid)),
            "tid": tenant_id, "uti": random(16), "ver": "2.0",
        });
        if let Some(nonce) = grant.nonce {
            claims["nonce"] = json!(nonce);
        }
        if grant.claims.auth_time && state.settings.tells_auth_time {
            claims["auth_time"] = json!(grant.proved.unix_timestamp());
        }
        if grant.claims.login_hint {
            claims["login_hint"] = json!(opaque_hint(&user));
        }
        let token = jwt(&claims);
        state.sign_in.given_out.push(token.clone());
        body["id_token"] = json!(token);
    }
    if grant.client_info {
        body["client_info"] =
            json!(base64url(format!("{{\"uid\":\"{}\",\"utid\":\"{tenant_id}\"}}", user.oid).as_bytes()));
    }
    Some(body)
}

/// Makes and keeps an access token.
pub fn access_token(
    state: &mut State,
    client_id: &str,
    oid: Option<&str>,
    audience: &str,
    granted: &BTreeSet<String>,
) -> String {
    let ends = now() + Duration::seconds(state.settings.access_token_lifetime);
    let scopes = granted.iter().cloned().collect::<Vec<_>>();
    let token = jwt(&json!({
        "aud": audience, "appid": client_id, "oid": oid, "tid": state.directory.tenant_id,
        "iat": now().unix_timestamp(), "exp": ends.unix_timestamp(), "scp": scopes.join(" "), "uti": random(16),
    }));
    let kept = Access {
        oid: oid.map(str::to_owned),
        audience: audience.to_owned(),
        granted: granted.clone(),
        ends,
        cp1: false,
        stepped_up: false,
    };
    state.sign_in.access.insert(token.clone(), kept);
    state.sign_in.given_out.push(token.clone());
    token
}
