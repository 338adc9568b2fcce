//! What a directory does with its objects, whoever asks: narrow a list, cut it to pages, pick properties, lay a change
//! over an object.
//!
//! # Invariants
//! Nothing is judged here: which properties may be asked for, what a body may hold and how a refusal is worded is the
//! business of the tenant that answers. The sandbox has one way to judge and the tenant of the tests another.

mod filter;
mod pages;
mod search;

use serde_json::{Map, Value};

pub use filter::{Filter, Term, literal};
pub use pages::{page, page_size};
pub use search::{NameSearch, SearchProblem};

/// The properties of an object.
pub type Object = Map<String, Value>;

/// Lays a change over an object. A property that has properties of its own is merged with what it is sent, one level
/// down; a collection is replaced whole.
pub fn lay(object: &mut Object, change: &Object) {
    for (name, value) in change {
        match (object.get_mut(name), value) {
            (Some(Value::Object(old)), Value::Object(new)) => old.extend(new.clone()),
            _ => {
                object.insert(name.clone(), value.clone());
            }
        }
    }
}

/// The properties that `$select` names, each null where the object lacks it; annotations stay. Fails with the first
/// name that is not known.
pub fn select<'a>(object: &Object, names: &'a str, is_known: impl Fn(&str) -> bool) -> Result<Object, &'a str> {
    let annotations = object.iter().filter(|(name, _)| name.starts_with('@'));
    let mut cut: Object = annotations.map(|(name, value)| (name.clone(), value.clone())).collect();
    for name in names.split(',').map(str::trim) {
        if !is_known(name) {
            return Err(name);
        }
        cut.insert(name.to_owned(), object.get(name).cloned().unwrap_or_default());
    }
    Ok(cut)
}

/// Whether two objects have the same values of these properties: what makes the second a duplicate of the first.
pub fn agree(one: &Object, other: &Object, properties: &[&str]) -> bool {
    properties.iter().all(|property| one.get(*property) == other.get(*property))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: Value) -> Object {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_change_is_merged_one_level_down_and_replaces_collections() {
        let mut application = object(json!({ "web": { "logoutUrl": "a", "redirectUris": ["b", "c"] }, "tags": ["d"] }));
        lay(&mut application, &object(json!({ "web": { "redirectUris": ["e"] }, "tags": [], "notes": "f" })));
        let expected = json!({ "web": { "logoutUrl": "a", "redirectUris": ["e"] }, "tags": [], "notes": "f" });
        assert_eq!(Value::Object(application), expected);
    }

    #[test]
    fn selecting_keeps_annotations_and_refuses_what_is_not_known() {
        let application = object(json!({ "@odata.context": "x", "id": "1", "appId": "2" }));
        let known = |name: &str| ["id", "notes"].contains(&name);
        let cut = select(&application, "id, notes", known).map(Value::Object);
        assert_eq!(cut, Ok(json!({ "@odata.context": "x", "id": "1", "notes": null })));
        assert_eq!(select(&application, "id,colour", known), Err("colour"));
    }

    #[test]
    fn what_both_lack_is_no_difference() {
        let (one, other) = (object(json!({ "a": 1, "b": 2 })), object(json!({ "a": 1, "b": 3 })));
        assert!(agree(&one, &other, &["a", "c"]) && !agree(&one, &other, &["a", "b"]));
    }
}
