//! The requests of an undo go to the tenant in use, and what the page notices goes into [`Undoing`].

use crate::web::reactive::prelude::*;

use super::register::keep_ledger;
use crate::{
    directory::tenant::TenantContext,
    flow::{
        register,
        undo::{Effect as Asked, Event, Undoing},
    },
    http::response::{NoAnswer, NotSent},
    run::ledger::Kept,
    web::{
        browser::{clock, frames::frame, storage},
        shell::{
            form::Form,
            preview::Preview,
            register::{Registering, undo::Undo},
            state::App,
        },
    },
};

/// Puts it up. Performs what the flow asks for, and tells it what the page notices, for as long as that lives.
pub fn bring() {
    let app = App::here();
    let undo = Undo::new();
    provide_context(undo);
    let (form, preview, registering) = (Form::here(), Preview::here(), Registering::here());
    undo.flow.begin(Undoing::update, move |flow, effect| match effect {
        Asked::Send { turn, request } => {
            let tenant = app.current.tenant.get_untracked();
            flow.dispatch_later(async move {
                let answer = match tenant {
                    Some(tenant) => tenant.send(request).await,
                    None => Err(NoAnswer::NotSent(NotSent::SignInNeeded)),
                };
                Event::Came { turn, answer }
            });
        }
        Asked::Wait { turn, pause } => flow.dispatch_later(async move {
            clock::sleep(pause).await;
            Event::Ticked { turn }
        }),
        Asked::Keep(ledger) => keep_ledger(app, preview, ledger),
        Asked::SecretGone(key_id) => registering.dispatch(register::Event::SecretGone(key_id)),
        Asked::Undone(application) => {
            registering.undone.set(application);
            forget(form, preview);
        }
    });
    Effect::new(move |before: Option<u32>| {
        let came = app.sign_in.came();
        if before.is_some_and(|before| before != came) {
            let is_framed = frame::is_framed() && !app.current.is_sandbox();
            undo.flow.dispatch(Event::SignedIn { is_framed });
        }
        came
    });
    Effect::new(move |_| {
        let key = |context: &TenantContext| (context.tenant_id, context.account.clone());
        undo.flow.dispatch(Event::AccountIs(app.current.context.with(|context| context.as_ref().map(key))));
    });
}

/// Begins, or goes on: "Undo" was pressed beside the list of what the ledger of the draft holds.
pub fn confirmed(undo: Undo, preview: Preview, registering: Registering) {
    let Some(ledger) = untrack(|| preview.ledger_of_draft()) else { return };
    registering.dispatch(register::Event::UndoBegins);
    // The bits of a random fraction are random enough to spread waits.
    undo.flow.dispatch(Event::Confirmed(ledger, js_sys::Math::random().to_bits()));
}

/// "Leave it": what exists is nobody's here any more.
pub fn leave_it(registering: Registering, form: Form, preview: Preview) {
    registering.dispatch(register::Event::UndoBegins);
    forget(form, preview);
}

/// The draft is one that was never registered: what exists keeps the name by which it would be found.
fn forget(form: Form, preview: Preview) {
    storage::remove::<Kept>();
    preview.ledger.set(None);
    form.untie();
}
