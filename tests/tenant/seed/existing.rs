//! Applications like one that is about to be registered.

use serde_json::json;

use super::ALEX;
use crate::tenant::State;
use crate::tenant::directory::Application;
use crate::tenant::values::{iso, now};

/// Adds one of this name, one of it that was deleted, and one of another name with this redirect URI. All are Alex's.
pub fn add(state: &mut State, display_name: &str, redirect_uri: &str) {
    let owner = state.directory.users.iter().find(|user| user.name == ALEX).map(|user| user.oid.clone());
    for (name, uris, deleted) in [
        (display_name, json!([]), false),
        (display_name, json!([]), true),
        ("Older portal", json!([redirect_uri]), false),
    ] {
        let mut app = Application::new(owner.as_deref());
        app.seeded = true;
        app.object.insert("displayName".into(), json!(name));
        app.object.insert("web".into(), json!({ "redirectUris": uris }));
        if deleted {
            app.deleted = true;
            app.object.insert("deletedDateTime".into(), json!(iso(now())));
        }
        state.directory.applications.push(app);
    }
}
