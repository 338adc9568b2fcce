//! The directory roles of the signed-in person.

use serde_json::{Map, Value, json};

use super::error::GraphError;
use super::{Outcome, query};
use crate::tenant::State;
use crate::tenant::directory::{User, role};
use crate::tenant::message::Incoming;
use crate::tenant::values::guid_of;

/// `GET /me/transitiveMemberOf/microsoft.graph.directoryRole`: a cast, and so an advanced query.
pub fn list(state: &mut State, request: &Incoming, user: &User) -> Outcome {
    let counted = request.query_pairs().iter().any(|(name, value)| name == "$count" && value == "true");
    let eventual = request.header("consistencylevel").is_some_and(|level| level.eq_ignore_ascii_case("eventual"));
    if !(counted && eventual) {
        return Err(GraphError::query(
            "The specified cast needs $count=true and the header ConsistencyLevel: eventual.",
        ));
    }
    let bare = state.settings.bare_roles;
    let roles: Vec<Map<String, Value>> = user.roles.iter().map(|template| active(template, bare)).collect();
    query::list(&mut state.pages, request, "directoryObjects/microsoft.graph.directoryRole", &roles, Map::clone)
}

/// `GET /me/createdObjects`: of whoever is no administrator, else nothing.
/// <https://learn.microsoft.com/graph/api/user-list-createdobjects>
pub fn created(state: &mut State, request: &Incoming, user: &User) -> Outcome {
    let before = if user.admin || !user.roles.is_empty() { 0 } else { state.settings.created_before };
    let created: Vec<Map<String, Value>> = (0..before)
        .map(|at| {
            let mut object = Map::new();
            object.insert("@odata.type".into(), json!("#microsoft.graph.application"));
            object.insert("id".into(), json!(guid_of(&format!("created {at}"))));
            object
        })
        .collect();
    query::list(&mut state.pages, request, "directoryObjects", &created, Map::clone)
}

/// An active role. `bare` is what a person sees who may not read the directory.
fn active(template: &str, bare: bool) -> Map<String, Value> {
    let name = match template {
        role::GLOBAL_ADMINISTRATOR => "Global Administrator",
        role::PRIVILEGED_ROLE_ADMINISTRATOR => "Privileged Role Administrator",
        role::APPLICATION_ADMINISTRATOR => "Application Administrator",
        role::CLOUD_APPLICATION_ADMINISTRATOR => "Cloud Application Administrator",
        role::APPLICATION_DEVELOPER => "Application Developer",
        _ => "Custom role",
    };
    let shown = |text: &str| if bare { Value::Null } else { json!(text) };
    let mut role = Map::new();
    role.insert("id".into(), json!(guid_of(&format!("role {template}"))));
    role.insert("deletedDateTime".into(), Value::Null);
    role.insert("description".into(), shown(name));
    role.insert("displayName".into(), shown(name));
    role.insert("roleTemplateId".into(), shown(template));
    role
}
