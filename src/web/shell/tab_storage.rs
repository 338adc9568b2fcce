//! What a reload finds again: the draft, which tenant was chosen, and that one was in the sandbox. Nothing secret.

use crate::web::reactive::prelude::*;
use serde::{Deserialize, Serialize};

use super::{form::Form, register::Registering};
use crate::{
    config::TenantName,
    directory::ids::RunTail,
    registration::draft::Draft,
    run::ledger::Kept,
    web::browser::{random, storage},
};

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

/// "Sign in" was pressed before the part of the page was loaded that can do it.
#[derive(Serialize, Deserialize)]
pub struct SignInAsked;

impl storage::Persist for SignInAsked {
    const KEY: &'static str = "client-registrar.sign-in-asked";
}

/// A draft with nothing in it, tied to no application that exists.
pub fn fresh_draft() -> Draft {
    Draft::new(RunTail::from_random(random::bytes()))
}

/// The draft from before the reload. One that cannot be read makes room for a new one, and the page says so.
pub fn draft() -> Draft {
    let kept = storage::load().unwrap_or_else(|storage::Unreadable| {
        Lost::note::<Draft>(|lost| &mut lost.draft);
        None
    });
    kept.unwrap_or_else(fresh_draft)
}

/// Stores the draft with each change of it. Once all of it is registered it is forgotten: a reload then begins anew,
/// rather than offering to register the same again.
pub fn follow(form: Form, registering: Registering) {
    let registered = registering.is_registered;
    Effect::new(move |_| {
        if registered.get() {
            storage::remove::<Draft>();
            storage::remove::<Kept>();
        } else {
            // Refused storage costs no more than the draft after a reload.
            let _ = form.draft.with(storage::save);
        }
    });
}

/// Whether one was in the sandbox before the reload.
pub fn was_in_sandbox() -> bool {
    storage::load::<InSandbox>().is_ok_and(|kept| kept.is_some())
}
