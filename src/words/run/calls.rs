//! One plain sentence a Graph call: what it makes, and what waiting for it means.

use super::consent;
use crate::{
    directory::{credential::CredentialId, permission::grant::WantedGrant},
    http::{request::Method, retry::WaitReason},
    plan::{call::CallKind, preview::Shown},
    registration::draft::Draft,
    words::{counted, form::basics},
};

/// What a planned call is for. `end` is the day on which the secret ends, where it is known.
pub fn purpose(call: &Shown, draft: &Draft, end: Option<&str>) -> String {
    match call.kind {
        CallKind::Application => {
            let uris = draft.redirect_uris.iter().filter(|row| !row.text.trim().is_empty()).count();
            let mut parts = vec!["name".to_owned(), "account types".to_owned()];
            if uris > 0 {
                parts.push(counted(uris, "redirect URI", "redirect URIs"));
            }
            if !draft.permissions.is_empty() {
                parts.push(counted(draft.permissions.len(), "permission", "permissions"));
            }
            if !draft.service_reference.trim().is_empty() {
                parts.push(basics::reference().to_lowercase());
            }
            // A plain creation makes one each time, and brings the secrets along.
            if call.method == Method::Post {
                match draft.credentials.len() {
                    0 => {}
                    1 => parts.push("client secret".to_owned()),
                    count => parts.push(counted(count, "client secret", "client secrets")),
                }
                return format!(
                    "Makes the application: {}. One of an earlier try is looked for first.",
                    parts.join(", ")
                );
            }
            format!("Makes the application: {}. Asking twice makes one.", parts.join(", "))
        }
        CallKind::ServicePrincipal => {
            let open = "Makes its service principal, so that it can be used in this tenant.";
            let closed = " Only assigned users and groups may sign in: one that is there already is changed to that.";
            if draft.assignment_required { [open, closed].concat() } else { open.to_owned() }
        }
        CallKind::Secret(id) => secret(draft, id, end),
        CallKind::Api(n) => grant(draft, n, consent::purpose_of_api),
        CallKind::Grant(n) => grant(draft, n, consent::purpose),
    }
}

fn secret(draft: &Draft, id: CredentialId, end: Option<&str>) -> String {
    let place = draft.secrets().position(|(own, _)| own == id);
    let days = draft.secrets().find(|(own, _)| *own == id).and_then(|(_, secret)| secret.lifetime.days());
    let what = match place {
        Some(place) if draft.credentials.len() > 1 => format!("Makes client secret {}", place + 1),
        _ => "Makes a client secret".to_owned(),
    };
    match (days, end) {
        (Some(days), Some(end)) => format!("{what} for {days} days, until {end}."),
        (None, Some(end)) => format!("{what} until {end}."),
        (_, None) => format!("{what}."),
    }
}

/// What is said of the grant at a place; nothing of one that the draft does not ask for.
fn grant(draft: &Draft, n: usize, say: fn(&WantedGrant) -> String) -> String {
    draft.wanted_grants().get(n).map(say).unwrap_or_default()
}

/// Why a call is being waited for.
pub const fn wait(reason: WaitReason) -> &'static str {
    match reason {
        WaitReason::Throttled { .. } => "The tenant asked to slow down.",
        WaitReason::Unavailable { .. } => "The service was in trouble.",
        WaitReason::ConnectionLost => "No answer came.",
        WaitReason::SignInUnavailable { .. } => "Microsoft's sign-in gave no token, so nothing was sent.",
        WaitReason::Replicating => "What was just made was not visible everywhere yet.",
        WaitReason::PatchCut => "No answer came to a PATCH.",
    }
}

/// How a request went: its status or that none came, how long that took, and what it means where it is no success.
pub fn answer(status: Option<u16>, took: &str) -> String {
    let Some(status) = status else { return ["No answer came, after ", took, "."].concat() };
    let meaning = match status {
        404 => wait(WaitReason::Replicating),
        409 => "It exists already.",
        429 => wait(WaitReason::Throttled { asked: None }),
        500.. => wait(WaitReason::Unavailable { status, asked: None }),
        _ => "",
    };
    let text = ["Answered ", &status.to_string(), " after ", took, ". ", meaning].concat();
    text.trim_end().to_owned()
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
        assert_eq!(words(&draft), "Makes the application: name, account types. Asking twice makes one.");
        draft.redirect_uris[0].text = " https://contoso.com/cb ".to_owned();
        assert_eq!(
            words(&draft),
            "Makes the application: name, account types, 1 redirect URI. Asking twice makes one."
        );
    }

    #[test]
    fn the_application_names_its_service_management_reference_where_it_has_one() {
        let mut draft = Draft::new(RunTail::from_random([1; 8]));
        draft.service_reference = "CI-1042".to_owned();
        let text = purpose(&call(CallKind::Application, Method::Patch), &draft, None);
        assert!(text.contains("account types, service management reference."), "{text}");
    }

    #[test]
    fn a_plain_creation_says_that_it_brings_the_secret_along_and_promises_nothing_of_the_upsert() {
        let mut draft = Draft::new(RunTail::from_random([0; 8]));
        let words = |draft: &Draft| purpose(&call(CallKind::Application, Method::Post), draft, None);
        let looked = "One of an earlier try is looked for first.";
        assert_eq!(words(&draft), format!("Makes the application: name, account types, client secret. {looked}"));
        draft.add_secret(String::new());
        assert_eq!(words(&draft), format!("Makes the application: name, account types, 2 client secrets. {looked}"));
        draft.credentials.clear();
        assert_eq!(words(&draft), format!("Makes the application: name, account types. {looked}"));
    }

    #[test]
    fn a_secret_with_an_unreadable_date_is_announced_without_one() {
        let draft = Draft::new(RunTail::from_random([0; 8]));
        let secret = call(CallKind::Secret(CredentialId(0)), Method::Post);
        assert_eq!(purpose(&secret, &draft, None), "Makes a client secret.");
        let dated = purpose(&secret, &draft, Some("22 May 2027"));
        assert_eq!(dated, "Makes a client secret for 180 days, until 22 May 2027.");
        let mut two = draft;
        let second = call(CallKind::Secret(two.add_secret(String::new())), Method::Post);
        assert_eq!(purpose(&second, &two, None), "Makes client secret 2.");
    }

    #[test]
    fn an_answer_says_its_status_its_time_and_why_it_is_asked_again() {
        assert_eq!(answer(Some(201), "84 ms"), "Answered 201 after 84 ms.");
        assert_eq!(answer(Some(429), "84 ms"), "Answered 429 after 84 ms. The tenant asked to slow down.");
        assert_eq!(answer(None, "1.0 s"), "No answer came, after 1.0 s.");
    }
}
