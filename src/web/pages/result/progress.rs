//! The run under way: its requests are the page.

use crate::web::reactive::prelude::*;
use time::OffsetDateTime;

use crate::{
    directory::permission::grant::WantedGrant,
    http::retry::WaitReason,
    plan::call::CallKind,
    registration::draft::Draft,
    run::progress::{CallProgress, CallState},
    web::{
        pages::{calls, layout::busy::StopButton},
        shell::{form::Form, register::Registering},
        ui::{CallList, Card, CopyLink, announcer},
    },
    words::{
        house_rules::Adding,
        run::{failure, result as words},
    },
};

/// How many requests are done, and a row each. What changes is spoken; the seconds of a wait are not.
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
                let done = form.house.owner(call.kind, Adding::Done);
                let done = done.unwrap_or_else(|| words::call_done(call.kind, &grants, number(form, call.kind)));
                Some(done).filter(|said| !said.is_empty())
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
    let rows = calls::rows(Box::new(move |shown, item| {
        let title = form.house.owner(shown.kind, Adding::Heading);
        item.title = title.unwrap_or_else(|| words::call(shown.kind, &grants(form), number(form, shown.kind)));
    }));
    let (done, of) =
        (move || count(registering, |call| call.state == CallState::Done), move || count(registering, |_| true));
    let is_cancelling = registering.is_cancelled;
    Effect::new(move |_| {
        if is_cancelling.get() {
            announcer.announce(words::cancelling());
        }
    });
    // The longest wait: the others are over before it.
    let until = Memo::new(move || longest_wait(registering).map(|(until, _)| until));
    let waits = move || {
        let (until, reason) = longest_wait(registering)?;
        Some(view! { <p class="busy">{failure::waiting(reason, until - registering.clock.get())}</p> })
    };
    view! {
        <div class="run">
            <p class="run__count">
                {changing(move || words::requests_done(done(), of()))} " · "
                {changing(move || words::so_far(registering.took.get()))}
            </p>
            <progress
                class="run__bar"
                aria-hidden="true"
                max=move || of().to_string()
                value=move || done().to_string()
            ></progress>
        </div>
        <Card>
            <CallList calls=rows />
        </Card>
        {changing(waits)}
        {changing(move || is_cancelling.get().then(|| view! { <p class="busy">{words::cancelling()}</p> }))}
        <CopyLog />
        <StopButton until clock=registering.clock on_stop=move || registering.stop_waiting() focus="page-title" />
    }
    .into_any()
}

/// The requests so far, to hand on: without anything that was typed.
#[component]
pub fn CopyLog() -> AnyView {
    let registering = Registering::here();
    let log = Memo::new(move || registering.log());
    // A line of its own, as wide as its words.
    view! {
        <div>
            <CopyLink label=words::copy_log() text=log />
        </div>
    }
    .into_any()
}

/// How many requests of the run are like this.
fn count(registering: Registering, is: fn(&CallProgress) -> bool) -> usize {
    registering.progress.with(|calls| calls.iter().filter(|call| is(call)).count())
}

fn longest_wait(registering: Registering) -> Option<(OffsetDateTime, WaitReason)> {
    let wait = |call: &CallProgress| match call.state {
        CallState::Waiting { reason, until } => Some((until, reason)),
        _ => None,
    };
    registering.progress.with(|calls| calls.iter().filter_map(wait).max_by_key(|(until, _)| *until))
}

/// The grants that the run was asked for: the draft stays as it is while a run is shown.
fn grants(form: Form) -> Vec<WantedGrant> {
    form.draft.with_untracked(Draft::wanted_grants)
}

/// The number of a credential, where there are several of its kind.
pub(super) fn number(form: Form, kind: CallKind) -> Option<usize> {
    let id = kind.credential()?;
    form.draft.with_untracked(|draft| draft.number(id))
}
