//! Contoso as a test finds it: people, the page's own registration, Microsoft's APIs and its own.

pub mod crowd;
pub mod existing;
pub mod odd_apis;

use serde_json::{Map, Value, json};

use super::State;
use super::directory::{Application, User, role};
use super::values::{guid, guid_of};

pub const GRAPH_APP_ID: &str = "00000003-0000-0000-c000-000000000000";
pub const HEALTHCARE_APP_ID: &str = "4f6778d8-5aef-43dc-a1ff-b073724b9495";
pub const KEY_VAULT_APP_ID: &str = "cfa8b339-82a2-471a-a3c9-0fc0be7a4093";

/// The tenant that owns Microsoft's own APIs.
const MICROSOFT: &str = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

/// The administrator's name on the account page.
pub const ADELE: &str = "Adele Vance";
/// The plain member's.
pub const ALEX: &str = "Alex Wilber";

/// Delegated permissions of Microsoft Graph: value, ID where it is widely known, and whether an admin must consent.
const GRAPH_SCOPES: [(&str, &str, bool); 24] = [
    ("User.Read", "e1fe6dd8-ba31-4d61-89e7-88639da4683d", false),
    ("Application.Read.All", "c79f8feb-a9db-4090-85f9-90d820caa0eb", true),
    ("Application.ReadWrite.All", "bdfbf15f-ee85-4955-8675-146e8e5296b5", true),
    ("AppRegistration.Create", "", true),
    ("DelegatedPermissionGrant.ReadWrite.All", "41ce6ca6-6826-4807-84f1-1c82854f7ee5", true),
    ("AppRoleAssignment.ReadWrite.All", "84bccea3-f856-4a8a-967b-dbe0a3d53a64", true),
    ("Policy.Read.All", "572fea84-0151-49b2-9301-11cb16974376", true),
    ("Calendars.Read", "", false),
    ("Calendars.ReadWrite", "", false),
    ("Contacts.Read", "", false),
    ("Directory.Read.All", "", true),
    ("Directory.ReadWrite.All", "", true),
    ("Files.Read", "", false),
    ("Files.ReadWrite", "", false),
    ("Group.Read.All", "", true),
    ("Mail.Read", "", false),
    ("Mail.ReadWrite", "", false),
    ("Mail.Send", "", false),
    ("People.Read", "", false),
    ("Sites.Read.All", "", false),
    ("Tasks.Read", "", false),
    ("Team.ReadBasic.All", "", false),
    ("User.ReadBasic.All", "", false),
    ("User.Read.All", "", true),
];

const GRAPH_ROLES: [&str; 8] = [
    "Application.Read.All",
    "Application.ReadWrite.OwnedBy",
    "Directory.Read.All",
    "Group.Read.All",
    "Mail.Read",
    "Mail.Send",
    "Sites.Read.All",
    "User.Read.All",
];

/// Words to make names of, so that a search has something to search in.
const FIRST: [&str; 8] =
    ["Fabrikam", "Northwind", "Tailwind", "Adatum", "Litware", "Proseware", "Wingtip", "Woodgrove"];
const SECOND: [&str; 5] = ["Billing API", "Imaging API", "Identity Sync", "Warehouse", "Scheduling"];

/// Fills the directory. Answers the tenant's ID and the page's client ID.
pub fn contoso(state: &mut State, redirect_uri: &str, consented: &[&str]) -> (String, String) {
    let directory = &mut state.directory;
    directory.tenant_id = guid();
    directory.users = vec![
        User {
            oid: guid(),
            name: ADELE,
            upn: "adele@contoso.com",
            admin: true,
            roles: vec![role::GLOBAL_ADMINISTRATOR],
        },
        User { oid: guid(), name: ALEX, upn: "alex@contoso.com", admin: false, roles: Vec::new() },
    ];

    let mut page = Application::new(None);
    page.seeded = true;
    page.object.insert("displayName".into(), json!("Client Registrar"));
    page.object.insert("spa".into(), json!({ "redirectUris": [redirect_uri] }));
    let client_id = page.app_id().to_owned();
    directory.applications.push(page);
    directory.service_principals.push(principal(&client_id, "Client Registrar", &directory.tenant_id, &[], &[]));

    let scopes: Vec<Value> = GRAPH_SCOPES.iter().map(|(value, id, admin)| scope(value, id, *admin)).collect();
    let roles: Vec<Value> = GRAPH_ROLES.iter().map(|value| role(value, "Microsoft Graph")).collect();
    let mut graph = principal(GRAPH_APP_ID, "Microsoft Graph", MICROSOFT, &scopes, &roles);
    graph.insert("servicePrincipalNames".into(), json!([GRAPH_APP_ID, "https://graph.microsoft.com"]));
    directory.service_principals.push(graph);
    let user_impersonation = |of: &str| scope("user_impersonation", &guid_of(of), false);
    let mut healthcare =
        principal(HEALTHCARE_APP_ID, "Azure Healthcare APIs", MICROSOFT, &[user_impersonation("healthcare")], &[]);
    healthcare.insert(
        "servicePrincipalNames".into(),
        json!([HEALTHCARE_APP_ID, "https://azurehealthcareapis.com", "https://dicom.healthcareapis.azure.com"]),
    );
    directory.foreign.insert(HEALTHCARE_APP_ID.to_owned(), healthcare.clone());
    directory.service_principals.push(healthcare);
    let mut vault = principal(KEY_VAULT_APP_ID, "Azure Key Vault", MICROSOFT, &[user_impersonation("vault")], &[]);
    vault.insert("servicePrincipalNames".into(), json!([KEY_VAULT_APP_ID, "https://vault.azure.net"]));
    directory.foreign.insert(KEY_VAULT_APP_ID.to_owned(), vault.clone());
    directory.service_principals.push(vault);

    contoso_fhir(state);
    let tenant_id = state.directory.tenant_id.clone();
    for first in FIRST {
        for second in SECOND {
            let name = format!("{first} {second}");
            let roles = if second == "Warehouse" { vec![role("Stock.Read.All", &name)] } else { Vec::new() };
            let scopes = if second == "Identity Sync" {
                Vec::new()
            } else {
                vec![scope("access_as_user", &guid_of(&name), false)]
            };
            let made = principal(&guid_of(&format!("app {name}")), &name, &tenant_id, &scopes, &roles);
            state.directory.service_principals.push(made);
        }
    }
    odd_apis::add(state);
    let granted = consented.iter().map(|&name| name.to_owned()).collect();
    state.sign_in.consents.insert(client_id.clone(), granted);
    (tenant_id, client_id)
}

/// The tenant's own FHIR server: SMART scopes with dots, and roles for services.
fn contoso_fhir(state: &mut State) {
    let owner = state.directory.users.first().map(|user| user.oid.clone());
    let mut app = Application::new(owner.as_deref());
    app.seeded = true;
    let name = "Contoso FHIR Server";
    let app_id = guid_of("contoso fhir server");
    let scopes: Vec<Value> =
        ["fhirUser", "launch", "patient.Patient.read", "patient.Observation.read", "user.all.read"]
            .iter()
            .map(|value| scope(value, &guid_of(&format!("fhir {value}")), false))
            .collect();
    let roles: Vec<Value> = ["system.all.read", "FhirExporter"].iter().map(|value| role(value, name)).collect();
    app.object.insert("displayName".into(), json!(name));
    app.object.insert("appId".into(), json!(app_id));
    app.object.insert("identifierUris".into(), json!([format!("api://{app_id}")]));
    if let Some(api) = app.object.get_mut("api") {
        api["oauth2PermissionScopes"] = json!(scopes);
    }
    app.object.insert("appRoles".into(), json!(roles));
    state.directory.applications.push(app);
    let mut made = principal(&app_id, name, &state.directory.tenant_id.clone(), &scopes, &roles);
    made.insert("servicePrincipalNames".into(), json!([app_id, format!("api://{app_id}")]));
    state.directory.service_principals.push(made);
}

/// A delegated permission as Graph publishes it.
pub fn scope(value: &str, id: &str, admin: bool) -> Value {
    let id = if id.is_empty() { guid_of(&format!("scope {value}")) } else { id.to_owned() };
    json!({
        "adminConsentDescription": format!("Allows the app to use {value} on behalf of the signed-in user."),
        "adminConsentDisplayName": format!("Use {value}"),
        "id": id, "isEnabled": true, "type": if admin { "Admin" } else { "User" },
        "userConsentDescription": format!("Allows the app to use {value} for you."),
        "userConsentDisplayName": format!("Use {value} for you"), "value": value,
    })
}

/// An app role for applications.
fn role(value: &str, of: &str) -> Value {
    json!({
        "allowedMemberTypes": ["Application"], "description": format!("Allows the app to use {value} without a signed-in user."),
        "displayName": format!("Use {value} as an application"), "id": guid_of(&format!("role {of} {value}")),
        "isEnabled": true, "origin": "Application", "value": value,
    })
}

/// A service principal with every property that Graph answers by default.
pub fn principal(app_id: &str, name: &str, owner: &str, scopes: &[Value], roles: &[Value]) -> Map<String, Value> {
    let made = json!({
        "id": guid(), "deletedDateTime": null, "accountEnabled": true, "alternativeNames": [],
        "appDisplayName": name, "appDescription": null, "appId": app_id, "applicationTemplateId": null,
        "appOwnerOrganizationId": owner, "appRoleAssignmentRequired": false, "createdDateTime": "2024-03-01T08:00:00Z",
        "description": null, "disabledByMicrosoftStatus": null, "displayName": name, "homepage": null,
        "isDisabled": null, "loginUrl": null, "logoutUrl": null, "notes": null, "notificationEmailAddresses": [],
        "preferredSingleSignOnMode": null, "preferredTokenSigningKeyThumbprint": null, "replyUrls": [],
        "servicePrincipalNames": [app_id], "servicePrincipalType": "Application", "signInAudience": "AzureADMyOrg",
        "tags": [], "tokenEncryptionKeyId": null, "samlSingleSignOnSettings": null, "addIns": [], "appRoles": roles,
        "info": { "logoUrl": null, "marketingUrl": null, "privacyStatementUrl": null, "supportUrl": null, "termsOfServiceUrl": null },
        "keyCredentials": [], "oauth2PermissionScopes": scopes, "passwordCredentials": [],
        "resourceSpecificApplicationPermissions": [],
        "verifiedPublisher": { "displayName": null, "verifiedPublisherId": null, "addedDateTime": null },
    });
    match made {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}
