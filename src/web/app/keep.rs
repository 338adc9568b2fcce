//! What a reload finds again: the draft, which tenant was chosen, and that one was in the sandbox. Nothing secret.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::state::App;
use crate::{
    config::TenantName,
    directory::ids::RunTail,
    registration::draft::Draft,
    web::browser::{random, storage},
};

/// One was in the sandbox, and is there again after a reload.
#[derive(Serialize, Deserialize)]
pub struct InSandbox;

/// The tenant that was chosen in this tab, in the place of the one in `config.json`.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChosenTenant(String);

impl ChosenTenant {
    /// This one.
    pub fn new(tenant: &TenantName) -> Self {
        Self(tenant.as_str().to_owned())
    }

    /// Which one, if what was kept still names a tenant.
    pub fn name(self) -> Option<TenantName> {
        self.0.try_into().ok()
    }
}

/// "Sign in" was pressed before the part of the page was loaded that can do it.
#[derive(Serialize, Deserialize)]
pub struct SignInAsked;

/// A draft with nothing in it, tied to no application that exists.
pub fn fresh_draft() -> Draft {
    Draft::new(RunTail::from_random(random::bytes()))
}

/// The draft from before the reload. One that cannot be read is an older release's, and makes room for a new one.
pub fn draft() -> Draft {
    storage::load().ok().flatten().unwrap_or_else(fresh_draft)
}

/// Stores the draft with each change of it. Once all of it is registered it is forgotten: a reload then begins anew,
/// rather than offering to register the same again.
pub fn follow(app: App) {
    let registered = Memo::new(move |_| app.is_registered());
    Effect::new(move |_| {
        if registered.get() {
            storage::remove::<Draft>();
        } else {
            // Refused storage costs no more than the draft after a reload.
            let _ = app.draft.with(storage::save);
        }
    });
}

/// Remembers that one is in the sandbox.
pub fn entered_sandbox() {
    // Refused storage leads back to the start page after a reload, where the draft still is.
    let _ = storage::save(&InSandbox);
}

/// Whether one was in the sandbox before the reload.
pub fn was_in_sandbox() -> bool {
    storage::load::<InSandbox>().is_ok_and(|kept| kept.is_some())
}

/// Forgets everything.
pub fn forget() {
    storage::remove::<InSandbox>();
    storage::remove::<Draft>();
}
