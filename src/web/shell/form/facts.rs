//! What is known before anything is registered, on the page: performs what [`flow::facts`](crate::flow::facts) asks for.

use crate::web::reactive::prelude::*;

use super::Form;
use crate::{
    directory::app_management::app::AppRules,
    flow::facts::{Effect as Asked, Event, KnownBefore, TenantFacts},
    http::response::{NoAnswer, NotSent},
    registration::steps::facts::{Known, TenantRules},
    web::{
        browser::clock,
        shell::{flow::Flow, in_use::CurrentTenant, session::tenant::Tenant, state::App},
    },
};

/// What is known, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct FactsHandle(Flow<TenantFacts, Event>);

impl FactsHandle {
    /// Puts it up: from now on it is asked for, and what is known stands in the form.
    pub fn bring() {
        let (app, form) = (App::here(), Form::here());
        let CurrentTenant { tenant, context, .. } = app.current;
        let perform = move |flow: Flow<TenantFacts, Event>, effect| match effect {
            Asked::Send(ticket, request) => flow.dispatch_later(async move {
                let answer = match tenant.get_untracked() {
                    Some(tenant) => tenant.send(request).await,
                    None => Err(NoAnswer::NotSent(NotSent::SignInNeeded)),
                };
                Event::Answered { ticket, answer, jitter: js_sys::Math::random() }
            }),
            Asked::Wait(turn, until) => flow.dispatch_later(async move {
                clock::sleep(until - clock::now()).await;
                Event::Waited(turn)
            }),
        };
        let flow = Flow::new(TenantFacts::default(), |facts, event, moment| facts.update(event, moment.wall), perform);
        Effect::new(move |before: Option<bool>| {
            let is_sandbox = tenant.with(|tenant| tenant.as_ref().is_some_and(Tenant::is_sandbox));
            let who = context.with(|context| context.as_ref().map(|c| (c.tenant_id, c.account.clone(), is_sandbox)));
            flow.dispatch(Event::Who(who));
            // Its errors were switched.
            if is_sandbox && before == Some(true) {
                flow.dispatch(Event::Changed);
            }
            is_sandbox
        });
        // Whoever has signed in again may have been given what was lacking.
        Effect::new(move |before: Option<u32>| {
            let came = app.sign_in.came();
            if before.is_some_and(|before| before != came) {
                flow.dispatch(Event::AskAgain);
            }
            came
        });
        let app_rules = flow.slice(|facts| facts.known().app.clone());
        // They last as long as the page, and are another's in another tenant alone.
        let lasting = Memo::new(move || match app_rules.get() {
            Known::NotYet => Known::NotYet,
            Known::Unreadable => Known::Unreadable,
            Known::Is(rules) => Known::<&'static AppRules>::Is(Box::leak(Box::new(rules))),
        });
        let others = flow.slice(|facts| (facts.known().credentials, facts.known().consent));
        Effect::new(move |_| {
            let (credentials, consent) = others.get();
            form.rules.set(TenantRules { credentials, app: lasting.get(), consent });
        });
        flow.dispatch(Event::Wanted);
        provide_context(Self(flow));
        provide_context(AskAgain(Callback::from(move || flow.dispatch(Event::AskAgain))));
    }

    /// The one that was put up.
    pub fn here() -> Self {
        expect_context()
    }

    /// A part of what is known, which changes only when that does.
    pub fn slice<T: PartialEq + 'static>(self, part: impl Fn(&KnownBefore) -> T + 'static) -> Memo<T> {
        self.0.slice(move |facts| part(facts.known()))
    }
}

/// Asks again for what could not be read, by a handle that knows nothing of it.
#[derive(Clone, Copy)]
pub struct AskAgain(Callback<()>);

impl AskAgain {
    /// A run was refused: what could not be read may be readable by now.
    pub fn press() {
        if let Some(Self(ask)) = use_context() {
            ask.run(());
        }
    }
}
