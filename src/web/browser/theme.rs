//! Light, dark, or as the system has it.
//!
//! # Invariants
//! Kept in local storage under one key, which `public/theme.js` reads before the first paint.

use super::storage;

/// The person's choice of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    Light,
    Dark,
}

const KEY: &str = "client-registrar.theme";

impl Theme {
    /// The choices in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What was chosen in this browser.
pub fn chosen() -> Theme {
    let name = storage::local().and_then(|storage| storage.get_item(KEY).ok().flatten());
    Theme::ALL.into_iter().find(|theme| Some(theme.name()) == name.as_deref()).unwrap_or_default()
}

/// Puts a choice on the page and remembers it. Says whether it could be remembered.
pub fn choose(theme: Theme) -> bool {
    show(theme);
    storage::local().is_some_and(|storage| storage.set_item(KEY, theme.name()).is_ok())
}

/// Puts a choice on the page.
pub fn show(theme: Theme) {
    if let Some(root) = super::document().and_then(|document| document.document_element()) {
        // The style sheets go by this attribute; its name is valid, so browsers do not refuse it.
        let _ = root.set_attribute("data-theme", theme.name());
    }
}
