//! What an administrator is asked, and how grants are counted.

use super::*;
use crate::directory::{
    cloud::Cloud,
    ids::{AppId, PermissionId, TenantId},
    permission::api_owner::ApiOwner,
};

fn pick(kind: PermissionKind, api: AppId, name: &str, value: &str) -> PickedPermission {
    PickedPermission {
        resource_app_id: api,
        resource_name: name.to_owned(),
        id: PermissionId::from_u128(1),
        kind,
        value: value.to_owned(),
        display_name: format!("Use {value}"),
        admin_consent_required: true,
        owner: ApiOwner::Microsoft,
    }
}

fn text_of(picks: &[PickedPermission]) -> String {
    request_text(Asked {
        name: "Portal",
        app_id: "1234",
        context: &TenantContext {
            cloud: Cloud::Global,
            tenant_id: TenantId::from_u128(10),
            tenant_name: "Contoso".to_owned(),
            account: "alex@contoso.com".to_owned(),
        },
        permissions: &picks.iter().collect::<Vec<_>>(),
        reason: " It sends reminders. ",
        link: "https://login.example/adminconsent",
        goes_on: Some("https://app.contoso.com/cb"),
    })
}

#[test]
fn the_text_names_each_permission_what_it_allows_and_why() {
    let picks = [
        pick(PermissionKind::Delegated, MICROSOFT_GRAPH, "Microsoft Graph", "User.Read"),
        pick(PermissionKind::Application, MICROSOFT_GRAPH, "Microsoft Graph", "Mail.Send"),
    ];
    assert_eq!(
        text_of(&picks),
        "Hello,\n\n\
         I registered the app \"Portal\" in \"Contoso\". It needs admin consent.\n\n\
         Why: It sends reminders.\n\n\
         It requests these permissions:\n\n\
         \"Microsoft Graph\" (00000003-0000-0000-c000-000000000000)\n\
         - \"User.Read\": \"Use User.Read\". The app does this as the signed-in user.\n\
         - \"Mail.Send\": \"Use Mail.Send\". The app does this without a signed-in user.\n\n\
         To review and grant them, open this link as an administrator:\n\
         https://login.example/adminconsent\n\
         The browser then opens \"https://app.contoso.com/cb\", an address of \"contoso.com\".\n\
         Application permissions of Microsoft Graph need a Privileged Role Administrator.\n\n\
         Application (client) ID: 1234\n\
         Tenant: \"Contoso\" (00000000-0000-0000-0000-00000000000a)\n\
         My account: \"alex@contoso.com\""
    );
}

#[test]
fn an_api_that_bears_the_name_of_another_stands_by_itself_under_its_own_id() {
    let stranger = AppId::from_u128(7);
    let picks = [
        pick(PermissionKind::Delegated, MICROSOFT_GRAPH, "Microsoft Graph", "User.Read"),
        PickedPermission {
            owner: ApiOwner::OtherTenant(TenantId::from_u128(9)),
            ..pick(PermissionKind::Application, stranger, "Microsoft Graph", "Everything")
        },
    ];
    let text = text_of(&picks);
    let (of_graph, of_stranger) = text
        .split_once("\"Microsoft Graph\" (00000000-0000-0000-0000-000000000007), from another organization, tenant 00000000-0000-0000-0000-000000000009")
        .unwrap_or_default();
    assert!(of_graph.contains("- \"User.Read\"") && !of_graph.contains("Everything"), "{text}");
    assert!(of_stranger.contains("- \"Everything\""), "{text}");
}

#[test]
fn no_name_writes_a_line_of_the_text_or_turns_one() {
    let mut forged = pick(PermissionKind::Delegated, AppId::from_u128(7), "Evil\n- User.Read\u{202e}", "a\u{202e}b");
    forged.display_name = "Read\r\nMy account: admin".to_owned();
    let text = text_of(&[forged]);
    assert!(!text.contains(['\u{202e}', '\r']), "{text}");
    assert!(!text.lines().any(|line| line.starts_with("- User.Read") || line.starts_with("My account: admin")));
}

#[test]
fn a_count_names_what_is_not_known() {
    assert_eq!(checked(1, 0, 4), "1 of 4 permissions granted.");
    assert_eq!(checked(0, 1, 2), "0 of 2 permissions granted, 1 unknown.");
    assert_eq!(checked(0, 2, 2), "Couldn't check whether the 2 permissions are granted.");
    assert_eq!(checked(0, 1, 1), "Couldn't check whether the permission is granted.");
}
