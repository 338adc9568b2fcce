//! One plain sentence a Graph call: what it creates, and what waiting for it means.

use super::consent;
pub use crate::words::text::calls::*;
use crate::{
    directory::{
        credential::CredentialId,
        permission::grant::{Granted, WantedGrant},
    },
    http::{request::Method, retry::WaitReason, status::reason},
    plan::{call::CallKind, preview::Shown},
    registration::draft::Draft,
};

/// What a planned call is for; nothing of an owner, of which house rules speak. `end` is the day on which the secret ends, where it is known.
pub fn purpose(call: &Shown, draft: &Draft, end: Option<&str>) -> String {
    match call.kind {
        // A plain creation makes one each time, and brings the secrets along.
        CallKind::Application if call.method == Method::Post => {
            creates_app_once(&parts(draft, draft.secrets().count()))
        }
        CallKind::Application => creates_app(&parts(draft, 0)),
        CallKind::ServicePrincipal if draft.assignment_required => creates_service_principal_assigned().to_owned(),
        CallKind::ServicePrincipal => creates_service_principal().to_owned(),
        CallKind::Secret(id) => secret(draft, id, end),
        CallKind::Federated(id) => federated(draft, id),
        CallKind::Api(n) => grant(draft, n, purpose_of_api),
        CallKind::Grant(n) => grant(draft, n, purpose_of_grant),
        CallKind::Owner(..) => String::new(),
    }
}

/// What the app is created with.
fn parts(draft: &Draft, secrets: usize) -> String {
    let mut parts = vec![account_types().to_owned()];
    let uris = draft.redirect_uris.iter().filter(|row| !row.text.trim().is_empty()).count();
    if uris > 0 {
        parts.push(redirect_uris(uris));
    }
    if !draft.permissions.is_empty() {
        parts.push(permissions(draft.permissions.len()));
    }
    if !draft.service_reference.trim().is_empty() {
        parts.push(reference().to_owned());
    }
    if !draft.notes.trim().is_empty() {
        parts.push(notes().to_owned());
    }
    let certificates = draft.certificates().filter(|(_, own)| own.certificate.is_some()).count();
    if certificates > 0 {
        parts.push(self::certificates(certificates));
    }
    if secrets > 0 {
        parts.push(self::secrets(secrets));
    }
    parts.iter().fold(name().to_owned(), |before, next| listed(&before, next))
}

fn secret(draft: &Draft, id: CredentialId, end: Option<&str>) -> String {
    let place = draft.secrets().position(|(own, _)| own == id);
    let days = draft.secrets().find(|(own, _)| *own == id).and_then(|(_, secret)| secret.lifetime.days());
    let days = days.and_then(|days| usize::try_from(days).ok());
    let number = place.filter(|_| draft.secrets().count() > 1).map(|place| place + 1);
    match (number, end, days) {
        (None, None, _) => creates_secret().to_owned(),
        (None, Some(end), None) => creates_secret_until(end),
        (None, Some(end), Some(days)) => creates_secret_days(end, days),
        (Some(number), None, _) => creates_secret_number(number),
        (Some(number), Some(end), None) => creates_secret_number_until(number, end),
        (Some(number), Some(end), Some(days)) => creates_secret_number_days(number, end, days),
    }
}

fn federated(draft: &Draft, id: CredentialId) -> String {
    let own = draft.federated().find(|(own, _)| *own == id).map(|(_, own)| own.name.trim());
    own.filter(|name| !name.is_empty()).map_or_else(|| creates_federated().to_owned(), creates_federated_named)
}

/// What is said of the grant at a place; nothing of one that the draft does not ask for.
fn grant(draft: &Draft, n: usize, say: fn(&WantedGrant) -> String) -> String {
    draft.wanted_grants().get(n).map(say).unwrap_or_default()
}

/// What a call for an API's service principal is for.
pub fn purpose_of_api(grant: &WantedGrant) -> String {
    finds_api(&consent::api(grant))
}

/// What a call that grants something is for.
pub fn purpose_of_grant(grant: &WantedGrant) -> String {
    let api = consent::api(grant);
    match &grant.what {
        Granted::Delegated { scopes } => grants_delegated(scopes.len(), &api),
        Granted::Application { value, .. } => grants_application(value, &api),
    }
}

/// Why a call is being waited for.
pub fn wait(reason: WaitReason) -> &'static str {
    match reason {
        WaitReason::Throttled { .. } => throttled(),
        WaitReason::Unavailable { .. } => unavailable(),
        WaitReason::ConnectionLost => no_response(),
        WaitReason::SignInUnavailable { .. } => no_token(),
        WaitReason::Replicating => replicating(),
        WaitReason::PatchCut => patch_cut(),
    }
}

/// How a request went: its status or that none came, how long that took, and what it means where it is no success.
pub fn answer(status: Option<u16>, took: &str) -> String {
    let Some(status) = status else { return unanswered(took) };
    let line = [&status.to_string(), " ", reason(status)].concat();
    let why = match status {
        404 => replicating(),
        409 => exists_already(),
        429 => throttled(),
        500.. => unavailable(),
        _ => return answered(line.trim_end(), took),
    };
    answered_why(line.trim_end(), took, why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::ids::RunTail;

    fn call(kind: CallKind, method: Method) -> Shown {
        Shown { kind, method, path: String::new(), headers: Vec::new(), body: None }
    }

    #[test]
    fn the_application_names_what_it_is_made_with() {
        let mut draft = Draft::new(RunTail::from_random([0; 8]));
        let words = |draft: &Draft| purpose(&call(CallKind::Application, Method::Patch), draft, None);
        assert_eq!(words(&draft), "Creates the app: name, account types. Safe to retry.");
        draft.redirect_uris[0].text = " https://contoso.com/cb ".to_owned();
        assert_eq!(words(&draft), "Creates the app: name, account types, 1 redirect URI. Safe to retry.");
    }

    #[test]
    fn the_application_names_its_service_management_reference_and_its_notes_where_it_has_them() {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.service_reference = "CI-1042".to_owned();
        let text = purpose(&call(CallKind::Application, Method::Patch), &draft, None);
        assert!(text.contains("account types, service management reference."), "{text}");
        draft.notes = "Team Payments".to_owned();
        let text = purpose(&call(CallKind::Application, Method::Patch), &draft, None);
        assert!(text.contains("service management reference, notes."), "{text}");
    }

    #[test]
    fn a_plain_creation_says_that_it_brings_the_secret_along_and_promises_nothing_of_the_upsert() {
        let mut draft = Draft::new(RunTail::from_random([0; 8]));
        let words = |draft: &Draft| purpose(&call(CallKind::Application, Method::Post), draft, None);
        let looked = "First checks for one from an earlier try.";
        assert_eq!(words(&draft), format!("Creates the app: name, account types, client secret. {looked}"));
        draft.add_secret(String::new());
        assert_eq!(words(&draft), format!("Creates the app: name, account types, 2 client secrets. {looked}"));
        draft.credentials.clear();
        assert_eq!(words(&draft), format!("Creates the app: name, account types. {looked}"));
    }

    #[test]
    fn a_secret_with_an_unreadable_date_is_announced_without_one() {
        let draft = Draft::new(RunTail::from_random([0; 8]));
        let secret = call(CallKind::Secret(CredentialId(0)), Method::Post);
        assert_eq!(purpose(&secret, &draft, None), "Creates a client secret.");
        let dated = purpose(&secret, &draft, Some("May 22, 2027"));
        assert_eq!(dated, "Creates a client secret that expires May 22, 2027 (180 days).");
        let mut two = draft;
        let second = call(CallKind::Secret(two.add_secret(String::new())), Method::Post);
        assert_eq!(purpose(&second, &two, None), "Creates client secret 2.");
    }

    #[test]
    fn an_answer_says_its_status_its_time_and_why_it_is_asked_again() {
        assert_eq!(answer(Some(201), "84 ms"), "201 Created · 84 ms");
        assert_eq!(answer(Some(429), "84 ms"), "429 Too Many Requests · 84 ms. Microsoft Graph is limiting requests.");
        assert_eq!(answer(None, "1.0 s"), "No response · 1.0 s");
    }
}
