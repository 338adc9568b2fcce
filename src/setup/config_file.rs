//! The text of `config.json`.

use serde_json::{Value, json};

use super::Kept;
use crate::{config::CreateScope, directory::cloud::Cloud};

/// The file for a registration, with what stays of the one that there is.
pub(super) fn text(client_id: &str, tenant: &str, cloud: Cloud, create: CreateScope, kept: &Kept) -> String {
    let [start, middle, end] = around_ids(cloud, create, kept);
    let value = |text: &str| Value::from(text).to_string();
    [start, value(client_id), middle, value(tenant), end].concat()
}

/// What stands before, between and behind the client ID and the tenant. What is the rule is left out, so that the file
/// says what differs.
pub(super) fn around_ids(cloud: Cloud, create: CreateScope, kept: &Kept) -> [String; 3] {
    let mut end = [",\n  \"cloud\": ", &described(cloud).to_string()].concat();
    if create != CreateScope::default() {
        end.push_str(",\n  \"create\": ");
        end.push_str(&Value::from(create.value()).to_string());
    }
    end.push_str(&kept.lines());
    end.push_str("\n}\n");
    ["{\n  \"clientId\": ".to_owned(), ",\n  \"tenant\": ".to_owned(), end]
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
