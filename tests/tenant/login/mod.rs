//! The sign-in host: the authorize page with its account choice and consent, the token endpoint, sign-out.

mod admin_consent;
mod assertion;
mod authorize;
pub mod claims;
mod federated;
pub mod issue;
mod pages;
mod problem;
mod scopes;
mod token;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use time::OffsetDateTime;

use super::State;
use super::fault::{Fault, Op};
use super::message::{Answer, Incoming};
use problem::Problem;
pub use scopes::Scopes;

/// What an authorization code stands for.
#[derive(Clone, Debug)]
pub struct Code {
    pub asked: authorize::Asked,
    pub oid: String,
    /// When the person had last proved who they are.
    pub proved: OffsetDateTime,
    pub ends: OffsetDateTime,
    pub redeemed: bool,
}

/// What a refresh token stands for.
#[derive(Clone, Debug)]
pub struct Refresh {
    pub client_id: String,
    pub oid: String,
    pub spa: bool,
    pub login_hint: bool,
    /// The person had given a second factor when it was given out.
    pub verified: bool,
    /// When they had last proved who they are.
    pub proved: OffsetDateTime,
    /// Fixed by the first grant: rotation doesn't move it.
    pub ends: OffsetDateTime,
}

/// What an access token stands for.
#[derive(Clone, Debug)]
pub struct Access {
    /// The person, or `None` for an application of its own.
    pub oid: Option<String>,
    /// The app ID of the resource API.
    pub audience: String,
    /// Delegated scopes, or app roles.
    pub granted: BTreeSet<String>,
    pub ends: OffsetDateTime,
    /// The client understands claims challenges.
    pub cp1: bool,
    /// It carries the authentication context that the tenant's policy asks for.
    pub stepped_up: bool,
}

/// What the sign-in host keeps.
#[derive(Debug, Default)]
pub struct SignIn {
    /// By cookie: who is signed in at Microsoft.
    pub sessions: BTreeMap<String, Vec<String>>,
    /// By object ID: when somebody last proved who they are.
    pub proved: BTreeMap<String, OffsetDateTime>,
    pub pending: BTreeMap<String, authorize::Asked>,
    pub admin_pending: BTreeMap<String, admin_consent::Asked>,
    pub codes: BTreeMap<String, Code>,
    pub refresh: BTreeMap<String, Refresh>,
    pub access: BTreeMap<String, Access>,
    /// By client: delegated Graph permissions consented for everybody.
    pub consents: BTreeMap<String, BTreeSet<String>>,
    /// By client and person: what they consented to for themselves.
    pub own_consents: BTreeMap<(String, String), BTreeSet<String>>,
    /// Every token that was given out.
    pub given_out: Vec<String>,
}

impl SignIn {
    /// What this client may have for this person.
    pub fn consented(&self, client_id: &str, oid: &str) -> BTreeSet<String> {
        let mut all = self.consents.get(client_id).cloned().unwrap_or_default();
        all.extend(self.own_consents.get(&(client_id.to_owned(), oid.to_owned())).into_iter().flatten().cloned());
        all
    }
}

/// Which operation this is, for the faults.
pub fn op(request: &Incoming) -> Option<Op> {
    match request.segments().get(1..).unwrap_or_default() {
        [a, b, c] if a == "oauth2" && b == "v2.0" && c == "authorize" => Some(Op::Authorize),
        [a, b, c] if a == "oauth2" && b == "v2.0" && c == "token" => Some(Op::Token),
        _ => None,
    }
}

/// Answers a request to the sign-in host.
pub fn answer(state: &mut State, request: &Incoming, fault: Option<Fault>) -> Answer {
    let segments = request.segments();
    let parts: Vec<&str> = segments.iter().map(String::as_str).collect();
    let Some((tenant, rest)) = parts.split_first() else { return Answer::empty(404) };
    match (request.method.as_str(), rest) {
        ("OPTIONS" | "POST", ["oauth2", "v2.0", "token"]) => token::answer(state, request, tenant, fault),
        ("GET" | "POST", _) if fault.is_some() => {
            pages::problem(&Problem::server(90033, "A transient error has occurred. Please try again."), 503)
        }
        ("GET", ["oauth2", "v2.0", "authorize"]) => {
            let answer = authorize::start(state, request, tenant);
            guarded(state, answer)
        }
        ("GET", ["v2.0", "adminconsent"]) => {
            let answer = admin_consent::start(state, request, tenant);
            guarded(state, answer)
        }
        ("POST", ["adminconsent"]) => {
            let answer = admin_consent::answered(state, request);
            guarded(state, answer)
        }
        ("POST", ["login"]) => {
            let answer = authorize::account_chosen(state, request);
            guarded(state, answer)
        }
        ("POST", ["consent"]) => {
            let answer = authorize::consent_answered(state, request);
            guarded(state, answer)
        }
        ("POST", ["verify"]) => {
            let answer = authorize::verified(state, request);
            guarded(state, answer)
        }
        ("GET", ["declined"]) => {
            let answer = authorize::declined(state, request);
            guarded(state, answer)
        }
        ("GET", ["other"]) => {
            let answer = authorize::other_account(state, request);
            guarded(state, answer)
        }
        ("GET", ["oauth2", "v2.0", "logout"]) => {
            let answer = sign_out(state, request);
            guarded(state, answer)
        }
        ("GET", ["v2.0", ".well-known", "openid-configuration"]) => configuration(state, tenant),
        _ => Answer::empty(404),
    }
}

/// The headers of Microsoft's own pages.
fn guarded(state: &State, answer: Answer) -> Answer {
    let answer = answer.with("cache-control", "no-store, no-cache").with("x-frame-options", "DENY");
    match state.settings.opener_policy {
        Some(policy) => answer.with("cross-origin-opener-policy", policy),
        None => answer,
    }
}

/// Checks the tenant in the path. The page is registered in this tenant alone, so `common` and its like are refused.
fn check_tenant(state: &State, segment: &str) -> Result<(), Problem> {
    match segment {
        "common" | "organizations" | "consumers" => Err(Problem::request(
            50194,
            "Application is not configured as a multi-tenant application. Usage of the /common endpoint is not \
             supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the \
             application to be multi-tenant.",
        )),
        _ if segment.eq_ignore_ascii_case(&state.directory.tenant_id) => Ok(()),
        "contoso.onmicrosoft.com" | "contoso.com" => Ok(()),
        _ => Err(Problem::request(
            90002,
            &format!(
                "Tenant '{segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud."
            ),
        )),
    }
}

/// The value of the session cookie.
fn session(request: &Incoming) -> Option<&str> {
    request.header("cookie")?.split(';').find_map(|pair| pair.trim().strip_prefix("ESTSAUTH="))
}

/// Ends the session at Microsoft, and returns to a registered address when the account is named.
fn sign_out(state: &mut State, request: &Incoming) -> Answer {
    let asked: BTreeMap<String, String> = request.query_pairs().into_iter().collect();
    let named = asked.contains_key("logout_hint") || asked.contains_key("id_token_hint");
    if let Some(cookie) = session(request) {
        state.sign_in.sessions.remove(cookie);
    }
    let back =
        asked.get("post_logout_redirect_uri").filter(|uri| {
            state.directory.applications.iter().any(|app| {
                ["spa", "web"].into_iter().any(|platform| app.redirect_uris(platform).contains(&uri.as_str()))
            })
        });
    let mut answer = match back {
        Some(uri) if named => {
            let mut to = uri.clone();
            if let Some(state) = asked.get("state").filter(|_| !state.settings.forgets_state_on_sign_out) {
                to = format!("{to}?{}", problem::form(&[("state", state)]));
            }
            Answer::redirect(&to)
        }
        _ => pages::signed_out(),
    };
    answer.headers.push(("set-cookie".into(), "ESTSAUTH=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=None".into()));
    answer
}

/// The discovery document, as far as a client could need it.
fn configuration(state: &State, tenant: &str) -> Answer {
    let id = &state.directory.tenant_id;
    let origin = format!("https://{}", state.settings.cloud.login);
    let host = format!("{origin}/{tenant}");
    Answer::json(
        200,
        &json!({
            "issuer": format!("{origin}/{id}/v2.0"),
            "authorization_endpoint": format!("{host}/oauth2/v2.0/authorize"),
            "token_endpoint": format!("{host}/oauth2/v2.0/token"),
            "end_session_endpoint": format!("{host}/oauth2/v2.0/logout"),
            "response_modes_supported": ["query", "fragment", "form_post"],
            "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
        }),
    )
    .with("access-control-allow-origin", "*")
}
