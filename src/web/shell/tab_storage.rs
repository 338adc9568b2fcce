//! What a reload finds again, beside what the core keeps: which tenant was chosen, that one was in the sandbox, what has
//! come by a link. Nothing secret.

use serde::{Deserialize, Serialize};

use crate::{config::TenantName, web::browser::storage};

/// One was in the sandbox, and is there again after a reload.
#[derive(Serialize, Deserialize)]
pub struct InSandbox;

impl storage::Persist for InSandbox {
    const KEY: &'static str = "client-registrar.in-sandbox";
}

/// The tenant that was chosen in this tab, in the place of the one in `config.json`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ChosenTenant(pub TenantName);

impl storage::Persist for ChosenTenant {
    const KEY: &'static str = "client-registrar.tenant";
}

impl From<ChosenTenant> for String {
    fn from(chosen: ChosenTenant) -> Self {
        chosen.0.to_string()
    }
}

impl TryFrom<String> for ChosenTenant {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.try_into().map(Self).map_err(|_| "no tenant's name")
    }
}

/// What was kept in this tab, by this page or by somebody else, and could not be used. Kept until it was read: the way to
/// Microsoft and back may come between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    /// The draft.
    pub draft: bool,
    /// The settings of this tab.
    pub settings: bool,
    /// The tenant that was chosen.
    pub tenant: bool,
}

impl storage::Persist for Lost {
    const KEY: &'static str = "client-registrar.lost";
}

impl Lost {
    /// What there is to say.
    pub fn so_far() -> Self {
        storage::load().ok().flatten().unwrap_or_default()
    }

    /// Forgets a kept value that cannot be used, and remembers that it is lost.
    pub fn note<T: storage::Persist>(which: fn(&mut Self) -> &mut bool) {
        storage::remove::<T>();
        let mut lost = Self::so_far();
        *which(&mut lost) = true;
        // Where it cannot be kept it is remembered until the page is left.
        let _ = storage::save(&lost);
    }
}

/// A test of the set-up was begun in this tab.
#[derive(Serialize, Deserialize)]
pub struct TestBegun;

impl storage::Persist for TestBegun {
    const KEY: &'static str = "client-registrar.self-test";
}

/// The fragment of the page's address, as `link.js` found it.
#[derive(Serialize, Deserialize)]
pub struct LinkText(pub String);

impl storage::Persist for LinkText {
    // `link.js` writes it.
    const KEY: &'static str = "client-registrar.link";
}
