//! Why a run has stopped, and what to do.

use crate::web::reactive::prelude::*;

use super::progress::number;
use crate::{
    flow::{
        register::{Remedy, Write},
        route::Page,
    },
    graph::ask::AskError,
    plan::call::CallKind,
    registration::{problem::Field, step::Step},
    run::{failure::Failure, progress::told, refused::WayOut},
    web::{
        pages::{
            fields,
            sign_in::{
                again::{SignInAgain, SignInTrouble},
                notices::{ApprovalNotice, ask_admin},
            },
            support::SupportDetails,
        },
        shell::{form::Form, register::Registering, route::Routing, session::sign_in::SignIn},
        ui::{MessageBar, MessageKind, PageAction, PageActions, RadioCards, RadioOption},
    },
    words::{
        form::credentials,
        house_rules::Adding,
        run::{failure as words, result},
        session::signing_in,
    },
};

/// What helps, as the page's one primary action, and what may help beside it.
pub fn remedies(
    registering: Registering,
    routing: Routing,
    letter_open: RwSignal<bool>,
    chosen: RwSignal<Option<WayOut>>,
) -> impl Fn() -> PageActions {
    let sign_in = SignIn::here();
    let resume = move || {
        registering.press(Write::Resume);
        // The button is gone with what it acted on: the heading says how things stand now.
        fields::focus_soon("page-title".to_owned());
    };
    let remedy = registering.remedy;
    let label = Signal::derive(move || {
        match remedy.get() {
            Remedy::Approve => result::approve_and_continue(),
            Remedy::SignIn => signing_in::again(),
            Remedy::ChooseWayOut => result::continue_so(),
            Remedy::EditReference => words::edit_reference(),
            Remedy::TryAgain => result::try_again(),
            Remedy::Continue => result::continue_run(),
        }
        .to_owned()
    });
    let primary = PageAction::new(label, move || match remedy.get_untracked() {
        Remedy::Approve => registering.press(Write::Resume),
        Remedy::SignIn => sign_in.again(),
        Remedy::ChooseWayOut => {
            let ways = registering.ways_out.get_untracked();
            if let Some(way) = ways.get(place(&ways, chosen.get_untracked())) {
                registering.go_way_out(*way);
            }
            fields::focus_soon("page-title".to_owned());
        }
        Remedy::EditReference => fields::go_to(routing, Field::ServiceReference),
        Remedy::TryAgain | Remedy::Continue => resume(),
    });
    let (letter, again) = (ask_admin(letter_open), PageAction::new(result::try_again(), resume));
    let undo = PageAction::new(result::undo(), move || routing.go(Page::Unfinished));
    let back = PageAction::new(result::back_to_review(), move || routing.go(Page::Step(Step::Review)));
    move || {
        let secondary = match remedy.get() {
            Remedy::Approve => Some(letter),
            // A policy can be changed as well.
            Remedy::ChooseWayOut => Some(again),
            Remedy::SignIn | Remedy::EditReference | Remedy::TryAgain | Remedy::Continue => {
                registering.leaves_something.get().then_some(undo)
            }
        };
        PageActions { back: Some(back), secondary, primary: Some(primary), ..PageActions::default() }
    }
}

/// A message a call that was given up.
#[component]
pub fn Failures(
    /// What an administrator is sent stands open.
    letter_open: RwSignal<bool>,
    /// What was chosen where a policy has refused a credential; none stands for the first.
    chosen: RwSignal<Option<WayOut>>,
) -> AnyView {
    let (form, registering) = (Form::here(), Registering::here());
    let bars = registering.progress.with_untracked(|calls| {
        told(calls).into_iter().map(|(kind, failure)| bar(form, kind, failure)).collect::<Vec<_>>()
    });
    let lacking = registering.unapproved.get_untracked();
    let notice = (!lacking.is_empty()).then(|| view! { <ApprovalNotice scopes=lacking letter_open /> });
    view! {
        {notice}
        {bars}
        {changing(move || ways_out(registering.ways_out.get(), chosen))}
    }
    .into_any()
}

/// Where the way stands that is chosen. What is known of the policy may have changed the ways since.
fn place(ways: &[WayOut], chosen: Option<WayOut>) -> usize {
    ways.iter().position(|way| Some(*way) == chosen).unwrap_or_default()
}

/// What can take the place of a credential that a policy has refused: the bar goes on with what is chosen.
fn ways_out(ways: Vec<WayOut>, chosen: RwSignal<Option<WayOut>>) -> Option<AnyView> {
    if ways.is_empty() {
        return None;
    }
    let option = |way| {
        let (label, means) = result::way_out(way);
        RadioOption::new(label, means)
    };
    let options = ways.iter().copied().map(option).collect::<Vec<_>>();
    let ways = StoredValue::new(ways);
    let cards = view! {
        <section class="card">
            <RadioCards
                legend=result::ways_out().to_owned()
                name="way-out"
                options
                selected=Signal::derive(move || ways.with_value(|ways| place(ways, chosen.get())))
                on_select=move |at: usize| chosen.set(ways.with_value(|ways| ways.get(at).copied()))
            />
        </section>
    };
    Some(cards.into_any())
}

fn bar(form: Form, kind: CallKind, failure: &Failure) -> AnyView {
    if *failure == Failure::Ask(AskError::SignInNeeded) {
        return view! { <SignInAgain in_bar=true /> }.into_any();
    }
    let several = kind.credential().filter(|_| number(form, kind).is_some());
    let one = several.map(|id| form.draft.with_untracked(|draft| credentials::by_number(draft, id)));
    let adding = if matches!(failure, Failure::OwnerNotFound(_)) { Adding::Missing } else { Adding::Heading };
    let title = match one.or_else(|| untrack(|| form.house.owner(kind, adding))) {
        Some(credential) => words::of_one(&credential, failure, kind),
        None => words::failure(failure, kind),
    };
    let remedy = words::remedy(failure);
    let details = failure.graph_error().map(|error| view! { <SupportDetails error=error.clone() /> });
    let trouble = matches!(failure, Failure::Ask(AskError::SignInUnavailable(_))).then(|| view! { <SignInTrouble /> });
    view! {
        <MessageBar kind=MessageKind::Error title announce=true>
            <p>{remedy}</p>
            {trouble}
            {details}
        </MessageBar>
    }
    .into_any()
}
