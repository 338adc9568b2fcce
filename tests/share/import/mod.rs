//! What somebody has already becomes a draft: what is taken over, what is not and why, and what is no registration.

mod hostile;
mod lost;
mod round;

use client_registrar::{
    directory::{
        audience::SignInAudience,
        ids::{AppId, RunTail},
        permission::{MICROSOFT_GRAPH, PermissionKind, USER_READ},
    },
    import::{Format, Import, Why, read},
    registration::{draft::Draft, from_link::Standing},
};
use serde_json::{Value, json};

fn import(value: &Value) -> Import {
    read(value.to_string().as_bytes()).expect("a registration")
}

fn draft(import: &Import) -> Draft {
    import.propose().into_draft(RunTail::from_random([9; 8]))
}

fn left(import: &Import, why: Why) -> Vec<&str> {
    import.left.iter().filter(|left| left.why == why).map(|left| left.path.as_str()).collect()
}

fn uris(draft: &Draft) -> Vec<&str> {
    draft.redirect_uris.iter().map(|row| row.text.as_str()).collect()
}

/// As the portal has it, in the order of the portal.
fn graph_manifest() -> Value {
    serde_json::from_str(include_str!("../../data/import/graph.json")).expect("a manifest")
}

#[test]
fn a_manifest_of_microsoft_graph_becomes_a_draft_and_a_list_of_what_it_has_beyond() {
    let import = import(&graph_manifest());
    assert_eq!(import.format, Format::GraphManifest);
    let draft = draft(&import);
    assert_eq!((&*draft.display_name, draft.audience), ("Contoso portal", SignInAudience::MultipleOrgs));
    assert_eq!(draft.service_reference, "CI-1042");
    assert_eq!(uris(&draft), ["https://portal.contoso.com/callback", "http://localhost:3000/callback"]);
    let picks: Vec<_> = draft.permissions.iter().map(|pick| (&*pick.resource_name, pick.kind, pick.id)).collect();
    assert_eq!(picks.len(), 2);
    assert_eq!(picks[0], ("Microsoft Graph", PermissionKind::Delegated, USER_READ));
    assert_eq!(left(&import, Why::Credential), ["keyCredentials", "passwordCredentials"]);
    assert_eq!(left(&import, Why::PublicPlatform), ["spa"]);
    assert_eq!(left(&import, Why::ImplicitGrant), ["web.implicitGrantSettings"]);
    assert_eq!(
        left(&import, Why::NotSetHere),
        [
            "identifierUris",
            "notes",
            "api.oauth2PermissionScopes",
            "web.logoutUrl",
            "web.redirectUriSettings[1].index",
            "servicePrincipalLockConfiguration",
            "api.requestedAccessTokenVersion",
        ]
    );
    assert_eq!(left(&import, Why::SetByEntra), ["id", "appId", "createdDateTime", "publisherDomain"]);
    assert!(!import.had_a_secret());
}

#[test]
fn what_was_imported_waits_for_a_tick_at_each_redirect_uri_and_permission_and_at_nothing_else() {
    let draft = draft(&import(&graph_manifest()));
    assert!(!draft.name_from_link() && !draft.audience_from_link() && !draft.reference_from_link());
    let marks = &draft.from_link;
    assert!(uris(&draft).iter().all(|uri| marks.uri_ticked(uri) == Some(false)));
    assert!(draft.permissions.iter().all(|pick| marks.standing(pick.key()) == Some(Standing::Unchecked)));
    assert!(marks.imported);
}

#[test]
fn an_older_manifest_brings_the_redirect_uris_of_the_web_alone() {
    let import = read(include_bytes!("../../data/import/older.json")).expect("a manifest");
    assert_eq!(import.format, Format::OlderManifest);
    let draft = draft(&import);
    assert_eq!((&*draft.display_name, draft.audience), ("Contoso portal", SignInAudience::OrgsAndPersonal));
    assert_eq!(uris(&draft), ["https://portal.contoso.com/callback"]);
    assert_eq!(left(&import, Why::PublicPlatform), ["replyUrlsWithType[1]", "replyUrlsWithType[2]"]);
    assert_eq!(left(&import, Why::NotAsDocumented), ["replyUrlsWithType[3]"]);
    assert_eq!(left(&import, Why::PublicClient), ["allowPublicClient"]);
    assert_eq!(left(&import, Why::ImplicitGrant), ["oauth2AllowIdTokenImplicitFlow"]);
    assert_eq!(left(&import, Why::NotSetHere), ["appRoles", "groupMembershipClaims"]);
}

#[test]
fn an_application_of_azure_ad_graph_says_by_another_word_who_may_sign_in() {
    let import = import(&json!({
        "objectType": "Application", "objectId": "f7f9acfc-ae0c-4d6c-b489-0a81dc1652dd", "displayName": "Portal",
        "availableToOtherTenants": true, "replyUrls": ["https://a.contoso.com/cb"], "homepage": "https://a.contoso.com",
        "oauth2AllowImplicitFlow": false, "publicClient": null,
    }));
    let draft = draft(&import);
    assert_eq!((draft.audience, uris(&draft)), (SignInAudience::MultipleOrgs, vec!["https://a.contoso.com/cb"]));
    assert_eq!(left(&import, Why::NotSetHere), ["homepage"]);
}

#[test]
fn client_metadata_brings_its_scopes_as_permissions_by_their_names() {
    let import = import(&json!({
        "client_name": "Contoso portal",
        "client_name#de": "Contoso-Portal",
        "redirect_uris": ["https://portal.contoso.com/callback"],
        "grant_types": ["authorization_code", "refresh_token", "implicit"],
        "response_types": ["code", "id_token"],
        "token_endpoint_auth_method": "client_secret_basic",
        "scope": "openid User.Read https://graph.microsoft.com/Mail.Read api://00000000-0000-0000-0000-000000000007/Orders.Read \
                  https://api.contoso.com/orders https://graph.microsoft.com/.default",
        "contacts": ["ada@contoso.com"],
        "jwks_uri": "https://portal.contoso.com/jwks",
    }));
    assert_eq!(import.format, Format::ClientMetadata);
    let asked: Vec<_> = import.taken.permissions.iter().map(|own| (own.api, &*own.value, own.id)).collect();
    let other = AppId::from_u128(7);
    assert_eq!(
        asked,
        [
            (MICROSOFT_GRAPH, "openid", None),
            (MICROSOFT_GRAPH, "User.Read", None),
            (MICROSOFT_GRAPH, "Mail.Read", None),
            (other, "Orders.Read", None),
        ]
    );
    let draft = draft(&import);
    assert!(draft.permissions.iter().all(|pick| draft.from_link.is_by_value(pick.key())));
    assert_eq!(draft.secrets().count(), 1, "how it authenticates is what the form begins with");
    assert_eq!(left(&import, Why::UnknownApi), ["scope https://api.contoso.com/orders"]);
    assert_eq!(left(&import, Why::ImplicitGrant), ["grant_types[2]", "response_types[1]"]);
    assert_eq!(left(&import, Why::Credential), ["jwks_uri"]);
    assert_eq!(left(&import, Why::Unknown), ["client_name#de"]);
}

#[test]
fn required_permissions_alone_are_read_whole_as_a_property_and_as_one_entry() {
    let entry = json!({ "resourceAppId": MICROSOFT_GRAPH, "resourceAccess": [{ "id": USER_READ, "type": "Scope" }] });
    for value in [json!([entry]), json!({ "requiredResourceAccess": [entry] }), entry] {
        let import = import(&value);
        assert_eq!((import.format, import.left.len()), (Format::RequiredAccess, 0), "{value}");
        assert_eq!(draft(&import).permissions.len(), 1, "{value}");
    }
}

#[test]
fn a_recipe_that_asks_nothing_is_taken_as_one() {
    let import = import(&json!({
        "recipe": 1, "title": "Portals", "displayName": "Portal", "redirectUris": ["https://a.contoso.com/cb"],
        "permissions": [{ "permission": "Microsoft Graph/User.Read", "type": "delegated" }],
    }));
    assert_eq!(import.format, Format::Recipe);
    let draft = draft(&import);
    assert_eq!(draft.from_link.recipe.as_ref().map(|note| &*note.title), Some("Portals"));
    assert!(draft.name_from_link() && !draft.from_link.imported);
}

#[test]
fn what_breaks_the_rules_of_a_field_comes_as_it_is() {
    let long = "x".repeat(500);
    let import =
        import(&json!({ "displayName": long, "web": { "redirectUris": ["http://contoso.com/*", "not a uri"] } }));
    let draft = draft(&import);
    assert_eq!(draft.display_name, long);
    assert_eq!(uris(&draft), ["http://contoso.com/*", "not a uri"]);
    assert_eq!(import.left, []);
}

#[test]
fn more_than_entra_takes_is_left() {
    let many: Vec<_> = (0..300).map(|at| format!("https://{at}.contoso.com")).collect();
    let ids: Vec<_> =
        (0..500).map(|at| json!({ "id": format!("00000000-0000-0000-0000-{at:012}"), "type": "Role" })).collect();
    let import = import(&json!({
        "displayName": "Portal", "web": { "redirectUris": many },
        "requiredResourceAccess": [{ "resourceAppId": MICROSOFT_GRAPH, "resourceAccess": ids }],
    }));
    assert_eq!((import.taken.redirect_uris.len(), import.taken.permissions.len()), (256, 400));
    assert_eq!(left(&import, Why::TooMany).len(), 44 + 100);
}

#[test]
fn text_as_windows_writes_it_is_read_too() {
    let text = json!({ "displayName": "Pörtal", "signInAudience": "AzureADMyOrg" }).to_string();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let units = || text.encode_utf16();
    for bytes in [
        marked(&[0xef, 0xbb, 0xbf], text.clone().into_bytes()),
        marked(&[0xff, 0xfe], units().flat_map(u16::to_le_bytes).collect()),
        marked(&[0xfe, 0xff], units().flat_map(u16::to_be_bytes).collect()),
    ] {
        assert_eq!(read(&bytes).expect("a manifest").taken.display_name.as_deref(), Some("Pörtal"));
    }
}
