//! Approval by an administrator: the link, a text to send, and the look whether it was granted.

use crate::web::reactive::prelude::*;

use super::again::SignInAgain;
use crate::{
    config::Config,
    directory::tenant::TenantContext,
    flow::session::Event,
    http::{request::GraphScope, response::NotSent},
    next_steps::consent,
    signin::{admin_request, authority::Authority},
    web::{
        browser::{location, random},
        shell::session::{account::Configured, own_address, own_session::OwnSession},
        ui::{Button, ButtonKind, CodeBlock, announcer},
    },
    words::{
        elements,
        session::admin_request::{self as words, Wanted},
    },
};

/// What to send to an administrator, and where somebody is signed in, "Check again".
#[component]
pub fn Approval(
    /// The permission that is needed.
    scope: GraphScope,
    /// Others that the same step needs.
    #[prop(optional)]
    also: Vec<GraphScope>,
) -> AnyView {
    let context = OwnSession::find().and_then(OwnSession::context);
    let config = Configured::here().config.with_untracked(|config| config.config().cloned());
    let Some((link, text)) = request(config, context.as_ref(), scope, &also) else { return ().into_any() };
    let subject = words::subject(context.as_ref());
    let mail = consent::mail(&subject, &text, &link);
    let signed_in = context.is_some();
    view! {
        <p>{if signed_in { words::what_to_do() } else { words::do_first() }}</p>
        <CodeBlock label=words::link() text=link />
        <CodeBlock label=words::text_label() text />
        <p>
            <a class="link" href=mail>
                {elements::mail()}
            </a>
        </p>
        {signed_in.then(|| view! { <CheckAgain scope also /> })}
    }
    .into_any()
}

/// The link, and the text that goes with it. `None` where the page cannot sign anybody in.
fn request(
    config: Option<Config>,
    context: Option<&TenantContext>,
    scope: GraphScope,
    also: &[GraphScope],
) -> Option<(String, String)> {
    let config = config?;
    let scopes = [admin_request::scopes(scope, config.create).as_slice(), also].concat();
    let (back, random) = (own_address::own().ok()?, random::unguessable()?);
    let link = Authority::of(&config).admin_consent(config.client_id, &scopes, &back, random);
    let client_id = config.client_id.to_string();
    let page = location::base();
    let text = words::text(&Wanted { context, page: &page, client_id: &client_id, scopes: &scopes, link: &link });
    Some((link, text))
}

/// Looks whether the permissions are there by now, without asking anybody. What waited for it goes on.
#[component]
fn CheckAgain(scope: GraphScope, also: Vec<GraphScope>) -> AnyView {
    let session = OwnSession::here();
    let announcer = announcer();
    let checking = RwSignal::new(false);
    let said = RwSignal::new("");
    let ended = RwSignal::new(false);
    // Whoever has signed in since is not asked to.
    Effect::new(move |_| {
        session.came.track();
        ended.set(false);
    });
    let check = move || {
        let Some(number) = session.number() else { return };
        checking.set(true);
        said.set("");
        let also = also.clone();
        spawn_local(async move {
            let mut answer = session.prepare(number, scope).await;
            for other in also {
                if answer.is_ok() {
                    answer = session.prepare(number, other).await;
                }
            }
            // The notice may have gone in the meantime, and its signals with it.
            let _ = checking.try_set(false);
            let text = match answer {
                Ok(()) => return session.dispatch(Event::FoundGranted(scope)),
                // An approval can take days, and a session lasts one.
                Err(NotSent::SignInNeeded) => {
                    let _ = ended.try_set(true);
                    return;
                }
                Err(NotSent::ConsentNeeded(_)) => words::not_yet(),
                Err(NotSent::Blocked | NotSent::SignInUnavailable { .. }) => words::not_checked(),
            };
            let _ = said.try_set(text);
            announcer.announce(text);
        });
    };
    view! {
        <p>
            <Button kind=ButtonKind::Secondary disabled=checking on_press=check>
                {words::check_again()}
            </Button>
        </p>
        {changing(move || Some(said.get()).filter(|said| !said.is_empty()).map(|said| view! { <p>{said}</p> }))}
        {changing(move || ended.get().then(|| view! { <SignInAgain /> }))}
    }
    .into_any()
}
