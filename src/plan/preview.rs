//! The calls of a plan as the person sees them before anything is sent.
//!
//! # Invariants
//! What is shown is the plan of the draft, unfinished as it is, and its templates are what is sent. Where an earlier
//! call's answer goes, the slot's name stands.

use serde_json::Value;
use time::OffsetDateTime;

use super::{
    build::build,
    call::{Call, CallKind, Mode},
};
use crate::{
    directory::{characters, cloud::Cloud},
    http::request::{Method, Request},
    registration::{draft::Draft, steps::facts::Facts},
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

/// The calls that a draft would make in this way, however unfinished it is.
pub fn of_draft(draft: &Draft, facts: impl Into<Facts>, mode: Mode, now: OffsetDateTime) -> Vec<Shown> {
    build(&draft.content(facts, now), mode).calls().into_iter().map(|call| shown(call, now)).collect()
}

fn shown(Call { kind, request }: Call, now: OffsetDateTime) -> Shown {
    Shown {
        kind,
        method: request.method,
        path: without_version(request.path_and_query()),
        headers: if request.create_if_missing { vec!["Prefer: create-if-missing"] } else { Vec::new() },
        body: request.body(now).and_then(|body| indent(&body)),
    }
}

fn without_version(path: String) -> String {
    path.strip_prefix("/v1.0").map(str::to_owned).unwrap_or(path)
}

/// A whole request, as tools that send requests take it: for somebody else to send.
pub fn http(request: &Request, cloud: Cloud) -> String {
    let mut text = [request.method.as_str(), " ", &request.endpoint.url(cloud)].concat();
    if let Some(body) = request.body.as_ref().and_then(indent) {
        text.push_str(&["\nContent-Type: application/json\n\n", &body].concat());
    }
    text
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
    use crate::{
        directory::{
            application::Application,
            audience::SignInAudience,
            ids::{ObjectId, RunTail},
            permission::{MICROSOFT_GRAPH, PermissionKind, PickedPermission, USER_READ, api_owner::ApiOwner},
        },
        graph::calls,
        http::template::Answered,
    };

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);

    fn lines(shown: &[Shown]) -> Vec<String> {
        shown.iter().map(|s| format!("{} {}", s.method.as_str(), s.path)).collect()
    }

    #[test]
    fn what_nobody_would_see_of_a_body_stands_there_by_its_number() {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.display_name = "Contoso\u{202e}\u{3164}\u{e0041} ❤️ é".to_owned();
        let shown = of_draft(&draft, Cloud::Global, Mode::Upsert, NOW);
        let body = shown[0].body.clone().unwrap();
        assert!(body.contains(r#""Contoso\u202e\u3164\udb40\udc41 ❤️ é""#), "{body}");
        let sent: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(sent["displayName"], draft.display_name);
    }

    #[test]
    fn an_empty_draft_already_shows_its_calls() {
        let shown = of_draft(&Draft::new(RunTail::from_random([1; 8])), Cloud::Global, Mode::Upsert, NOW);
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
        draft.credentials.clear();
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
        let shown = |draft: &Draft| lines(&of_draft(draft, Cloud::Global, Mode::Upsert, NOW)).split_off(2);
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
            let shown = of_draft(draft, Cloud::Global, Mode::Upsert, NOW);
            shown[1].body.as_ref().is_some_and(|body| body.contains("\"appRoleAssignmentRequired\": true"))
        };
        assert!(!says(&draft));
        draft.assignment_required = true;
        assert!(says(&draft));
    }

    #[test]
    fn without_a_secret_there_is_no_call_for_one() {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.credentials.clear();
        assert_eq!(of_draft(&draft, Cloud::Global, Mode::Upsert, NOW).len(), 2);
    }

    #[test]
    fn a_call_can_be_handed_to_somebody_else_as_a_whole_request() {
        let app_id = "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11".parse().unwrap();
        let application = Some(Application { id: ObjectId::from_u128(1), app_id });
        let answered = Answered { application, ..Answered::default() };
        let request = calls::create_service_principal(false).fill(&answered, NOW).unwrap();
        let text = http(&request, Cloud::Global);
        let (head, body) = text.split_once("\n\n").unwrap_or_default();
        assert_eq!(head, "POST https://graph.microsoft.com/v1.0/servicePrincipals\nContent-Type: application/json");
        let body: Value = serde_json::from_str(body).unwrap_or_default();
        assert_eq!(body["appId"], "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11");
    }

    #[test]
    fn where_no_more_than_creating_is_allowed_one_call_brings_the_secret_along() {
        let shown = of_draft(&Draft::new(RunTail::from_random([1; 8])), Cloud::Global, Mode::CreateOnly, NOW);
        assert_eq!(lines(&shown), ["POST /applications"]);
        assert!(shown[0].body.as_ref().is_some_and(|body| body.contains("passwordCredentials")));
    }
}
