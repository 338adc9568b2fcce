//! Signing in again: that it has to be done, why, and what it comes in between.

use crate::web::reactive::prelude::*;

use crate::{
    flow::{register::Phase as RunPhase, route::Page},
    signin::error::{Kind, Protocol, SignInError},
    web::{
        shell::{
            route::Routing,
            run::Run,
            session::{account::Configured, configuration::Configuration, own_session::OwnSession, sign_in::SignIn},
        },
        ui::{Button, ButtonKind, CodeBlock, Disclosure, MessageBar, MessageKind},
    },
    words::session::{
        sign_in as words,
        signing_in::{self, Between},
        start as start_words,
    },
};

/// What notices are said in the middle of.
#[derive(Clone, Copy)]
pub(super) struct Around {
    pub(super) sign_in: SignIn,
    pub(super) session: Option<OwnSession>,
    pub(super) routing: Routing,
    pub(super) config: RwSignal<Configuration>,
    run: Run,
}

impl Around {
    pub(super) fn here() -> Self {
        Self {
            sign_in: SignIn::here(),
            session: OwnSession::find(),
            routing: Routing::here(),
            config: Configured::here().config,
            run: expect_context(),
        }
    }
}

/// What signing in comes in between. A run that waits for it goes on by itself, so its words are others.
pub(super) fn between(around: Around) -> Between {
    match untrack(|| around.run.phase()) {
        RunPhase::Idle => Between::Form,
        RunPhase::Running => Between::Registering,
        RunPhase::Finished if untrack(|| around.run.waits_for_sign_in()) => Between::Registering,
        RunPhase::Finished => Between::Registered,
    }
}

/// A remedy that names the set-up page has the way there beside it.
pub(super) fn set_up(around: Around) -> AnyView {
    view! {
        <Button kind=ButtonKind::Secondary on_press=move || around.routing.go(Page::Setup)>
            {start_words::set_up()}
        </Button>
    }
    .into_any()
}

pub(super) fn support(text: String) -> Option<AnyView> {
    if text.is_empty() {
        return None;
    }
    let view = view! {
        <Disclosure summary=words::support_title()>
            <CodeBlock label=words::support_title() text />
        </Disclosure>
    };
    Some(view.into_any())
}

pub(super) fn again_button(around: Around) -> impl FnOnce() -> AnyView + Send + 'static {
    move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || around.sign_in.again()>
                {signing_in::again()}
            </Button>
        }
        .into_any()
    }
}

/// Says that the person has to sign in again, and why where Microsoft said it.
#[component]
pub fn SignInAgain(
    /// The bar of the page has the button.
    #[prop(optional)]
    in_bar: bool,
) -> AnyView {
    let around = Around::here();
    let needed = around.session.and_then(|session| session.needed.get_untracked()).map(|needed| needed.error);
    let asked = matches!(&needed, Some(SignInError { kind: Kind::NeedsUser { claims: Some(_) }, .. }));
    let title = if asked { words::policy_title() } else { signing_in::ended() };
    let said = |error: &&SignInError| {
        !error.support.codes.is_empty() || matches!(error.kind, Kind::Protocol(Protocol::OtherAccount))
    };
    let why = needed.as_ref().filter(said).map(|error| {
        let (what, remedy) = words::error(error);
        let set_up = words::leads_to_set_up(error).then(|| set_up(around));
        view! {
            <p>{what} " " {remedy}</p>
            {set_up}
        }
    });
    let actions = (!in_bar).then(|| ViewFnOnce::from(again_button(around)));
    view! {
        <MessageBar kind=MessageKind::Warning title announce=true nostrip:actions=actions>
            {why}
            <p>{signing_in::ended_do(between(around))}</p>
            {needed.and_then(|error| support(words::support(&error)))}
        </MessageBar>
    }
    .into_any()
}

/// What is known of why Microsoft's sign-in gave no token, with what support asks for.
#[component]
pub fn SignInTrouble() -> AnyView {
    let trouble = OwnSession::find().and_then(|session| session.trouble.get_untracked());
    let Some(error) = trouble else { return ().into_any() };
    let (what, _) = words::error(&error);
    view! {
        <p>{what}</p>
        {support(words::support(&error))}
    }
    .into_any()
}
