//! The requests of a run go to the tenant in use, and what the page notices goes into [`Register`].

use crate::web::reactive::prelude::*;

use crate::{
    directory::{cloud::Cloud, tenant::TenantContext},
    flow::register::{Circumstances, Effect as Asked, Event, Question, Register},
    http::response::{NoAnswer, NotSent},
    run::ledger::{Kept, Ledger},
    web::{
        browser::{clock, frames::leave, storage},
        shell::{flow::Flow, state::App},
    },
    words::session::other_window as words,
};

/// How things stand at a press.
fn circumstances(app: &'static App) -> Circumstances {
    Circumstances {
        draft: app.form.draft.get_untracked(),
        ledger: app.preview.ledger_of_draft(),
        cloud: app.current.context.with(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud)),
        mode: app.preview.mode.get_untracked(),
        ending: app.sign_in.ending(),
        proof: app.sign_in.proof_asked_for(),
        is_framed: app.second_press.is_needed(),
        // The bits of a random fraction are random enough to spread waits.
        seed: js_sys::Math::random().to_bits(),
    }
}

/// Performs what the flow asks for, and tells it what the page notices, for as long as that lives. Called once.
pub fn follow(app: &'static App) {
    let registering = app.registering;
    // One that cannot be read is found again by looking.
    app.preview.ledger.set(storage::load().ok().flatten());
    registering.circumstances.set_value(Some(Box::new(move || circumstances(app))));
    registering.flow.begin(Register::update, move |flow, effect| perform(app, flow, effect));
    // The browser asks before the tab is left while something would be lost.
    let asking = StoredValue::new(None);
    Effect::new(move |_| asking.set_value(if registering.is_guarded() { leave::ask_first() } else { None }));
    StoredValue::new(leave::on_hidden(move || registering.dispatch(Event::Hidden)));
    Effect::new(move |before: Option<u32>| {
        let came = app.sign_in.came();
        if before.is_some_and(|before| before != came) {
            registering.with_circumstances(Event::SignedIn);
        }
        came
    });
    Effect::new(move |_| {
        let key = |context: &TenantContext| (context.tenant_id, context.account.clone());
        registering.dispatch(Event::AccountIs(app.current.context.with(|context| context.as_ref().map(key))));
    });
}

/// Keeps what exists, for a reload to go on from. The sandbox's tenant ends with the page.
fn keep_ledger(app: &'static App, ledger: Ledger) {
    let Some(tenant) = app.current.context.with_untracked(|context| context.as_ref().map(|context| context.tenant_id))
    else {
        return;
    };
    let kept = Kept::new(tenant, ledger);
    if !app.current.is_sandbox() {
        // Where it cannot be kept, what exists is found again by looking.
        let _ = storage::save(&kept);
    }
    app.preview.ledger.set(Some(kept));
}

fn perform(app: &'static App, flow: Flow<Register, Event>, effect: Asked) {
    match effect {
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
        Asked::Ask(Question { name, grants, addresses }) => {
            let question = if grants { words::register_and_grant } else { words::register };
            let confirmed = move || app.registering.with_circumstances(Event::Confirmed);
            app.second_press.ask(|tenant| question(&name, tenant), addresses, confirmed);
        }
        Asked::ShowResult => app.routing.show_run(),
        Asked::Keep(ledger) => keep_ledger(app, ledger),
        Asked::Finished { refused_reference } => {
            app.form.draft.refused_reference().set(refused_reference);
        }
        Asked::ForgetTenant => {
            app.form.draft.refused_reference().set(None);
        }
    }
}
