//! Signing in again before a secret is created, where the page's owner asks for that.
//!
//! # Invariants
//! It is asked before anything is sent, and the answer is Microsoft's: when it says that the person has proved who they
//! are. It guards a page that was left open, and is no boundary: what a token allows is for Entra ID to say, on each
//! request.

use leptos::prelude::*;

use super::{sign_in, tenant::Tenant};
use crate::{
    flow::register::lacks_proof,
    signin::session::Proof,
    web::{
        shell::{
            route,
            state::{App, Page},
        },
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
    words::session::{anew as words, start},
};

/// Whether the person has to sign in again before this draft is registered; looks again with each sign-in.
pub fn is_needed(app: App) -> bool {
    app.sign_in.came();
    let proof = proof_asked_for(app);
    let ledger = untrack(|| app.preview.ledger_of_draft());
    app.draft.with_untracked(|draft| lacks_proof(draft, ledger.as_ref(), proof))
}

/// What Microsoft says of when the person last proved who they are; none where nobody asks for that.
pub fn proof_asked_for(app: App) -> Option<Proof> {
    let is_asked = app.config.with_untracked(|config| config.config().is_some_and(|config| config.reauthenticate));
    if is_asked { proof(app) } else { None }
}

/// What Microsoft says of the person. Nothing in the sandbox.
fn proof(app: App) -> Option<Proof> {
    app.tenant.with_untracked(|tenant| match tenant {
        Some(Tenant::Live(live)) => Some(live.proof()),
        _ => None,
    })
}

/// Says that a registration was not begun, or does not go on, and why.
pub fn notice(app: App) -> AnyView {
    let proof = proof(app);
    let why = match proof {
        Some(Proof::Untold) => Some(words::UNTOLD),
        Some(Proof::Old { though_asked: true }) => Some(words::NOT_ASKED),
        _ => None,
    };
    let to_do = if app.page.get_untracked() == Page::Result { words::DO_HALFWAY } else { words::DO };
    let actions = move || {
        let set_up = (proof == Some(Proof::Untold)).then(|| {
            view! {
                <Button kind=ButtonKind::Secondary on_press=move || route::go(app, Page::Setup)>
                    {start::SET_UP}
                </Button>
            }
        });
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || sign_in::anew(app)>
                {words::SIGN_IN}
            </Button>
            {set_up}
        }
    };
    view! {
        <MessageBar kind=MessageKind::Info title=words::TITLE announce=true actions>
            {why.map(|why| view! { <p>{why}</p> })}
            <p>{to_do}</p>
        </MessageBar>
    }
    .into_any()
}
