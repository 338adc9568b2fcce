//! The authorize endpoint: the checks of the request, then account, consent and the code.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::{self, Claims};
use super::problem::{Problem, form};
use super::{Code, Scopes, check_tenant, pages, session};
use crate::tenant::State;
use crate::tenant::message::{Answer, Incoming, unique};
use crate::tenant::values::{base64url, is_guid, now, random};

/// A request to the authorize endpoint that passed its checks.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a request has as many independent switches as the protocol")]
pub struct Asked {
    pub client_id: String,
    pub redirect_uri: String,
    /// The redirect URI is registered for a single-page application.
    pub spa: bool,
    pub in_query: bool,
    pub state: String,
    pub nonce: Option<String>,
    pub challenge: String,
    pub scopes: Scopes,
    pub prompt: Option<String>,
    pub login_hint: Option<String>,
    pub claims: Claims,
    pub wants_client_info: bool,
    /// The path's tenant, for the pages' own forms.
    pub tenant: String,
    /// Who was chosen, once somebody was.
    pub oid: Option<String>,
    /// They have proved who they are by a second factor.
    pub verified: bool,
}

impl Asked {
    fn back(&self, pairs: &str) -> Answer {
        let mark = if self.in_query { '?' } else { '#' };
        Answer::redirect(&format!("{}{mark}{pairs}", self.redirect_uri))
    }
}

/// `GET /{tenant}/oauth2/v2.0/authorize`.
pub fn start(state: &mut State, request: &Incoming, tenant: &str) -> Answer {
    let Some(asked) = unique(request.query_pairs().into_iter()) else {
        return pages::problem(
            &Problem::request(9_000_411, "The request is not properly formatted. A parameter is duplicated."),
            400,
        );
    };
    let (redirect_uri, spa) = match client(state, &asked, tenant) {
        Ok(found) => found,
        Err(problem) => return pages::problem(&problem, 400),
    };
    let in_query = asked.get("response_mode").is_none_or(|mode| mode == "query");
    let checked = match check(state, &asked, redirect_uri.clone(), spa, tenant).and_then(|asked| refused(state, asked))
    {
        Err(problem) if state.settings.refusal.is_some_and(|refusal| refusal.on_page) => {
            return pages::problem(&problem, 400);
        }
        Ok(checked) => checked,
        Err(problem) => {
            let mark = if in_query { '?' } else { '#' };
            let pairs = problem.returned(asked.get("state").map(String::as_str));
            return Answer::redirect(&format!("{redirect_uri}{mark}{pairs}"));
        }
    };
    let signed_in = session(request).and_then(|cookie| state.sign_in.sessions.get(cookie)).cloned().unwrap_or_default();
    choose_account(state, checked, &signed_in)
}

/// The refusal that a test has laid, if there is one.
fn refused(state: &State, asked: Asked) -> Result<Asked, Problem> {
    match state.settings.refusal {
        Some(refusal) => Err(Problem::new(refusal.error, refusal.number, refusal.message)),
        None => Ok(asked),
    }
}

/// Finds the client and its redirect URI. Until these are known, nothing may be sent back.
fn client(state: &State, asked: &BTreeMap<String, String>, tenant: &str) -> Result<(String, bool), Problem> {
    check_tenant(state, tenant)?;
    let client_id = asked.get("client_id").ok_or_else(|| Problem::missing("client_id"))?;
    if !is_guid(client_id) {
        return Err(Problem::client(700_038, &format!("{client_id} is not a valid application identifier.")));
    }
    let app = state.directory.application(client_id).ok_or_else(|| {
        Problem::client(700_016, &format!("Application with identifier '{client_id}' was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant."))
    })?;
    let redirect_uri = asked
        .get("redirect_uri")
        .ok_or_else(|| Problem::request(500_113, "No reply address is registered for the application."))?;
    let spa = app.redirect_uris("spa").contains(&redirect_uri.as_str());
    if !spa && !app.redirect_uris("web").contains(&redirect_uri.as_str()) {
        return Err(Problem::request(
            50011,
            &format!(
                "The redirect URI '{redirect_uri}' specified in the request does not match the redirect URIs configured for the application '{client_id}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal."
            ),
        ));
    }
    Ok((redirect_uri.clone(), spa))
}

fn check(
    state: &State,
    asked: &BTreeMap<String, String>,
    redirect_uri: String,
    spa: bool,
    tenant: &str,
) -> Result<Asked, Problem> {
    let value = |name: &str| asked.get(name).map(String::as_str);
    let needed =
        |name: &'static str| value(name).filter(|found| !found.is_empty()).ok_or_else(|| Problem::missing(name));
    if needed("response_type")? != "code" {
        return Err(Problem::new(
            "unsupported_response_type",
            700_054,
            "response_type is not enabled for the application.",
        ));
    }
    if !matches!(value("response_mode"), None | Some("query" | "fragment")) {
        return Err(Problem::request(70007, "The response_mode is not supported when requesting a code."));
    }
    let scopes = Scopes::read(state, needed("scope")?)?;
    if scopes.oidc.contains("openid") && value("nonce").is_none_or(str::is_empty) {
        return Err(Problem::missing("nonce"));
    }
    let challenge = value("code_challenge").ok_or_else(|| {
        Problem::request(
            9_002_325,
            "Proof Key for Code Exchange is required for cross-origin authorization code redemption.",
        )
    })?;
    if value("code_challenge_method") != Some("S256")
        || challenge.len() != 43
        || !challenge.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    {
        return Err(Problem::request(501_491, "The 'code_challenge' is malformed or its method isn't S256."));
    }
    if !matches!(value("prompt"), None | Some("none" | "select_account" | "consent" | "login")) {
        return Err(Problem::request(90023, "Unsupported 'prompt' value."));
    }
    if value("prompt") == Some("select_account") && value("login_hint").is_some() {
        return Err(Problem::request(90023, "'login_hint' can't be sent with 'prompt=select_account'."));
    }
    Ok(Asked {
        client_id: needed("client_id")?.to_owned(),
        redirect_uri,
        spa,
        in_query: value("response_mode").is_none_or(|mode| mode == "query"),
        state: needed("state")?.to_owned(),
        nonce: value("nonce").map(str::to_owned),
        challenge: challenge.to_owned(),
        scopes,
        prompt: value("prompt").map(str::to_owned),
        login_hint: value("login_hint").map(str::to_owned),
        claims: Claims::read(value("claims"))?,
        wants_client_info: value("client_info") == Some("1"),
        tenant: tenant.to_owned(),
        oid: None,
        verified: false,
    })
}

/// Shows the choice of an account, or passes over it when the session and the request allow.
fn choose_account(state: &mut State, asked: Asked, signed_in: &[String]) -> Answer {
    let hinted = asked.login_hint.as_deref().and_then(|hint| {
        state
            .directory
            .users
            .iter()
            .find(|user| user.upn.eq_ignore_ascii_case(hint) || super::issue::opaque_hint(user) == hint)
    });
    let candidate = match hinted {
        Some(user) => signed_in.contains(&user.oid).then(|| user.oid.clone()),
        None => <&[String; 1]>::try_from(signed_in).ok().map(|[only]| only.clone()),
    };
    let prompt = asked.prompt.as_deref().filter(|prompt| *prompt != "login" || !state.settings.ignores_login_prompt);
    match (prompt, candidate) {
        (None | Some("none" | "consent"), Some(oid)) => with_account(state, asked, oid),
        (Some("none"), None) if signed_in.len() > 1 => {
            let problem = Problem::new(
                "interaction_required",
                16000,
                "Either multiple user identities are available for the current request or selected account is not supported for the scenario.",
            );
            asked.back(&problem.returned(Some(&asked.state)))
        }
        (Some("none"), None) => {
            let problem =
                Problem::new("login_required", 50058, "A silent sign-in request was sent but no user is signed in.");
            asked.back(&problem.returned(Some(&asked.state)))
        }
        _ => {
            let users = state.directory.users.iter().filter(|user| hinted.is_none_or(|hinted| hinted.oid == user.oid));
            let users: Vec<_> = users.collect();
            let context = random(24);
            let page = pages::accounts(&context, &asked.tenant, &users);
            state.sign_in.pending.insert(context, asked);
            page
        }
    }
}

/// `POST /{tenant}/login`: an account was picked.
pub fn account_chosen(state: &mut State, request: &Incoming) -> Answer {
    let Some((asked, form)) = pending(state, request) else { return Answer::empty(400) };
    let Some(oid) = form.get("account").filter(|oid| state.directory.user(oid).is_some()) else {
        return Answer::empty(400);
    };
    let cookie = session(request)
        .filter(|cookie| state.sign_in.sessions.contains_key(*cookie))
        .map_or_else(|| random(24), str::to_owned);
    let signed_in = state.sign_in.sessions.entry(cookie.clone()).or_default();
    // Whom Microsoft knows still proves nothing by being chosen, unless they were to sign in again.
    if !signed_in.contains(oid) || asked.prompt.as_deref() == Some("login") {
        state.sign_in.proved.insert(oid.clone(), now());
    }
    if !signed_in.contains(oid) {
        signed_in.push(oid.clone());
    }
    with_account(state, asked, oid.clone())
        .with("set-cookie", &format!("ESTSAUTH={cookie}; Path=/; Secure; HttpOnly; SameSite=None"))
}

/// Asks for consent where some is missing, else gives the code.
fn with_account(state: &mut State, mut asked: Asked, oid: String) -> Answer {
    let Some(user) = state.directory.user(&oid).cloned() else { return Answer::empty(400) };
    let consented = state.sign_in.consented(&asked.client_id, &oid);
    // `prompt=consent` puts everything to the person again, whatever an administrator has granted.
    let anew = asked.prompt.as_deref() == Some("consent");
    let granted = if anew { BTreeSet::new() } else { consented };
    let missing: Vec<String> = asked.scopes.graph.difference(&granted).cloned().collect();
    asked.oid = Some(oid.clone());
    if asked.claims.step_up && !asked.verified {
        if asked.prompt.as_deref() == Some("none") {
            return asked.back(&claims::unproved().returned(Some(&asked.state)));
        }
        let context = random(24);
        let page = pages::verify(&context, &asked.tenant, &user);
        state.sign_in.pending.insert(context, asked);
        return page;
    }
    if missing.is_empty() && !anew {
        return code(state, asked, oid);
    }
    if asked.prompt.as_deref() == Some("none") {
        let problem = Problem::new(
            "consent_required",
            65001,
            "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.",
        );
        return asked.back(&problem.returned(Some(&asked.state)));
    }
    let context = random(24);
    let needs_admin = missing.iter().any(|name| state.settings.admin_consent.contains(name.as_str()));
    let page = if needs_admin && !user.admin {
        pages::need_admin(&context, &asked.tenant, &asked)
    } else {
        let wanted: Vec<String> = asked.scopes.graph.iter().chain(&asked.scopes.oidc).cloned().collect();
        pages::consent(&context, &asked.tenant, &user, &wanted)
    };
    state.sign_in.pending.insert(context, asked);
    page
}

/// `POST /{tenant}/verify`: the second factor was given.
pub fn verified(state: &mut State, request: &Incoming) -> Answer {
    let Some((mut asked, _)) = pending(state, request) else { return Answer::empty(400) };
    let Some(oid) = asked.oid.clone() else { return Answer::empty(400) };
    asked.verified = true;
    with_account(state, asked, oid)
}

/// `POST /{tenant}/consent`.
pub fn consent_answered(state: &mut State, request: &Incoming) -> Answer {
    let Some((asked, form)) = pending(state, request) else { return Answer::empty(400) };
    let Some(oid) = asked.oid.clone() else { return Answer::empty(400) };
    if form.get("answer").is_none_or(|answer| answer != "accept") {
        let problem = Problem::new("access_denied", 65004, "User declined to consent to access the app.");
        return asked.back(&problem.returned(Some(&asked.state)));
    }
    let granted: BTreeSet<String> = asked.scopes.graph.clone();
    let consents = &mut state.sign_in;
    if form.contains_key("everybody") {
        consents.consents.entry(asked.client_id.clone()).or_default().extend(granted);
    } else {
        consents.own_consents.entry((asked.client_id.clone(), oid.clone())).or_default().extend(granted);
    }
    code(state, asked, oid)
}

/// `GET /{tenant}/other`: an administrator signs in with an account of their own.
pub fn other_account(state: &mut State, request: &Incoming) -> Answer {
    let Some(asked) = named(state, request) else { return Answer::empty(400) };
    let asked = Asked { oid: None, login_hint: None, prompt: Some("select_account".into()), ..asked };
    choose_account(state, asked, &[])
}

/// `GET /{tenant}/declined`: back to the application without an admin's approval.
pub fn declined(state: &mut State, request: &Incoming) -> Answer {
    let Some(asked) = named(state, request) else { return Answer::empty(400) };
    let problem = Problem::new(
        "access_denied",
        90094,
        "An administrator of Contoso has set a policy that prevents you from granting the application the permissions it is requesting. Contact an administrator of Contoso who can grant permissions to this application on your behalf.",
    );
    asked.back(&problem.returned(Some(&asked.state)))
}

/// What waits under the name in the query.
fn named(state: &mut State, request: &Incoming) -> Option<Asked> {
    let (_, context) = request.query_pairs().into_iter().find(|(name, _)| name == "ctx")?;
    state.sign_in.pending.remove(&context)
}

fn pending(state: &mut State, request: &Incoming) -> Option<(Asked, BTreeMap<String, String>)> {
    let form = request.form()?;
    let asked = state.sign_in.pending.remove(form.get("ctx")?)?;
    Some((asked, form))
}

/// Gives the code to the redirect URI.
fn code(state: &mut State, asked: Asked, oid: String) -> Answer {
    let code = format!("1.AX0A{}", random(48));
    let info = base64url(format!("{{\"uid\":\"{oid}\",\"utid\":\"{}\"}}", state.directory.tenant_id).as_bytes());
    let session_state = crate::tenant::values::guid();
    let mut pairs = vec![("code", code.as_str())];
    if asked.wants_client_info {
        pairs.push(("client_info", &info));
    }
    pairs.push(("state", &asked.state));
    pairs.push(("session_state", &session_state));
    let answer = asked.back(&form(&pairs));
    let proved = state.sign_in.proved.get(&oid).copied().unwrap_or_else(now);
    let ends = now() + time::Duration::minutes(10);
    state.sign_in.codes.insert(code, Code { asked, oid, proved, ends, redeemed: false });
    answer
}
