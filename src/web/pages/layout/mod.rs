//! The frame around every page: header, banner, steps, panel, and the way back and on.

pub mod account_menu;
pub mod busy;
pub mod frame_line;
pub mod header;
pub mod lost;
pub mod part_status;
pub mod step;
pub mod theme_choice;

use crate::web::reactive::prelude::*;

use super::{
    from_link::LinkStatus,
    panel::CallsPanel,
    result::ResultPage,
    setup::Setup,
    start::{Choice, Start},
    steps,
    tenant::SwitchTenant,
};
use crate::{
    flow::{
        route::Page,
        session::{Event, Reason},
    },
    registration::step::Step,
    web::{
        browser::frames::frame,
        pages::sign_in::{notices::SignInStatus, session_end::SessionEnding, waiting::WaitingDialog},
        shell::{
            form::Form,
            in_use::{CurrentTenant, TenantInUse},
            register::embedded::ConfirmWrite,
            route::Routing,
            session::{
                account::{self, Configured},
                sign_in::SignIn,
            },
        },
        ui::{Columns, Live, StepItem, StepList, StepState},
    },
    words::session::frame as words,
};
use frame_line::FrameLine;
use header::Header;
use lost::LostStatus;

/// Everything that is on the screen.
#[component]
pub fn Shell() -> AnyView {
    let (routing, current) = (Routing::here(), CurrentTenant::here());
    SessionEnding::watch();
    Effect::new(move |_| document().set_title(&words::title(page_name(routing.page.get()))));
    let framed = Memo::new(move || matches!(routing.page.get(), Page::Step(_) | Page::Result));
    // What stands on the other pages stays as it is when the tenant changes.
    let content = move || match framed.get().then(|| current.get()).flatten() {
        Some(tenant) => view! { <Framed tenant /> }.into_any(),
        None => view! { <Single /> }.into_any(),
    };
    view! {
        {if frame::is_framed() { view! { <FrameLine /> }.into_any() } else { view! { <Header /> }.into_any() }}
        {changing(content)}
        <WaitingDialog />
        {frame::is_framed().then(|| view! { <ConfirmWrite /> })}
        <Live />
    }
    .into_any()
}

/// What the document's title says of a page: never anything that was typed or made.
fn page_name(page: Page) -> &'static str {
    match page {
        Page::Start => "",
        Page::Setup => crate::words::setup::title(),
        Page::Tenant => crate::words::session::account::switch_tenant(),
        Page::Step(step) => (steps::of(step).name)(),
        Page::Result => words::result(),
    }
}

/// Start, setup and the choice of a tenant: the content alone.
#[component]
fn Single() -> AnyView {
    let (routing, configured) = (Routing::here(), Configured::here());
    let page = move || match routing.page.get() {
        Page::Setup => view! { <Setup /> }.into_any(),
        Page::Tenant => view! { <SwitchTenant /> }.into_any(),
        _ => view! { <StartPage /> }.into_any(),
    };
    view! { <Columns><SignInStatus /> <LostStatus config=configured.config /> <LinkStatus /> {changing(page)}</Columns> }
        .into_any()
}

#[component]
fn StartPage() -> AnyView {
    let (sign_in, routing, current, configured) =
        (SignIn::here(), Routing::here(), CurrentTenant::here(), Configured::here());
    let signed_in = move || match current.context.get().filter(|_| !current.is_sandbox()) {
        Some(context) => crate::words::session::start::signed_in(&context.tenant_name, &context.account),
        None => String::new(),
    };
    let choose = move |choice| match choice {
        Choice::SignIn => account::sign_in(sign_in, routing),
        Choice::GoOn => routing.go(Page::Step(Step::Basics)),
        Choice::Sandbox => {
            sign_in.dispatch(Event::End(Reason::EnterSandbox));
            routing.go(Page::Step(Step::Basics));
        }
        Choice::SetUp => routing.go(Page::Setup),
        Choice::OtherTenant => routing.go(Page::Tenant),
        Choice::OwnTenant => configured.use_own_tenant(),
    };
    view! {
        <Start
            config=configured.config
            take_focus=routing.moved.get_untracked()
            signed_in=Signal::derive(signed_in)
            on_choose=Callback::from(choose)
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
    let (routing, config) = (Routing::here(), Configured::here().config);
    let page = move || match routing.page.get() {
        Page::Step(step) => (steps::of(step).view)(tenant),
        _ => view! { <ResultPage tenant /> }.into_any(),
    };
    view! {
        <Columns steps=|| view! { <Steps /> } panel=move || view! { <CallsPanel tenant /> }>
            <SignInStatus />
            <LostStatus config />
            <LinkStatus />
            {changing(page)}
        </Columns>
    }
    .into_any()
}

#[component]
fn Steps() -> AnyView {
    let (form, routing) = (Form::here(), Routing::here());
    let steps = Memo::new(move || Step::ALL.map(|step| item(form, routing, step)).to_vec());
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
    let own = steps::of(step);
    let entered = own.typed.map(|typed| form.draft.with(typed.entered)).unwrap_or_default();
    StepItem {
        name: (own.name)().to_owned(),
        entered: if reached { entered } else { String::new() },
        state,
        reachable: reached && here != Page::Result,
    }
}
