//! What is offered for which registration.

use time::macros::datetime;

use super::*;
use crate::{
    directory::{
        cloud::{Cloud, CustomCloud},
        ids::{AppId, PermissionId, RunTail, TenantId},
        origin::Origin,
        permission::{PermissionKind, api_owner::ApiOwner},
    },
    registration::{
        draft::{Draft, RedirectUriRow},
        validate::validate,
    },
};

const APPLICATION: Application = Application { id: ObjectId::from_u128(1), app_id: AppId::from_u128(2) };
const SERVICE_PRINCIPAL: ObjectId = ObjectId::from_u128(3);
const TENANT: &str = "00000000-0000-0000-0000-00000000000a";
const CLIENT: &str = "00000000-0000-0000-0000-000000000002";

fn tenant(cloud: Cloud) -> TenantContext {
    let words = || "Contoso".to_owned();
    TenantContext { cloud, tenant_id: TenantId::from_u128(10), tenant_name: words(), account: words() }
}

fn pick(api: AppId, kind: PermissionKind, admin_consent_required: bool) -> PickedPermission {
    let words = || "Read".to_owned();
    PickedPermission {
        resource_app_id: api,
        resource_name: words(),
        id: PermissionId::from_u128(1),
        kind,
        value: words(),
        display_name: words(),
        admin_consent_required,
        owner: ApiOwner::Microsoft,
    }
}

fn draft() -> Draft {
    let mut draft = Draft::new(RunTail::from_random([0; 8]));
    "Contoso".clone_into(&mut draft.display_name);
    draft
}

fn steps_in(draft: &Draft, cloud: Cloud) -> NextSteps {
    let registration = validate(draft, cloud, datetime!(2026-11-23 10:30:00 UTC)).expect("the draft is in order");
    NextSteps::of(&registration, &tenant(cloud), APPLICATION, Some(SERVICE_PRINCIPAL))
}

fn steps(draft: &Draft) -> NextSteps {
    steps_in(draft, Cloud::Global)
}

fn with_pick(pick: PickedPermission) -> Draft {
    Draft { permissions: vec![pick], ..draft() }
}

fn with_uris(mut draft: Draft, texts: &[&str]) -> Draft {
    draft.redirect_uris = (0..).zip(texts).map(|(id, text)| RedirectUriRow { id, text: (*text).to_owned() }).collect();
    draft
}

#[test]
fn portal_links_open_the_registration_in_its_own_tenant() {
    let base = format!("https://entra.microsoft.com/{TENANT}/#view");
    let blade = |name| format!("{base}/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/{name}/appId/{CLIENT}");
    let sp =
        format!("{base}/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/{SERVICE_PRINCIPAL}/appId/{CLIENT}");
    assert_eq!(
        steps(&draft()).portal_links,
        [
            (PortalPage::Overview, blade("Overview")),
            (PortalPage::ApiPermissions, blade("CallAnAPI")),
            (PortalPage::CertificatesAndSecrets, blade("Credentials")),
            (PortalPage::EnterpriseApplication, sp),
        ]
    );
}

#[test]
fn without_a_service_principal_nothing_names_one() {
    let registration =
        validate(&draft(), Cloud::Global, datetime!(2026-11-23 10:30:00 UTC)).expect("the draft is in order");
    let steps = NextSteps::of(&registration, &tenant(Cloud::Global), APPLICATION, None);
    assert!(steps.portal_links.iter().all(|(page, _)| *page != PortalPage::EnterpriseApplication));
    assert_eq!(steps.fhir.role_assignment, None);
}

#[test]
fn every_address_is_on_hosts_of_the_tenants_cloud() {
    for cloud in Cloud::MICROSOFT {
        let steps = steps_in(&with_pick(pick(MICROSOFT_GRAPH, PermissionKind::Application, true)), cloud);
        let signs_in = format!("{}/", cloud.authority());
        assert!(steps.addresses.iter().all(|(_, url)| url.starts_with(&signs_in)), "{cloud:?}");
        let portal = format!("{}/", cloud.portal().expect("Microsoft's clouds have a portal"));
        assert!(steps.portal_links.iter().all(|(_, url)| url.starts_with(&portal)), "{cloud:?}");
        let ask = steps.try_secret.expect("there is a secret").ask_token;
        for text in [ask.bash.to_string(), ask.powershell.to_string()] {
            assert!(text.contains(&format!("{}/.default", cloud.graph())), "{cloud:?}");
            assert!(text.contains(&format!("{signs_in}{TENANT}/oauth2/v2.0/token")), "{cloud:?}");
        }
    }
}

#[test]
fn a_cloud_of_ones_own_gives_its_own_addresses_and_no_link_into_a_portal_that_it_lacks() {
    let origin = |text| Origin::parse(text).expect("an origin");
    let cloud = Cloud::Custom(Box::leak(Box::new(CustomCloud {
        name: "Lab".to_owned(),
        authority: origin("https://login.lab.example:8443"),
        graph: origin("https://graph.lab.example"),
        portal: None,
    })));
    let steps = steps_in(&with_pick(pick(MICROSOFT_GRAPH, PermissionKind::Application, true)), cloud);
    assert_eq!(steps.portal_links, []);
    assert!(steps.addresses.iter().all(|(_, url)| url.starts_with("https://login.lab.example:8443/")));
    let ask = steps.try_secret.expect("there is a secret").ask_token;
    assert!(ask.bash.to_string().contains("https://graph.lab.example/.default"));
    assert_eq!(steps.fhir.audience, "https://<address of the FHIR service>");
    assert!(steps.fhir.role_assignment.is_some_and(|command| command.to_string().starts_with("az role ")));
}

#[test]
fn the_azure_cli_is_told_the_cloud_where_it_is_not_the_worldwide_one() {
    for (cloud, first) in [
        (Cloud::Global, "az role "),
        (Cloud::UsGov, "az cloud set --name AzureUSGovernment\naz role "),
        (Cloud::UsGovDod, "az cloud set --name AzureUSGovernment\naz role "),
        (Cloud::China, "az cloud set --name AzureChinaCloud\naz role "),
    ] {
        let command = steps_in(&draft(), cloud).fhir.role_assignment.expect("there is a service principal").to_string();
        assert!(command.starts_with(first), "{command}");
    }
}

#[test]
fn the_authority_follows_the_supported_account_types() {
    let endings = [TENANT, "organizations", "common", "consumers"];
    for (audience, ending) in SignInAudience::ALL.into_iter().zip(endings) {
        let authority = format!("https://login.microsoftonline.com/{ending}");
        let steps = steps(&Draft { audience, ..draft() });
        assert!(steps.settings.contains(&(Setting::Authority, Some(authority.clone()))), "{audience:?}");
        let metadata = format!("{authority}/v2.0/.well-known/openid-configuration");
        assert!(steps.addresses.contains(&(Address::Metadata, metadata)), "{audience:?}");
    }
}

#[test]
fn settings_hold_everything_but_the_value_of_the_secret() {
    let steps = steps(&with_uris(draft(), &["https://contoso.com/a", "https://contoso.com/b"]));
    let value = |text: &str| Some(text.to_owned());
    assert_eq!(
        steps.settings,
        [
            (Setting::TenantId, value(TENANT)),
            (Setting::ClientId, value(CLIENT)),
            (Setting::Authority, Some(format!("https://login.microsoftonline.com/{TENANT}"))),
            (Setting::RedirectUri, value("https://contoso.com/a")),
            (Setting::RedirectUri, value("https://contoso.com/b")),
            (Setting::ClientSecret, None),
        ]
    );
}

#[test]
fn without_a_secret_there_is_none_to_try() {
    let mut draft = draft();
    draft.credentials.clear();
    let steps = steps(&draft);
    assert_eq!(steps.try_secret, None);
    assert_eq!(steps.fhir.read_patient, None);
    assert!(steps.settings.iter().all(|(setting, _)| *setting != Setting::ClientSecret));
}

#[test]
fn an_application_for_personal_accounts_only_has_nothing_to_try() {
    assert_eq!(steps(&Draft { audience: SignInAudience::Personal, ..draft() }).try_secret, None);
}

#[test]
fn the_scope_is_that_of_the_api_that_was_picked() {
    let scope = |pick| {
        let ask = steps(&with_pick(pick)).try_secret.expect("there is a secret").ask_token;
        ask.powershell.to_string().lines().find_map(|line| line.trim().strip_prefix("scope = ").map(str::to_owned))
    };
    let delegated = |api| pick(api, PermissionKind::Delegated, false);
    assert_eq!(scope(delegated(MICROSOFT_GRAPH)).as_deref(), Some("'https://graph.microsoft.com/.default'"));
    let own = AppId::from_u128(0xf00d);
    assert_eq!(scope(delegated(own)).as_deref(), Some("'00000000-0000-0000-0000-00000000f00d/.default'"));
    let fhir = "'https://<workspace>-<fhir>.fhir.azurehealthcareapis.com/.default'";
    assert_eq!(scope(delegated(AZURE_HEALTHCARE_APIS)).as_deref(), Some(fhir));
}

/// Where an administrator of a cloud consents, and whether they are sent on.
fn consent_in(draft: &Draft, cloud: Cloud) -> Option<(String, bool)> {
    let registration = validate(draft, cloud, datetime!(2026-11-23 10:30:00 UTC)).expect("the draft is in order");
    consent::link(&registration, &tenant(cloud), APPLICATION).map(|link| (link.url, link.goes_on.is_some()))
}

#[test]
fn there_is_a_link_for_an_administrator_where_there_is_something_to_consent_to() {
    assert_eq!(consent_in(&draft(), Cloud::Global), None);
    let personal = with_pick(pick(MICROSOFT_GRAPH, PermissionKind::Delegated, true));
    assert_eq!(consent_in(&Draft { audience: SignInAudience::Personal, ..personal }, Cloud::Global), None);
    let blade = "https://entra.microsoft.com/";
    let link = consent_in(&with_pick(pick(MICROSOFT_GRAPH, PermissionKind::Delegated, false)), Cloud::Global);
    assert!(link.is_some_and(|(url, goes_on)| url.starts_with(blade) && url.contains("CallAnAPI") && !goes_on));
}

#[test]
fn admin_consent_goes_on_to_a_registered_redirect_uri_that_is_one_address() {
    let draft = with_pick(pick(MICROSOFT_GRAPH, PermissionKind::Application, true));
    let draft = with_uris(draft, &["https://*.contoso.com/", "https://contoso.com/cb?a=b&c=d"]);
    for cloud in Cloud::MICROSOFT {
        let url = format!(
            "{}/{TENANT}/adminconsent?client_id={CLIENT}&redirect_uri=https%3A%2F%2Fcontoso.com%2Fcb%3Fa%3Db%26c%3Dd",
            cloud.authority()
        );
        assert_eq!(consent_in(&draft, cloud), Some((url, true)));
    }
}

#[test]
fn a_role_is_given_to_the_service_principal_and_not_to_the_application() {
    let command = steps(&draft()).fhir.role_assignment.expect("there is a service principal").to_string();
    assert!(command.contains(&format!("--assignee-object-id {SERVICE_PRINCIPAL} ")));
    assert!(!command.contains(&APPLICATION.id.to_string()) && !command.contains('\n'));
}

#[test]
fn a_fhir_service_is_meant_for_certain_where_its_api_was_picked() {
    assert!(steps(&with_pick(pick(AZURE_HEALTHCARE_APIS, PermissionKind::Delegated, false))).fhir.picked);
    assert!(!steps(&draft()).fhir.picked);
}
