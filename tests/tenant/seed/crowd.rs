//! Numbers as large tenants have them: many service principals, and Microsoft Graph's many permissions.

use serde_json::{Map, Value, json};

use super::{GRAPH_APP_ID, guid_of, principal, role, scope};
use crate::tenant::State;

const OWNERS: [&str; 10] =
    ["Alpine", "Bellows", "Consolidated", "Datum", "Fourth", "Graphic", "Humongous", "Lucerne", "Margie", "Trey"];
const WORK: [&str; 8] = ["Billing", "Claims", "Imaging", "Inventory", "Payroll", "Records", "Scheduling", "Travel"];
const THINGS: [&str; 5] = ["API", "Gateway", "Service", "Sync", "Portal"];

/// The name of one of the crowd: `Alpine Billing API 0001`.
pub fn name(at: usize) -> String {
    let pick = |from: &[&'static str], at: usize| from.get(at % from.len()).copied().unwrap_or_default();
    let owner = pick(&OWNERS, at);
    let work = pick(&WORK, at / OWNERS.len());
    let thing = pick(&THINGS, at / OWNERS.len() / WORK.len());
    format!("{owner} {work} {thing} {at:04}")
}

/// Adds service principals, kept small until somebody reads them: see [`whole`].
pub fn add(state: &mut State, count: usize) {
    for at in 0..count {
        let name = name(at);
        let mut made = Map::new();
        made.insert("id".into(), json!(guid_of(&format!("principal {name}"))));
        let app_id = guid_of(&format!("app {name}"));
        made.insert("servicePrincipalNames".into(), json!([app_id]));
        made.insert("appId".into(), json!(app_id));
        made.insert("displayName".into(), json!(name));
        state.directory.service_principals.push(made);
    }
}

/// A service principal with every property that Graph answers: one of a crowd offers `access_as_user`.
pub fn whole(tenant_id: &str, found: &Map<String, Value>) -> Map<String, Value> {
    if found.contains_key("accountEnabled") {
        return found.clone();
    }
    let text = |property: &str| found.get(property).and_then(Value::as_str).unwrap_or_default();
    let offered = scope("access_as_user", &guid_of(&format!("scope {}", text("displayName"))), false);
    let mut whole = principal(text("appId"), text("displayName"), tenant_id, &[offered], &[]);
    whole.extend(found.clone());
    whole
}

/// Made-up permissions in the manner of Microsoft Graph's own, until it offers so many in all: a little more than
/// half of them delegated, about half of these with an application twin.
pub fn fill_graph(state: &mut State, count: usize) {
    let Some(graph) = state.directory.service_principals.iter_mut().find(|found| found["appId"] == GRAPH_APP_ID) else {
        return;
    };
    let mut at = 0;
    while offered(graph, "oauth2PermissionScopes") + offered(graph, "appRoles") < count {
        let area = format!("{}{:03}", WORK.get(at % WORK.len()).copied().unwrap_or_default(), at / 8);
        let verb = ["Read", "ReadWrite", "Manage"].get(at % 3).copied().unwrap_or_default();
        let value = format!("{area}.{verb}.All");
        if let Some(Value::Array(scopes)) = graph.get_mut("oauth2PermissionScopes") {
            scopes.push(scope(&value, "", at % 4 != 0));
        }
        let full = offered(graph, "oauth2PermissionScopes") + offered(graph, "appRoles") == count;
        if let (Some(Value::Array(roles)), false) = (graph.get_mut("appRoles"), full || at % 5 == 0) {
            roles.push(role(&value, "Microsoft Graph"));
        }
        at += 1;
    }
}

fn offered(api: &Map<String, Value>, property: &str) -> usize {
    api.get(property).and_then(Value::as_array).map_or(0, Vec::len)
}
