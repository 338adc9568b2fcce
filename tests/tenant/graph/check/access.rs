//! The rules of `requiredResourceAccess`.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Checked;
use crate::tenant::graph::error::GraphError;

/// Checks counts, and that no entry is empty or there twice. The shape was checked before.
pub fn check(body: &Map<String, Value>, personal: bool) -> Checked {
    let Some(entries) = body.get("requiredResourceAccess").and_then(Value::as_array) else { return Ok(()) };
    let refused = |code: &str, why: &str| {
        GraphError::bad(format!(
            "Invalid value specified for property 'requiredResourceAccess' of resource 'Application'. {why}"
        ))
        .detail(code, why, "requiredResourceAccess")
    };
    let mut resources = BTreeSet::new();
    let mut total = 0;
    for entry in entries {
        let resource =
            entry["resourceAppId"].as_str().ok_or_else(|| refused("MissingValue", "resourceAppId is missing."))?;
        if !resources.insert(resource.to_ascii_lowercase()) {
            return Err(refused("DuplicateValue", "A resource is there twice."));
        }
        let permissions: Vec<&Value> = entry["resourceAccess"].as_array().into_iter().flatten().collect();
        if permissions.is_empty() {
            return Err(refused(
                "MissingValue",
                "The property 'resourceAccess' value is required but is empty or missing.",
            ));
        }
        let mut seen = BTreeSet::new();
        for permission in &permissions {
            let (Some(id), Some(kind)) = (permission["id"].as_str(), permission["type"].as_str()) else {
                return Err(refused("MissingValue", "A permission has no id or no type."));
            };
            if !seen.insert((id.to_ascii_lowercase(), kind)) {
                return Err(refused("DuplicateValue", "A permission is there twice."));
            }
        }
        if personal && permissions.len() > 30 {
            return Err(refused("InvalidCollectionSize", "More than 30 permissions of one resource."));
        }
        total += permissions.len();
    }
    if resources.len() > 50 || total > if personal { 200 } else { 400 } {
        return Err(refused("InvalidCollectionSize", "Too many resources or permissions."));
    }
    Ok(())
}
