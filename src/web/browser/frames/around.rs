//! The page around this one: talking with it, and looking like it.
//!
//! # Invariants
//! It is told, and heard, while it is of the origin that it was known by as this page came up.

use web_sys::Window;

use super::windows;
use crate::{
    directory::origin::Origin,
    flow::embedded::{Looks, Scheme},
    web::browser::{
        self,
        events::Listener,
        theme::{self, Theme},
    },
};

/// The page right around this one.
pub struct Around {
    window: Window,
    origin: Origin,
}

impl Around {
    /// The one of this origin.
    pub fn of(origin: Origin) -> Option<Self> {
        Some(Self { window: browser::window()?.parent().ok()??, origin })
    }

    /// Tells it something.
    pub fn tell(&self, json: &str) {
        windows::tell(&self.window, self.origin.as_str(), json);
    }

    /// Calls back with each message of it, as JSON, until the listener is dropped.
    pub fn on_message(&self, mut heard: impl FnMut(String) + 'static) -> Option<Listener> {
        let listed = self.origin.clone();
        windows::on_message(&self.window, move |origin, json| {
            if origin == listed.as_str() {
                heard(json);
            }
        })
    }
}

/// Has this page look like the one around it.
pub fn look_like(looks: &Looks) {
    theme::show(match looks.scheme {
        Scheme::System => Theme::System,
        Scheme::Light => Theme::Light,
        Scheme::Dark => Theme::Dark,
    });
    let root = browser::document().and_then(|document| document.document_element());
    if let (Some(root), Some(language)) = (root, &looks.language) {
        // The name is valid: browsers do not refuse it.
        let _ = root.set_attribute("lang", language);
    }
}
