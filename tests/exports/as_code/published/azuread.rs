//! The arguments of the `azuread` provider, version 3, as its pages have them
//! (<https://github.com/hashicorp/terraform-provider-azuread/tree/main/docs/resources>): those that a registration can have.

use super::{Takes, Type, optional, required};

const AUDIENCES: Takes = Takes::OneOf(&[
    "AzureADMyOrg",
    "AzureADMultipleOrgs",
    "AzureADandPersonalMicrosoftAccount",
    "PersonalMicrosoftAccount",
]);

const API: Type = &[optional("requested_access_token_version", Takes::OneOf(&["1", "2"]))];

const WEB: Type = &[
    optional("homepage_url", Takes::Text),
    optional("logout_url", Takes::Text),
    optional("redirect_uris", Takes::Texts),
];

const RESOURCE_ACCESS: Type = &[required("id", Takes::Text), required("type", Takes::OneOf(&["Role", "Scope"]))];

const REQUIRED_RESOURCE_ACCESS: Type =
    &[required("resource_app_id", Takes::Text), required("resource_access", Takes::Objects(RESOURCE_ACCESS))];

/// The arguments of a resource, or of a data source.
pub fn of(kind: &str, name: &str) -> Option<Type> {
    const APPLICATION: Type = &[
        required("display_name", Takes::Text),
        optional("sign_in_audience", AUDIENCES),
        optional("service_management_reference", Takes::Text),
        optional("notes", Takes::Text),
        optional("owners", Takes::Texts),
        optional("api", Takes::Objects(API)),
        optional("web", Takes::Objects(WEB)),
        optional("required_resource_access", Takes::Objects(REQUIRED_RESOURCE_ACCESS)),
    ];
    const SERVICE_PRINCIPAL: Type = &[
        required("client_id", Takes::Text),
        optional("app_role_assignment_required", Takes::Flag),
        optional("owners", Takes::Texts),
        optional("tags", Takes::Texts),
        optional("use_existing", Takes::Flag),
    ];
    // One of the two dates has to be there; an export always has the one that it read.
    const CERTIFICATE: Type = &[
        required("application_id", Takes::Text),
        optional("encoding", Takes::OneOf(&["pem", "base64", "hex"])),
        required("end_date", Takes::Text),
        optional("start_date", Takes::Text),
        required("type", Takes::OneOf(&["AsymmetricX509Cert", "Symmetric"])),
        required("value", Takes::Text),
    ];
    const FEDERATED_CREDENTIAL: Type = &[
        required("application_id", Takes::Text),
        required("audiences", Takes::Texts),
        optional("description", Takes::Text),
        required("display_name", Takes::Text),
        required("issuer", Takes::Text),
        required("subject", Takes::Text),
    ];
    const DELEGATED_GRANT: Type = &[
        required("claim_values", Takes::Texts),
        required("resource_service_principal_object_id", Takes::Text),
        required("service_principal_object_id", Takes::Text),
        optional("user_object_id", Takes::Text),
    ];
    const ROLE_ASSIGNMENT: Type = &[
        required("app_role_id", Takes::Text),
        required("principal_object_id", Takes::Text),
        required("resource_object_id", Takes::Text),
    ];
    const READ_SERVICE_PRINCIPAL: Type = &[required("client_id", Takes::Text)];
    const NOTHING: Type = &[];
    Some(match (kind, name) {
        ("resource", "azuread_application") => APPLICATION,
        ("resource", "azuread_service_principal") => SERVICE_PRINCIPAL,
        ("resource", "azuread_application_certificate") => CERTIFICATE,
        ("resource", "azuread_application_federated_identity_credential") => FEDERATED_CREDENTIAL,
        ("resource", "azuread_service_principal_delegated_permission_grant") => DELEGATED_GRANT,
        ("resource", "azuread_app_role_assignment") => ROLE_ASSIGNMENT,
        ("data", "azuread_service_principal") => READ_SERVICE_PRINCIPAL,
        ("data", "azuread_client_config") => NOTHING,
        _ => return None,
    })
}

/// What can be read of it.
pub fn can_be_read(name: &str, attribute: &str) -> bool {
    let exported: &[&str] = match name {
        "azuread_application" | "azuread_service_principal" => &["id", "client_id", "object_id"],
        "azuread_client_config" => &["client_id", "tenant_id", "object_id"],
        _ => &[],
    };
    exported.contains(&attribute)
}
