//! The admin consent endpoint: an administrator grants permissions for everybody.

use std::collections::BTreeSet;

use super::problem::{Problem, form};
use super::{Scopes, check_tenant, pages};
use crate::tenant::State;
use crate::tenant::message::{Answer, Incoming, unique};
use crate::tenant::values::random;

/// What an administrator is asked to grant.
#[derive(Clone, Debug)]
pub struct Asked {
    client_id: String,
    redirect_uri: String,
    state: String,
    scope: String,
    granted: BTreeSet<String>,
    tenant: String,
}

/// `GET /{tenant}/v2.0/adminconsent`. The answer goes to the query of the redirect URI.
pub fn start(state: &mut State, request: &Incoming, tenant: &str) -> Answer {
    match check(state, request, tenant) {
        Ok(asked) => {
            let context = random(24);
            let users: Vec<_> = state.directory.users.iter().collect();
            let page = pages::admin_accounts(&context, tenant, &users);
            state.sign_in.admin_pending.insert(context, asked);
            page
        }
        Err(problem) => pages::problem(&problem, 400),
    }
}

fn check(state: &State, request: &Incoming, tenant: &str) -> Result<Asked, Problem> {
    check_tenant(state, tenant)?;
    let asked = unique(request.query_pairs().into_iter())
        .ok_or_else(|| Problem::request(9_000_411, "The request is not properly formatted."))?;
    let needed = |name: &'static str| asked.get(name).cloned().ok_or_else(|| Problem::missing(name));
    let client_id = needed("client_id")?;
    let app = state.directory.application(&client_id).ok_or_else(|| {
        Problem::client(
            700_016,
            &format!("Application with identifier '{client_id}' was not found in the directory 'Contoso'."),
        )
    })?;
    let redirect_uri = needed("redirect_uri")?;
    let registered =
        ["spa", "web"].into_iter().any(|platform| app.redirect_uris(platform).contains(&redirect_uri.as_str()));
    if !registered {
        return Err(Problem::request(
            50011,
            &format!(
                "The redirect URI '{redirect_uri}' specified in the request does not match the redirect URIs configured for the application."
            ),
        ));
    }
    let scope = needed("scope")?;
    let granted = if scope == format!("https://{}/.default", state.settings.cloud.graph) {
        BTreeSet::new()
    } else {
        Scopes::read(state, &scope)?.graph
    };
    Ok(Asked { client_id, redirect_uri, state: needed("state")?, scope, granted, tenant: tenant.to_owned() })
}

/// `POST /{tenant}/adminconsent`: an account was picked, or the question was answered.
pub fn answered(state: &mut State, request: &Incoming) -> Answer {
    let Some(form_sent) = request.form() else { return Answer::empty(400) };
    let context = form_sent.get("ctx").cloned().unwrap_or_default();
    let Some(asked) = state.sign_in.admin_pending.remove(&context) else { return Answer::empty(400) };
    let back = |pairs: String| Answer::redirect(&format!("{}?{pairs}", asked.redirect_uri));
    if let Some(oid) = form_sent.get("account") {
        let Some(user) = state.directory.user(oid).cloned() else { return Answer::empty(400) };
        if !user.admin {
            return pages::problem(&Problem::new("access_denied", 90094, "The grant requires admin permission."), 403);
        }
        let wanted: Vec<String> = asked.granted.iter().cloned().collect();
        let page = pages::admin_consent(&context, &asked.tenant, &user, &wanted);
        state.sign_in.admin_pending.insert(context, asked);
        return page;
    }
    if form_sent.get("answer").is_none_or(|answer| answer != "accept") {
        return back(
            Problem::new("access_denied", 65004, "User declined to consent to access the app.")
                .returned(Some(&asked.state)),
        );
    }
    state.sign_in.consents.entry(asked.client_id.clone()).or_default().extend(asked.granted.clone());
    let tenant_id = state.directory.tenant_id.clone();
    back(form(&[("admin_consent", "True"), ("tenant", &tenant_id), ("state", &asked.state), ("scope", &asked.scope)]))
}
