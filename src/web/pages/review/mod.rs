//! The step Review: everything in plain words, the calls that will be sent, and "Register".

pub mod consent_choice;
pub mod left_to_admin;

use crate::web::reactive::prelude::*;

use super::{
    basics, credentials, fields, from_link,
    layout::step::{Back, StepHeading},
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
    http::request::GraphScope,
    plan::{call::Mode, preview::Shown},
    registration::{problem::Problem, step::Step},
    web::{
        browser::intl,
        pages::sign_in::{notices::Preflight, reauthenticate, session_end::too_near},
        shell::{
            form::{Form, SecretEnds},
            in_use::TenantInUse,
            preview::Preview,
            register::Registering,
            route::Routing,
            session::{ending::SessionEnding, own_session::OwnSession},
        },
        ui::{Actions, Button, ButtonKind, Card, CodeBlock, Disclosure, MessageBar, MessageKind},
    },
    words::{form::review as words, run::calls},
};
use consent_choice::ConsentChoice;

pub static STEP: StepPage = StepPage {
    step: Step::Review,
    lead: words::lead,
    view: |tenant| view! { <Review tenant /> }.into_any(),
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
    let (form, preview, ends) = (Form::here(), Preview::here(), SecretEnds::here());
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
    let create = if narrow { GraphScope::AppRegistrationCreate } else { GraphScope::ApplicationReadWriteAll };
    let pages = StepPages::here();
    let sections = Step::ALL.map(|step| pages.of(step).and_then(|page| section(form, routing, page)));
    let sections = sections.into_iter().flatten().collect::<Vec<_>>();
    view! {
        <StepHeading page=&STEP />
        {changing(move || problems(routing, MessageKind::Error, errors.get()))}
        {changing(move || problems(routing, MessageKind::Warning, warnings.get()))}
        {from_link::unchanged(form)}
        {sections}
        {if narrow { left_to_admin::announced() } else { view! { <ConsentChoice tenant /> }.into_any() }}
        <Preflight scopes=vec![create] />
        <Card title=words::calls()>
            <p class="card__text">{words::calls_lead()}</p>
            {changing(move || call_list(form, ends, preview))}
        </Card>
        {changing(move || (held_back(HeldBack::TooNear) && ending.is_some_and(SessionEnding::is_too_near)).then(too_near))}
        {changing(move || (held_back(HeldBack::Unproved) && reauthenticate::is_needed(session, form, preview)).then(reauthenticate::notice))}
        <Actions>
            <Back step=Step::Review />
            <span class="actions__end">
                <span class="actions__note">{target}</span>
                <Button kind=ButtonKind::Primary disabled=has_errors on_press=register>
                    {words::register()}
                </Button>
            </span>
        </Actions>
    }
    .into_any()
}

fn of_severity(form: Form, severity: Severity) -> Vec<Problem> {
    form.problems.with(|all| all.iter().filter(|problem| problem.kind.severity() == severity).cloned().collect())
}

/// What is wrong, or could be better, each with a way to its field.
fn problems(routing: Routing, kind: MessageKind, problems: Vec<Problem>) -> Option<AnyView> {
    if problems.is_empty() {
        return None;
    }
    let title = if kind == MessageKind::Error { words::problems() } else { words::warnings() };
    let links = problems
        .iter()
        .map(|problem| {
            let field = problem.field;
            let message = crate::words::form::problem::in_list(problem);
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

fn call_list(form: Form, ends: SecretEnds, preview: Preview) -> AnyView {
    let rows = preview.calls.get().into_iter().map(|shown| call(form, ends, shown)).collect::<Vec<_>>();
    view! { <ol class="calls">{rows}</ol> }.into_any()
}

fn call(form: Form, ends: SecretEnds, shown: Shown) -> AnyView {
    let end = untrack(|| shown.kind.secret().and_then(|id| ends.of(id))).map(intl::day);
    let sentence = form.draft.with_untracked(|draft| calls::purpose(&shown, draft, end.as_deref()));
    let mut text = shown.headers.join("\n");
    if let Some(body) = shown.body {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&body);
    }
    view! {
        <li class="call">
            <span class="call__method">{shown.method.as_str()}</span>
            " "
            <code class="call__path">{shown.path}</code>
            <span class="call__sentence">{sentence}</span>
            <Disclosure summary=words::details()>
                <CodeBlock label=words::details() text />
            </Disclosure>
        </li>
    }
    .into_any()
}
