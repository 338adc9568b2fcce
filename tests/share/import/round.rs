//! What this page writes, and what others would write of the same, comes back as the same draft.

use std::collections::BTreeSet;

use client_registrar::{
    as_code::{Format, Source, write_document},
    directory::{
        audience::SignInAudience,
        cloud::Cloud,
        ids::{AppId, PermissionId, RunTail},
        permission::{
            AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH, PermissionKey, PermissionKind, PickedPermission,
            api_owner::ApiOwner,
        },
    },
    import::{self, Why, read},
    recipe::of_draft,
    registration::draft::{Draft, RedirectUriRow},
    words::as_code::SAYS,
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use serde_json::{Value, json};
use time::macros::datetime;

use super::{draft, left};

fn some_text(random: &mut StdRng) -> String {
    let characters: Vec<char> = "aZ09 .:/?&=-_~{}\"\\'<Ä患🏥".chars().collect();
    let length = random.random_range(1..30);
    let text: String = (0..length).filter_map(|_| characters.choose(random)).collect();
    ["x", text.trim()].concat()
}

fn some_draft(random: &mut StdRng) -> Draft {
    let mut draft = Draft::new(RunTail::from_random(random.random()));
    draft.display_name = some_text(random);
    draft.audience = *SignInAudience::ALL.choose(random).expect("there are four");
    draft.service_reference = if random.random() { some_text(random) } else { String::new() };
    draft.redirect_uris = (0..random.random_range(0..5))
        .map(|id| RedirectUriRow { id, text: format!("https://{id}.contoso.com/{}", some_text(random)) })
        .collect();
    for at in 0..random.random_range(0..5) {
        let api = [MICROSOFT_GRAPH, AZURE_HEALTHCARE_APIS, AppId::from_u128(7)];
        draft.permissions.push(PickedPermission {
            resource_app_id: *api.choose(random).expect("there are three"),
            resource_name: "Orders".to_owned(),
            id: PermissionId::from_u128(random.random()),
            kind: if random.random() { PermissionKind::Delegated } else { PermissionKind::Application },
            value: format!("Scope.{at}"),
            display_name: "Scope".to_owned(),
            admin_consent_required: random.random(),
            owner: ApiOwner::Unknown,
        });
    }
    draft
}

fn uris(draft: &Draft) -> Vec<String> {
    draft.redirect_uris.iter().map(|row| row.text.clone()).filter(|text| !text.is_empty()).collect()
}

/// What a manifest can hold of a draft: an API has one entry, so that the order within each is all there is.
fn said(draft: &Draft) -> (String, SignInAudience, String, Vec<String>, BTreeSet<PermissionKey>) {
    let keys = draft.permissions.iter().map(PickedPermission::key).collect();
    (draft.display_name.clone(), draft.audience, draft.service_reference.clone(), uris(draft), keys)
}

fn written(draft: &Draft, format: Format) -> String {
    let now = datetime!(2026-12-01 10:00 UTC);
    let content = draft.content(Cloud::Global, now);
    let source = Source::new(&content, now, false);
    write_document(format, &source, &SAYS).expect("a document").text
}

#[test]
fn a_draft_comes_back_from_the_manifest_that_this_page_writes() {
    let mut random = StdRng::seed_from_u64(1);
    for _ in 0..3_000 {
        let before = some_draft(&mut random);
        let import = read(written(&before, Format::Manifest).as_bytes()).expect("a manifest");
        assert_eq!((import.format, &import.left[..]), (import::Format::GraphManifest, &[][..]));
        assert_eq!(said(&draft(&import)), said(&before));
    }
}

#[test]
fn a_note_does_not_come_along_unseen() {
    let before = some_draft(&mut StdRng::seed_from_u64(3));
    let mut manifest: Value = serde_json::from_str(&written(&before, Format::Manifest)).expect("JSON");
    manifest["notes"] = json!("Team Payments");
    let import = read(manifest.to_string().as_bytes()).expect("a manifest");
    assert_eq!((left(&import, Why::NotSetHere), draft(&import).notes), (vec!["notes"], String::new()));
}

#[test]
fn a_draft_comes_back_from_client_metadata_as_far_as_that_can_hold_it() {
    let mut random = StdRng::seed_from_u64(2);
    let by_name = |draft: &Draft| -> BTreeSet<(AppId, String)> {
        let delegated = draft.permissions.iter().filter(|pick| pick.kind == PermissionKind::Delegated);
        delegated.map(|pick| (pick.resource_app_id, pick.value.clone())).collect()
    };
    for _ in 0..3_000 {
        let before = some_draft(&mut random);
        let import = read(written(&before, Format::ClientMetadata).as_bytes()).expect("metadata");
        assert_eq!((import.format, &import.left[..]), (import::Format::ClientMetadata, &[][..]));
        let after = draft(&import);
        assert_eq!(
            (&after.display_name, uris(&after), by_name(&after)),
            (&before.display_name, uris(&before), by_name(&before))
        );
    }
}

#[test]
fn a_draft_comes_back_from_the_older_manifest_as_a_portal_wrote_it() {
    let mut random = StdRng::seed_from_u64(4);
    for _ in 0..3_000 {
        let before = some_draft(&mut random);
        let import = read(older(&before).to_string().as_bytes()).expect("a manifest");
        assert_eq!((import.format, &import.left[..]), (import::Format::OlderManifest, &[][..]));
        assert_eq!(said(&draft(&import)), said(&before));
    }
}

fn older(draft: &Draft) -> Value {
    let access = |pick: &PickedPermission| json!({ "resourceAppId": pick.resource_app_id, "resourceAccess": [{ "id": pick.id, "type": pick.kind }] });
    let urls = uris(draft).into_iter().map(|url| json!({ "url": url, "type": "Web" }));
    json!({
        "accessTokenAcceptedVersion": draft.audience.includes_personal().then_some(2),
        "allowPublicClient": null,
        "keyCredentials": [],
        "name": draft.display_name,
        "oauth2AllowImplicitFlow": false,
        "replyUrlsWithType": urls.collect::<Vec<_>>(),
        "requiredResourceAccess": draft.permissions.iter().map(access).collect::<Vec<_>>(),
        "serviceManagementReference": draft.service_reference,
        "signInAudience": draft.audience,
        "tags": [],
    })
}

#[test]
fn a_draft_comes_back_from_the_recipe_that_this_page_writes() {
    let mut random = StdRng::seed_from_u64(5);
    for _ in 0..1_000 {
        let before = some_draft(&mut random);
        let import = read(of_draft::write(&before, "Portals").text.as_bytes()).expect("a recipe");
        let after = draft(&import);
        assert_eq!(
            (&after.display_name, after.audience, uris(&after)),
            (&before.display_name, before.audience, uris(&before))
        );
    }
}
