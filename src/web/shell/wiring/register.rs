//! The requests of a run go to the tenant in use, and what the page notices goes into [`Register`].

use crate::web::reactive::prelude::*;

use super::recovery;
use crate::{
    directory::{cloud::Cloud, tenant::TenantContext},
    flow::{
        register::{Circumstances, Effect as Asked, Event, Question, Register, Remedy},
        route::Page,
    },
    http::response::{NoAnswer, NotSent},
    registration::{
        step::Step,
        steps::facts::{Facts, TenantRules},
    },
    run::ledger::{Kept, Ledger},
    signin::session::ending::Ending,
    web::{
        browser::{
            clock,
            frames::{frame, leave},
            storage,
        },
        shell::{
            form::{Form, facts::AskAgain},
            preview::Preview,
            register::{Registering, embedded::SecondPress},
            registered,
            session::{asked::Standing, own_session::OwnSession},
            state::App,
        },
    },
    words::session::other_window as words,
};

/// What a run works on.
#[derive(Clone, Copy)]
struct On {
    app: App,
    form: Form,
    preview: Preview,
    /// There in a frame alone.
    second_press: Option<SecondPress>,
}

/// Puts the run up. Performs what the flow asks for, and tells it what the page notices, for as long as that lives.
pub fn bring() {
    let (app, form, preview) = (App::here(), Form::here(), Preview::here());
    let registering = Registering::new(move || circumstances(app, form, preview), move || form.credential_rules());
    provide_context(registering);
    let on = On { app, form, preview, second_press: SecondPress::find() };
    registering.flow.begin(Register::update, move |_, effect| perform(&on, registering, effect));
    app.run.0.came(registering);
    // The browser asks before the tab is left while something would be lost.
    let asking = StoredValue::new(None);
    Effect::new(move |_| asking.set_value(if registering.is_guarded() { leave::ask_first() } else { None }));
    StoredValue::new(leave::on_hidden(move || registering.dispatch(Event::Hidden)));
    Effect::new(move |before: Option<(u32, bool)>| {
        let (came, is_away) = (app.sign_in.came(), app.sign_in.standing() != Standing::Idle);
        match before {
            Some((before, _)) if before != came => registering.with_circumstances(Event::SignedIn),
            Some((_, true)) if !is_away => registering.dispatch(Event::CameBack),
            _ => {}
        }
        (came, is_away)
    });
    recovery::follow();
    // What could not be read before may say by now how long a secret may last.
    let is_refused = registering.flow.slice(|register| register.remedy() == Remedy::ChooseWayOut);
    Effect::new(move |_| {
        if is_refused.get() {
            AskAgain::press();
        }
    });
    Effect::new(move |_| {
        if let Some(record) = app.current.get().and_then(|tenant| registered::of_run(registering, tenant)) {
            registered::note(record);
        }
    });
    Effect::new(move |_| {
        let key = |context: &TenantContext| (context.tenant_id, context.account.clone());
        registering.dispatch(Event::AccountIs(app.current.context.with(|context| context.as_ref().map(key))));
    });
}

/// How things stand at a press.
fn circumstances(app: App, form: Form, preview: Preview) -> Circumstances {
    let session = app.sign_in.session.look();
    let TenantRules { credentials, app: of_app, .. } = form.rules.get_untracked();
    Circumstances {
        draft: form.draft.get_untracked(),
        ledger: preview.ledger_of_draft(),
        facts: Facts {
            cloud: app.current.context.with(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud)),
            credentials,
            app: of_app,
            house: untrack(|| form.house.facts()),
        },
        mode: preview.mode.get_untracked(),
        // There is no end to the sandbox, and nobody to prove who they are.
        ending: session.map_or(Ending::Untold, OwnSession::ending),
        proof: session.and_then(OwnSession::proof_asked_for),
        is_framed: frame::is_framed() && !app.current.is_sandbox(),
        // The bits of a random fraction are random enough to spread waits.
        seed: js_sys::Math::random().to_bits(),
    }
}

/// Keeps what exists, for a reload to go on from. The sandbox's tenant ends with the page.
pub(super) fn keep_ledger(app: App, preview: Preview, ledger: Ledger) {
    let Some(tenant) = app.current.context.with_untracked(|context| context.as_ref().map(|context| context.tenant_id))
    else {
        return;
    };
    let kept = Kept::new(tenant, ledger);
    if !app.current.is_sandbox() {
        // Where it cannot be kept, what exists is found again by looking.
        let _ = storage::save(&kept);
    }
    preview.ledger.set(Some(kept));
}

fn perform(on: &On, registering: Registering, effect: Asked) {
    let On { app, form, preview, second_press } = *on;
    let flow = registering.flow;
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
            let confirmed = move || registering.with_circumstances(Event::Confirmed);
            // Without it nothing is written: it is asked for in a frame, where it is there before the form is.
            if let Some(second_press) = second_press {
                second_press.ask(|tenant| question(&name, tenant), addresses, confirmed);
            }
        }
        Asked::Approve(scopes) => {
            if let Some((scope, also)) = scopes.split_first() {
                app.sign_in.step_up(*scope, also.to_vec());
            }
        }
        Asked::Change(draft) => form.draft.set(*draft),
        Asked::FillIn(id) => {
            form.to_fill_in.set_value(Some(id));
            app.routing.go(Page::Step(Step::Credentials));
        }
        Asked::ShowReview => app.routing.replace(Page::Step(Step::Review)),
        Asked::ShowResult => app.routing.show_run(),
        Asked::Keep(ledger) => keep_ledger(app, preview, ledger),
        Asked::Finished { refused_reference } => {
            form.draft.refused_reference().set(refused_reference);
        }
        Asked::ForgetTenant => {
            form.draft.refused_reference().set(None);
        }
    }
}
