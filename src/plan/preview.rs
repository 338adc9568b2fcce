//! The calls of a plan as the person sees them before anything is sent.
//!
//! # Invariants
//! What is shown is made by the same functions that make what is sent. Where an earlier call's answer goes,
//! `{id}`, `{appId}` or another name in braces stands.

use serde_json::Value;
use time::{Duration, OffsetDateTime};

use super::{
    body,
    call::{CallKind, Mode, Plan},
};
use crate::{
    directory::{
        characters,
        cloud::Cloud,
        credential::{Expiry, SecretWanted},
        ids::UniqueName,
        permission::grant::{Granted, WantedGrant},
    },
    graph::{calls, grants},
    http::request::{Method, Request},
    registration::{draft::Draft, validate},
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

impl Shown {
    /// The whole request, as tools that send requests take it.
    pub fn http(&self, cloud: Cloud) -> String {
        let mut text = [self.method.as_str(), " ", cloud.graph(), "/v1.0", &self.path].concat();
        for header in &self.headers {
            text.push_str(&["\n", header].concat());
        }
        if let Some(body) = &self.body {
            text.push_str(&["\nContent-Type: application/json\n\n", body].concat());
        }
        text
    }
}

impl Plan {
    /// Every call, in the order of sending.
    pub fn preview(&self, now: OffsetDateTime) -> Vec<Shown> {
        let mut shown = vec![self.application_call(now)];
        if self.mode != Mode::CreateOnly {
            shown.push(service_principal("{appId}", self.assignment_required));
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
        if self.mode != Mode::CreateOnly {
            shown.extend(self.first_of_apis().filter_map(|n| self.api_call(n)));
            let grants = self.grants.iter().enumerate().filter(|(_, grant)| grant.fits());
            shown.extend(grants.map(|(n, grant)| grant_call(n, grant)));
        }
        shown
    }

    fn api_call(&self, n: usize) -> Option<Shown> {
        let request = calls::service_principal(self.grants.get(n)?.api);
        Some(Shown {
            kind: CallKind::Api(n),
            method: request.method,
            path: shown_path(&request),
            headers: Vec::new(),
            body: None,
        })
    }

    fn application_call(&self, now: OffsetDateTime) -> Shown {
        let request = match self.mode {
            Mode::Upsert => calls::upsert_application(&self.unique_name, self.application.clone()),
            Mode::Create | Mode::CreateOnly => calls::create_application(self.create_body(true, now)),
        };
        Shown {
            kind: CallKind::Application,
            method: request.method,
            path: shown_path(&request),
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

fn shown_path(request: &Request) -> String {
    let path = request.endpoint.path_and_query();
    path.strip_prefix("/v1.0").unwrap_or(&path).to_owned()
}

/// The call that makes a grant. The object IDs of the two service principals are not known before the run.
fn grant_call(n: usize, grant: &WantedGrant) -> Shown {
    const CLIENT: &str = "{servicePrincipalId}";
    const API: &str = "{apiServicePrincipalId}";
    let (path, body) = match &grant.what {
        Granted::Delegated { scopes } => {
            ("/oauth2PermissionGrants".to_owned(), grants::create_grant_body(CLIENT, API, scopes))
        }
        Granted::Application { role, .. } => {
            (format!("/servicePrincipals/{API}/appRoleAssignedTo"), grants::assign_role_body(CLIENT, API, *role))
        }
    };
    Shown { kind: CallKind::Grant(n), method: Method::Post, path, headers: Vec::new(), body: indent(&body) }
}

/// The call that makes a service principal: part of a plan, or what an administrator is asked to send.
pub fn service_principal(app_id: &str, assignment_required: bool) -> Shown {
    Shown {
        kind: CallKind::ServicePrincipal,
        method: Method::Post,
        path: "/servicePrincipals".to_owned(),
        headers: Vec::new(),
        body: indent(&calls::service_principal_body(app_id, assignment_required)),
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
        application: body::application(name, draft.audience, &uris, &draft.permissions, draft.service_reference.trim()),
        secret: draft.secret.wanted.then_some(secret),
        assignment_required: draft.assignment_required,
        grants: if draft.grant_consent && validate::can_be_granted(draft) { draft.wanted_grants() } else { Vec::new() },
    }
    .preview(now)
}

fn escaped(unit: u16) -> String {
    format!("\\u{unit:04x}")
}

/// A body as it is sent, indented. JSON takes any character by its number as well: so stands here what nobody would see.
fn indent(body: &Value) -> Option<String> {
    let json = serde_json::to_string_pretty(body).ok()?;
    let mut text = String::with_capacity(json.len());
    for (character, seen) in characters::seen(&json) {
        if seen || matches!(character, ' ' | '\n') {
            text.push(character);
        } else {
            character.encode_utf16(&mut [0; 2]).iter().for_each(|unit| text.push_str(&escaped(*unit)));
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::directory::{
        audience::SignInAudience,
        ids::RunTail,
        permission::{MICROSOFT_GRAPH, PermissionKind, PickedPermission, USER_READ, api_owner::ApiOwner},
    };

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);

    fn lines(shown: &[Shown]) -> Vec<String> {
        shown.iter().map(|s| format!("{} {}", s.method.as_str(), s.path)).collect()
    }

    #[test]
    fn what_nobody_would_see_of_a_body_stands_there_by_its_number() {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.display_name = "Contoso\u{202e}\u{3164}\u{e0041} ❤️ é".to_owned();
        let shown = of_draft(&draft, Mode::Upsert, None, NOW);
        let body = shown[0].body.clone().unwrap();
        assert!(body.contains(r#""Contoso\u202e\u3164\udb40\udc41 ❤️ é""#), "{body}");
        let sent: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(sent["displayName"], draft.display_name);
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
    fn what_is_granted_is_shown_grant_by_grant_and_only_where_it_was_chosen() {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.secret.wanted = false;
        for (kind, value) in [(PermissionKind::Delegated, "User.Read"), (PermissionKind::Application, "Mail.Send")] {
            draft.permissions.push(PickedPermission {
                resource_app_id: MICROSOFT_GRAPH,
                resource_name: "Microsoft Graph".to_owned(),
                id: USER_READ,
                kind,
                value: value.to_owned(),
                display_name: String::new(),
                admin_consent_required: false,
                owner: ApiOwner::Microsoft,
            });
        }
        let shown = |draft: &Draft| lines(&of_draft(draft, Mode::Upsert, None, NOW)).split_off(2);
        assert_eq!(shown(&draft), [""; 0]);
        draft.grant_consent = true;
        assert_eq!(
            shown(&draft),
            [
                "GET /servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=id,appId,displayName",
                "POST /oauth2PermissionGrants",
                "POST /servicePrincipals/{apiServicePrincipalId}/appRoleAssignedTo",
            ]
        );
        draft.audience = SignInAudience::Personal;
        assert_eq!(shown(&draft), [""; 0], "personal accounts have no administrator");
        draft.audience = SignInAudience::MyOrg;
        draft.permissions[0].value = "x".repeat(3_851);
        assert!(!shown(&draft).iter().any(|line| line.contains("oauth2")), "what no grant can hold is not tried");
    }

    #[test]
    fn that_assignment_is_required_is_shown_with_the_service_principal() {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        let says = |draft: &Draft| {
            let shown = of_draft(draft, Mode::Upsert, None, NOW);
            shown[1].body.as_ref().is_some_and(|body| body.contains("\"appRoleAssignmentRequired\": true"))
        };
        assert!(!says(&draft));
        draft.assignment_required = true;
        assert!(says(&draft));
    }

    #[test]
    fn without_a_secret_there_is_no_call_for_one() {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.secret.wanted = false;
        assert_eq!(of_draft(&draft, Mode::Upsert, None, NOW).len(), 2);
    }

    #[test]
    fn a_call_can_be_handed_to_somebody_else_as_a_whole_request() {
        let text = service_principal("7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11", false).http(Cloud::Global);
        let (head, body) = text.split_once("\n\n").unwrap_or_default();
        assert_eq!(head, "POST https://graph.microsoft.com/v1.0/servicePrincipals\nContent-Type: application/json");
        let body: Value = serde_json::from_str(body).unwrap_or_default();
        assert_eq!(body["appId"], "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11");
    }

    #[test]
    fn where_no_more_than_creating_is_allowed_one_call_brings_the_secret_along() {
        let shown = of_draft(&Draft::new(RunTail::from_random([1; 8])), Mode::CreateOnly, None, NOW);
        assert_eq!(lines(&shown), ["POST /applications"]);
        assert!(shown[0].body.as_ref().is_some_and(|body| body.contains("passwordCredentials")));
    }
}
