//! What a registration has left in the tenant, without what no two have in common.

use client_registrar::registration::draft::Draft;
use serde_json::{Map, Value, json};

use crate::tenant::{Tenant, directory::Application};

/// The application with its credentials, its service principal, and what it was granted.
pub fn of(tenant: &Tenant, draft: &Draft) -> Value {
    let state = tenant.state();
    let directory = &state.directory;
    let application = find(&directory.applications, draft);
    let app_id = application.app_id();
    let principal = directory.service_principal(app_id).expect("a service principal");
    let principal_id = &principal["id"];
    let of_it = |list: &[Map<String, Value>], name: &str| {
        let mut own: Vec<Value> =
            list.iter().filter(|one| one[name] == *principal_id).cloned().map(Value::Object).collect();
        own.sort_by_key(ToString::to_string);
        own
    };
    let all = json!({
        "application": application.object,
        "federated": application.federated,
        "secrets": application.secrets.len(),
        "owners": application.owners,
        "principal": principal,
        "owners of the principal": directory.principal_owners.get(principal_id.as_str().unwrap_or_default()),
        "grants": of_it(&directory.grants, "clientId"),
        "assignments": of_it(&directory.assignments, "principalId"),
    });
    let (object_id, principal_id) = (application.id().to_owned(), principal_id.as_str().expect("an ID").to_owned());
    let name = application.text("uniqueName").to_owned();
    let named =
        [(app_id, "its appId"), (&object_id, "its id"), (&principal_id, "its principal"), (&name, "its uniqueName")];
    let all = named.into_iter().fold(all.to_string(), |text, (own, name)| text.replace(own, name));
    let mut all = serde_json::from_str(&all).expect("JSON");
    forget(&mut all);
    all
}

/// The values of its secrets, in order.
pub fn secrets(tenant: &Tenant, draft: &Draft) -> Vec<String> {
    let state = tenant.state();
    find(&state.directory.applications, draft).secrets.iter().map(|secret| secret.text.clone()).collect()
}

fn find<'a>(applications: &'a [Application], draft: &Draft) -> &'a Application {
    let mut own = applications.iter().filter(|app| app.text("uniqueName").ends_with(&draft.run_tail.to_string()));
    let found = own.next().expect("an application");
    assert!(own.next().is_none(), "one application");
    found
}

/// What the directory makes up anew for each object.
fn forget(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for name in ["createdDateTime", "keyId", "hint", "startDateTime"] {
                members.remove(name);
            }
            let is_own = |id: &Value| id.as_str().is_some_and(|id| id.starts_with("its "));
            if members.get("id").is_some_and(|id| !is_own(id))
                && !members.contains_key("type")
                && !members.contains_key("value")
            {
                members.remove("id");
            }
            members.values_mut().for_each(forget);
        }
        Value::Array(items) => items.iter_mut().for_each(forget),
        _ => {}
    }
}
