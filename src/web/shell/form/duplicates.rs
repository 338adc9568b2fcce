//! What the new application could be taken for, on the page: performs what [`flow::duplicates`](crate::flow::duplicates)
//! asks for.

use crate::web::reactive::prelude::*;

use super::Form;
use crate::{
    directory::ids::ObjectId,
    flow::duplicates::{Duplicates, Effect as Asked, Event, Told, Wanted},
    http::response::{NoAnswer, NotSent},
    web::{
        browser::clock,
        shell::{flow::Flow, in_use::CurrentTenant, preview::Preview, session::tenant::Tenant, state::App},
    },
};

/// What is known, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct DuplicatesHandle {
    flow: Flow<Duplicates, Event>,
    /// What is known.
    pub told: Memo<Told>,
    /// The one that another is to be like, with its name, once somebody wants that.
    pub like: RwSignal<Option<(ObjectId, String)>>,
    /// Whether the place is open where one starts from something that is there.
    pub begins_with: RwSignal<bool>,
}

impl DuplicatesHandle {
    /// Puts it up: from now on it is asked whenever somebody has typed a name or redirect URIs, and rests.
    pub fn bring() {
        let (form, preview) = (Form::here(), Preview::here());
        let CurrentTenant { tenant, context, .. } = App::here().current;
        let perform = move |flow: Flow<Duplicates, Event>, effect| match effect {
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
        let flow = Flow::new(Duplicates::default(), |state, event, moment| state.update(event, moment.wall), perform);
        Effect::new(move |_| {
            let is_sandbox = tenant.with(|tenant| tenant.as_ref().is_some_and(Tenant::is_sandbox));
            let who = context.with(|context| context.as_ref().map(|c| (c.tenant_id, c.account.clone(), is_sandbox)));
            flow.dispatch(Event::Who(who));
        });
        let wanted = Memo::from_last(move |before: Option<&Wanted>| match before {
            Some(before) if form.is_typed_in() => before.clone(),
            _ => form.draft.with(|draft| Wanted::of(draft, preview.ledger_of_draft().as_ref())),
        });
        Effect::new(move |_| flow.dispatch(Event::Look(wanted.get())));
        let (like, begins_with) = (RwSignal::new(None), RwSignal::new(false));
        provide_context(Self { flow, told: flow.slice(Duplicates::told), like, begins_with });
    }

    /// The handle, in the part that has brought it.
    pub fn here() -> Self {
        expect_context()
    }

    /// Opens the place where one starts from something, with this application.
    pub fn register_like(self, id: ObjectId, name: String) {
        self.like.set(Some((id, name)));
        self.begins_with.set(true);
    }

    /// Brings a deleted application back.
    pub fn restore(self, id: ObjectId) {
        self.flow.dispatch(Event::Restore(id));
    }
}
