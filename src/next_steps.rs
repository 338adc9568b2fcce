//! What to do with a client once it is registered, as data: links into the portal, addresses of the tenant,
//! settings for the application, and commands that try the secret.
//!
//! # Invariants
//! No command and no address holds the client secret: commands take it from the environment variable
//! `CLIENT_SECRET`, and hand it on in a way that does not show in the list of processes. The one module that puts it
//! into a text is [`hand_over`].

pub mod certificate;
mod commands;
pub mod consent;
pub mod files;
pub mod hand_over;
pub mod record;
pub mod reminder;
mod workloads;

pub use commands::{Commands, make_service_principal};
use record::Record;
pub use workloads::Workload;

use crate::{
    directory::{
        application::Application,
        audience::SignInAudience,
        ids::ObjectId,
        permission::{AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH, PickedPermission},
        redirect_uri::RedirectUri,
        tenant::TenantContext,
    },
    export::{AnyShell, Snippet},
    registration::validate::Registration,
};

/// Everything that the result page offers under "Next steps".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextSteps {
    /// Links into the portal, each for one page of this registration. None where the cloud has no portal.
    pub portal_links: Vec<(PortalPage, String)>,
    /// What a server-side application is configured with. No value stands for the secret, which comes from a
    /// vault.
    pub settings: Vec<(Setting, Option<String>)>,
    /// Addresses for the authorization code flow.
    pub addresses: Vec<(Address, String)>,
    /// Tries the secret, where there is one and the client may use it without a person.
    pub try_secret: Option<TrySecret>,
    /// What workloads need that may sign in without a secret.
    pub workloads: Vec<(Workload, String)>,
    /// What to do next for a FHIR service.
    pub fhir: Fhir,
}

/// A page of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortalPage {
    /// The overview of the app registration.
    Overview,
    /// Its API permissions, where consent is granted.
    ApiPermissions,
    /// Its certificates and secrets.
    CertificatesAndSecrets,
    /// Its enterprise application: the service principal.
    EnterpriseApplication,
}

/// A setting of a server-side application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The tenant's ID.
    TenantId,
    /// The application (client) ID.
    ClientId,
    /// The authority, without the version of the protocol.
    Authority,
    /// A redirect URI, one setting each.
    RedirectUri,
    /// The client secret.
    ClientSecret,
}

/// An address of the authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// Where people are sent to sign in.
    Authorize,
    /// Where codes and secrets are exchanged for tokens.
    Token,
    /// The metadata of `OpenID` Connect, from which libraries read the rest.
    Metadata,
}

/// How to try the secret by the client credentials flow. The page cannot do it itself: the token endpoint takes
/// no secret from a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrySecret {
    /// Asks for the secret without showing it, and puts it into `CLIENT_SECRET`.
    pub enter_secret: Commands,
    /// Asks for a token.
    pub ask_token: Commands,
}

/// Next steps for the FHIR service of an Azure Health Data Services workspace. Names that the page does not know
/// stand as `<workspace>` and the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fhir {
    /// Azure Healthcare APIs was picked, so that a FHIR service is meant for certain.
    pub picked: bool,
    /// Lets the client read data: roles are given to the service principal, not to the application. `None` where
    /// there is no service principal.
    pub role_assignment: Option<Snippet<AnyShell>>,
    /// The audience of tokens, which is the address of the FHIR service.
    pub audience: String,
    /// Where the token comes from.
    pub token_url: String,
    /// The scope to ask for.
    pub scope: String,
    /// Gets a token by `CLIENT_SECRET` and reads one patient. `None` as with [`NextSteps::try_secret`].
    pub read_patient: Option<Commands>,
}

impl NextSteps {
    /// The next steps for what was registered.
    pub fn of(
        registration: &Registration,
        tenant: &TenantContext,
        application: Application,
        service_principal: Option<ObjectId>,
    ) -> Self {
        let authority = authority(tenant, registration.audience());
        let token_url = format!("{}/{}/oauth2/v2.0/token", tenant.cloud.authority(), tenant.tenant_id);
        let scope = scope(registration.permissions(), tenant);
        // An application for personal accounts only cannot act as itself in any tenant.
        let acts_alone = registration.has_secret() && registration.audience() != SignInAudience::Personal;
        Self {
            portal_links: portal_links(tenant, application, service_principal),
            settings: settings(registration, tenant, application, &authority),
            addresses: vec![
                (Address::Authorize, format!("{authority}/oauth2/v2.0/authorize")),
                (Address::Token, format!("{authority}/oauth2/v2.0/token")),
                (Address::Metadata, format!("{authority}/v2.0/.well-known/openid-configuration")),
            ],
            try_secret: acts_alone.then(|| TrySecret {
                enter_secret: commands::enter_secret(),
                ask_token: commands::ask_token(&token_url, application.app_id, &scope),
            }),
            workloads: workloads::of(registration, tenant, application.app_id),
            fhir: Fhir {
                picked: picked_fhir(registration.permissions()),
                role_assignment: service_principal.map(|id| commands::role_assignment(tenant.cloud, id)),
                audience: fhir_service(tenant),
                read_patient: acts_alone
                    .then(|| commands::read_patient(&token_url, application.app_id, &fhir_service(tenant))),
                token_url,
                scope: fhir_scope(tenant),
            },
        }
    }
}

/// The authority for signing people in, which depends on who may sign in.
fn authority(tenant: &TenantContext, audience: SignInAudience) -> String {
    format!("{}/{}", tenant.cloud.authority(), signs_in_at(tenant, audience))
}

/// The tenant that people are sent to for signing in, or what stands for several.
fn signs_in_at(tenant: &TenantContext, audience: SignInAudience) -> String {
    match audience {
        SignInAudience::MyOrg => tenant.tenant_id.to_string(),
        SignInAudience::MultipleOrgs => "organizations".to_owned(),
        SignInAudience::OrgsAndPersonal => "common".to_owned(),
        SignInAudience::Personal => "consumers".to_owned(),
    }
}

fn picked_fhir(permissions: &[PickedPermission]) -> bool {
    permissions.iter().any(|pick| pick.resource_app_id == AZURE_HEALTHCARE_APIS)
}

fn fhir_service(tenant: &TenantContext) -> String {
    match tenant.cloud.healthcare_domain() {
        Some(domain) => format!("https://<workspace>-<fhir>.fhir.{domain}"),
        None => "https://<address of the FHIR service>".to_owned(),
    }
}

fn fhir_scope(tenant: &TenantContext) -> String {
    format!("{}/.default", fhir_service(tenant))
}

/// The scope with which the secret is tried: a FHIR service where one is meant, else the first picked API, else
/// Microsoft Graph, which every tenant has.
fn scope(permissions: &[PickedPermission], tenant: &TenantContext) -> String {
    if picked_fhir(permissions) {
        return fhir_scope(tenant);
    }
    match permissions.first() {
        Some(pick) if pick.resource_app_id != MICROSOFT_GRAPH => format!("{}/.default", pick.resource_app_id),
        _ => format!("{}/.default", tenant.cloud.graph()),
    }
}

/// Where what was registered is opened: its overview in the portal. Nothing where the cloud has none, or nothing is real.
pub fn overview(record: &Record) -> Option<String> {
    if record.is_sandbox { None } else { overview_of(&record.tenant, record.application) }
}

/// Where an application of a tenant is opened. Nothing where the cloud has no portal.
pub fn overview_of(tenant: &TenantContext, application: Application) -> Option<String> {
    portal_links(tenant, application, None).into_iter().next().map(|(_, address)| address)
}

fn portal_links(
    tenant: &TenantContext,
    application: Application,
    service_principal: Option<ObjectId>,
) -> Vec<(PortalPage, String)> {
    let Some(origin) = tenant.cloud.portal() else { return Vec::new() };
    // With the tenant in the path, people who belong to several tenants arrive in the right one.
    let portal = format!("{origin}/{}/#view", tenant.tenant_id);
    let app_id = application.app_id;
    let blade = |page, name| {
        (page, format!("{portal}/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/{name}/appId/{app_id}"))
    };
    let mut links = vec![
        blade(PortalPage::Overview, "Overview"),
        blade(PortalPage::ApiPermissions, "CallAnAPI"),
        blade(PortalPage::CertificatesAndSecrets, "Credentials"),
    ];
    if let Some(id) = service_principal {
        let url = format!("{portal}/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/{id}/appId/{app_id}");
        links.push((PortalPage::EnterpriseApplication, url));
    }
    links
}

fn settings(
    registration: &Registration,
    tenant: &TenantContext,
    application: Application,
    authority: &str,
) -> Vec<(Setting, Option<String>)> {
    let mut settings = vec![
        (Setting::TenantId, Some(tenant.tenant_id.to_string())),
        (Setting::ClientId, Some(application.app_id.to_string())),
        (Setting::Authority, Some(authority.to_owned())),
    ];
    let redirect_uri = |uri: &RedirectUri| (Setting::RedirectUri, Some(uri.as_str().to_owned()));
    settings.extend(registration.redirect_uris().iter().map(redirect_uri));
    if registration.has_secret() {
        settings.push((Setting::ClientSecret, None));
    }
    settings
}

#[cfg(test)]
mod tests;
