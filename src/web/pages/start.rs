//! The start page: sign in, or try the sandbox. `index.html` paints the same markup before the module arrives.

use leptos::prelude::*;

use crate::{
    i18n::{sign_in, start as words},
    registration::step::Step,
    web::{
        app::{
            self,
            configuration::Configuration,
            route,
            state::{App, Page},
        },
        ui::{Button, ButtonKind, Card, MessageBar, MessageKind, PageHeading},
    },
};

/// The page.
#[component]
pub fn Start() -> AnyView {
    let app = App::here();
    let moved = app.moved.get_untracked();
    view! {
        <PageHeading title=words::TITLE lead=words::LEAD take_focus=moved />
        {move || app.config.with(mistakes)}
        <Card title=words::TENANT_TITLE>
            {move || signed_in(app).unwrap_or_else(|| app.config.with(|config| tenant(app, config)))}
        </Card>
        <Card title=words::SANDBOX_TITLE>
            <p class="card__text">{words::SANDBOX_BODY}</p>
            {move || try_sandbox(app, app.config.with(Configuration::may_sign_in))}
        </Card>
    }
    .into_any()
}

/// Each mistake of `config.json` by name.
pub(super) fn mistakes(config: &Configuration) -> Option<AnyView> {
    let (kind, title) = match config {
        Configuration::Wrong(_) => (MessageKind::Error, words::CONFIG_WRONG),
        Configuration::Ready { warnings, .. } if !warnings.is_empty() => (MessageKind::Warning, words::CONFIG_WARNINGS),
        Configuration::Unread(_) => (MessageKind::Error, words::CONFIG_UNREAD),
        _ => return None,
    };
    let items = config
        .problems()
        .iter()
        .map(|problem| view! { <li>{sign_in::config_problem(problem)}</li> })
        .collect::<Vec<_>>();
    let bar = view! {
        <MessageBar kind title announce=true>
            <ul class="message__list">{items}</ul>
        </MessageBar>
    };
    Some(bar.into_any())
}

/// The one primary button is the one that leads on: signing in, or the sandbox where that is not set up.
const fn weight(leads_on: bool) -> ButtonKind {
    if leads_on { ButtonKind::Primary } else { ButtonKind::Secondary }
}

fn try_sandbox(app: App, may_sign_in: bool) -> AnyView {
    view! {
        <Button kind=weight(!may_sign_in) on_press=move || app::enter_sandbox(app)>
            {words::TRY_SANDBOX}
        </Button>
    }
    .into_any()
}

/// The way back into the form for somebody who is signed in.
fn signed_in(app: App) -> Option<AnyView> {
    let context = app.context.get().filter(|_| !app.is_sandbox())?;
    let who = words::signed_in(&context.tenant_name, &context.account);
    let view = view! {
        <p class="card__text">{who}</p>
        <Button kind=weight(true) on_press=move || route::go(app, Page::Step(Step::Basics))>
            {words::CONTINUE}
        </Button>
    };
    Some(view.into_any())
}

/// Signing in, or what has to be done before that.
fn tenant(app: App, config: &Configuration) -> AnyView {
    if !config.may_sign_in() {
        let why = if *config == Configuration::Absent { words::NOT_SET_UP } else { words::OFF };
        return view! {
            <p class="card__text">{why}</p>
            <Button kind=ButtonKind::Secondary on_press=move || route::go(app, Page::Setup)>
                {words::SET_UP}
            </Button>
        }
        .into_any();
    }
    let loading = config.config().is_none();
    view! {
        <p class="card__text">{words::TENANT_BODY}</p>
        <Button kind=weight(true) disabled=loading on_press=move || app::sign_in::start(app)>
            {words::SIGN_IN}
        </Button>
    }
    .into_any()
}
