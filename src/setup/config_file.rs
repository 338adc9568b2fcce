//! The text of `config.json`.

use serde_json::{Value, json};

use crate::{config::CreateScope, directory::cloud::Cloud};

/// The file for a registration. What is the rule is left out, so that the file says what differs.
pub(super) fn text(client_id: &str, tenant: &str, cloud: Cloud, create: CreateScope) -> String {
    let mut members =
        vec![("clientId", Value::from(client_id)), ("tenant", Value::from(tenant)), ("cloud", described(cloud))];
    if create != CreateScope::default() {
        members.push(("create", Value::from(create.value())));
    }
    let lines: Vec<String> =
        members.into_iter().map(|(key, value)| ["  \"", key, "\": ", &value.to_string()].concat()).collect();
    ["{\n", &lines.join(",\n"), "\n}\n"].concat()
}

/// The cloud by its name, or with all that is known of it where it is none of Microsoft's.
fn described(cloud: Cloud) -> Value {
    let Cloud::Custom(custom) = cloud else { return Value::from(cloud.name()) };
    let mut members = json!({ "name": custom.name, "authority": cloud.authority(), "graph": cloud.graph() });
    if let Some(portal) = cloud.portal() {
        members["portal"] = Value::from(portal);
    }
    members
}
