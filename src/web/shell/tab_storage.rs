//! What a reload finds again, beside what the core keeps: which tenant was chosen, that one was in the sandbox, what has
//! come by a link. Nothing secret.

use serde::{Deserialize, Serialize};

use crate::web::browser::storage;

/// One was in the sandbox, and is there again after a reload.
pub struct InSandbox;

impl storage::Persist for InSandbox {
    const KEY: &'static str = "client-registrar.in-sandbox";
}

/// The tenant that was chosen in this tab, in the place of the one in `config.json`: a text.
pub struct ChosenTenant;

impl storage::Persist for ChosenTenant {
    const KEY: &'static str = "client-registrar.tenant";
}

/// A draft was kept in this tab, by this page or by somebody else, that could not be used. This and its like are kept until
/// they were read: the way to Microsoft and back may come between.
pub struct LostDraft;

impl storage::Persist for LostDraft {
    const KEY: &'static str = "client-registrar.lost-draft";
}

/// The same of settings of this tab.
pub struct LostSettings;

impl storage::Persist for LostSettings {
    const KEY: &'static str = "client-registrar.lost-settings";
}

/// The same of the tenant that was chosen.
pub struct LostTenant;

impl storage::Persist for LostTenant {
    const KEY: &'static str = "client-registrar.lost-tenant";
}

/// What was kept and could not be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// The draft.
    pub draft: bool,
    /// The settings of this tab.
    pub settings: bool,
    /// The tenant that was chosen.
    pub tenant: bool,
}

impl Lost {
    /// What there is to say.
    pub fn so_far() -> Self {
        Self {
            draft: storage::is_stored::<LostDraft>(),
            settings: storage::is_stored::<LostSettings>(),
            tenant: storage::is_stored::<LostTenant>(),
        }
    }

    /// It was read.
    pub fn forget() {
        storage::remove::<LostDraft>();
        storage::remove::<LostSettings>();
        storage::remove::<LostTenant>();
    }
}

/// A test of the set-up was begun in this tab.
pub struct TestBegun;

impl storage::Persist for TestBegun {
    const KEY: &'static str = "client-registrar.self-test";
}

/// The recipe that a link has brought: the fragment, as `link.js` found it.
#[derive(Serialize, Deserialize)]
pub struct RecipeText(pub String);

impl storage::Persist for RecipeText {
    // `link.js` writes it.
    const KEY: &'static str = "client-registrar.recipe";
}

/// The fragment of the page's address, as `link.js` found it.
#[derive(Serialize, Deserialize)]
pub struct LinkText(pub String);

impl storage::Persist for LinkText {
    // `link.js` writes it.
    const KEY: &'static str = "client-registrar.link";
}
