//! The token endpoint: code and refresh token of the page, client credentials of what the page registered.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use url::Url;

use super::assertion;
use super::claims::{self, Claims};
use super::federated;
use super::issue::{self, Grant};
use super::problem::Problem;
use super::{Scopes, check_tenant};
use crate::tenant::State;
use crate::tenant::directory::Application;
use crate::tenant::fault::Fault;
use crate::tenant::message::{Answer, Incoming};
use crate::tenant::values::{now, s256};

type Form = BTreeMap<String, String>;

/// `POST /{tenant}/oauth2/v2.0/token`, and its preflight.
pub fn answer(state: &mut State, request: &Incoming, tenant: &str, fault: Option<Fault>) -> Answer {
    let origin = request.header("origin");
    let readable = origin.filter(|origin| registered(state, origin)).map(str::to_owned);
    let answer = if request.method == "OPTIONS" {
        // No header beyond the safelisted ones is allowed, so a client that adds some never gets to ask.
        Answer::empty(200).with("access-control-allow-methods", "POST, OPTIONS")
    } else if let Some(fault) = fault {
        faulty(fault)
    } else {
        match grant(state, request, tenant, origin) {
            Ok(body) => Answer::json(200, &body).with("cache-control", "no-store, no-cache").with("pragma", "no-cache"),
            Err(problem) => problem.json(),
        }
    };
    let exposed = if state.settings.retry_after_exposed { "Retry-After" } else { "" };
    match readable {
        Some(origin) => answer
            .with("access-control-allow-origin", &origin)
            .with("access-control-expose-headers", exposed)
            .with("vary", "Origin"),
        None => answer,
    }
}

/// Some application has a single-page redirect URI on this origin.
fn registered(state: &State, origin: &str) -> bool {
    let applications = state.directory.applications.iter().filter(|app| !app.deleted);
    applications.flat_map(|app| app.redirect_uris("spa")).any(|uri| origin_of(uri).as_deref() == Some(origin))
}

fn origin_of(uri: &str) -> Option<String> {
    Url::parse(uri).ok().map(|url| url.origin().ascii_serialization())
}

fn faulty(fault: Fault) -> Answer {
    let problem = Problem::server(90033, "A transient error has occurred. Please try again.");
    match fault {
        Fault::Throttled { retry_after } => {
            let mut answer = Problem::server(90100, "Too many requests.").json();
            answer.status = 429;
            retry_after.iter().fold(answer, |answer, seconds| answer.with("retry-after", &seconds.to_string()))
        }
        Fault::RetryAfter(value) => {
            let mut answer = Problem::server(90100, "Too many requests.").json();
            answer.status = 429;
            answer.with("retry-after", &value)
        }
        Fault::MovedTo(address) => Answer::empty(307).with("location", address),
        Fault::Intercepted { status } => {
            Answer::html(status, "<html><title>Sign in to the network</title></html>".into())
        }
        Fault::GatewayTimeout => Answer::html(504, "<html><title>504 Gateway Timeout</title></html>".into()),
        _ => problem.json(),
    }
}

fn needed<'a>(form: &'a Form, name: &str) -> Result<&'a str, Problem> {
    form.get(name).map(String::as_str).filter(|value| !value.is_empty()).ok_or_else(|| Problem::missing(name))
}

fn grant(state: &mut State, request: &Incoming, tenant: &str, origin: Option<&str>) -> Result<Value, Problem> {
    check_tenant(state, tenant)?;
    if request.query_pairs().iter().any(|(name, _)| name != "client-request-id") {
        return Err(Problem::request(900_144, "A parameter of the token request was sent in its query."));
    }
    let form = request.form().ok_or_else(|| Problem::missing("grant_type"))?;
    if request.header("authorization").is_some() {
        return Err(Problem::client(
            7_000_216,
            "'client_assertion', 'client_secret' or 'request' is required in the body.",
        ));
    }
    let client_id = needed(&form, "client_id")?.to_owned();
    if state.directory.application(&client_id).is_none() {
        return Err(Problem::new(
            "unauthorized_client",
            700_016,
            &format!("Application with identifier '{client_id}' was not found in the directory 'Contoso'."),
        ));
    }
    if origin.is_some() && ["client_secret", "client_assertion"].iter().any(|name| form.contains_key(*name)) {
        return Err(Problem::request(
            9_002_326,
            "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
        ));
    }
    match needed(&form, "grant_type")? {
        "authorization_code" => by_code(state, &form, &client_id, origin),
        "refresh_token" => by_refresh_token(state, &form, &client_id, origin),
        "client_credentials" => by_credential(state, &form, &client_id, origin),
        other => Err(Problem::new(
            "unsupported_grant_type",
            70003,
            &format!("The app requested an unsupported grant type '{other}'."),
        )),
    }
}

/// A single-page client must come from a browser, and from the origin it is registered at; a web client must not.
fn check_origin(spa: bool, redirect_uri: Option<&str>, origin: Option<&str>) -> Result<(), Problem> {
    match (spa, origin) {
        (true, None) => Err(Problem::request(
            9_002_327,
            "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
        )),
        (false, Some(_)) => Err(Problem::request(
            9_002_326,
            "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
        )),
        (true, Some(origin)) if redirect_uri.is_some_and(|uri| origin_of(uri).as_deref() != Some(origin)) => {
            Err(Problem::request(
                9_002_326,
                "Cross-origin token redemption is permitted only from the origin of the redirect URI.",
            ))
        }
        _ => Ok(()),
    }
}

fn by_code(state: &mut State, form: &Form, client_id: &str, origin: Option<&str>) -> Result<Value, Problem> {
    let presented = needed(form, "code")?;
    let Some(code) = state.sign_in.codes.get_mut(presented) else {
        return Err(Problem::grant(9_002_313, "Invalid request. Request is malformed or invalid."));
    };
    let asked = code.asked.clone();
    check_origin(asked.spa, Some(&asked.redirect_uri), origin)?;
    if asked.client_id != client_id {
        return Err(Problem::grant(
            700_005,
            "Provided Authorization Code is intended to use against other tenant or client, thus rejected.",
        ));
    }
    if code.redeemed {
        return Err(Problem::grant(
            54005,
            "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
        ));
    }
    if code.ends <= now() {
        return Err(Problem::grant(
            70008,
            "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
        ));
    }
    if needed(form, "redirect_uri")? != asked.redirect_uri {
        return Err(Problem::grant(
            500_112,
            "The reply address does not match the reply address provided when requesting Authorization code.",
        ));
    }
    let verifier = needed(form, "code_verifier")?;
    let formed = (43..=128).contains(&verifier.len())
        && verifier.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte));
    if !formed || s256(verifier) != asked.challenge {
        return Err(Problem::grant(
            501_481,
            "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
        ));
    }
    let claims = asked.claims.and(Claims::read(form.get("claims").map(String::as_str))?);
    if claims.step_up && !asked.verified {
        return Err(claims::unproved());
    }
    code.redeemed = true;
    let (oid, proved) = (code.oid.clone(), code.proved);
    let scopes = asked_scopes(state, form, client_id, &oid, &asked.scopes)?;
    let grant = Grant {
        client_id,
        oid: &oid,
        spa: asked.spa,
        scopes: &scopes,
        nonce: asked.nonce.as_deref(),
        claims,
        verified: asked.verified,
        proved,
        client_info: asked.wants_client_info || form.get("client_info").is_some_and(|value| value == "1"),
        refresh_ends: None,
    };
    issue::answer(state, &grant)
        .ok_or_else(|| Problem::grant(50034, "The user account does not exist in the directory."))
}

fn by_refresh_token(state: &mut State, form: &Form, client_id: &str, origin: Option<&str>) -> Result<Value, Problem> {
    let presented = needed(form, "refresh_token")?;
    let Some(kept) = state.sign_in.refresh.get(presented).cloned() else {
        return Err(Problem::grant(9_002_313, "Invalid request. Request is malformed or invalid."));
    };
    check_origin(kept.spa, None, origin)?;
    if kept.client_id != client_id {
        return Err(Problem::grant(700_009, "The refresh token was issued to another client."));
    }
    if kept.ends <= now() {
        return Err(Problem::grant(
            700_084,
            "The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which can't be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page.",
        ));
    }
    let before = Claims { login_hint: kept.login_hint, ..Claims::default() };
    let claims = before.and(Claims::read(form.get("claims").map(String::as_str))?);
    if claims.step_up && !kept.verified {
        return Err(claims::unproved());
    }
    let oidc = ["openid", "profile", "offline_access"].map(str::to_owned);
    let usual = Scopes { oidc: BTreeSet::from(oidc), ..Scopes::default() };
    let mut scopes = asked_scopes(state, form, client_id, &kept.oid, &usual)?;
    // A new refresh token comes with every redemption, asked for or not.
    scopes.oidc.insert("offline_access".into());
    let grant = Grant {
        client_id,
        oid: &kept.oid,
        spa: kept.spa,
        scopes: &scopes,
        nonce: None,
        claims,
        verified: kept.verified,
        proved: kept.proved,
        client_info: form.get("client_info").is_some_and(|value| value == "1"),
        refresh_ends: Some(kept.ends),
    };
    issue::answer(state, &grant)
        .ok_or_else(|| Problem::grant(50034, "The user account does not exist in the directory."))
}

/// The scopes the token request names, or those from before. What was never consented to is refused.
fn asked_scopes(state: &State, form: &Form, client_id: &str, oid: &str, before: &Scopes) -> Result<Scopes, Problem> {
    let Some(text) = form.get("scope") else { return Ok(before.clone()) };
    let scopes = Scopes::read(state, text)?;
    let consented = state.sign_in.consented(client_id, oid);
    if scopes.graph.is_subset(&consented) {
        return Ok(scopes);
    }
    Err(Problem::grant(65001, &format!("The user or administrator has not consented to use the application with ID '{client_id}' named 'Client Registrar'. Send an interactive authorization request for this user and resource.")).with_suberror("consent_required"))
}

fn by_credential(state: &mut State, form: &Form, client_id: &str, origin: Option<&str>) -> Result<Value, Problem> {
    if origin.is_some() {
        return Err(Problem::request(
            9_002_326,
            "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
        ));
    }
    let app = state.directory.application(client_id).cloned().ok_or_else(|| Problem::missing("client_id"))?;
    match (form.get("client_secret"), form.get("client_assertion")) {
        (Some(secret), None) => check_secret(&app, secret)?,
        (None, Some(presented)) => {
            if needed(form, "client_assertion_type")? != assertion::TYPE {
                return Err(Problem::request(900_144, "The client assertion type is not supported."));
            }
            // Of its own making, or of somebody's whom it trusts.
            if assertion::is_own(presented) {
                let (host, tenant) = (state.settings.cloud.login, &state.directory.tenant_id);
                assertion::check(&app, presented, &format!("https://{host}/{tenant}/oauth2/v2.0/token"))?;
            } else {
                federated::check(state, &app, presented)?;
            }
        }
        _ => {
            return Err(Problem::client(
                7_000_218,
                "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
            ));
        }
    }
    if state.directory.service_principal(client_id).is_none() {
        return Err(Problem::new(
            "unauthorized_client",
            7_000_229,
            "The client application is missing service principal in the tenant.",
        ));
    }
    let scope = needed(form, "scope")?;
    let Some(resource) = scope.strip_suffix("/.default") else {
        return Err(Problem::new(
            "invalid_scope",
            1_002_012,
            &format!(
                "The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."
            ),
        ));
    };
    let audience = resource_app(state, resource).ok_or_else(|| {
        Problem::new(
            "invalid_resource",
            500_011,
            &format!("The resource principal named {resource} was not found in the tenant named Contoso."),
        )
    })?;
    let token = issue::access_token(state, client_id, None, &audience, &BTreeSet::new());
    let lifetime = state.settings.access_token_lifetime;
    Ok(json!({ "token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime, "access_token": token }))
}

fn check_secret(app: &Application, secret: &str) -> Result<(), Problem> {
    let Some(found) = app.secrets.iter().find(|one| one.text == *secret) else {
        return Err(Problem::client(
            7_000_215,
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app.",
        ));
    };
    if found.ends <= now() {
        return Err(Problem::client(7_000_222, "The provided client secret keys for app are expired."));
    }
    Ok(())
}

/// The resource API of this name: by its service principal names, or as a FHIR service of Azure Health Data Services.
fn resource_app(state: &State, resource: &str) -> Option<String> {
    let fhir = resource.strip_prefix("https://").is_some_and(|host| host.ends_with(".fhir.azurehealthcareapis.com"));
    let found = state.directory.service_principals.iter().find(|found| {
        if fhir {
            return found["appId"] == crate::tenant::seed::HEALTHCARE_APP_ID;
        }
        found["servicePrincipalNames"].as_array().into_iter().flatten().any(|name| name == resource)
    });
    found.and_then(|found| found["appId"].as_str()).map(str::to_owned)
}
