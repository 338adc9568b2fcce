//! What is said about signing in and about the page's own permissions, where it concerns the person.

use crate::web::reactive::prelude::*;

use super::{
    again::{Around, SignInAgain, again_button, between, set_up, support},
    approval::Approval,
};
use crate::{
    directory::cloud::Cloud,
    flow::{
        route::Page,
        session::{Consent, Phase},
    },
    http::{request::GraphScope, response::NotSent},
    registration::step::Step,
    signin::{
        error::{Kind, Protocol, SignInError},
        return_address::ReturnAddressProblem,
        session::restore::Refused,
    },
    web::{
        browser::policy,
        shell::{
            register::embedded::{Address, NewTab},
            session::{account as ways, configuration::Configuration, own_address, own_session::OwnSession},
        },
        ui::{Button, ButtonKind, Disclosure, MessageBar, MessageKind},
    },
    words::session::{account, sign_in as words, signing_in},
};

/// How signing in stands, and what came of asking for a permission. Stands once, above the page's content.
#[component]
pub fn SignInStatus() -> AnyView {
    let around = Around::here();
    let session = OwnSession::here();
    view! {
        {changing(move || session.phase.with(|phase| said_of_phase(around, phase)))}
        {changing(move || session.consent.with(|consent| consent.as_ref().map(|consent| said_of_consent(around, consent))))}
    }
    .into_any()
}

fn said_of_phase(around: Around, phase: &Phase) -> Option<AnyView> {
    let view = match phase {
        // Every page says it, or the dialog.
        Phase::Idle | Phase::Arriving | Phase::Leaving | Phase::Away | Phase::SigningOut => return None,
        Phase::Cancelled => {
            view! { <MessageBar kind=MessageKind::Info title=signing_in::cancelled() announce=true /> }.into_any()
        }
        Phase::Ended => view! {
            <MessageBar kind=MessageKind::Info title=signing_in::ended() announce=true actions=again_button(around)>
                {signing_in::ended_do(between(around))}
            </MessageBar>
        }
        .into_any(),
        Phase::SignedOut => {
            view! { <MessageBar kind=MessageKind::Success title=signing_in::signed_out() announce=true /> }.into_any()
        }
        Phase::Forgotten => view! {
            <MessageBar kind=MessageKind::Success title=account::forgotten() announce=true>
                {account::forgotten_left()}
            </MessageBar>
        }
        .into_any(),
        Phase::Failed(error) => failed(around, error),
    };
    Some(view)
}

/// What went wrong and what to do. That a policy keeps the page from Microsoft's sign-in, the browser knows.
pub fn told(config: RwSignal<Configuration>, error: &SignInError) -> (String, String) {
    if is_blocked(config, error) {
        return (words::blocked().to_owned(), words::blocked_do().to_owned());
    }
    let (what, to_do) = words::error(error);
    (what.into_owned(), to_do.into_owned())
}

/// Whether a policy keeps the page from Microsoft's sign-in.
pub fn is_blocked(config: RwSignal<Configuration>, error: &SignInError) -> bool {
    error.kind == Kind::Network && policy::has_forbidden(cloud(config).authority())
}

/// Where people sign in.
fn cloud(config: RwSignal<Configuration>) -> Cloud {
    config.with_untracked(|config| config.config().map_or(Cloud::Global, |config| config.cloud))
}

/// What went wrong, what to do, and what support asks for.
fn failed(around: Around, error: &SignInError) -> AnyView {
    let (title, remedy) = told(around.config, error);
    match (&error.kind, own_address::own()) {
        (Kind::Protocol(why @ (Protocol::NoWindow | Protocol::Sandboxed)), _) => return locked_in(title, remedy, *why),
        (Kind::Protocol(Protocol::AddressUnusable), Err(problem)) => return at_wrong_address(around, title, problem),
        _ => {}
    }
    let details = support(words::support(error));
    let unconsented = error.is_about_consent();
    let kind = if unconsented { MessageKind::Info } else { MessageKind::Error };
    let request = unconsented.then(|| view! { <Approval scope=GraphScope::UserRead /> });
    let asks_user = matches!(error.kind, Kind::NeedsUser { .. });
    let set_up = words::leads_to_set_up(error).then(|| set_up(around));
    let actions = move || {
        let press = move || {
            if asks_user || around.session.is_some_and(|session| session.is_signed_in.get_untracked()) {
                around.sign_in.again();
            } else {
                ways::sign_in(around.sign_in, around.routing);
            }
        };
        view! {
            <Button kind=ButtonKind::Secondary on_press=press>
                {signing_in::again()}
            </Button>
            {set_up}
        }
        .into_any()
    };
    view! {
        <MessageBar kind title announce=true actions>
            <p>{remedy}</p>
            {request}
            {details}
        </MessageBar>
    }
    .into_any()
}

/// Nothing that is pressed at such an address signs anybody in: the address where it can be done.
fn at_wrong_address(around: Around, title: String, problem: ReturnAddressProblem) -> AnyView {
    view! {
        <MessageBar kind=MessageKind::Error title announce=true actions=move || set_up(around)>
            {own_address::why_not(problem)}
        </MessageBar>
    }
    .into_any()
}

/// Nothing that is pressed in such a frame signs anybody in: the way out, with what was typed.
fn locked_in(title: String, remedy: String, why: Protocol) -> AnyView {
    // A sandbox that locks its windows in locks a new tab in as well.
    let new_tab = (why == Protocol::NoWindow).then(|| view! { <p><NewTab /></p> });
    view! {
        <MessageBar kind=MessageKind::Error title announce=true>
            <p>{remedy}</p>
            {new_tab}
            <Address />
        </MessageBar>
    }
    .into_any()
}

fn said_of_consent(around: Around, consent: &Consent) -> AnyView {
    match consent {
        Consent::Granted(_) => {
            view! { <MessageBar kind=MessageKind::Success title=words::granted(between(around)) announce=true /> }
                .into_any()
        }
        Consent::Refused(refused) => declined(around, refused),
    }
}

/// The permission was asked for and not given: how an administrator gives it.
fn declined(around: Around, refused: &Refused) -> AnyView {
    let scope = refused.scope;
    let error = SignInError { kind: Kind::NeedsAdmin, support: refused.support.clone() };
    let (why, _) = words::error(&error);
    view! {
        <MessageBar kind=MessageKind::Info title=words::consent_refused() announce=true>
            {asked_for(scope)}
            {(why != words::consent_refused()).then(|| view! { <p>{why}</p> })}
            {error.is_about_consent().then(|| view! { <Approval scope /> })}
            {continue_button(around, scope, Vec::new())}
            {without(around, scope)}
            {support(words::support(&error))}
        </MessageBar>
    }
    .into_any()
}

fn continue_button(around: Around, scope: GraphScope, also: Vec<GraphScope>) -> AnyView {
    view! {
        <p>
            <Button kind=ButtonKind::Secondary on_press=move || around.sign_in.step_up(scope, also.clone())>
                {words::consent_continue()}
            </Button>
        </p>
    }
    .into_any()
}

/// What still works where the tenant grants no reading of APIs.
fn without(around: Around, scope: GraphScope) -> Option<AnyView> {
    let here = around.routing.page.get_untracked() == Page::Step(Step::Permissions);
    (here && scope == GraphScope::ApplicationReadAll).then(|| view! { <p>{words::without_reading()}</p> }.into_any())
}

fn asked_for(scope: GraphScope) -> AnyView {
    view! {
        <p>
            <code class="code-text">{scope.value()}</code>
            " "
            {words::why(scope)}
        </p>
    }
    .into_any()
}

/// Says which permissions of its own the page lacks, why it needs them and who can grant them, and leads to Microsoft.
#[component]
pub fn ConsentNotice(
    /// The permission.
    scope: GraphScope,
    /// Others that the same step needs.
    #[prop(optional)]
    also: Vec<GraphScope>,
) -> AnyView {
    let around = Around::here();
    let title = words::consent_title(&[[scope].as_slice(), &also].concat());
    let others = also.iter().map(|scope| asked_for(*scope)).collect::<Vec<_>>();
    let of_request = also.clone();
    // Everything but the profile takes an administrator.
    let for_admin = (scope != GraphScope::UserRead).then(|| {
        view! {
            <p>{words::consent_who()}</p>
            <Disclosure summary=words::not_admin()>
                <Approval scope also=of_request />
            </Disclosure>
        }
    });
    view! {
        <MessageBar kind=MessageKind::Info title announce=true>
            {asked_for(scope)}
            {others}
            {for_admin}
            {continue_button(around, scope, also)}
            <p>{words::consent_then(between(around))}</p>
            {without(around, scope)}
        </MessageBar>
    }
    .into_any()
}

/// Gets permissions of the page itself before they are needed, silently if that can be done, and says so if it cannot.
#[component]
pub fn Preflight(
    /// The permissions.
    scopes: Vec<GraphScope>,
) -> AnyView {
    // There is none in the sandbox, which lacks nothing.
    let Some(session) = OwnSession::find() else { return ().into_any() };
    let lacking = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        session.came.track();
        let Some(number) = session.number() else { return };
        let scopes = scopes.clone();
        spawn_local(async move {
            let mut why = Vec::new();
            for scope in scopes {
                // Where no answer comes, the run asks again and says so.
                if let Err(not_sent) = session.prepare(number, scope).await {
                    why.push(not_sent);
                }
            }
            // The page may have been left in the meantime, and its signals with it.
            let _ = lacking.try_set(why);
        });
    });
    let view = move || {
        lacking.with(|lacking| {
            if lacking.contains(&NotSent::SignInNeeded) {
                return Some(view! { <SignInAgain /> }.into_any());
            }
            let mut scopes = lacking.iter().filter_map(|why| match why {
                NotSent::ConsentNeeded(scope) => Some(*scope),
                NotSent::Blocked | NotSent::SignInNeeded | NotSent::SignInUnavailable { .. } => None,
            });
            let scope = scopes.next()?;
            let also = scopes.collect::<Vec<_>>();
            Some(view! { <ConsentNotice scope also /> }.into_any())
        })
    };
    changing(view)
}
