//! The panel beside the form: what will happen, and from the start of the run on, what happened.

use crate::web::reactive::prelude::*;

use crate::{
    flow::register::Phase,
    plan::preview::Shown,
    run::progress::{CallProgress, CallState, Exchange},
    web::{
        browser::intl,
        shell::{
            form::{Form, SecretEnds},
            in_use::TenantInUse,
            preview::Preview,
            run::Run,
        },
        ui::{CallItem, CallList, Panel, ProgressState},
    },
    words::{dates, form::panel as words, run::calls},
};

/// The panel. Its list follows every keystroke.
#[component]
pub fn CallsPanel(
    /// The tenant that they are sent to.
    tenant: TenantInUse,
) -> AnyView {
    let (form, preview, run, ends) = (Form::here(), Preview::here(), expect_context::<Run>(), SecretEnds::here());
    let has_run = Memo::new(move || run.phase() != Phase::Idle);
    let title = Signal::derive(move || if has_run.get() { words::happened() } else { words::will_happen() }.to_owned());
    let lead = Signal::derive(move || {
        match (has_run.get(), tenant.is_sandbox()) {
            (false, false) => words::nothing_yet(),
            (false, true) => words::nothing_yet_sandbox(),
            (true, false) => words::record(),
            (true, true) => words::record_sandbox(),
        }
        .to_owned()
    });
    let items = Memo::new(move || {
        preview.calls.get().iter().flat_map(|shown| rows(form, ends, run, shown)).collect::<Vec<_>>()
    });
    view! {
        <Panel title lead>
            <CallList calls=items />
        </Panel>
    }
    .into_any()
}

/// A planned call, and from the start of the run on, every request that was sent on its behalf. The first row says
/// what the call is for, the last one how far it has come.
fn rows(form: Form, ends: SecretEnds, run: Run, shown: &Shown) -> Vec<CallItem> {
    let end = shown.kind.secret().and_then(|id| ends.of(id)).map(intl::day);
    let purpose = form.draft.with(|draft| calls::purpose(shown, draft, end.as_deref()));
    let planned = CallItem {
        method: shown.method.as_str(),
        path: shown.path.clone(),
        sentence: purpose,
        state: None,
        note: String::new(),
    };
    let sent = |call: &CallProgress| record(planned.clone(), call);
    let so_far = run.progress(|progress| progress.iter().find(|call| call.kind == shown.kind).map(sent));
    so_far.flatten().unwrap_or_else(|| vec![planned])
}

fn record(planned: CallItem, call: &CallProgress) -> Vec<CallItem> {
    let over = matches!(call.state, CallState::Done | CallState::Failed(_));
    let mut rows: Vec<CallItem> = call.exchanges.iter().map(sent).collect();
    if rows.is_empty() || !over {
        let next = CallItem { sentence: String::new(), ..planned.clone() };
        rows.push(next);
    }
    if let Some(first) = rows.first_mut() {
        first.sentence = if first.sentence.is_empty() {
            planned.sentence
        } else {
            [planned.sentence.as_str(), " ", first.sentence.as_str()].concat()
        };
    }
    if let Some(last) = rows.last_mut() {
        last.state = Some(state(&call.state));
        if let CallState::Waiting { reason, .. } = call.state {
            calls::wait(reason).clone_into(&mut last.note);
        }
    }
    rows
}

/// A request that was answered or lost: its status, how long that took, and what a failure in passing means.
fn sent(exchange: &Exchange) -> CallItem {
    CallItem {
        method: exchange.method.as_str(),
        path: exchange.path.clone(),
        sentence: calls::answer(exchange.status, &dates::took(exchange.took)),
        state: None,
        note: String::new(),
    }
}

fn state(state: &CallState) -> ProgressState {
    match state {
        CallState::Pending => ProgressState::Pending,
        CallState::Running { .. } => ProgressState::Running,
        CallState::Waiting { .. } => ProgressState::Waiting,
        CallState::Done => ProgressState::Done,
        CallState::Failed(_) => ProgressState::Failed,
    }
}
