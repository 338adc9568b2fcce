//! What a tool cannot express is said.

use client_registrar::{
    as_code::{Format, Kind, Left, Note},
    directory::{cloud::Cloud, ids::AppId, permission::PermissionKind},
    registration::draft::Draft,
    words::as_code::note,
};

use super::drafts::{pick, rich, written, written_for};

fn notes(draft: &Draft, format: Format) -> Vec<Note> {
    written(draft, format).notes
}

#[test]
fn what_a_script_says_of_itself_stands_in_it_as_well() {
    for format in Format::ALL.into_iter().filter(|format| format.kind() != Kind::Document) {
        let script = written(&rich(), format);
        for own in &script.notes {
            assert!(script.text.contains(&note(own)), "{format:?}: {}", note(own));
        }
    }
}

#[test]
fn the_manifest_and_the_metadata_say_what_they_have_no_place_for() {
    let left = |format| {
        let notes = notes(&rich(), format).into_iter();
        notes.filter_map(|note| if let Note::Left(left) = note { Some(left) } else { None }).collect::<Vec<_>>()
    };
    let manifest =
        [Left::ServicePrincipal, Left::Assignment, Left::Secrets, Left::Federated, Left::Grants, Left::Owners];
    assert_eq!(left(Format::Manifest), manifest);
    let metadata = [
        Left::ServicePrincipal,
        Left::Audience,
        Left::Assignment,
        Left::ServiceReference,
        Left::ApplicationPermissions,
        Left::Secrets,
        Left::Certificates,
        Left::Federated,
        Left::Grants,
        Left::Owners,
    ];
    assert_eq!(left(Format::ClientMetadata), metadata);
}

#[test]
fn nothing_is_said_of_what_is_not_there() {
    let mut draft = rich();
    draft.credentials.clear();
    assert_eq!(notes(&draft, Format::AzBash), []);
    assert_eq!(notes(&draft, Format::Bicep), []);
    assert_eq!(notes(&draft, Format::TerraformAzuread), [Note::NoUniqueName]);
}

#[test]
fn a_uri_that_a_provider_refuses_is_named() {
    let mut draft = rich();
    draft.redirect_uris[0].text = "https://portal.contoso.com".to_owned();
    let uri = "https://portal.contoso.com".to_owned();
    assert!(notes(&draft, Format::TerraformAzuread).contains(&Note::UriWithoutPath { uri: uri.clone() }));
    assert!(!notes(&draft, Format::TerraformMsgraph).contains(&Note::UriWithoutPath { uri }));
}

#[test]
fn a_grant_that_nobody_can_make_is_left_out_and_said() {
    let mut draft = rich();
    draft.permissions[0].value = "x".repeat(3_851);
    let script = written(&draft, Format::AzBash);
    assert!(script.notes.contains(&Note::GrantTooLong { api: "Microsoft Graph".to_owned() }));
    assert!(!script.text.contains("\"scope\": \"x"), "{}", script.text);
    assert!(script.text.contains("\"scope\": \"user_impersonation"));
}

#[test]
fn an_api_of_the_sandbox_is_no_api_of_a_tenant() {
    let mut draft = rich();
    draft.permissions.push(pick(AppId::from_u128(77), "Contoso orders", PermissionKind::Delegated, 9, "Orders.Read"));
    let made_up = Note::MadeUp { api: "Contoso orders".to_owned() };
    for format in Format::ALL {
        let said = |in_sandbox| written_for(&draft, format, Cloud::Global, in_sandbox).notes.contains(&made_up);
        assert!(said(true) && !said(false), "{format:?}");
    }
}

#[test]
fn a_cloud_that_a_tool_does_not_know_is_said() {
    let said = |format, cloud| written_for(&rich(), format, cloud, false).notes;
    assert!(said(Format::Bicep, Cloud::UsGov).contains(&Note::WorldwideOnly));
    assert!(!said(Format::TerraformAzuread, Cloud::UsGov).contains(&Note::UnknownCloud));
}

#[test]
fn the_requests_go_to_the_cloud_that_is_in_use() {
    for format in Format::ALL.into_iter().filter(|format| format.kind() == Kind::Commands) {
        let text = written_for(&rich(), format, Cloud::China, false).text;
        assert!(
            text.contains("https://microsoftgraph.chinacloudapi.cn") && !text.contains("graph.microsoft.com"),
            "{text}"
        );
    }
}
