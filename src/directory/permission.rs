//! What an API offers and what a client asks for: delegated permissions (scopes) and application permissions
//! (app roles).

pub mod api_owner;
pub mod consent;
pub mod grant;
pub mod role;
pub mod well_known;

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::{
    characters::{is_invisible, read_alike},
    ids::{AppId, ObjectId, PermissionId},
};
use api_owner::ApiOwner;
use well_known::WellKnownApi;
pub use well_known::{AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH, USER_READ};

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
    /// Both.
    pub const ALL: [Self; 2] = [Self::Delegated, Self::Application];

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
    /// What names that begin alike have in common, up to the first dot: `User` of `User.Read`. None without a dot.
    pub fn beginning(&self) -> Option<&str> {
        self.value.split_once('.').map(|(beginning, _)| beginning)
    }

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
    /// Whose its API is, as far as the tenant has told.
    #[serde(default, deserialize_with = "stored_owner")]
    pub owner: ApiOwner,
}

/// Reads an owner that did not come from the tenant: nobody is Microsoft by their own word.
fn stored_owner<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ApiOwner, D::Error> {
    let owner = ApiOwner::deserialize(deserializer)?;
    Ok(if owner.vouches_for_names() { ApiOwner::Unknown } else { owner })
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

    /// Whether it goes by the same words: API, kind and value.
    pub fn reads_as(&self, other: &Self) -> bool {
        (self.resource_app_id, self.kind, &self.value) == (other.resource_app_id, other.kind, &other.value)
    }

    /// Whether another API among these picks has the same name, as people read names: anybody can call an API
    /// `Microsoft Graph`.
    pub fn has_namesake(&self, picks: &[Self]) -> bool {
        let other_api = |other: &&Self| other.resource_app_id != self.resource_app_id;
        picks.iter().filter(other_api).any(|other| read_alike(&other.resource_name, &self.resource_name))
    }

    /// Whose its API is. The IDs of Microsoft's well-known APIs say so themselves.
    pub fn whose(&self) -> ApiOwner {
        if WellKnownApi::of(self.resource_app_id).is_some() { ApiOwner::Microsoft } else { self.owner }
    }

    /// Whether the ID and the owner of its API stand beside the name: everywhere but where Microsoft's own API stands
    /// alone with its name among the picks.
    pub fn shows_identity(&self, picks: &[Self]) -> bool {
        !self.whose().vouches_for_names() || self.has_namesake(picks)
    }

    /// `User.Read` of Microsoft Graph as Microsoft publishes it, which is known without asking.
    pub fn user_read() -> Self {
        Self {
            resource_app_id: MICROSOFT_GRAPH,
            resource_name: WellKnownApi::MicrosoftGraph.name().to_owned(),
            id: USER_READ,
            kind: PermissionKind::Delegated,
            value: "User.Read".to_owned(),
            display_name: "Sign in and read user profile".to_owned(),
            admin_consent_required: false,
            owner: ApiOwner::Microsoft,
        }
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
            owner: api.owner,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::ids::TenantId;

    fn of(api: u128, name: &str) -> PickedPermission {
        PickedPermission {
            resource_app_id: AppId::from_u128(api),
            resource_name: name.to_owned(),
            id: USER_READ,
            kind: PermissionKind::Delegated,
            value: "User.Read".to_owned(),
            display_name: String::new(),
            admin_consent_required: false,
            owner: ApiOwner::Microsoft,
        }
    }

    #[test]
    fn names_that_read_alike_are_the_same_name() {
        let graph = of(1, "Microsoft Graph");
        for other in [
            "Microsoft Graph",
            " microsoft graph ",
            "Microsoft\u{200b} Graph",
            "Microsoft\u{3164}Graph",
            "Microsoft\u{fe0f} Graph\u{e0041}",
            "\u{2800}Micro\u{34f}soft\u{ffa0}Graph\u{206a}",
        ] {
            assert!(graph.has_namesake(&[graph.clone(), of(2, other)]), "{other:?}");
        }
        assert!(!graph.has_namesake(&[graph.clone(), of(1, "Microsoft Graph"), of(2, "Microsoft Graph API")]));
    }

    #[test]
    fn what_was_stored_makes_nobody_microsoft() {
        let stored = |pick: &PickedPermission| {
            let text = serde_json::to_string(pick).unwrap();
            serde_json::from_str::<PickedPermission>(&text).unwrap()
        };
        let stranger = stored(&of(1, "Microsoft Graph"));
        assert_eq!(stranger.whose(), ApiOwner::Unknown);
        assert!(stranger.shows_identity(&[]));
        let graph = stored(&PickedPermission { resource_app_id: MICROSOFT_GRAPH, ..of(1, "Microsoft Graph") });
        assert!(!graph.shows_identity(&[]));
        let owner = ApiOwner::OtherTenant(TenantId::from_u128(9));
        assert_eq!(stored(&PickedPermission { owner, ..of(1, "Orders") }).whose(), owner);
    }

    #[test]
    fn only_an_api_of_microsofts_that_is_alone_with_its_name_goes_by_the_name_alone() {
        let graph = of(1, "Microsoft Graph");
        let foreign =
            PickedPermission { owner: ApiOwner::OtherTenant(TenantId::from_u128(9)), ..of(2, "Microsoft Graph") };
        assert!(!graph.shows_identity(std::slice::from_ref(&graph)));
        assert!(graph.shows_identity(&[graph.clone(), foreign.clone()]));
        assert!(foreign.shows_identity(std::slice::from_ref(&foreign)));
        for owner in [ApiOwner::ThisTenant, ApiOwner::Unknown] {
            let own = PickedPermission { owner, ..of(3, "Contoso Orders") };
            assert!(own.shows_identity(std::slice::from_ref(&own)));
        }
    }
}
