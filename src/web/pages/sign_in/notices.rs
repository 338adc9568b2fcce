//! What is said about signing in and about the page's own permissions, where it concerns the person.

use crate::web::reactive::prelude::*;

use super::{
    again::{Around, again_button, between, set_up, support},
    approval::Approval,
};
use crate::{
    directory::cloud::Cloud,
    flow::{
        route::Page,
        session::{Consent, Phase},
    },
    http::request::GraphScope,
    registration::step::Step,
    signin::{
        error::{Kind, Protocol, SignInError},
        return_address::ReturnAddressProblem,
        session::restore::Refused,
    },
    web::{
        browser::policy,
        pages::fields,
        shell::{
            register::embedded::{Address, NewTab},
            session::{account as ways, configuration::Configuration, own_address, own_session::OwnSession},
        },
        ui::{Button, ButtonKind, Disclosure, MessageBar, MessageKind, PageAction},
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

/// The permission was asked for and not given: how an administrator gives it. Where a notice on the page asks for it, or the
/// bar of Review does, the ways on are there.
fn declined(around: Around, refused: &Refused) -> AnyView {
    let scope = refused.scope;
    let on_review = around.routing.page.get_untracked() == Page::Step(Step::Review);
    let notices = around.session.map(|session| session.notices);
    let asked_on_page = move || notices.is_some_and(|notices| notices.get() > 0);
    let error = SignInError { kind: Kind::NeedsAdmin, support: refused.support.clone() };
    let by_letter = error.is_about_consent();
    let ways_on = move || {
        let by_itself = !asked_on_page();
        by_itself.then(|| {
            view! {
                {asked_for(scope)}
                {(by_letter && !on_review).then(|| view! { <Letter scope /> })}
                {(!on_review).then(|| continue_button(around, scope, Vec::new()))}
                {without(around, scope)}
            }
        })
    };
    let (why, _) = words::error(&error);
    view! {
        <MessageBar kind=MessageKind::Info title=words::consent_refused() announce=true>
            {(why != words::consent_refused()).then(|| view! { <p>{why}</p> })}
            {changing(ways_on)}
            {support(words::support(&error))}
        </MessageBar>
    }
    .into_any()
}

/// What to send to an administrator, folded: nobody who can give consent needs it.
#[component]
fn Letter(scope: GraphScope, #[prop(optional)] also: Vec<GraphScope>) -> AnyView {
    view! {
        <Disclosure summary=words::not_admin()>
            <Approval scope also />
        </Disclosure>
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
            ": "
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
    if let Some(session) = around.session {
        session.notices.update(|notices| *notices += 1);
        on_cleanup(move || session.notices.update(|notices| *notices -= 1));
    }
    // Everything but the profile takes an administrator.
    let for_admin = (scope != GraphScope::UserRead).then(|| {
        view! {
            <p>{words::consent_who()}</p>
            <Letter scope also=of_request />
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

/// The same where the bar of the page has the ways on: what is lacking, and folded what each permission allows.
#[component]
pub fn ApprovalNotice(
    /// The permissions. There is one at least.
    scopes: Vec<GraphScope>,
    /// What an administrator is sent stands open.
    letter_open: RwSignal<bool>,
) -> AnyView {
    let title = words::consent_title(&scopes);
    let allows = scopes.iter().map(|scope| asked_for(*scope)).collect::<Vec<_>>();
    let letter = move || {
        let (scope, also) = scopes.split_first().filter(|_| letter_open.get())?;
        let (scope, also) = (*scope, also.to_vec());
        Some(view! { <div class="request" id=LETTER tabindex="-1"><Approval scope also /></div> })
    };
    view! {
        <MessageBar kind=MessageKind::Info title announce=true>
            <p>{words::approve_once()}</p>
            <Disclosure summary=words::what_it_allows()>{allows}</Disclosure>
            {changing(letter)}
        </MessageBar>
    }
    .into_any()
}

/// The ID of what an administrator is sent.
const LETTER: &str = "approval-letter";

/// Opens what an administrator is sent, and goes there.
pub fn ask_admin(letter_open: RwSignal<bool>) -> PageAction {
    PageAction::new(words::ask_admin(), move || {
        letter_open.set(true);
        fields::focus_soon(LETTER.to_owned());
    })
}
