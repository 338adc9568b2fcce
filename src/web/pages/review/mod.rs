//! The step Review: everything in plain words, the calls that will be sent, and "Register".

pub mod approval;
pub mod consent_choice;
pub mod left_to_admin;
pub mod practices;

use crate::web::reactive::prelude::*;

use super::{
    basics, credentials, fields, from_link,
    layout::step::{StepHeading, back},
    permissions, redirect_uris,
    step_page::{StepPage, StepPages},
    steps,
};
use crate::{
    directory::severity::Severity,
    flow::{
        register::{HeldBack, Write},
        route::Page,
    },
    plan::call::Mode,
    registration::{problem::Problem, step::Step},
    web::{
        browser::keyboard,
        pages::{
            layout::in_part::{InPart, LaterPart},
            sign_in::{notices::ask_admin, reauthenticate, session_end::too_near},
        },
        shell::{
            form::Form,
            in_use::TenantInUse,
            part::Part,
            preview::Preview,
            register::Registering,
            route::Routing,
            session::{ending::SessionEnding, own_session::OwnSession},
        },
        ui::{Bar, Card, Icon, IconName, MessageBar, MessageKind, PageAction, PageActions},
    },
    words::form::{problem, review as words},
};
use approval::Approvals;
use consent_choice::ConsentChoice;

pub static STEP: StepPage = StepPage {
    step: Step::Review,
    lead: words::lead,
    view: |tenant| view! { <Review tenant /> }.into_any(),
    beside: None,
    entered: None,
    check: None,
};

/// What it shows.
#[component]
pub fn Review(
    /// The tenant that it is registered in.
    tenant: TenantInUse,
) -> AnyView {
    let session = OwnSession::find();
    let (form, preview) = (Form::here(), Preview::here());
    let (registering, routing) = (Registering::here(), Routing::here());
    let errors = Memo::new(move || of_severity(form, Severity::Error));
    let warnings = Memo::new(move || of_severity(form, Severity::Warning));
    let has_errors = Signal::derive(move || !errors.with(Vec::is_empty));
    let context = tenant.context();
    let target = if tenant.is_sandbox() {
        words::target_sandbox().to_owned()
    } else {
        words::target(&context.tenant_name, &context.account)
    };
    let ending = SessionEnding::find();
    let register = move || {
        if let Some(ending) = ending {
            ending.look_again();
        }
        registering.press(Write::Register);
    };
    let held_back = move |why| registering.held_back.get() == Some(why);
    // Nothing on this page changes the tenant or the draft.
    let narrow = preview.mode.get_untracked() == Mode::CreateOnly;
    let pages = StepPages::here();
    let sections = Step::ALL.map(|step| pages.of(step).and_then(|page| section(form, routing, page)));
    let sections = sections.into_iter().flatten().collect::<Vec<_>>();
    let letter_open = RwSignal::new(false);
    let lacks = Memo::new(move || registering.lacking.with(|lacking| !lacking.is_empty()));
    let label =
        Signal::derive(move || if lacks.get() { words::approve_and_register() } else { words::register() }.to_owned());
    let (back, ask_admin) = (back(Step::Review), ask_admin(letter_open));
    // They are heard for as long as the step is shown.
    StoredValue::new(keyboard::shortcuts(move || {
        if !has_errors.get_untracked() {
            register();
        }
    }));
    let primary = PageAction::new(label, register).disabled(has_errors);
    Bar::here().show(Signal::derive(move || PageActions {
        back: Some(back),
        secondary: lacks.get().then_some(ask_admin),
        primary: Some(primary),
        ..PageActions::default()
    }));
    view! {
        <StepHeading page=&STEP />
        <p class="review__target">{target}</p>
        <Approvals letter_open />
        <InPart part=Part::Duplicates quiet=true />
        {changing(move || problems(pages, routing, MessageKind::Error, errors.get()))}
        {changing(move || problems(pages, routing, MessageKind::Warning, warnings.get()))}
        {from_link::unchanged(form)}
        {sections}
        {changing(move || form.house.get().map(|house| (house.owners)(&house.rules, preview.mode.get())))}
        // Nobody presses Next to read these: they come once the page is painted.
        <LaterPart part=Part::Practices quiet=true />
        {disclosed(words::share(), Part::Recipe)}
        {disclosed(words::as_code(), Part::AsCode)}
        {if narrow { left_to_admin::announced() } else { view! { <ConsentChoice tenant /> }.into_any() }}
        {changing(move || (held_back(HeldBack::TooNear) && ending.is_some_and(SessionEnding::is_too_near)).then(too_near))}
        {changing(move || (held_back(HeldBack::Unproved) && reauthenticate::is_needed(session, form, preview)).then(reauthenticate::notice))}
    }
    .into_any()
}

/// A way to hand the draft to others, once it is asked for.
fn disclosed(title: &'static str, part: Part) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <details class="card disclosure" on:toggle=move |_| open.set(true)>
            <summary class="disclosure__summary">
                <Icon name=IconName::Chevron />
                <span>{title}</span>
            </summary>
            <div class="disclosure__body">{changing(move || open.get().then(|| view! { <InPart part /> }))}</div>
        </details>
    }
    .into_any()
}

fn of_severity(form: Form, severity: Severity) -> Vec<Problem> {
    form.problems.with(|all| all.iter().filter(|problem| problem.kind.severity() == severity).cloned().collect())
}

/// What is wrong, or could be better, each with a way to its field.
fn problems(pages: StepPages, routing: Routing, kind: MessageKind, problems: Vec<Problem>) -> Option<AnyView> {
    if problems.is_empty() {
        return None;
    }
    let title = if kind == MessageKind::Error { words::problems() } else { words::warnings() };
    let links = problems
        .iter()
        .map(|found| {
            let field = found.field;
            let message = problem::in_list(found, |problem| pages.say(problem));
            let go = move || fields::go_to(routing, field);
            view! {
                <li>
                    <PageLink page=Page::Step(field.step()) on_follow=go>
                        {message}
                    </PageLink>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let list = view! {
        <MessageBar kind title announce=true>
            <ul class="message__list">{links}</ul>
        </MessageBar>
    };
    Some(list.into_any())
}

/// A link to a page of this document.
#[component]
fn PageLink(page: Page, #[prop(into)] on_follow: Callback<()>, children: Children) -> AnyView {
    let follow = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        on_follow.run(());
    };
    view! {
        <a class="link" href=page.query() on:click=follow>
            {children()}
        </a>
    }
    .into_any()
}

/// What was typed on a step; nothing of one on which nothing is.
fn section(form: Form, routing: Routing, page: &'static StepPage) -> Option<AnyView> {
    let summary = match page.step {
        Step::Basics => basics::summary,
        Step::RedirectUris => redirect_uris::summary,
        Step::Permissions => permissions::summary::of,
        Step::Credentials => credentials::summary::of,
        Step::Review => return None,
    };
    let content = untrack(|| summary(form));
    let (name, step) = (steps::name(page.step), page.step);
    let edit = move || {
        view! {
            <PageLink page=Page::Step(step) on_follow=move || routing.go(Page::Step(step))>
                {words::edit_button()}
                <span class="visually-hidden">" " {name}</span>
            </PageLink>
        }
    };
    let card = view! {
        <Card title=name end=edit>
            {content}
        </Card>
    };
    Some(card.into_any())
}
