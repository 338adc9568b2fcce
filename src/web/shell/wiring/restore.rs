//! The draft over a reload: reading what the tab has kept, and keeping it.

use crate::web::reactive::prelude::*;

use crate::{
    registration::draft::Draft,
    run::ledger::Kept,
    web::{
        browser::storage,
        shell::{form::Form, state::App, tab_storage::LostDraft},
    },
};

/// Reads the draft from before the reload, for the form to begin with.
pub fn restore() {
    App::here().restored.set_value(draft().map(Box::new));
}

/// The draft from before the reload. One that cannot be read makes room for a new one, and the page says so.
pub fn draft() -> Option<Draft> {
    storage::load().unwrap_or_else(|storage::Unreadable| {
        storage::lose::<Draft, LostDraft>();
        None
    })
}

/// Stores the draft with each change of it. Once all of it is registered it is forgotten: a reload then begins anew,
/// rather than offering to register the same again.
pub fn keep() {
    let (app, form) = (App::here(), Form::here());
    Effect::new(move |_| {
        if app.run.is_registered() {
            storage::remove::<Draft>();
            storage::remove::<Kept>();
        } else {
            // Refused storage costs no more than the draft after a reload.
            let _ = form.draft.with(storage::save);
        }
    });
}
