//! Approval by an administrator: the link, a text to send, and the look whether it was granted.

use leptos::{prelude::*, task::spawn_local};

use super::{SignInAgain, return_address};
use crate::{
    http::{
        request::GraphScope,
        response::{NoAnswer, NotSent},
    },
    next_steps::consent,
    signin::{admin_request, authority::Authority},
    web::{
        browser::{location, random},
        shell::{session::tenant::Tenant, state::App},
        ui::{Button, ButtonKind, CodeBlock, announcer},
    },
    words::session::admin_request::{self as words, Wanted},
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
    let app = App::here();
    let Some((link, text)) = request(app, scope, &also) else { return ().into_any() };
    let subject = app.context.with_untracked(|context| words::subject(context.as_ref()));
    let mail = consent::mail(&subject, &text, &link);
    let signed_in = app.context.with_untracked(Option::is_some);
    view! {
        <p>{if signed_in { words::DO } else { words::DO_FIRST }}</p>
        <CodeBlock label=words::LINK text=link />
        <CodeBlock label=words::TEXT text />
        <p>
            <a class="link" href=mail>
                {words::MAIL}
            </a>
        </p>
        {signed_in.then(|| view! { <CheckAgain scope also /> })}
    }
    .into_any()
}

/// The link, and the text that goes with it. `None` where the page cannot sign anybody in.
fn request(app: App, scope: GraphScope, also: &[GraphScope]) -> Option<(String, String)> {
    let config = super::config(app)?;
    let scopes = [admin_request::scopes(scope, config.create).as_slice(), also].concat();
    let (back, random) = (return_address()?, random::unguessable()?);
    let link = Authority::of(&config).admin_consent(config.client_id, &scopes, &back, random);
    let client_id = config.client_id.to_string();
    let text = app.context.with_untracked(|context| {
        let (context, page) = (context.as_ref(), location::base());
        words::text(&Wanted { context, page: &page, client_id: &client_id, scopes: &scopes, link: &link })
    });
    Some((link, text))
}

/// Looks whether the permissions are there by now, without asking anybody. What waited for it goes on.
#[component]
fn CheckAgain(scope: GraphScope, also: Vec<GraphScope>) -> AnyView {
    let app = App::here();
    let announcer = announcer();
    let checking = RwSignal::new(false);
    let said = RwSignal::new("");
    let ended = RwSignal::new(false);
    let check = move || {
        let Some(Tenant::Live(live)) = app.tenant.get_untracked() else { return };
        checking.set(true);
        said.set("");
        let also = also.clone();
        spawn_local(async move {
            let mut answer = live.prepare(scope).await;
            for other in also {
                if answer.is_ok() {
                    answer = live.prepare(other).await;
                }
            }
            // The notice may have gone in the meantime, and its signals with it.
            let _ = checking.try_set(false);
            let text = match answer {
                Ok(()) => return app.sign_in.granted(scope),
                // An approval can take days, and a session lasts one.
                Err(NoAnswer::NotSent(NotSent::SignInNeeded)) => {
                    let _ = ended.try_set(true);
                    return;
                }
                Err(NoAnswer::NotSent(NotSent::ConsentNeeded(_))) => words::NOT_YET,
                Err(NoAnswer::Lost | NoAnswer::NotSent(NotSent::Blocked | NotSent::SignInUnavailable { .. })) => {
                    words::NOT_CHECKED
                }
            };
            let _ = said.try_set(text);
            announcer.announce(text);
        });
    };
    view! {
        <p>
            <Button kind=ButtonKind::Secondary disabled=checking on_press=check>
                {words::CHECK_AGAIN}
            </Button>
        </p>
        {move || Some(said.get()).filter(|said| !said.is_empty()).map(|said| view! { <p>{said}</p> })}
        {move || ended.get().then(|| view! { <SignInAgain /> })}
    }
    .into_any()
}
