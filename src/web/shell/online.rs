//! Whether the browser has a connection.

use leptos::prelude::*;

use crate::web::browser::events::Listener;

/// Follows the connection for as long as the page lives.
pub fn follow() -> ReadSignal<bool> {
    let (online, set_online) = signal(window().navigator().on_line());
    for name in ["online", "offline"] {
        let listener = Listener::new(window().into(), name, move |_| set_online.set(window().navigator().on_line()));
        // It listens for as long as the page lives.
        std::mem::forget(listener);
    }
    online
}
