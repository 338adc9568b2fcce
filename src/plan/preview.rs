//! The calls of a plan as the person sees them before anything is sent.
//!
//! # Invariants
//! What is shown is made by the same functions that make what is sent. Where an earlier call's answer goes,
//! `{id}` or `{appId}` stands.

use serde_json::Value;
use time::{Duration, OffsetDateTime};

use super::{
    body,
    call::{CallKind, Mode, Plan},
};
use crate::{
    directory::{
        credential::{Expiry, SecretWanted},
        ids::UniqueName,
    },
    graph::calls,
    http::request::Method,
    registration::draft::Draft,
};

/// A call as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it is for.
    pub kind: CallKind,
    /// The method.
    pub method: Method,
    /// The path, without `/v1.0`.
    pub path: String,
    /// `Prefer` and the like, a line each.
    pub headers: Vec<&'static str>,
    /// The body, indented.
    pub body: Option<String>,
}

impl Plan {
    /// Every call, in the order of sending.
    pub fn preview(&self, now: OffsetDateTime) -> Vec<Shown> {
        let mut shown = vec![self.application_call(now)];
        if self.mode != Mode::CreateOnly {
            shown.push(service_principal("{appId}"));
        }
        if let (Some(secret), Mode::Upsert) = (&self.secret, self.mode) {
            shown.push(Shown {
                kind: CallKind::Secret,
                method: Method::Post,
                path: "/applications/{id}/addPassword".to_owned(),
                headers: Vec::new(),
                body: indent(&calls::add_password_body(body::password_credential(secret, now))),
            });
        }
        shown
    }

    fn application_call(&self, now: OffsetDateTime) -> Shown {
        let request = match self.mode {
            Mode::Upsert => calls::upsert_application(&self.unique_name, self.application.clone()),
            Mode::Create | Mode::CreateOnly => calls::create_application(self.create_body(true, now)),
        };
        let path = request.endpoint.path_and_query();
        Shown {
            kind: CallKind::Application,
            method: request.method,
            path: path.strip_prefix("/v1.0").unwrap_or(&path).to_owned(),
            headers: if request.create_if_missing { vec!["Prefer: create-if-missing"] } else { Vec::new() },
            body: request.body.as_ref().and_then(indent),
        }
    }

    /// The body of a plain creation: the application with the run tag, and with the secret unless that was
    /// refused.
    pub fn create_body(&self, with_secret: bool, now: OffsetDateTime) -> Value {
        let mut body = self.application.clone();
        body["tags"] = Value::from(vec![self.run_tail.tag()]);
        if let (Some(secret), true) = (&self.secret, with_secret) {
            body["passwordCredentials"] = Value::from(vec![body::password_credential(secret, now)]);
        }
        body
    }
}

/// The call that makes a service principal: part of a plan, or what an administrator is asked to send.
pub fn service_principal(app_id: &str) -> Shown {
    Shown {
        kind: CallKind::ServicePrincipal,
        method: Method::Post,
        path: "/servicePrincipals".to_owned(),
        headers: Vec::new(),
        body: indent(&calls::service_principal_body(app_id)),
    }
}

/// The calls that a draft would make in this way, however unfinished it is. `end` is the secret's own end date, where
/// one is given and can be read.
pub fn of_draft(draft: &Draft, mode: Mode, end: Option<OffsetDateTime>, now: OffsetDateTime) -> Vec<Shown> {
    let uris: Vec<&str> = draft.redirect_uris.iter().map(|row| row.text.trim()).filter(|t| !t.is_empty()).collect();
    let name = draft.display_name.trim();
    let expiry = match (draft.secret.lifetime.days(), end) {
        (Some(days), _) => Expiry::After(Duration::days(days)),
        (None, Some(end)) => Expiry::At(end),
        (None, None) => Expiry::After(Duration::days(180)),
    };
    let secret = SecretWanted { description: draft.secret.description.trim().to_owned(), expiry };
    Plan {
        mode,
        unique_name: UniqueName::of(name, &draft.run_tail),
        run_tail: draft.run_tail.clone(),
        application: body::application(name, draft.audience, &uris, &draft.permissions),
        secret: draft.secret.wanted.then_some(secret),
    }
    .preview(now)
}

fn indent(body: &Value) -> Option<String> {
    serde_json::to_string_pretty(body).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::directory::ids::RunTail;

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);

    fn lines(shown: &[Shown]) -> Vec<String> {
        shown.iter().map(|s| format!("{} {}", s.method.as_str(), s.path)).collect()
    }

    #[test]
    fn an_empty_draft_already_shows_its_calls() {
        let shown = of_draft(&Draft::new(RunTail::from_random([1; 8])), Mode::Upsert, None, NOW);
        assert_eq!(
            lines(&shown),
            [
                "PATCH /applications(uniqueName='client-0101010101010101')",
                "POST /servicePrincipals",
                "POST /applications/{id}/addPassword",
            ]
        );
    }

    #[test]
    fn without_a_secret_there_is_no_call_for_one() {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.secret.wanted = false;
        assert_eq!(of_draft(&draft, Mode::Upsert, None, NOW).len(), 2);
    }

    #[test]
    fn where_no_more_than_creating_is_allowed_one_call_brings_the_secret_along() {
        let shown = of_draft(&Draft::new(RunTail::from_random([1; 8])), Mode::CreateOnly, None, NOW);
        assert_eq!(lines(&shown), ["POST /applications"]);
        assert!(shown[0].body.as_ref().is_some_and(|body| body.contains("passwordCredentials")));
    }
}
