//! Whole drafts.

use time::macros::datetime;

use super::*;
use crate::{
    directory::{
        cloud::Cloud,
        credential::{CredentialId, CredentialKind, Expiry, Lifetime, SecretWanted},
        display_name::DisplayNameProblem,
        ids::{AppId, PermissionId},
        permission::{MICROSOFT_GRAPH, PermissionKind, USER_READ, api_owner::ApiOwner},
        redirect_uri::RedirectUriProblem,
    },
    registration::{
        credentials::{CredentialDraft, SecretDraft},
        draft::RedirectUriRow,
        problem::{Field, ProblemKind},
    },
};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);

fn draft(name: &str) -> Draft {
    let mut draft = Draft::new(RunTail::from_random([7; 8]));
    name.clone_into(&mut draft.display_name);
    draft
}

fn secret(draft: &mut Draft) -> &mut SecretDraft {
    let CredentialDraft::Secret(secret) = &mut draft.credentials[0].kind else { panic!("a secret") };
    secret
}

fn wanted(registration: &Registration) -> Vec<(u32, &SecretWanted)> {
    let secrets = registration.credentials().iter().filter_map(|credential| match &credential.kind {
        CredentialKind::Secret(secret) => Some((credential.id.0, secret)),
        CredentialKind::Federated(_) | CredentialKind::Certificate(_) => None,
    });
    secrets.collect()
}

fn with_rows(texts: &[&str]) -> Draft {
    let mut draft = draft("Contoso");
    draft.redirect_uris = (0..).zip(texts).map(|(id, text)| RedirectUriRow { id, text: (*text).to_owned() }).collect();
    draft
}

fn user_read() -> PickedPermission {
    PickedPermission {
        resource_app_id: MICROSOFT_GRAPH,
        resource_name: "Microsoft Graph".to_owned(),
        id: USER_READ,
        kind: PermissionKind::Delegated,
        value: "User.Read".to_owned(),
        display_name: "Sign in".to_owned(),
        admin_consent_required: false,
        owner: ApiOwner::Microsoft,
    }
}

#[test]
fn a_name_alone_makes_a_registration() {
    let registration = validate(&draft("  Contoso portal "), Cloud::Global, NOW).expect("a name is enough");
    assert_eq!(registration.display_name(), "Contoso portal");
    assert_eq!(registration.redirect_uris(), []);
    assert_eq!(registration.permissions(), []);
    let expiry = Expiry::After(time::Duration::days(180));
    assert_eq!(wanted(&registration), [(0, &SecretWanted { description: String::new(), start: None, expiry })]);
}

#[test]
fn everything_that_was_typed_is_in_the_registration() {
    let mut draft = with_rows(&["https://contoso.com/A?b=c", "", "http://127.0.0.1:3000/cb"]);
    draft.audience = SignInAudience::MultipleOrgs;
    draft.permissions = vec![user_read()];
    *secret(&mut draft) = SecretDraft {
        description: " production ".to_owned(),
        lifetime: Lifetime::Custom,
        custom_date: "2027-05-22".to_owned(),
        start_date: String::new(),
    };
    draft.add_secret("staging".to_owned());
    let registration = validate(&draft, Cloud::UsGov, NOW).expect("the draft is in order");
    let uris: Vec<_> = registration.redirect_uris().iter().map(RedirectUri::as_str).collect();
    assert_eq!(uris, ["https://contoso.com/A?b=c", "http://127.0.0.1:3000/cb"]);
    assert_eq!(registration.audience(), SignInAudience::MultipleOrgs);
    assert_eq!(registration.permissions(), [user_read()]);
    let expiry = Expiry::At(datetime!(2027-05-22 23:59:59 UTC));
    let staging = SecretWanted {
        description: "staging".to_owned(),
        start: None,
        expiry: Expiry::After(time::Duration::days(180)),
    };
    assert_eq!(
        wanted(&registration),
        [(0, &SecretWanted { description: "production".to_owned(), start: None, expiry }), (1, &staging)]
    );
    assert_eq!(registration.run_tail(), &RunTail::from_random([7; 8]));
}

#[test]
fn an_error_keeps_a_registration_from_being_made() {
    let problems = validate(&draft(" "), Cloud::Global, NOW).expect_err("the name is missing");
    let kinds: Vec<_> = problems.into_iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::DisplayName(DisplayNameProblem::Missing)]);
}

#[test]
fn warnings_and_advice_keep_nothing_from_being_made() {
    let mut draft = with_rows(&["https://contoso.com", "https://*.contoso.com/cb"]);
    draft.display_name = "a".repeat(100);
    secret(&mut draft).lifetime = Lifetime::Days730;
    assert_eq!(problems(&draft, Cloud::Global, NOW).len(), 4);
    assert!(validate(&draft, Cloud::Global, NOW).is_ok());
}

#[test]
fn problems_come_in_the_order_of_the_form_with_what_was_typed() {
    let mut draft = with_rows(&["http://contoso.com/cb", "https://contoso.com/#x"]);
    draft.display_name = String::new();
    draft.audience = SignInAudience::Personal;
    draft.permissions = (0..31).map(|id| PickedPermission { id: PermissionId::from_u128(id), ..user_read() }).collect();
    *secret(&mut draft) = SecretDraft {
        description: "a".repeat(300),
        lifetime: Lifetime::Custom,
        custom_date: "2020-01-01".to_owned(),
        start_date: String::new(),
    };
    let problems = problems(&draft, Cloud::China, NOW);
    let fields: Vec<_> = problems.iter().map(|problem| problem.field).collect();
    assert_eq!(
        fields,
        [
            Field::DisplayName,
            Field::Audience,
            Field::RedirectUri(0),
            Field::RedirectUri(1),
            Field::Permissions,
            Field::SecretDescription(CredentialId(0)),
            Field::SecretDate(CredentialId(0)),
        ]
    );
    assert_eq!(problems[2].value, "http://contoso.com/cb");
    assert_eq!(problems[6].value, "2020-01-01");
}

#[test]
fn personal_accounts_exist_in_the_worldwide_cloud_only() {
    let mut draft = draft("Contoso");
    for audience in SignInAudience::ALL {
        draft.audience = audience;
        assert!(validate(&draft, Cloud::Global, NOW).is_ok());
        for cloud in [Cloud::UsGov, Cloud::UsGovDod, Cloud::China] {
            assert_eq!(validate(&draft, cloud, NOW).is_ok(), !audience.includes_personal(), "{audience:?}");
        }
    }
}

#[test]
fn redirect_uris_are_counted_without_empty_rows() {
    let texts: Vec<String> = (0..257).map(|n| format!("https://contoso.com/{n}")).collect();
    let mut rows: Vec<&str> = texts.iter().map(String::as_str).take(256).collect();
    rows.extend(["", " "]);
    assert_eq!(problems(&with_rows(&rows), Cloud::Global, NOW), []);
    rows.push(&texts[256]);
    let found = problems(&with_rows(&rows), Cloud::Global, NOW);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].field, Field::RedirectUris);
    assert_eq!(found[0].kind, ProblemKind::TooManyRedirectUris { count: 257, limit: 256 });

    let mut personal = with_rows(&rows[..101]);
    personal.audience = SignInAudience::OrgsAndPersonal;
    let found = problems(&personal, Cloud::Global, NOW);
    assert_eq!(found[0].kind, ProblemKind::TooManyRedirectUris { count: 101, limit: 100 });
}

#[test]
fn the_same_redirect_uri_twice_is_an_error_on_the_second_row() {
    let found = problems(&with_rows(&["https://contoso.com/cb", "https://contoso.com/cb"]), Cloud::Global, NOW);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].field, Field::RedirectUri(1));
    assert_eq!(found[0].kind, ProblemKind::RedirectUri(RedirectUriProblem::Duplicate));
}

#[test]
fn no_secret_has_no_problems() {
    let mut draft = draft("Contoso");
    draft.credentials.clear();
    assert_eq!(problems(&draft, Cloud::Global, NOW), []);
    assert_eq!(validate(&draft, Cloud::Global, NOW).expect("in order").credentials(), []);
}

#[test]
fn a_permission_that_was_picked_twice_is_asked_for_once() {
    let mut draft = draft("Contoso");
    let other = PickedPermission { resource_app_id: AppId::from_u128(1), ..user_read() };
    draft.permissions = vec![user_read(), other.clone(), user_read()];
    let registration = validate(&draft, Cloud::Global, NOW).expect("in order");
    assert_eq!(registration.permissions(), [user_read(), other]);
}
