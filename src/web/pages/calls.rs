//! The requests of a registration: those that will be sent, and from the start of the run on, how each has gone.

use crate::web::reactive::prelude::*;

use crate::{
    plan::preview::Shown,
    run::progress::{CallProgress, CallState, Exchange},
    web::{
        browser::intl,
        shell::{
            form::{Form, SecretEnds},
            preview::Preview,
            run::Run,
        },
        ui::{CallItem, ProgressState, Sent},
    },
    words::{dates, house_rules::Adding, run::calls},
};

/// Says something more of a call in its row.
type About = Box<dyn Fn(&Shown, &mut CallItem)>;

/// The requests of the form that one is in, a row each. What a row says of its call beside that is asked of `about`.
pub fn rows(about: About) -> Memo<Vec<CallItem>> {
    let (preview, run) = (Preview::here(), expect_context::<Run>());
    Memo::new(move || {
        let row = |shown: &Shown| {
            let mut item = CallItem { method: shown.method.as_str(), path: shown.path.clone(), ..CallItem::default() };
            about(shown, &mut item);
            run.progress(|calls| {
                if let Some(call) = calls.iter().find(|call| call.kind == shown.kind) {
                    went(&mut item, shown, call);
                }
            });
            item
        };
        preview.calls.with(|calls| calls.iter().map(row).collect())
    })
}

/// What a call is for, in one sentence.
pub fn purpose(form: Form, ends: SecretEnds, shown: &Shown) -> String {
    if let Some(purpose) = form.house.owner(shown.kind, Adding::Purpose) {
        return purpose;
    }
    let end = shown.kind.credential().and_then(|id| ends.of(id)).map(intl::day);
    form.draft.with(|draft| calls::purpose(shown, draft, end.as_deref()))
}

/// How far a call has come, and each request that was sent on its behalf.
fn went(item: &mut CallItem, shown: &Shown, call: &CallProgress) {
    item.state = Some(state(call));
    match call.only_as_planned(shown.method) {
        Some(only) => {
            item.path.clone_from(&only.path);
            item.note = answer(only);
        }
        None => item.sent = call.exchanges.iter().map(sent).collect(),
    }
    if let CallState::Waiting { reason, .. } = call.state {
        calls::wait(reason).clone_into(&mut item.note);
    }
}

/// A request that was sent, and how it went.
pub fn sent(exchange: &Exchange) -> Sent {
    Sent { method: exchange.method.as_str(), path: exchange.path.clone(), answer: answer(exchange) }
}

/// The status of a request that was answered or lost, how long that took, and what a failure in passing means.
fn answer(exchange: &Exchange) -> String {
    calls::answer(exchange.status, &dates::took(exchange.took))
}

fn state(call: &CallProgress) -> ProgressState {
    match &call.state {
        _ if call.waits_for_approval() => ProgressState::Unapproved,
        CallState::Pending => ProgressState::Pending,
        CallState::Running { .. } => ProgressState::Running,
        CallState::Waiting { .. } => ProgressState::Waiting,
        CallState::Done => ProgressState::Done,
        CallState::Failed(_) => ProgressState::Failed,
    }
}
