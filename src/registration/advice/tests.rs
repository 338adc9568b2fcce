//! Which picks get which hint.

use PermissionKind::{Application, Delegated};

use super::*;
use crate::directory::{
    ids::{ObjectId, PermissionId},
    permission::{ResourceSummary, api_owner::ApiOwner},
};

fn api(app_id: AppId, offers: &[(PermissionKind, &str)]) -> ResourceApi {
    let summary = ResourceSummary {
        id: Some(ObjectId::from_u128(1)),
        app_id,
        display_name: "API".to_owned(),
        owner: ApiOwner::Microsoft,
        enabled: true,
        offered: Some(offers.len()),
    };
    let permissions = (0..).zip(offers).map(|(id, (kind, value))| Permission {
        id: PermissionId::from_u128(id),
        kind: *kind,
        value: (*value).to_owned(),
        display_name: String::new(),
        description: String::new(),
        admin_consent_required: false,
        enabled: true,
    });
    ResourceApi { summary, permissions: permissions.collect() }
}

/// The hints on the picks at these places: the kind, and what is offered instead.
fn hints(api: &ResourceApi, picked: &[usize]) -> Vec<(AdviceKind, Option<(PermissionKind, String)>)> {
    let picks: Vec<_> = picked.iter().map(|at| PickedPermission::of(&api.summary, &api.permissions[*at])).collect();
    let advice = advise(&picks, std::slice::from_ref(api));
    advice.into_iter().map(|hint| (hint.kind, hint.instead.map(|pick| (pick.kind, pick.value)))).collect()
}

fn graph(offers: &[(PermissionKind, &str)]) -> ResourceApi {
    api(MICROSOFT_GRAPH, offers)
}

#[test]
fn an_application_permission_with_a_delegated_twin_can_be_switched() {
    let api = graph(&[(Application, "Calendars.Read"), (Delegated, "Calendars.Read"), (Application, "Reports.Read")]);
    let twin = Some((Delegated, "Calendars.Read".to_owned()));
    assert_eq!(hints(&api, &[0, 2]), [(AdviceKind::DelegatedTwin, twin)]);
    assert_eq!(hints(&api, &[0, 1]), [], "both are wanted");
    assert_eq!(hints(&api, &[1]), [], "delegated already");
}

#[test]
fn what_reaches_everything_has_a_narrower_choice_of_its_own_kind() {
    for (wide, narrow, kind) in [
        ("Files.Read.All", "Files.Read", Delegated),
        ("User.Read.All", "User.ReadBasic.All", Application),
        ("Sites.Read.All", "Sites.Selected", Application),
    ] {
        let api = graph(&[(kind, wide), (kind, narrow)]);
        assert_eq!(hints(&api, &[0]), [(AdviceKind::Narrower, Some((kind, narrow.to_owned())))], "{wide}");
    }
    let other_kind = graph(&[(Application, "Files.Read.All"), (Delegated, "Files.Read")]);
    assert_eq!(hints(&other_kind, &[0]), []);
}

#[test]
fn with_nobody_signed_in_nothing_is_ones_own() {
    let api = graph(&[(Application, "Mail.ReadBasic.All"), (Application, "Mail.ReadBasic")]);
    assert_eq!(hints(&api, &[0]), [], "both are about all mailboxes");
}

#[test]
fn a_hint_that_was_taken_is_not_followed_by_one_against_it() {
    for (wide, narrow) in [
        ("Sites.FullControl.All", "Sites.Selected"),
        ("Sites.Manage.All", "Sites.Selected"),
        ("Application.ReadWrite.All", "Application.ReadWrite.OwnedBy"),
    ] {
        let api = graph(&[(Application, wide), (Application, narrow), (Delegated, wide), (Delegated, narrow)]);
        assert_eq!(hints(&api, &[0])[0].1, Some((Application, narrow.to_owned())), "{wide}");
        assert_eq!(hints(&api, &[1]), [], "{narrow}");
    }
}

#[test]
fn what_names_its_own_part_is_not_said_to_reach_everybody() {
    for value in ["Lists.SelectedOperations.Selected", "BusinessScenarioData.Read.OwnedBy", "Files.ReadWrite.AppFolder"]
    {
        assert_eq!(hints(&graph(&[(Application, value), (Delegated, value)]), &[0]), [], "{value}");
    }
}

#[test]
fn the_mightiest_permissions_are_named_with_the_next_smaller_one() {
    for (high, instead, kind) in [
        ("Directory.ReadWrite.All", "Directory.Read.All", Delegated),
        ("RoleManagement.ReadWrite.Directory", "RoleManagement.Read.Directory", Application),
        ("Application.ReadWrite.All", "Application.ReadWrite.OwnedBy", Application),
        ("Sites.FullControl.All", "Sites.Selected", Application),
    ] {
        let api = graph(&[(kind, high), (kind, instead)]);
        assert_eq!(hints(&api, &[0]), [(AdviceKind::HighPrivilege, Some((kind, instead.to_owned())))], "{high}");
    }
    assert_eq!(
        hints(&graph(&[(Application, "AppRoleAssignment.ReadWrite.All")]), &[0]),
        [(AdviceKind::HighPrivilege, None)]
    );
}

#[test]
fn the_mail_of_everybody_is_less_with_somebody_signed_in() {
    let api = graph(&[(Application, "Mail.Send"), (Delegated, "Mail.Send")]);
    assert_eq!(hints(&api, &[0]), [(AdviceKind::DelegatedTwin, Some((Delegated, "Mail.Send".to_owned())))]);
    assert_eq!(hints(&api, &[0, 1]), [(AdviceKind::HighPrivilege, None)]);
}

#[test]
fn only_as_application_permissions_do_mail_and_files_reach_everybody() {
    assert!(is_high_privilege(MICROSOFT_GRAPH, Application, "Mail.ReadWrite"));
    assert!(!is_high_privilege(MICROSOFT_GRAPH, Delegated, "Mail.ReadWrite"));
    assert!(is_high_privilege(WellKnownApi::Exchange.app_id(), Application, "full_access_as_app"));
    assert!(!is_high_privilege(AppId::from_u128(9), Delegated, "Directory.ReadWrite.All"), "another API's own words");
}

#[test]
fn offline_access_is_unused_until_something_can_be_called() {
    let api =
        graph(&[(Delegated, "offline_access"), (Delegated, "openid"), (Delegated, "User.Read"), (Application, "A")]);
    assert_eq!(hints(&api, &[0, 1, 3]), [(AdviceKind::UnusedOfflineAccess, None)]);
    assert_eq!(hints(&api, &[0, 1, 2]), []);
}

#[test]
fn an_api_that_was_not_read_gets_the_hints_that_need_no_reading() {
    let api = graph(&[(Delegated, "Directory.ReadWrite.All"), (Delegated, "Files.Read.All")]);
    let picks: Vec<_> = api.permissions.iter().map(|p| PickedPermission::of(&api.summary, p)).collect();
    let kinds: Vec<_> = advise::<ResourceApi>(&picks, &[]).into_iter().map(|hint| hint.kind).collect();
    assert_eq!(kinds, [AdviceKind::HighPrivilege]);
}

#[test]
fn smart_scopes_are_known_by_their_names() {
    let app = AppId::from_u128(1);
    assert!(offers_smart_scopes(&api(app, &[(Delegated, "fhirUser"), (Delegated, "patient.Patient.read")])));
    assert!(!offers_smart_scopes(&api(app, &[(Delegated, "user_impersonation"), (Delegated, "Orders.Read")])));
}

#[test]
fn hints_that_say_the_same_stand_together() {
    let api = graph(&[
        (Delegated, "Directory.ReadWrite.All"),
        (Delegated, "offline_access"),
        (Delegated, "Group.ReadWrite.All"),
        (Application, "Group.ReadWrite.All"),
    ]);
    let picks: Vec<_> = api.permissions.iter().map(|one| PickedPermission::of(&api.summary, one)).collect();
    let groups = together(advise(&picks, std::slice::from_ref(&api)));
    let values = |group: &Vec<Advice>| group.iter().map(|hint| hint.about.value.clone()).collect::<Vec<_>>();
    assert_eq!(
        groups.iter().map(values).collect::<Vec<_>>(),
        [vec!["Directory.ReadWrite.All", "Group.ReadWrite.All"], vec!["Group.ReadWrite.All"]]
    );
}
