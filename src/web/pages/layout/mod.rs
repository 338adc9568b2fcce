//! The frame around every page: header, banner, steps, panel, and the way back and on.

pub mod account_menu;
pub mod busy;
pub mod frame_line;
pub mod header;
pub mod lost;
pub mod theme_choice;

use leptos::prelude::*;

use super::{
    basics::Basics,
    credentials::Credentials,
    fields,
    from_link::LinkStatus,
    panel::CallsPanel,
    permissions::Permissions,
    redirect_uris::RedirectUris,
    result::ResultPage,
    review::Review,
    setup::Setup,
    start::{Choice, Start},
    tenant::SwitchTenant,
};
use crate::{
    registration::{problem::Problem, step::Step},
    web::{
        browser::frames::frame,
        shell::{
            self,
            form::Form,
            in_use::{CurrentTenant, TenantInUse},
            register::embedded::ConfirmWrite,
            route::{self, Routing},
            session::{
                account,
                configuration::Configuration,
                session_end::SessionEnding,
                sign_in::{self, SignInStatus, WaitingDialog},
            },
            state::{App, Page},
        },
        ui::{Actions, Button, ButtonKind, Columns, ErrorSummary, Live, PageHeading, StepItem, StepList, StepState},
    },
    words::session::frame as words,
};
use frame_line::FrameLine;
use header::Header;
use lost::LostStatus;

/// Everything that is on the screen.
#[component]
pub fn Shell() -> AnyView {
    let app = App::here();
    let (routing, current) = (Routing::here(), CurrentTenant::here());
    SessionEnding::watch(app);
    Effect::new(move |_| document().set_title(&words::title(page_name(routing.page.get()))));
    let framed = Memo::new(move |_| matches!(routing.page.get(), Page::Step(_) | Page::Result));
    // What stands on the other pages stays as it is when the tenant changes.
    let content = move || match framed.get().then(|| current.get()).flatten() {
        Some(tenant) => view! { <Framed tenant /> }.into_any(),
        None => view! { <Single /> }.into_any(),
    };
    view! {
        {if frame::is_framed() { view! { <FrameLine /> }.into_any() } else { view! { <Header /> }.into_any() }}
        {content}
        <WaitingDialog />
        {frame::is_framed().then(|| view! { <ConfirmWrite /> })}
        <Live />
    }
    .into_any()
}

/// What the document's title says of a page: never anything that was typed or made.
const fn page_name(page: Page) -> &'static str {
    match page {
        Page::Start => "",
        Page::Setup => crate::words::setup::TITLE,
        Page::Tenant => crate::words::session::account::SWITCH_TENANT,
        Page::Step(step) => words::step_name(step),
        Page::Result => words::RESULT,
    }
}

/// Start, setup and the choice of a tenant: the content alone.
#[component]
fn Single() -> AnyView {
    let app = App::here();
    let page = move || match app.routing.page.get() {
        Page::Setup => view! { <Setup /> }.into_any(),
        Page::Tenant => view! { <SwitchTenant /> }.into_any(),
        _ => start(app),
    };
    view! { <Columns><SignInStatus /> <LostStatus config=app.config /> <LinkStatus /> {page}</Columns> }.into_any()
}

fn start(app: App) -> AnyView {
    let signed_in = move || match app.context.get().filter(|_| !app.is_sandbox()) {
        Some(context) => crate::words::session::start::signed_in(&context.tenant_name, &context.account),
        None => String::new(),
    };
    let choose = move |choice| match choice {
        Choice::SignIn => sign_in::start(app),
        Choice::GoOn => route::go(app, Page::Step(Step::Basics)),
        Choice::Sandbox => shell::enter_sandbox(app),
        Choice::SetUp => route::go(app, Page::Setup),
        Choice::OtherTenant => route::go(app, Page::Tenant),
        Choice::OwnTenant => account::use_own_tenant(app),
    };
    view! {
        <Start
            config=app.config
            take_focus=app.routing.moved.get_untracked()
            signed_in=Signal::derive(signed_in)
            on_choose=Callback::new(choose)
        />
    }
    .into_any()
}

/// The form and the result: steps at the left, calls at the right. Both stay while the page between them changes.
#[component]
fn Framed(
    /// The tenant that it is for.
    tenant: TenantInUse,
) -> AnyView {
    provide_context(tenant);
    let (routing, config) = (Routing::here(), expect_context::<RwSignal<Configuration>>());
    let page = move || match routing.page.get() {
        Page::Step(Step::Review) => view! { <Review tenant /> }.into_any(),
        Page::Step(step) => view! { <FormStep step tenant /> }.into_any(),
        _ => view! { <ResultPage tenant /> }.into_any(),
    };
    view! {
        <Columns steps=|| view! { <Steps /> } panel=move || view! { <CallsPanel tenant /> }>
            <SignInStatus />
            <LostStatus config />
            <LinkStatus />
            {page}
        </Columns>
    }
    .into_any()
}

#[component]
fn Steps() -> AnyView {
    let (form, routing) = (Form::here(), Routing::here());
    let steps = Memo::new(move |_| Step::ALL.map(|step| item(form, routing, step)).to_vec());
    let select = move |index: usize| {
        if let Some(step) = Step::ALL.get(index) {
            routing.go(Page::Step(*step));
        }
    };
    view! { <StepList steps on_select=select /> }.into_any()
}

fn item(form: Form, routing: Routing, step: Step) -> StepItem {
    let here = routing.page.get();
    let reached = step <= routing.reached.get();
    let state = match here {
        Page::Step(current) if current == step => StepState::Current,
        Page::Step(_) if reached && step != Step::Review && form.errors_of(step).is_empty() => StepState::Done,
        Page::Result => StepState::Done,
        _ => StepState::Ahead,
    };
    let entered = form.draft.with(|draft| words::entered(step, draft));
    StepItem {
        name: words::step_name(step).to_owned(),
        entered: if reached { entered } else { String::new() },
        state,
        reachable: reached && here != Page::Result,
    }
}

/// A step of the form but the last: heading, errors once "Next" was pressed, fields, Back and Next.
#[component]
fn FormStep(step: Step, tenant: TenantInUse) -> AnyView {
    let (form, routing) = (Form::here(), Routing::here());
    let attempts = RwSignal::new(0_usize);
    let errors = Memo::new(move |_| {
        if attempts.get() == 0 {
            return Vec::new();
        }
        form.errors_of(step).iter().map(in_words).collect()
    });
    let next = move || {
        form.attempt(step);
        if form.errors_of(step).is_empty() {
            go_or_leave(routing, step.next());
        } else {
            attempts.update(|attempts| *attempts += 1);
        }
    };
    let (lead, fields) = match step {
        Step::Basics => (crate::words::form::basics::LEAD, view! { <Basics tenant /> }.into_any()),
        Step::RedirectUris => (crate::words::form::redirect_uris::LEAD, view! { <RedirectUris /> }.into_any()),
        Step::Permissions => (crate::words::form::permissions::LEAD, view! { <Permissions /> }.into_any()),
        Step::Credentials | Step::Review => {
            (crate::words::form::credentials::LEAD, view! { <Credentials /> }.into_any())
        }
    };
    view! {
        <StepHeading step lead />
        <ErrorSummary items=errors attempts />
        {fields}
        <Actions>
            <Back step />
            <Button kind=ButtonKind::Primary on_press=next>
                {words::NEXT}
            </Button>
        </Actions>
    }
    .into_any()
}

/// The heading of a step.
#[component]
pub fn StepHeading(
    /// The step.
    step: Step,
    /// The question that it asks.
    lead: &'static str,
) -> AnyView {
    let caption = words::step_caption(step);
    let moved = Routing::here().moved.get_untracked();
    view! { <PageHeading caption title=words::step_name(step) lead take_focus=moved /> }.into_any()
}

/// The way to the step before; from the first one, to the start page.
#[component]
pub fn Back(
    /// The step that one is on.
    step: Step,
) -> AnyView {
    let routing = Routing::here();
    view! {
        <Button kind=ButtonKind::Secondary on_press=move || go_or_leave(routing, step.back())>
            {words::BACK}
        </Button>
    }
    .into_any()
}

fn go_or_leave(routing: Routing, step: Option<Step>) {
    routing.go(step.map_or(Page::Start, Page::Step));
}

fn in_words(problem: &Problem) -> (String, String) {
    (crate::words::form::problem::message(problem), fields::id(problem.field))
}
