//! The result: how the run goes, and then what it made, the one thing that must not be lost first.

pub mod consent_card;
pub mod consent_request;
pub mod consent_rows;
pub mod failure;
pub mod identifiers;
pub mod leave;
pub mod next_steps;
pub mod progress;
pub mod secret;

use leptos::prelude::*;

use super::{fields, review::left_to_admin::LeftToAdmin};
use crate::{
    registration::step::Step,
    run::progress::{CallProgress, CallState},
    web::{
        shell::{
            register::{drive::Drive, held::SecretState},
            route,
            session::anew,
            state::{App, Page, RunPhase},
        },
        ui::{Actions, Button, ButtonKind, MessageBar, MessageKind, PageHeading},
    },
    words::run::result as words,
};
use consent_card::ConsentCard;
use failure::Failures;
use identifiers::Identifiers;
use leave::LeaveDialog;
use next_steps::NextStepsCard;
use progress::Progress;
use secret::SecretCard;

/// How the run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Running,
    Done,
    Stopped,
}

/// The page.
#[component]
pub fn ResultPage() -> AnyView {
    let app = App::here();
    let drive = Drive::here();
    let stage = Memo::new(move |_| {
        // Admin consent goes on, and may fail, beside a client that is registered.
        let done = |call: &CallProgress| call.state == CallState::Done || call.kind.is_of_consent();
        if app.progress.with(|calls| !calls.is_empty() && calls.iter().all(done)) {
            Stage::Done
        } else if app.run.get() == RunPhase::Running {
            Stage::Running
        } else {
            Stage::Stopped
        }
    });
    let held = Memo::new(move |_| drive.secret.state.with(|state| matches!(state, SecretState::Held { .. })));
    let title = Signal::derive(move || match (stage.get(), held.get()) {
        (Stage::Running, _) => words::RUNNING.to_owned(),
        (_, true) => words::SAVE_NOW.to_owned(),
        (Stage::Done, false) => words::registered(&name(drive)),
        (Stage::Stopped, false) => words::NOT_FINISHED.to_owned(),
    });
    let lead = Signal::derive(move || {
        let lead = match (stage.get(), held.get()) {
            (Stage::Running, _) => words::RUNNING_LEAD,
            (_, true) => words::SAVE_NOW_LEAD,
            (Stage::Done, false) => words::REGISTERED_LEAD,
            (Stage::Stopped, false) => words::NOT_FINISHED_LEAD,
        };
        lead.to_owned()
    });
    // The button that was pressed is gone with what it acted on: the heading says how things stand now.
    let asked = RwSignal::new(false);
    let another = move || {
        if app.guarded.get_untracked() {
            asked.set(true);
        } else {
            register_another(app, drive);
        }
    };
    view! {
        {move || (stage.get() == Stage::Done).then(|| success(app, drive))}
        <PageHeading title lead take_focus=true />
        <SecretCard />
        {move || (stage.get() == Stage::Stopped).then(|| view! { <Failures /> })}
        {move || (drive.unproved.get() && anew::is_needed(app)).then(|| anew::notice(app))}
        {move || (stage.get() != Stage::Done).then(|| view! { <Progress /> })}
        {move || (stage.get() != Stage::Running).then(|| view! { <Identifiers finished=stage.get() == Stage::Done /> })}
        {move || (stage.get() == Stage::Done).then(|| view! { <LeftToAdmin /> })}
        {move || (stage.get() != Stage::Running).then(|| view! { <ConsentCard stopped=stage.get() == Stage::Stopped /> })}
        {move || (stage.get() == Stage::Done).then(|| view! { <NextStepsCard /> })}
        {move || match stage.get() {
            Stage::Running => ().into_any(),
            Stage::Done => {
                view! {
                    <Actions>
                        <Button kind=ButtonKind::Secondary on_press=another>
                            {words::REGISTER_ANOTHER}
                        </Button>
                    </Actions>
                }
                .into_any()
            }
            Stage::Stopped => {
                view! {
                    <Actions>
                        <Button
                            kind=ButtonKind::Secondary
                            on_press=move || route::go(app, Page::Step(Step::Review))
                        >
                            {words::BACK_TO_REVIEW}
                        </Button>
                        <Button
                            kind=ButtonKind::Primary
                            on_press=move || {
                                drive.resume();
                                fields::focus_soon("page-title".to_owned());
                            }
                        >
                            {words::TRY_AGAIN}
                        </Button>
                    </Actions>
                }
                .into_any()
            }
        }}
        <LeaveDialog another=asked />
    }
    .into_any()
}

/// Drops what there is and begins with an empty form.
pub(super) fn register_another(app: App, drive: Drive) {
    drive.drop_run();
    app.begin_anew();
    route::go(app, Page::Step(Step::Basics));
}

fn name(drive: Drive) -> String {
    drive
        .registration
        .with(|registration| registration.as_ref().map(|r| r.display_name().to_owned()))
        .unwrap_or_default()
}

fn success(app: App, drive: Drive) -> AnyView {
    let tenant =
        app.context.with_untracked(|context| context.as_ref().map(|c| c.tenant_name.clone())).unwrap_or_default();
    let title = words::registered_in(&name(drive), &tenant);
    let sent = move || app.progress.with(|calls| calls.iter().map(|call| call.exchanges.len()).sum());
    view! {
        <MessageBar kind=MessageKind::Success title announce=true>
            {move || words::calls_and_time(sent(), drive.took.get())}
        </MessageBar>
    }
    .into_any()
}
