//! The draft over a reload: reading what the tab has kept, and keeping it.

use crate::web::reactive::prelude::*;

use super::recovery;
use crate::{
    registration::draft::Draft,
    run::ledger::Kept,
    web::{
        browser::{frames::leave, storage},
        shell::{form::Form, state::App, tab_storage::LostDraft},
    },
};

/// Reads the draft from before the reload, for the form to begin with.
pub fn restore() {
    let draft = draft();
    if let Some(draft) = draft.as_ref().filter(|_| storage::is_stored::<Kept>()) {
        recovery::hold(&draft.run_tail);
    }
    App::here().restored.set_value(draft.map(Box::new));
}

/// The draft from before the reload. One that cannot be read makes room for a new one, and the page says so.
pub fn draft() -> Option<Draft> {
    storage::load().unwrap_or_else(|storage::Unreadable| {
        storage::lose::<Draft, LostDraft>();
        None
    })
}

/// Whether the tab keeps what was typed. Taken with [`Saved::here`].
#[derive(Clone, Copy)]
pub struct Saved(pub Memo<bool>);

impl Saved {
    /// How it stands with the form of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }
}

/// Stores the draft with each change of it. Once all of it is registered it is forgotten: a reload then begins anew,
/// rather than offering to register the same again. Until then, the browser asks before the tab is closed once something
/// was typed: it ends with the tab.
pub fn keep() {
    recovery::bring();
    let (app, form) = (App::here(), Form::here());
    let is_stored = RwSignal::new(false);
    Effect::new(move |_| {
        let is_registered = app.run.is_registered();
        if is_registered {
            storage::remove::<Draft>();
            storage::remove::<Kept>();
        }
        // Refused storage costs no more than the draft after a reload.
        is_stored.set(!is_registered && form.draft.with(storage::save).is_ok());
    });
    let is_typed = Memo::new(move || !form.is_blank() && !app.run.is_registered());
    let asking = StoredValue::new(None);
    Effect::new(move |_| asking.set_value(if is_typed.get() { leave::ask_before_closing() } else { None }));
    provide_context(Saved(Memo::new(move || is_stored.get() && is_typed.get())));
}
