//! The sign-in host's pages: plain HTML, no script.

use super::authorize::Asked;
use super::problem::Problem;
use crate::tenant::directory::User;
use crate::tenant::message::Answer;

/// Text as HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn page(status: u16, title: &str, content: &str) -> Answer {
    Answer::html(
        status,
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <link rel=\"icon\" href=\"data:,\"></head><body><main>{content}</main></body></html>"
        ),
    )
}

/// One button an account.
pub fn accounts(context: &str, tenant: &str, users: &[&User]) -> Answer {
    account_page(&format!("/{tenant}/login"), context, users)
}

/// The same before an administrator's consent.
pub fn admin_accounts(context: &str, tenant: &str, users: &[&User]) -> Answer {
    account_page(&format!("/{tenant}/adminconsent"), context, users)
}

fn account_page(action: &str, context: &str, users: &[&User]) -> Answer {
    let buttons = users
        .iter()
        .map(|user| {
            format!(
                "<p><button name=\"account\" value=\"{}\">{} {}</button></p>",
                user.oid,
                escape(user.name),
                escape(user.upn)
            )
        })
        .collect::<Vec<_>>()
        .concat();
    page(
        200,
        "Sign in to your account",
        &format!(
            "<h1>Pick an account</h1><form method=\"post\" action=\"{action}\">\
             <input type=\"hidden\" name=\"ctx\" value=\"{context}\">{buttons}</form>"
        ),
    )
}

/// What the client wants, and Accept and Cancel.
pub fn consent(context: &str, tenant: &str, user: &User, wanted: &[String]) -> Answer {
    let everybody = if user.admin {
        "<p><label><input type=\"checkbox\" name=\"everybody\" value=\"1\"> Consent on behalf of your organization</label></p>"
    } else {
        ""
    };
    consent_page(&format!("/{tenant}/consent"), context, user, wanted, everybody)
}

/// What an administrator grants for everybody.
pub fn admin_consent(context: &str, tenant: &str, user: &User, wanted: &[String]) -> Answer {
    consent_page(&format!("/{tenant}/adminconsent"), context, user, wanted, "<p>Review for your organization</p>")
}

fn consent_page(action: &str, context: &str, user: &User, wanted: &[String], more: &str) -> Answer {
    let list = wanted.iter().map(|name| ["<li>", &escape(name), "</li>"].concat()).collect::<Vec<_>>().concat();
    page(
        200,
        "Permissions requested",
        &format!(
            "<h1>Permissions requested</h1><p>{}</p><ul>{list}</ul><form method=\"post\" action=\"{action}\">\
             <input type=\"hidden\" name=\"ctx\" value=\"{context}\">{more}\
             <button name=\"answer\" value=\"cancel\">Cancel</button> \
             <button name=\"answer\" value=\"accept\">Accept</button></form>",
            escape(user.upn)
        ),
    )
}

/// Where a policy wants to see the person again.
pub fn verify(context: &str, tenant: &str, user: &User) -> Answer {
    page(
        200,
        "Verify your identity",
        &format!(
            "<h1>Verify your identity</h1><p>{}</p><form method=\"post\" action=\"/{tenant}/verify\">\
             <input type=\"hidden\" name=\"ctx\" value=\"{context}\"><button>Approve</button></form>",
            escape(user.upn)
        ),
    )
}

/// The dead end of a member who asks for what only an administrator may grant.
pub fn need_admin(context: &str, tenant: &str, asked: &Asked) -> Answer {
    page(
        200,
        "Need admin approval",
        &format!(
            "<h1>Need admin approval</h1><p>{} needs permission to access resources in your organization that only an \
             admin can grant. Ask an admin to grant permission to this app before you can use it. (AADSTS90094)</p>\
             <p><a href=\"/{tenant}/declined?ctx={context}\">Return to the application without granting consent</a></p>\
             <p>Have an admin account? <a href=\"/{tenant}/other?ctx={context}\">Sign in with that account</a></p>",
            escape(&asked.client_id)
        ),
    )
}

/// A refusal that can't be sent back to the client.
pub fn problem(problem: &Problem, status: u16) -> Answer {
    page(
        status,
        "Sign in to your account",
        &format!(
            "<h1>Sorry, but we’re having trouble signing you in.</h1><p>AADSTS{}: {}</p><dl><dt>Request Id</dt><dd>{}</dd>\
             <dt>Correlation Id</dt><dd>{}</dd><dt>Timestamp</dt><dd>{}</dd></dl>",
            problem.number,
            escape(&problem.message),
            problem.trace_id,
            problem.correlation_id,
            problem.timestamp
        ),
    )
}

/// After a sign-out that names no account, or no registered address.
pub fn signed_out() -> Answer {
    page(
        200,
        "Sign out",
        "<h1>You signed out of your account</h1><p>It’s a good idea to close all browser windows.</p>",
    )
}
