//! The result: how the run goes, and then what it made, the one thing that must not be lost first. What else there is to
//! know is folded away below.

mod download;
mod earlier;
pub mod failure;
pub mod folded;
pub mod identifiers;
mod in_this_tab;
pub mod leave;
pub mod progress;
mod record;
pub mod secret;

use crate::web::reactive::prelude::*;

use super::review::left_to_admin::LeftToAdmin;
use crate::{
    flow::{
        register::{Event, HeldBack, Phase, Remedy, secret_holder::Unsaved},
        route::{Begin, Page},
    },
    web::{
        pages::{
            fields,
            layout::{ahead::build_ahead, in_part::InPart},
            recipe::next_steps::list,
            sign_in::reauthenticate,
        },
        shell::{
            form::Form, in_use::TenantInUse, part::Part, preview::Preview, register::Registering, registered,
            route::Routing, session::own_session::OwnSession,
        },
        ui::{Bar, Card, Icon, IconName, PageAction, PageActions, PageHeading, announcer},
    },
    words::{run::result as words, session::frame},
};
use earlier::Earlier;
use failure::Failures;
use identifiers::{Identifiers, MadeSoFar, Remarks, entra_link};
use in_this_tab::in_this_tab;
use leave::LeaveDialog;
use progress::{CopyLog, Progress};
use secret::SecretCards;

/// The run begins at a press: its page is built before that.
pub fn bring() {
    build_ahead(Page::Result, || view! { <OfRun tenant=TenantInUse::here() /> }.into_any());
}

/// How the run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Running,
    Done,
    Stopped,
}

/// The page: the run, or what was registered before where there is none.
#[component]
pub fn ResultPage(
    /// The tenant that the run is in.
    tenant: TenantInUse,
) -> AnyView {
    if Registering::here().phase.get_untracked() == Phase::Idle {
        return view! { <Earlier tenant /> }.into_any();
    }
    view! { <OfRun tenant /> }.into_any()
}

#[component]
fn OfRun(tenant: TenantInUse) -> AnyView {
    let (session, form, preview) = (OwnSession::find(), Form::here(), Preview::here());
    let registering = Registering::here();
    let routing = Routing::here();
    let stage = Memo::new(move || {
        if registering.is_client_registered.get() {
            Stage::Done
        // Built ahead, it is the page of a run that begins.
        } else if matches!(registering.phase.get(), Phase::Idle | Phase::Running) {
            Stage::Running
        } else {
            Stage::Stopped
        }
    });
    let is_done = Memo::new(move || stage.get() == Stage::Done);
    let held = Memo::new(move || registering.unsaved.get().is_some());
    let title = Signal::derive(move || match (stage.get(), held.get()) {
        (Stage::Running, _) => words::running_title().to_owned(),
        (Stage::Done, _) => words::registered(&name(registering)),
        (Stage::Stopped, true) => words::save_now().to_owned(),
        (Stage::Stopped, false) => not_finished(registering),
    });
    let lead = Signal::derive(move || {
        let lead = match (stage.get(), held.get()) {
            (Stage::Running, _) => words::running_lead(),
            (_, true) => words::save_now_lead(),
            (Stage::Done, false) => words::registered_lead(),
            (Stage::Stopped, false) if registering.is_cancelled.get() => words::cancelled_lead(),
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
            (Stage::Stopped, false) if registering.is_cancelled.get() => words::title_cancelled().to_owned(),
            (Stage::Stopped, false) if !approves() => words::title_stopped().to_owned(),
            (Stage::Stopped | Stage::Done, false) => title.get(),
        };
        document().set_title(&frame::title(&name));
    });
    let announcer = announcer();
    Effect::new(move |_| {
        if is_done.get() {
            let done = words::registered_in(&untrack(|| name(registering)), &tenant.name());
            announcer.announce([&done, " ", &lead.get_untracked()].concat());
        }
    });
    let letter_open = RwSignal::new(false);
    let chosen = RwSignal::new(None);
    let stopped = failure::remedies(registering, routing, letter_open, chosen);
    let done = done(registering, routing);
    let cancel = PageAction::new(words::cancel(), move || {
        registering.cancel();
        fields::focus_soon("page-title".to_owned());
    })
    .disabled(Signal::derive(move || registering.is_cancelled.get()));
    Bar::here().show(Signal::derive(move || match stage.get() {
        Stage::Running => PageActions { back: Some(cancel), ..PageActions::default() },
        Stage::Done => done(),
        Stage::Stopped => stopped(),
    }));
    view! {
        <div class="result-head">
            {changing(move || is_done.get().then(|| view! { <Icon name=IconName::Success /> }))}
            <PageHeading title lead take_focus=true />
        </div>
        <SecretCards by_bar=is_done />
        {changing(move || unproved().then(reauthenticate::notice))}
        {changing(move || match stage.get() {
            Stage::Running => view! { <Progress /> }.into_any(),
            Stage::Stopped => {
                view! {
                    <Failures letter_open chosen />
                    <Remarks />
                    <MadeSoFar tenant />
                    <CopyLog />
                }
                .into_any()
            }
            Stage::Done => {
                view! {
                    <Remarks />
                    {made(registering, tenant)}
                    <LeftToAdmin tenant />
                    {form.house.get().map(|house| (house.owners)(&house.rules, preview.mode.get_untracked()))}
                    {recipe_steps(form)}
                    <div class="card folds">
                        <InPart part=Part::NextSteps quiet=true />
                        <InPart part=Part::Practices quiet=true />
                    </div>
                    <CopyLog />
                    {in_this_tab(&registered::records(tenant), registering.application.get_untracked())}
                }
                .into_any()
            }
        })}
        <LeaveDialog />
    }
    .into_any()
}

/// What can be done with what was registered: first the secret is copied, then it is saved, then there is more to do in
/// Microsoft's own pages.
fn done(registering: Registering, routing: Routing) -> impl Fn() -> PageActions {
    let another = PageAction::new(words::register_another(), move || routing.register_another(Begin::Empty));
    let like_this = PageAction::new(words::register_like_this(), move || routing.register_another(Begin::LikeThis));
    let several = move || registering.secrets.with(|all| all.iter().filter(|one| one.gone.is_none()).count() > 1);
    let label = move || if several() { words::all_saved() } else { words::saved() }.to_owned();
    let saved = PageAction::new(Signal::derive(label), move || {
        registering.dispatch(Event::Saved(None));
        // The button is gone with the secret: the heading says how things stand now.
        fields::focus_soon("page-title".to_owned());
    });
    move || {
        let back = Some(another);
        match registering.unsaved.get() {
            Some(Unsaved::NotCopied) => PageActions { back, secondary: Some(saved), ..PageActions::default() },
            Some(Unsaved::Copied) => PageActions { back, primary: Some(saved), ..PageActions::default() },
            None => PageActions { back, secondary: Some(like_this), link: Some(entra_link), ..PageActions::default() },
        }
    }
}

/// What the recipe that has filled the form in says is to be done.
fn recipe_steps(form: Form) -> Option<AnyView> {
    let note = form.draft.from_link().with_untracked(|marks| marks.recipe.clone())?;
    if note.next_steps.is_empty() {
        return None;
    }
    let title = (!note.title.is_empty()).then(|| words::recipe_steps_of(&note.title));
    let steps = list(&note.next_steps, Some(words::copy_link()));
    let card = view! {
        <Card title=words::recipe_heading()>
            <p class="card__note">{title}</p>
            {steps}
        </Card>
    };
    Some(card.into_any())
}

/// The identifiers on the screen, and the rest on paper.
fn made(registering: Registering, tenant: TenantInUse) -> Option<AnyView> {
    let record = untrack(|| registered::of_run(registering, tenant))?;
    let printed = record::record(&record, registering);
    let view = view! {
        <Identifiers record />
        {printed}
    };
    Some(view.into_any())
}

/// What the heading says of a run that has stopped.
fn not_finished(registering: Registering) -> String {
    match registering.remedy.get() {
        Remedy::Approve => words::needs_permission().to_owned(),
        Remedy::Continue => words::cancelled(&name(registering)),
        _ => words::not_finished(&name(registering)),
    }
}

fn name(registering: Registering) -> String {
    registering
        .registration
        .with(|registration| registration.as_ref().map(|r| r.display_name().to_owned()))
        .unwrap_or_default()
}
