//! A registration that has stopped on its way: what exists and what is missing, and from there on to continue, to undo it, or
//! to leave it as it is.

mod confirm;
mod exists;
pub mod leave;
pub mod notice;
mod progress;

use crate::web::reactive::prelude::*;

use super::result::secret::SecretCards;
use crate::{
    flow::{
        route::{Begin, Page},
        undo::{Phase, Remedy},
    },
    registration::step::Step,
    run::ledger::Ledger,
    web::{
        pages::fields,
        shell::{
            form::Form,
            in_use::TenantInUse,
            preview::Preview,
            register::{Registering, undo::Undo},
            route::Routing,
            session::sign_in::SignIn,
        },
        ui::{Bar, PageAction, PageActions, PageHeading},
    },
    words::{
        run::{result, unfinished as words},
        session::{frame, signing_in},
    },
};
use confirm::Confirm;
use exists::Exists;
use leave::Leave;
use progress::Progress;

/// The page.
#[component]
pub fn UnfinishedPage(
    /// The tenant that the registration is in.
    tenant: TenantInUse,
) -> AnyView {
    let (undo, preview, routing) = (Undo::here(), Preview::here(), Routing::here());
    let (confirms, leaves) = (RwSignal::new(false), RwSignal::new(false));
    let phase = undo.phase;
    let is_left = Memo::new(move || preview.ledger_of_draft().as_ref().is_some_and(|ledger| !Ledger::is_empty(ledger)));
    let title = Signal::derive(move || {
        match (phase.get(), is_left.get()) {
            (Phase::Idle, true) => words::title(),
            (Phase::Idle, false) => words::nothing(),
            (Phase::Running, _) => words::running_title(),
            (Phase::Stopped, _) => words::stopped_title(),
            (Phase::LeftSome, _) => words::left_title(),
            (Phase::Undone, _) => words::undone_title(),
        }
        .to_owned()
    });
    let lead = Signal::derive(move || match (phase.get(), is_left.get()) {
        (Phase::Idle, true) => lead(tenant),
        (Phase::Idle, false) => String::new(),
        (Phase::Running, _) => words::running_lead().to_owned(),
        (Phase::Stopped, _) => words::stopped_lead().to_owned(),
        (Phase::LeftSome, _) => words::left_lead().to_owned(),
        (Phase::Undone, _) => words::undone_lead().to_owned(),
    });
    Effect::new(move |_| document().set_title(&frame::title(&title.get())));
    Bar::here().show(actions(undo, routing, is_left, confirms, leaves));
    let registering = Registering::here();
    // A secret stays until it is deleted, or saved.
    let has_secrets = Memo::new(move || !registering.secrets.with(Vec::is_empty));
    let has_rows = Memo::new(move || phase.get() != Phase::Idle);
    view! {
        <PageHeading title lead take_focus=true />
        {changing(move || {
            if has_rows.get() {
                view! { <Progress /> }.into_any()
            } else {
                view! { <Exists /> }.into_any()
            }
        })}
        {changing(move || has_secrets.get().then(|| view! { <SecretCards by_bar=Memo::new(|| false) /> }))}
        <Confirm open=confirms tenant />
        <Leave open=leaves tenant on_left=move || routing.go(Page::Step(Step::Basics)) />
    }
    .into_any()
}

fn lead(tenant: TenantInUse) -> String {
    let name = Form::here().draft.display_name().get();
    if name.trim().is_empty() { words::lead_unnamed(&tenant.name()) } else { words::lead(&name, &tenant.name()) }
}

/// What can be done, by how far it has come.
fn actions(
    undo: Undo,
    routing: Routing,
    is_left: Memo<bool>,
    confirms: RwSignal<bool>,
    leaves: RwSignal<bool>,
) -> Signal<PageActions> {
    let sign_in = SignIn::here();
    // The button is gone with what it acted on: the heading says how things stand now.
    let focus = || fields::focus_soon("page-title".to_owned());
    let form = PageAction::new(result::back_to_form(), move || {
        undo.close();
        routing.go(Page::Step(routing.reached.get_untracked()));
    });
    let leave = PageAction::new(words::leave_it(), move || leaves.set(true));
    let ask = PageAction::new(words::undo(), move || confirms.set(true));
    let rest = PageAction::new(words::undo_rest(), move || confirms.set(true));
    let go_on = PageAction::new(words::go_on(), move || routing.go(Page::Step(Step::Review)));
    let stop = PageAction::new(words::stop(), move || {
        undo.stop();
        focus();
    });
    let another = PageAction::new(result::register_another(), move || {
        undo.close();
        routing.register_another(Begin::Empty);
    });
    let label = Signal::derive(move || {
        match undo.remedy.get() {
            Some(Remedy::Approve(_)) => result::approve_and_continue(),
            Some(Remedy::SignIn) => signing_in::again(),
            _ => words::undo_rest(),
        }
        .to_owned()
    });
    let remedy = PageAction::new(label, move || match undo.remedy.get_untracked() {
        Some(Remedy::Approve(scope)) => sign_in.step_up(scope, Vec::new()),
        Some(Remedy::SignIn) => sign_in.again(),
        Some(Remedy::Continue) | None => confirms.set(true),
    });
    Signal::derive(move || match (undo.phase.get(), is_left.get()) {
        (Phase::Idle, false) => PageActions { back: Some(form), ..PageActions::default() },
        (Phase::Idle, true) => {
            PageActions { back: Some(leave), secondary: Some(ask), primary: Some(go_on), ..PageActions::default() }
        }
        (Phase::Running, _) => PageActions { back: Some(stop), ..PageActions::default() },
        (Phase::Stopped, _) => PageActions { back: Some(leave), primary: Some(remedy), ..PageActions::default() },
        (Phase::LeftSome, _) => {
            PageActions { back: Some(form), secondary: Some(rest), primary: Some(leave), ..PageActions::default() }
        }
        (Phase::Undone, _) => PageActions { back: Some(form), secondary: Some(another), ..PageActions::default() },
    })
}
