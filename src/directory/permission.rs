//! What an API offers and what a client asks for: delegated permissions (scopes) and application permissions
//! (app roles).

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::{
    api_owner::ApiOwner,
    characters::is_invisible,
    ids::{AppId, ObjectId, PermissionId},
};

/// Microsoft Graph's application (client) ID, the same in every tenant and cloud.
pub const MICROSOFT_GRAPH: AppId = AppId::from_u128(0x0000_0003_0000_0000_c000_0000_0000_0000);
/// `User.Read` of Microsoft Graph: sign in and read the signed-in person's profile.
pub const USER_READ: PermissionId = PermissionId::from_u128(0xe1fe_6dd8_ba31_4d61_89e7_8863_9da4_683d);
/// Azure Healthcare APIs: the resource API of Azure Health Data Services.
pub const AZURE_HEALTHCARE_APIS: AppId = AppId::from_u128(0x4f67_78d8_5aef_43dc_a1ff_b073_724b_9495);

/// The two kinds of permission; `type` in `resourceAccess`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PermissionKind {
    /// Delegated: the client acts for a signed-in person, within that person's own rights.
    #[serde(rename = "Scope")]
    Delegated,
    /// Application: the client acts as itself, with nobody signed in.
    #[serde(rename = "Role")]
    Application,
}

impl PermissionKind {
    /// The value in Graph.
    pub const fn as_graph(self) -> &'static str {
        match self {
            Self::Delegated => "Scope",
            Self::Application => "Role",
        }
    }
}

/// One permission that an API offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Its ID within the API.
    pub id: PermissionId,
    /// Delegated or application.
    pub kind: PermissionKind,
    /// What stands in tokens and scopes: `User.Read`.
    pub value: String,
    /// Its name for people, in the language of the API's publisher.
    pub display_name: String,
    /// What it allows.
    pub description: String,
    /// Whether only an administrator may consent to it.
    pub admin_consent_required: bool,
    /// Whether the API gives it out: its owner can switch it off.
    pub enabled: bool,
}

impl Permission {
    /// Whether its own words call it out of date: Graph has no property for that.
    pub fn is_deprecated(&self) -> bool {
        [&self.display_name, &self.description].iter().any(|text| text.to_lowercase().contains("deprecated"))
    }
}

/// An API, as a search finds it: a service principal that may expose permissions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceSummary {
    /// The service principal's object ID; none where the tenant has no service principal for it yet.
    pub id: Option<ObjectId>,
    /// The API's application (client) ID.
    pub app_id: AppId,
    /// Its name.
    pub display_name: String,
    /// Whose it is.
    pub owner: ApiOwner,
    /// Whether the tenant lets anybody use it: `accountEnabled`.
    pub enabled: bool,
    /// How many of its permissions a client can pick, where that was asked.
    pub offered: Option<usize>,
}

/// An API with every permission that a client could hold, enabled or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceApi {
    /// Who it is.
    pub summary: ResourceSummary,
    /// Delegated permissions, then application permissions, each by value.
    pub permissions: Vec<Permission>,
}

impl ResourceApi {
    /// The permissions that can be picked.
    pub fn offered(&self) -> impl Iterator<Item = &Permission> {
        self.permissions.iter().filter(|permission| permission.enabled)
    }
}

/// What makes two picks the same one: the API, the kind and the permission's ID.
pub type PermissionKey = (AppId, PermissionKind, PermissionId);

/// A permission that the person picked. It keeps the words that were shown, so that the draft can be read
/// without asking Graph again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(reactive_stores::Store))]
pub struct PickedPermission {
    /// The API's application (client) ID: `resourceAppId`.
    pub resource_app_id: AppId,
    /// The API's name.
    pub resource_name: String,
    /// The permission's ID.
    pub id: PermissionId,
    /// Delegated or application.
    pub kind: PermissionKind,
    /// Its value: `User.Read`.
    #[serde(deserialize_with = "one_value")]
    pub value: String,
    /// Its name for people.
    pub display_name: String,
    /// Whether only an administrator may consent to it.
    pub admin_consent_required: bool,
    /// Whether its API belongs to another tenant, and not to Microsoft.
    #[serde(default)]
    pub foreign: bool,
}

/// Reads the value of one permission, where it did not come from the tenant. A grant names several with blanks between
/// them, so a value with a blank in it would be more than was picked.
///
/// # Errors
/// There is a blank or an unseen character in it.
pub fn one_value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let value = String::deserialize(deserializer)?;
    if value.contains(is_invisible) { Err(D::Error::custom("more than one value")) } else { Ok(value) }
}

impl PickedPermission {
    /// What makes two picks the same one.
    pub fn key(&self) -> PermissionKey {
        (self.resource_app_id, self.kind, self.id)
    }

    /// Whether another API among these picks has the same name, as people read names: anybody can call an API
    /// `Microsoft Graph`.
    pub fn has_namesake(&self, picks: &[Self]) -> bool {
        let other_api = |other: &&Self| other.resource_app_id != self.resource_app_id;
        picks.iter().filter(other_api).any(|other| seen(&other.resource_name).eq(seen(&self.resource_name)))
    }

    /// The pick of a permission that an API offers.
    pub fn of(api: &ResourceSummary, permission: &Permission) -> Self {
        Self {
            resource_app_id: api.app_id,
            resource_name: api.display_name.clone(),
            id: permission.id,
            kind: permission.kind,
            value: permission.value.clone(),
            display_name: permission.display_name.clone(),
            admin_consent_required: permission.admin_consent_required,
            foreign: api.owner.is_foreign(),
        }
    }
}

/// What people see of a name, whatever the case.
fn seen(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|character| !is_invisible(*character)).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(api: u128, name: &str) -> PickedPermission {
        PickedPermission {
            resource_app_id: AppId::from_u128(api),
            resource_name: name.to_owned(),
            id: USER_READ,
            kind: PermissionKind::Delegated,
            value: "User.Read".to_owned(),
            display_name: String::new(),
            admin_consent_required: false,
            foreign: false,
        }
    }

    #[test]
    fn names_that_read_alike_are_the_same_name() {
        let graph = of(1, "Microsoft Graph");
        for other in ["Microsoft Graph", " microsoft graph ", "Microsoft\u{200b} Graph"] {
            assert!(graph.has_namesake(&[graph.clone(), of(2, other)]), "{other:?}");
        }
        assert!(!graph.has_namesake(&[graph.clone(), of(1, "Microsoft Graph"), of(2, "Microsoft Graph API")]));
    }
}
