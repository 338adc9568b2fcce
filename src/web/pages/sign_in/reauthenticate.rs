//! Signing in again before a secret is created, where the page's owner asks for that.
//!
//! # Invariants
//! It is asked before anything is sent, and the answer is Microsoft's: when it says that the person has proved who they
//! are. It guards a page that was left open, and is no boundary: what a token allows is for Entra ID to say, on each
//! request.

use crate::web::reactive::prelude::*;

use crate::{
    flow::{register::lacks_proof, route::Page, session::Intent},
    signin::session::Proof,
    web::{
        shell::{
            form::Form,
            preview::Preview,
            route::Routing,
            session::{own_session::OwnSession, sign_in::SignIn},
        },
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
    words::session::{reauthenticate as words, start},
};

/// Whether the person has to sign in again before this draft is registered; looks again with each sign-in.
pub fn is_needed(session: Option<OwnSession>, form: Form, preview: Preview) -> bool {
    let Some(session) = session else { return false };
    session.came.track();
    let proof = session.proof_asked_for();
    let ledger = untrack(|| preview.ledger_of_draft());
    form.draft.with_untracked(|draft| lacks_proof(draft, ledger.as_ref(), proof))
}

/// Says that a registration was not begun, or does not go on, and why.
pub fn notice() -> AnyView {
    let (sign_in, routing) = (SignIn::here(), Routing::here());
    let proof = OwnSession::find().and_then(OwnSession::proof_asked_for);
    let why = match proof {
        Some(Proof::Untold) => Some(words::untold()),
        Some(Proof::Old { though_asked: true }) => Some(words::not_asked()),
        _ => None,
    };
    let to_do = if routing.page.get_untracked() == Page::Result { words::do_halfway() } else { words::what_to_do() };
    let actions = move || {
        let set_up = (proof == Some(Proof::Untold)).then(|| {
            view! {
                <Button kind=ButtonKind::Secondary on_press=move || routing.go(Page::Setup)>
                    {start::set_up()}
                </Button>
            }
        });
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || sign_in.go(Intent::Reauthenticate)>
                {words::sign_in()}
            </Button>
            {set_up}
        }
    };
    view! {
        <MessageBar kind=MessageKind::Info title=words::title() announce=true actions>
            {why.map(|why| view! { <p>{why}</p> })}
            <p>{to_do}</p>
        </MessageBar>
    }
    .into_any()
}
