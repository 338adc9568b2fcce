//! The form and the result: what stands around each step, and the first of them.

use crate::web::reactive::prelude::*;

use super::{
    basics,
    layout::{
        ahead::build_ahead,
        in_part::{InPart, LaterPart},
        shell::Statuses,
    },
    step_page::StepPages,
    steps,
};
use crate::{
    flow::route::Page,
    registration::{problem::Problem, step::Step, told},
    run::ledger::Kept,
    web::{
        browser::{frames::frame, storage},
        shell::{
            form::Form,
            in_use::{CurrentTenant, TenantInUse},
            part::{Part, Parts},
            route::Routing,
        },
        ui::{ActionBar, Bar, Columns, StepItem, StepList, StepState},
    },
    words::session::frame as words,
};

/// Puts the form up.
pub fn bring() {
    Form::bring();
    StepPages::bring();
    StepPages::here().came(&basics::STEP);
    build_ahead(Page::Step(Step::Basics), || view! { <Framed tenant=TenantInUse::here() /> }.into_any());
}

/// The form, in the tenant in use: steps at the left, calls at the right. Both stay while the page between them changes.
pub fn view() -> AnyView {
    let (current, house) = (CurrentTenant::here(), Form::here().house);
    // Nobody fills in what rules that are not there yet would refuse, or that cannot be read.
    let is_awaited = Memo::new(move || house.is_awaited());
    changing(move || {
        if is_awaited.get() {
            return Some(view! { <Columns><Statuses /> <InPart part=Part::HouseRules /></Columns> }.into_any());
        }
        current.get().map(|tenant| view! { <Framed tenant /> }.into_any())
    })
}

#[component]
fn Framed(
    /// The tenant that it is for.
    tenant: TenantInUse,
) -> AnyView {
    provide_context(tenant);
    Bar::bring();
    let (routing, parts, house) = (Routing::here(), Parts::here(), Form::here().house);
    // What is typed is kept from then on, and what was typed until then.
    parts.want_when_idle([Part::Keep]);
    speak(Form::here(), StepPages::here(), routing);
    let pages = StepPages::here();
    let with_beside = Memo::new(move || match routing.page.get() {
        Page::Step(step) => pages.of(step).and_then(|page| page.beside).map(|_| step),
        _ => None,
    });
    let beside = move || {
        let page = with_beside.get().and_then(|step| untrack(|| pages.of(step)));
        page.and_then(|page| page.beside).map(|view| view())
    };
    let page = move || match routing.page.get() {
        Page::Result => view! { <InPart part=Part::Result /> }.into_any(),
        Page::Unfinished => view! { <InPart part=Part::Unfinished /> }.into_any(),
        Page::Step(step) if step != Step::Basics => view! { <InPart part=Part::of(step) /> }.into_any(),
        // Built ahead, the form begins with it as well.
        _ => (basics::STEP.view)(tenant),
    };
    // A run of before a reload may have left something.
    let had_stopped = storage::is_stored::<Kept>();
    let is_step = Memo::new(move || matches!(routing.page.get(), Page::Step(_)));
    let notice =
        move || (had_stopped && is_step.get()).then(|| view! { <InPart part=Part::UnfinishedNotice quiet=true /> });
    Effect::new(move |_| {
        let page = routing.page.get();
        // The result says itself how things stand.
        let Page::Step(step) = page else { return };
        document().set_title(&words::title(steps::name(step)));
        // Steps that were filled in before a reload are told right or wrong once they are there.
        let before = Step::ALL.into_iter().filter(move |other| *other < step).map(Part::of);
        parts.want_when_idle(before);
    });
    view! {
        <Columns steps=|| view! { <Steps /> } panel=move || view! { {changing(beside)} <LaterPart part=Part::Panel quiet=true /> }>
            <Statuses />
            {changing(move || house.get().map(|house| (house.above)(&house.brand)))}
            {changing(notice)}
            {changing(page)}
        </Columns>
        <ActionBar label=words::actions() is_framed=frame::is_framed() />
    }
    .into_any()
}

/// Says what comes up in the fields, once. What "Next" brings up is in a summary, which takes the focus.
fn speak(form: Form, pages: StepPages, routing: Routing) {
    Effect::new(move |last: Option<(usize, Vec<Problem>)>| {
        let (turn, now) = (form.turn.get(), form.told.get());
        if let (Some((then, before)), Page::Step(step)) = (last, routing.page.get())
            && then == turn
        {
            let added = told::added(&before, &now, step);
            let words = added.into_iter().map(|problem| pages.say(problem)).collect::<Vec<_>>();
            if !words.is_empty() {
                form.announcer.announce(words.join(" "));
            }
        }
        (turn, now)
    });
}

#[component]
fn Steps() -> AnyView {
    let (form, pages, routing) = (Form::here(), StepPages::here(), Routing::here());
    let shown = Memo::new(move || form.steps());
    let items = Memo::new(move || {
        shown.with(|steps| steps.iter().map(|step| item(form, pages, routing, *step)).collect::<Vec<_>>())
    });
    let select = move |index: usize| {
        if let Some(step) = shown.with_untracked(|steps| steps.get(index).copied()) {
            routing.go(Page::Step(step));
        }
    };
    let here = move |say: &dyn Fn(Step) -> String| match routing.page.get() {
        Page::Step(step) => say(step),
        _ => String::new(),
    };
    let place = Signal::derive(move || here(&|step| shown.with(|steps| words::step_caption(step, steps))));
    let name = Signal::derive(move || here(&|step| steps::name(step).to_owned()));
    view! { <StepList steps=items on_select=select place name is_menu=frame::is_framed() /> }.into_any()
}

fn item(form: Form, pages: StepPages, routing: Routing, step: Step) -> StepItem {
    let here = routing.page.get();
    let reached = step <= routing.reached.get();
    let state = match here {
        Page::Step(current) if current == step => StepState::Current,
        Page::Step(_) if reached && step != Step::Review && form.is_right(step) => StepState::Done,
        Page::Result | Page::Unfinished => StepState::Done,
        _ => StepState::Ahead,
    };
    let entered = pages.of(step).and_then(|page| page.entered);
    let entered = entered.map(|entered| form.draft.with(entered)).unwrap_or_default();
    StepItem {
        name: steps::name(step).to_owned(),
        entered: if reached { entered } else { String::new() },
        state,
        reachable: reached && here != Page::Result,
    }
}
