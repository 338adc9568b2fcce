//! Signing in anew before a secret is made, where the page's owner asks for that.
//!
//! # Invariants
//! It is asked before anything is sent. It guards a page that was left open, and is no boundary: what a token allows is
//! for Entra ID to say, on each request.

use leptos::prelude::*;

use super::{sign_in, state::App, tenant::Tenant};
use crate::{
    i18n::anew as words,
    web::ui::{Button, ButtonKind, MessageBar, MessageKind},
};

/// Whether the person has to sign in anew before this draft is registered; looks again with each sign-in.
pub fn is_needed(app: App) -> bool {
    app.sign_in.came();
    let is_asked = app.config.with_untracked(|config| config.config().is_some_and(|config| config.reauthenticate));
    let makes_secret = app.draft.with_untracked(|draft| draft.secret.wanted && !draft.made.secret);
    let lacks_it = |tenant: &Option<Tenant>| matches!(tenant, Some(Tenant::Live(live)) if !live.is_anew());
    is_asked && makes_secret && app.tenant.with_untracked(lacks_it)
}

/// Says that a registration was not begun, and why.
pub fn notice(app: App) -> AnyView {
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || sign_in::anew(app)>
                {words::SIGN_IN}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Info title=words::TITLE announce=true actions>
            {words::DO}
        </MessageBar>
    }
    .into_any()
}
