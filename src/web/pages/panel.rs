//! The panel beside the form: what will happen, and from the start of the run on, what happened.

use leptos::prelude::*;

use crate::{
    http::retry::WaitReason,
    i18n::{calls, dates, panel as words},
    plan::preview::Shown,
    run::progress::{CallProgress, CallState},
    web::{
        app::state::{App, RunPhase},
        browser::intl,
        ui::{CallItem, CallList, Panel, ProgressState},
    },
};

/// The panel. Its list follows every keystroke.
#[component]
pub fn CallsPanel() -> AnyView {
    let app = App::here();
    let has_run = Memo::new(move |_| app.run.get() != RunPhase::Idle);
    let title = Signal::derive(move || if has_run.get() { words::HAPPENED } else { words::WILL_HAPPEN }.to_owned());
    let lead = Signal::derive(move || {
        match (has_run.get(), app.is_sandbox()) {
            (false, false) => words::NOTHING_YET,
            (false, true) => words::NOTHING_YET_SANDBOX,
            (true, false) => words::RECORD,
            (true, true) => words::RECORD_SANDBOX,
        }
        .to_owned()
    });
    let items = Memo::new(move |_| items(app));
    view! {
        <Panel title lead>
            <CallList calls=items />
        </Panel>
    }
    .into_any()
}

/// The planned calls, each with how far it has come.
pub fn items(app: App) -> Vec<CallItem> {
    let progress = app.progress.get();
    let planned = app.preview.get();
    let kinds = |shown: &Shown| {
        let of_kind = progress.iter().find(|call| call.kind == shown.kind);
        item(app, shown, of_kind)
    };
    planned.iter().map(kinds).collect()
}

fn item(app: App, shown: &Shown, progress: Option<&CallProgress>) -> CallItem {
    let end = app.secret_end.get().map(intl::day);
    // What was really sent has the identifiers in its path.
    let sent = progress.and_then(|call| call.exchanges.last());
    CallItem {
        method: sent.map_or(shown.method, |exchange| exchange.method).as_str(),
        path: sent.map_or_else(|| shown.path.clone(), |exchange| exchange.path.clone()),
        sentence: app.draft.with(|draft| calls::purpose(shown.kind, draft, end.as_deref())),
        state: progress.map(|call| state(&call.state)),
        note: progress.map(note).unwrap_or_default(),
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

/// How long the answers took, how many there were, and why there was a wait.
fn note(call: &CallProgress) -> String {
    if let CallState::Waiting { reason, .. } = call.state {
        return calls::wait(reason).to_owned();
    }
    let Some(last) = call.exchanges.last() else { return String::new() };
    let took = dates::took(call.exchanges.iter().map(|exchange| exchange.took).sum());
    let reason = call.exchanges.iter().find_map(|exchange| match exchange.status {
        Some(429) => Some(WaitReason::Throttled),
        Some(500..) => Some(WaitReason::Unavailable),
        Some(404) => Some(WaitReason::Replicating),
        None => Some(WaitReason::ConnectionLost),
        Some(_) => None,
    });
    calls::note(last.status, &took, call.exchanges.len(), reason)
}
