//! The step Review: everything in plain words, the calls that will be sent, and "Register".

pub mod consent_choice;
pub mod left_to_admin;

use leptos::prelude::*;

use super::{
    fields, from_link,
    layout::{Back, StepHeading},
    permissions::picked_api::picked_api,
};
use crate::{
    directory::{credential::CredentialId, permission::PickedPermission, severity::Severity},
    flow::register::{HeldBack, Write},
    http::request::GraphScope,
    plan::{call::Mode, preview::Shown},
    registration::{credentials::SecretDraft, draft::Draft, problem::Problem, step::Step},
    web::{
        browser::intl,
        shell::{
            in_use::TenantInUse,
            register::Registering,
            route,
            session::{
                anew,
                session_end::{SessionEnding, too_near},
                sign_in::Preflight,
            },
            state::{App, Page},
        },
        ui::{
            Actions, Badge, BadgeKind, Button, ButtonKind, Card, CodeBlock, DefinitionList, Disclosure, IdRow,
            MessageBar, MessageKind, address,
        },
    },
    words::{
        form::{basics, credentials, review as words},
        run::calls,
        session::frame,
        value::spelled,
    },
};
use consent_choice::ConsentChoice;

/// The step.
#[component]
pub fn Review(
    /// The tenant that it is registered in.
    tenant: TenantInUse,
) -> AnyView {
    let app = App::here();
    let registering = Registering::here();
    let errors = Memo::new(move |_| of_severity(app, Severity::Error));
    let warnings = Memo::new(move |_| of_severity(app, Severity::Warning));
    let has_errors = Signal::derive(move || !errors.with(Vec::is_empty));
    let context = tenant.context();
    let target = if tenant.is_sandbox() {
        words::TARGET_SANDBOX.to_owned()
    } else {
        words::target(&context.tenant_name, &context.account)
    };
    let ending = SessionEnding::here();
    let register = move || {
        ending.look_again(app);
        registering.press(Write::Register);
    };
    let held_back = move |why| registering.held_back.get() == Some(why);
    // Nothing on this page changes the tenant or the draft.
    let narrow = app.mode.get_untracked() == Mode::CreateOnly;
    let create = if narrow { GraphScope::AppRegistrationCreate } else { GraphScope::ApplicationReadWriteAll };
    let sections = app.draft.with_untracked(|draft| sections(app, draft));
    view! {
        <StepHeading step=Step::Review lead=words::LEAD />
        {move || problems(app, MessageKind::Error, errors.get())}
        {move || problems(app, MessageKind::Warning, warnings.get())}
        {from_link::unchanged(app.form)}
        {sections}
        {if narrow { left_to_admin::announced() } else { view! { <ConsentChoice tenant /> }.into_any() }}
        <Preflight scopes=vec![create] />
        <Card title=words::CALLS>
            <p class="card__text">{words::CALLS_LEAD}</p>
            {move || call_list(app)}
        </Card>
        {move || (held_back(HeldBack::TooNear) && ending.is_too_near()).then(|| too_near(app))}
        {move || (held_back(HeldBack::Unproved) && anew::is_needed(app)).then(|| anew::notice(app))}
        <Actions>
            <Back step=Step::Review />
            <span class="actions__end">
                <span class="actions__note">{target}</span>
                <Button kind=ButtonKind::Primary disabled=has_errors on_press=register>
                    {words::REGISTER}
                </Button>
            </span>
        </Actions>
    }
    .into_any()
}

fn of_severity(app: App, severity: Severity) -> Vec<Problem> {
    app.problems.with(|all| all.iter().filter(|problem| problem.kind.severity() == severity).cloned().collect())
}

/// What is wrong, or could be better, each with a way to its field.
fn problems(app: App, kind: MessageKind, problems: Vec<Problem>) -> Option<AnyView> {
    if problems.is_empty() {
        return None;
    }
    let title = if kind == MessageKind::Error { words::PROBLEMS } else { words::WARNINGS };
    let links = problems
        .iter()
        .map(|problem| {
            let field = problem.field;
            let message = crate::words::form::problem::message(problem);
            let go = move || fields::go_to(app.routing, field);
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

fn sections(app: App, draft: &Draft) -> Vec<AnyView> {
    let mut rows = vec![
        IdRow::text(basics::DISPLAY_NAME, or_none(draft.display_name.trim())),
        IdRow::text(basics::AUDIENCE, basics::audience(draft.audience)),
    ];
    if draft.assignment_required {
        rows.push(IdRow::text(basics::WHO, basics::ASSIGNED_ALONE));
    }
    if !draft.service_reference.trim().is_empty() {
        rows.push(IdRow::text(basics::REFERENCE, draft.service_reference.trim().to_owned()));
    }
    let uris: Vec<_> = draft.redirect_uris.iter().map(|row| row.text.trim()).filter(|uri| !uri.is_empty()).collect();
    vec![
        section(app, Step::Basics, view! { <DefinitionList rows /> }.into_any()),
        section(
            app,
            Step::RedirectUris,
            list(uris.into_iter().map(|text| uri(draft, text)).collect(), words::NO_REDIRECT_URIS),
        ),
        section(
            app,
            Step::Permissions,
            list(draft.permissions.iter().map(|pick| permission(draft, pick)).collect(), words::NO_PERMISSIONS),
        ),
        section(app, Step::Credentials, secrets(app, draft)),
    ]
}

fn section(app: App, step: Step, content: AnyView) -> AnyView {
    let name = frame::step_name(step);
    let edit = move || {
        view! {
            <PageLink page=Page::Step(step) on_follow=move || route::go(app, Page::Step(step))>
                {words::EDIT}
                <span class="visually-hidden">" " {name}</span>
            </PageLink>
        }
    };
    view! {
        <Card title=name end=edit>
            {content}
        </Card>
    }
    .into_any()
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { words::NONE } else { text }
}

fn list(items: Vec<AnyView>, none: &'static str) -> AnyView {
    if items.is_empty() {
        return view! { <p class="card__text">{none}</p> }.into_any();
    }
    let items = items.into_iter().map(|item| view! { <li class="review__item">{item}</li> }).collect::<Vec<_>>();
    view! { <ul class="review__list">{items}</ul> }.into_any()
}

fn uri(draft: &Draft, uri: &str) -> AnyView {
    let linked = draft.from_link.uri_ticked(uri).is_some();
    view! {
        <code class="code-text">{address(uri)}</code>
        {linked.then(from_link::badge)}
    }
    .into_any()
}

fn permission(draft: &Draft, picked: &PickedPermission) -> AnyView {
    let linked = draft.from_link.standing(picked.key()).is_some();
    let about = picked_api(picked, picked.shows_identity(&draft.permissions), draft.is_named_by_link(picked.key()));
    view! {
        <span>
            <code class="code-text">{spelled(&picked.value)}</code>
            " "
            <span class="review__about">{about}</span>
        </span>
        {picked.admin_consent_required.then(|| view! { <Badge kind=BadgeKind::Warning text=words::ADMIN_CONSENT /> })}
        {linked.then(from_link::badge)}
    }
    .into_any()
}

fn secrets(app: App, draft: &Draft) -> AnyView {
    let several = draft.secrets().count() > 1;
    let list = |(at, (id, secret)): (usize, (CredentialId, &SecretDraft))| {
        let ends = untrack(|| app.secret_end(id)).map(|end| words::ends(secret.lifetime.days(), &intl::day(end)));
        let kind = if several { credentials::secret(at + 1) } else { credentials::SECRET.to_owned() };
        let rows = vec![
            IdRow::text(credentials::KIND, kind),
            IdRow::text(credentials::DESCRIPTION, or_none(secret.description.trim())),
            IdRow::text(credentials::EXPIRES, ends.unwrap_or_else(|| words::NONE.to_owned())),
        ];
        view! { <DefinitionList rows /> }.into_any()
    };
    let lists: Vec<AnyView> = draft.secrets().enumerate().map(list).collect();
    if lists.is_empty() { view! { <p class="card__text">{words::NO_SECRET}</p> }.into_any() } else { lists.into_any() }
}

fn call_list(app: App) -> AnyView {
    let rows = app.preview.get().into_iter().map(|shown| call(app, shown)).collect::<Vec<_>>();
    view! { <ol class="calls">{rows}</ol> }.into_any()
}

fn call(app: App, shown: Shown) -> AnyView {
    let end = untrack(|| shown.kind.secret().and_then(|id| app.secret_end(id))).map(intl::day);
    let sentence = app.draft.with_untracked(|draft| calls::purpose(&shown, draft, end.as_deref()));
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
            <Disclosure summary=words::DETAILS>
                <CodeBlock label=words::DETAILS text />
            </Disclosure>
        </li>
    }
    .into_any()
}
