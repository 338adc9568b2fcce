//! An undo under way and how it ended: a row an object, with each request that was sent on its behalf.

use crate::web::reactive::prelude::*;

use crate::{
    graph::ask::AskError,
    run::undo::{Row, RowState, What},
    web::{
        pages::{calls, layout::busy::StopButton, support::SupportDetails},
        shell::register::undo::Undo,
        ui::{CallItem, CallList, Card, CopyLink, MessageBar, MessageKind, ProgressState, announcer},
    },
    words::run::{failure, result, unfinished as words},
};

/// The rows. What changes is spoken; the seconds of a wait are not.
#[component]
pub fn Progress() -> AnyView {
    let undo = Undo::here();
    let announcer = announcer();
    Effect::new(move |before: Option<Vec<Row>>| {
        let rows = undo.rows.get();
        let old = |row: &Row| before.as_ref()?.iter().find(|old| old.what == row.what).map(|old| &old.state);
        let news =
            rows.iter().filter(|row| old(row) != Some(&row.state)).filter_map(|row| match (&row.state, &row.what) {
                (RowState::Done, What::Object(made)) => Some(words::deleted(made).to_owned()),
                (RowState::Waiting { reason, until }, _) => {
                    Some(failure::waiting(*reason, *until - undo.clock.get_untracked()))
                }
                _ => None,
            });
        let news = news.collect::<Vec<_>>().join(" ");
        if !news.is_empty() {
            announcer.announce(news);
        }
        rows
    });
    let items = Memo::new(move || undo.rows.with(|rows| rows.iter().map(item).collect::<Vec<_>>()));
    let waits = move || {
        undo.rows.with(|rows| {
            rows.iter().find_map(|row| match row.state {
                RowState::Waiting { until, .. } => Some(until),
                _ => None,
            })
        })
    };
    let wait = move || {
        let until = waits()?;
        Some(view! { <p class="busy">{failure::still(until - undo.clock.get())}</p> })
    };
    let failures = Memo::new(move || {
        let failed = |row: &Row| match &row.state {
            RowState::Failed(error) => Some(error.clone()),
            _ => None,
        };
        undo.rows.with(|rows| rows.iter().filter_map(failed).collect::<Vec<_>>())
    });
    view! {
        {changing(move || failures.get().iter().map(trouble).collect::<Vec<_>>())}
        <Card>
            <CallList calls=items />
        </Card>
        {changing(wait)}
        <StopButton until=undo.waits_until clock=undo.clock on_stop=move || undo.stop() focus="page-title" />
        <div>
            <CopyLink label=result::copy_log() text=undo.log />
        </div>
    }
    .into_any()
}

/// Why it has stopped.
fn trouble(error: &AskError) -> AnyView {
    let (title, remedy) = words::stopped(error);
    let details = error.graph_error().map(|error| view! { <SupportDetails error=error.clone() /> });
    view! {
        <MessageBar kind=MessageKind::Error title announce=true>
            <p>{remedy}</p>
            {details}
        </MessageBar>
    }
    .into_any()
}

fn item(row: &Row) -> CallItem {
    let (state, note) = match &row.state {
        RowState::Pending => (ProgressState::Pending, String::new()),
        RowState::Running => (ProgressState::Running, String::new()),
        RowState::Waiting { reason, .. } => (ProgressState::Waiting, failure::wait_reason(*reason)),
        RowState::Done => (ProgressState::Done, String::new()),
        RowState::Gone => (ProgressState::Done, words::gone().to_owned()),
        RowState::Left(why) => (ProgressState::Failed, words::left(*why).to_owned()),
        RowState::Failed(_) => (ProgressState::Failed, String::new()),
    };
    let mut item =
        CallItem { title: words::row(&row.what).to_owned(), state: Some(state), note, ..CallItem::default() };
    match (row.exchanges.as_slice(), item.note.is_empty()) {
        ([only], true) => {
            let sent = calls::sent(only);
            (item.method, item.path, item.note) = (sent.method, sent.path, sent.answer);
        }
        (all, _) => item.sent = all.iter().map(calls::sent).collect(),
    }
    item
}
