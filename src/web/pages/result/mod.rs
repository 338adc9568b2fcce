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

use crate::web::reactive::prelude::*;

use super::review::left_to_admin::LeftToAdmin;
use crate::{
    flow::{
        register::{HeldBack, Phase, Remedy},
        route::Begin,
    },
    web::{
        pages::sign_in::reauthenticate,
        shell::{
            form::Form, in_use::TenantInUse, preview::Preview, register::Registering, route::Routing,
            session::own_session::OwnSession,
        },
        ui::{Bar, MessageBar, MessageKind, PageAction, PageActions, PageHeading},
    },
    words::{run::result as words, session::frame},
};
use consent_card::ConsentCard;
use failure::Failures;
use identifiers::Identifiers;
use leave::LeaveDialog;
use next_steps::NextStepsCard;
use progress::Progress;
use secret::SecretCards;

/// How the run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Running,
    Done,
    Stopped,
}

/// The page.
#[component]
pub fn ResultPage(
    /// The tenant that the run is in.
    tenant: TenantInUse,
) -> AnyView {
    let (session, form, preview) = (OwnSession::find(), Form::here(), Preview::here());
    let registering = Registering::here();
    let routing = Routing::here();
    let stage = Memo::new(move || {
        if registering.is_client_registered.get() {
            Stage::Done
        } else if registering.phase.get() == Phase::Running {
            Stage::Running
        } else {
            Stage::Stopped
        }
    });
    let held = Memo::new(move || registering.secrets.with(|secrets| secrets.iter().any(|one| one.gone.is_none())));
    let title = Signal::derive(move || match (stage.get(), held.get()) {
        (Stage::Running, _) => words::running_title().to_owned(),
        (_, true) => words::save_now().to_owned(),
        (Stage::Done, false) => words::registered(&name(registering)),
        (Stage::Stopped, false) => not_finished(registering),
    });
    let lead = Signal::derive(move || {
        let lead = match (stage.get(), held.get()) {
            (Stage::Running, _) => words::running_lead(),
            (_, true) => words::save_now_lead(),
            (Stage::Done, false) => words::registered_lead(),
            (Stage::Stopped, false) => words::not_finished_lead(),
        };
        lead.to_owned()
    });
    let unproved = move || {
        registering.held_back.get() == Some(HeldBack::Unproved) && reauthenticate::is_needed(session, form, preview)
    };
    let approves = move || registering.remedy.get() == Remedy::Approve;
    // Where nothing was refused, the tab says so as well.
    Effect::new(move |_| {
        let name = match (stage.get(), held.get()) {
            (Stage::Running, _) => words::title_running().to_owned(),
            (_, true) => words::title_secret().to_owned(),
            (Stage::Stopped, false) if !approves() => words::title_stopped().to_owned(),
            (Stage::Stopped | Stage::Done, false) => title.get(),
        };
        document().set_title(&frame::title(&name));
    });
    let another = PageAction::new(words::register_another(), move || routing.register_another(Begin::Empty));
    let like_this = PageAction::new(words::register_like_this(), move || routing.register_another(Begin::LikeThis));
    let letter_open = RwSignal::new(false);
    let stopped = failure::remedies(registering, routing, letter_open);
    Bar::here().show(Signal::derive(move || match stage.get() {
        Stage::Running => PageActions::default(),
        Stage::Done => PageActions { back: Some(another), secondary: Some(like_this), ..PageActions::default() },
        Stage::Stopped => stopped(),
    }));
    view! {
        {changing(move || (stage.get() == Stage::Done).then(|| success(tenant, registering)))}
        <PageHeading title lead take_focus=true />
        <SecretCards />
        {changing(move || unproved().then(reauthenticate::notice))}
        {changing(move || match stage.get() {
            Stage::Running => view! { <Progress /> }.into_any(),
            Stage::Stopped => {
                view! {
                    <Failures letter_open />
                    <Identifiers finished=false tenant />
                }
                .into_any()
            }
            Stage::Done => {
                view! {
                    <Identifiers finished=true tenant />
                    <LeftToAdmin tenant />
                    <ConsentCard tenant />
                    <NextStepsCard tenant />
                }
                .into_any()
            }
        })}
        <LeaveDialog />
    }
    .into_any()
}

/// What the heading says of a run that has stopped.
fn not_finished(registering: Registering) -> String {
    if registering.remedy.get() == Remedy::Approve {
        words::needs_permission().to_owned()
    } else {
        words::not_finished(&name(registering))
    }
}

fn name(registering: Registering) -> String {
    registering
        .registration
        .with(|registration| registration.as_ref().map(|r| r.display_name().to_owned()))
        .unwrap_or_default()
}

fn success(tenant: TenantInUse, registering: Registering) -> AnyView {
    let title = words::registered_in(&name(registering), &tenant.name());
    let sent = move || registering.progress.with(|calls| calls.iter().map(|call| call.exchanges.len()).sum());
    view! {
        <MessageBar kind=MessageKind::Success title announce=true>
            {changing(move || words::calls_and_time(sent(), registering.took.get()))}
        </MessageBar>
    }
    .into_any()
}
