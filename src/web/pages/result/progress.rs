//! The calls of a run as they go.

use crate::web::reactive::prelude::*;
use time::OffsetDateTime;

use crate::{
    directory::permission::grant::WantedGrant,
    plan::call::CallKind,
    registration::draft::Draft,
    run::progress::{CallProgress, CallState},
    web::{
        pages::layout::busy::StopButton,
        shell::{form::Form, register::Registering},
        ui::{Card, ProgressList, ProgressRow, ProgressState, announcer},
    },
    words::{
        dates,
        run::{failure, result as words},
    },
};

/// A row a call. What changes is spoken; the seconds of a wait are not.
#[component]
pub fn Progress() -> AnyView {
    let form = Form::here();
    let registering = Registering::here();
    let announcer = announcer();
    Effect::new(move |before: Option<Vec<CallProgress>>| {
        let calls = registering.progress.get();
        let grants = grants(form);
        let old = |call: &CallProgress| before.as_ref()?.iter().find(|old| old.kind == call.kind).map(|old| &old.state);
        let news = calls.iter().filter(|call| old(call) != Some(&call.state)).filter_map(|call| match &call.state {
            CallState::Done => {
                Some(words::call_done(call.kind, &grants, number(form, call.kind))).filter(|said| !said.is_empty())
            }
            CallState::Waiting { reason, until } => {
                Some(failure::waiting(*reason, *until - registering.clock.get_untracked()))
            }
            CallState::Pending | CallState::Running { .. } | CallState::Failed(_) => None,
        });
        let news = news.collect::<Vec<_>>().join(" ");
        if !news.is_empty() {
            announcer.announce(news);
        }
        calls
    });
    let rows = Signal::derive(move || {
        let now = registering.clock.get();
        let grants = grants(form);
        registering.progress.with(|calls| calls.iter().map(|call| row(form, call, &grants, now)).collect::<Vec<_>>())
    });
    // The longest wait: the others are over before it.
    let until = Memo::new(move || {
        let until = |call: &CallProgress| match call.state {
            CallState::Waiting { until, .. } => Some(until),
            _ => None,
        };
        registering.progress.with(|calls| calls.iter().filter_map(until).max())
    });
    view! {
        <Card title=words::calls()>
            <ProgressList rows />
            <StopButton until clock=registering.clock on_stop=move || registering.stop_waiting() focus="page-title" />
        </Card>
    }
    .into_any()
}

/// The grants that the run was asked for: the draft stays as it is while a run is shown.
fn grants(form: Form) -> Vec<WantedGrant> {
    form.draft.with_untracked(Draft::wanted_grants)
}

/// The number of a client secret, where there are several.
pub(super) fn number(form: Form, kind: CallKind) -> Option<usize> {
    let id = kind.secret()?;
    form.draft.with_untracked(|draft| {
        let number = draft.secrets().position(|(own, _)| own == id).map(|at| at + 1);
        number.filter(|_| draft.secrets().count() > 1)
    })
}

fn row(form: Form, call: &CallProgress, grants: &[WantedGrant], now: OffsetDateTime) -> ProgressRow {
    let (state, detail) = match &call.state {
        CallState::Pending => (ProgressState::Pending, String::new()),
        CallState::Running { attempt } => (ProgressState::Running, words::running(*attempt)),
        CallState::Waiting { reason, until } => (ProgressState::Waiting, failure::waiting(*reason, *until - now)),
        CallState::Done => {
            (ProgressState::Done, dates::took(call.exchanges.iter().map(|exchange| exchange.took).sum()))
        }
        CallState::Failed(why) => (ProgressState::Failed, failure::failure(why, call.kind)),
    };
    ProgressRow { state, title: words::call(call.kind, grants, number(form, call.kind)), detail }
}
