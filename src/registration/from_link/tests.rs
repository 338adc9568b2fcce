//! What a link may and may not do to a draft.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use time::{OffsetDateTime, macros::datetime};

use super::*;
use crate::{
    directory::{
        audience::SignInAudience,
        cloud::Cloud,
        credential::CredentialId,
        ids::{AppId, ObjectId, PermissionId, RunTail},
        permission::{Permission, PermissionKind, ResourceSummary, api_owner::ApiOwner},
        redirect_uri,
        severity::Severity,
    },
    registration::{
        permissions::given_up::GivenUp,
        rows, share,
        validate::{problems, validate},
    },
};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);
const GRAPH: AppId = AppId::from_u128(0x0000_0003_0000_0000_c000_0000_0000_0000);

fn tail() -> RunTail {
    RunTail::from_random([9; 8])
}

fn read(json: &Value) -> Draft {
    let fragment = ["draft=", &URL_SAFE_NO_PAD.encode(json.to_string())].concat();
    share::from_fragment(&fragment).expect("a link in order").into_draft(tail())
}

/// A link with something in every place.
fn whole() -> Draft {
    read(&json!({
        "v": 1,
        "name": "Contoso portal",
        "audience": "AzureADMultipleOrgs",
        "assignmentRequired": true,
        "redirectUris": ["https://contoso.com/cb", "http://localhost:3000/cb"],
        "permissions": [
            { "api": GRAPH, "apiName": "Microsoft Graph", "id": PermissionId::from_u128(7), "kind": "Scope", "value": "User.Read" },
        ],
        "secret": { "wanted": true, "description": "production", "lifetime": "Days90" },
    }))
}

fn errors(draft: &Draft) -> Vec<(Field, ProblemKind)> {
    let all = problems(draft, Cloud::Global, NOW).into_iter();
    let errors = all.filter(|problem| problem.kind.severity() == Severity::Error);
    errors.map(|problem| (problem.field, problem.kind)).collect()
}

fn labelled(draft: &Draft) -> Vec<Field> {
    let all = problems(draft, Cloud::Global, NOW).into_iter();
    all.filter(|problem| problem.kind == ProblemKind::FromLink).map(|problem| problem.field).collect()
}

/// Microsoft Graph as a tenant describes it, with one permission.
fn graph(id: PermissionId, value: &str) -> ResourceApi {
    let summary = ResourceSummary {
        id: Some(ObjectId::from_u128(1)),
        app_id: GRAPH,
        display_name: "Microsoft Graph of this tenant".to_owned(),
        owner: ApiOwner::Microsoft,
        enabled: true,
        offered: Some(1),
    };
    let permission = Permission {
        id,
        kind: PermissionKind::Delegated,
        value: value.to_owned(),
        display_name: "In the tenant's words".to_owned(),
        description: String::new(),
        admin_consent_required: true,
        enabled: true,
    };
    ResourceApi { summary, permissions: vec![permission] }
}

#[test]
fn everything_that_a_link_brings_is_labelled_until_it_is_changed() {
    let mut draft = whole();
    assert!(draft.is_from_link());
    let all = [
        Field::DisplayName,
        Field::Audience,
        Field::AssignmentRequired,
        Field::Credentials,
        Field::SecretDescription(CredentialId(0)),
        Field::SecretLifetime(CredentialId(0)),
    ];
    assert_eq!(labelled(&draft), all);
    draft.display_name.push('!');
    draft.audience = SignInAudience::MyOrg;
    draft.assignment_required = false;
    let CredentialDraft::Secret(secret) = &mut draft.credentials[0].kind else { panic!("a secret") };
    secret.description = "mine".to_owned();
    secret.lifetime = Lifetime::Days180;
    assert_eq!(labelled(&draft), [Field::Credentials]);
    draft.credentials.clear();
    assert_eq!(labelled(&draft), []);
}

#[test]
fn a_link_that_leaves_parts_out_labels_what_it_says_alone() {
    let draft = read(&json!({ "v": 1, "name": "Contoso" }));
    assert_eq!(labelled(&draft), [Field::DisplayName]);
    assert_eq!(errors(&draft), []);
    assert_eq!(draft.credentials, Draft::new(tail()).credentials);
    assert!(read(&json!({ "v": 1 })).is_blank());
}

#[test]
fn nothing_is_registered_until_each_address_and_permission_is_ticked() {
    let mut draft = whole();
    let key = draft.permissions[0].key();
    let api = "Microsoft Graph".to_owned();
    assert_eq!(
        errors(&draft),
        [
            (Field::UseRedirectUri(0), ProblemKind::RedirectUriNotTicked),
            (Field::UseRedirectUri(1), ProblemKind::RedirectUriNotTicked),
            (Field::UsePermission(key), ProblemKind::PermissionUnchecked { app_id: GRAPH, api }),
        ]
    );
    draft.from_link.tick_uri("https://contoso.com/cb", true);
    assert_eq!(errors(&draft).len(), 2);
    // Typed over, the other one is the person's own.
    draft.redirect_uris[1].text.push('2');
    assert_eq!(errors(&draft).len(), 1);
    draft.from_link.tick_permission(key, true);
    assert_eq!(errors(&draft).len(), 1, "what nobody looked up cannot be ticked");
    draft.check_permissions(&graph(key.2, "User.Read"));
    assert!(matches!(errors(&draft)[..], [(_, ProblemKind::PermissionNotTicked { .. })]));
    assert!(validate(&draft, Cloud::Global, NOW).is_err());
    draft.from_link.tick_permission(key, true);
    let registration = validate(&draft, Cloud::Global, NOW).expect("everything is ticked");
    assert_eq!(registration.permissions().len(), 1);
    assert_eq!(registration.redirect_uris().len(), 2);
    draft.from_link.tick_permission(key, false);
    draft.from_link.tick_uri("https://contoso.com/cb", false);
    assert_eq!(errors(&draft).len(), 2, "a tick can be taken back");
}

#[test]
fn the_names_are_the_links_until_the_tenant_has_told_its_own() {
    let mut draft = whole();
    let key = draft.permissions[0].key();
    assert!(draft.is_named_by_link(key));
    draft.check_permissions(&graph(key.2, "Directory.ReadWrite.All"));
    assert!(!draft.is_named_by_link(key));
    assert_eq!(draft.permissions[0].resource_name, "Microsoft Graph of this tenant");
}

#[test]
fn nothing_is_made_or_granted_for_a_link_before_it_is_ticked() {
    let mut draft = whole();
    let key = draft.permissions[0].key();
    draft.grant_consent = true;
    assert_eq!(draft.from_link.api_ticked(GRAPH), Some(false), "no service principal yet");
    assert_eq!(draft.from_link.api_ticked(AppId::from_u128(9)), None, "nothing of a link's");
    assert_eq!(draft.wanted_grants(), []);
    draft.from_link.tick_api(GRAPH, true);
    assert_eq!(draft.from_link.api_ticked(GRAPH), Some(true));
    let kept: Draft = serde_json::from_value(serde_json::to_value(&draft).unwrap()).unwrap();
    assert_eq!(kept.from_link.api_ticked(GRAPH), Some(false), "storage ticks nothing");
    draft.check_permissions(&graph(key.2, "User.Read"));
    assert_eq!(draft.wanted_grants(), [], "looked up is not ticked");
    draft.from_link.tick_permission(key, true);
    assert_eq!(draft.wanted_grants().len(), 1);
    assert_eq!(draft.from_link.api_ticked(GRAPH), None);
}

#[test]
fn what_is_removed_needs_no_tick() {
    let mut draft = whole();
    draft.redirect_uris.clear();
    let pick = draft.permissions[0].clone();
    GivenUp::take(&mut draft.permissions, &mut draft.from_link, |key| key == pick.key());
    assert_eq!(errors(&draft), []);
    // Picked again by hand, it is the person's own.
    draft.permissions.push(pick);
    assert_eq!(errors(&draft), []);
}

#[test]
fn a_button_that_mends_an_address_does_not_tick_it() {
    let link = json!({ "v": 1, "name": "x", "redirectUris": ["https://contoso.com/cb#x"] });
    let mut draft = read(&link);
    draft.from_link.tick_uri("https://contoso.com/cb#x", true);
    draft.redirect_uris[0].text = "https://contoso.com/cb".to_owned();
    draft.from_link.follow_mended_uri("https://contoso.com/cb#x", "https://contoso.com/cb");
    assert_eq!(errors(&draft), [(Field::UseRedirectUri(0), ProblemKind::RedirectUriNotTicked)]);
}

#[test]
fn a_button_that_splits_a_row_ticks_none_of_its_parts() {
    let both = "https://contoso.com/cb,https://attacker.example/cb";
    let link = json!({ "v": 1, "name": "x", "redirectUris": [both] });
    let mut draft = read(&link);
    draft.from_link.tick_uri(both, true);
    let parts = redirect_uri::read_list(both);
    draft.from_link.follow_split_uri(both, &parts);
    draft.redirect_uris[0].text.clear();
    rows::fill(&mut draft.redirect_uris, Some(0), &parts);
    let not_ticked = |row| (Field::UseRedirectUri(row), ProblemKind::RedirectUriNotTicked);
    assert_eq!(errors(&draft), [not_ticked(0), not_ticked(1)]);
}

#[test]
fn a_permission_is_called_what_the_tenant_calls_it() {
    let mut draft = whole();
    let key = draft.permissions[0].key();
    // The link calls it User.Read; whose ID it is, the tenant knows.
    draft.check_permissions(&graph(key.2, "Directory.ReadWrite.All"));
    let pick = &draft.permissions[0];
    assert_eq!(pick.value, "Directory.ReadWrite.All");
    assert_eq!(pick.resource_name, "Microsoft Graph of this tenant");
    assert!(pick.admin_consent_required);
}

#[test]
fn what_one_tenant_has_said_is_nothing_to_another() {
    let mut draft = whole();
    let key = draft.permissions[0].key();
    draft.enter(TenantId::from_u128(1));
    draft.check_permissions(&graph(key.2, "User.Read"));
    draft.from_link.tick_permission(key, true);
    draft.enter(TenantId::from_u128(1));
    assert_eq!(draft.from_link.standing(key), Some(Standing::Ticked), "a reload comes back to the same one");
    draft.enter(TenantId::from_u128(2));
    assert_eq!(draft.from_link.standing(key), Some(Standing::Unchecked));
}

#[test]
fn a_permission_that_the_api_does_not_offer_can_only_be_removed() {
    let mut draft = whole();
    let key = draft.permissions[0].key();
    draft.check_permissions(&graph(PermissionId::from_u128(8), "Mail.Read"));
    draft.from_link.tick_permission(key, true);
    assert!(matches!(errors(&draft)[2..], [(_, ProblemKind::PermissionNotOffered { .. })]));
    assert_eq!(draft.permissions[0].value, "User.Read");
}

#[test]
fn marks_survive_being_stored() {
    let mut draft = whole();
    draft.from_link.tick_uri("https://contoso.com/cb", true);
    let stored = serde_json::to_string(&draft).expect("JSON");
    assert_eq!(serde_json::from_str::<Draft>(&stored).expect("a draft"), draft);
}

#[test]
fn a_draft_of_an_earlier_release_has_no_marks() {
    let mut stored = serde_json::to_value(Draft::new(tail())).expect("JSON");
    assert!(stored.as_object_mut().expect("an object").remove("from_link").is_some());
    let draft: Draft = serde_json::from_value(stored).expect("a draft");
    assert!(!draft.is_from_link() && draft.is_blank());
}

/// A draft as a recipe fills it in: permissions by their values.
fn by_value(values: &[&str]) -> Draft {
    let permission = |value: &&str| json!({ "api": GRAPH, "apiName": "Graph", "kind": "Scope", "value": value, "why": "Signs users in." });
    let permissions: Vec<Value> = values.iter().map(permission).collect();
    read(&json!({ "v": 1, "permissions": permissions, "recipe": { "title": "A client" } }))
}

#[test]
fn a_permission_by_its_value_is_in_no_request_before_the_tenant_has_told_its_id() {
    let mut draft = by_value(&["Mail.Read", "Files.Read", "Mail.Read"]);
    let keys: Vec<_> = draft.permissions.iter().map(PickedPermission::key).collect();
    assert_eq!(keys.len(), 2, "the same one twice is one");
    assert!(keys.iter().all(|key| draft.awaits_tick(*key) && draft.is_named_by_link(*key)));
    assert_eq!(draft.content(Cloud::Global, NOW).permissions.len(), 0);
    draft.check_permissions(&graph(PermissionId::from_u128(70), "Mail.Read"));
    let [mail, files] = &draft.permissions[..] else { panic!("two") };
    assert_eq!((mail.id, mail.resource_name.as_str()), (PermissionId::from_u128(70), "Microsoft Graph of this tenant"));
    assert_eq!(draft.from_link.standing(mail.key()), Some(Standing::Checked));
    assert_eq!(draft.from_link.why(mail.key()), Some("Signs users in."));
    assert_eq!(draft.from_link.standing(files.key()), Some(Standing::NotOffered));
    let keys = [mail.key(), files.key()];
    assert_eq!(draft.content(Cloud::Global, NOW).permissions.len(), 1);
    draft.from_link.tick_permission(keys[0], true);
    draft.from_link.tick_permission(keys[1], true);
    assert!(!draft.awaits_tick(keys[0]) && draft.awaits_tick(keys[1]), "what is not offered cannot be ticked");
}

#[test]
fn a_permission_by_its_value_that_was_picked_by_itself_is_there_once() {
    let mut draft = by_value(&["Mail.Read"]);
    let api = graph(PermissionId::from_u128(70), "Mail.Read");
    let offered = api.offered().next().expect("one").clone();
    draft.permissions.push(PickedPermission::of(&api.summary, &offered));
    draft.check_permissions(&api);
    let [only] = &draft.permissions[..] else { panic!("one") };
    assert_eq!(draft.from_link.standing(only.key()), None, "it is the person's own pick");
}

#[test]
fn user_read_by_its_value_needs_no_look_into_the_tenant() {
    let mut draft = by_value(&["User.Read"]);
    draft.check_permission(&PickedPermission::user_read());
    assert_eq!(draft.permissions, [PickedPermission::user_read()]);
    assert_eq!(draft.from_link.standing(PickedPermission::user_read().key()), Some(Standing::Checked));
}

#[test]
fn what_a_recipe_says_beyond_its_values_goes_on_in_a_link() {
    let draft = by_value(&["Mail.Read"]);
    let fragment = share::to_fragment(&draft).expect("it fits");
    let again = share::from_fragment(&fragment).expect("a link").into_draft(tail());
    assert_eq!(again.from_link.recipe, draft.from_link.recipe);
    assert_eq!(again.from_link.permissions, draft.from_link.permissions);
    assert_eq!(again.permissions, draft.permissions);
    assert!(share::from_fragment(&fragment).expect("a link").is_said_by(&draft));
}
