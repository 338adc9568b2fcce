//! Whether the browser has a connection.

use crate::web::reactive::prelude::*;

use crate::web::browser::events::Listener;

/// Whether there is a connection. Taken with [`Online::here`] anywhere below the root.
#[derive(Clone, Copy)]
pub struct Online(RwSignal<bool>);

impl Online {
    /// Follows the connection for as long as the page lives. Called once, by the outermost component.
    pub(super) fn follow() -> Self {
        let online = RwSignal::new(window().navigator().on_line());
        for name in ["online", "offline"] {
            let listener = Listener::new(window().into(), name, move |_| online.set(window().navigator().on_line()));
            // It listens for as long as the page lives.
            std::mem::forget(listener);
        }
        Self(online)
    }

    /// The connection of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Looks, and again with each change.
    pub fn get(self) -> bool {
        self.0.get()
    }
}
