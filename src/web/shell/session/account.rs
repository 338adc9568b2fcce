//! The ways into and out of a session: to another account, to another tenant, or away.
//!
//! # Invariants
//! Which tenant was chosen is known to this tab alone, and only where the page's owner allows the choice; no address
//! can name one.

use leptos::prelude::*;

use super::{configuration::Configuration, sign_in::SignIn};
use crate::{
    config::TenantName,
    flow::session::{Event, Intent, Reason},
    web::{
        browser::random,
        shell::{
            route::Routing,
            state::{App, Page, WayOut},
        },
    },
};

/// Signs in, with the choice of the account. What was made up in the sandbox stays there.
pub fn sign_in(sign_in: SignIn, routing: Routing) {
    if sign_in.is_in_sandbox() {
        routing.take_out(WayOut::SignOut);
    }
    sign_in.go(Intent::ChooseAccount);
}

/// Takes a way out that loses nothing, or whatever it loses.
pub fn take_out(app: App, way: WayOut) {
    match way {
        WayOut::SwitchAccount => {
            // A run that was given up on the way leaves no result to stand on, should the person come back as they went.
            app.routing.replace(app.page.get_untracked());
            app.sign_in.go(Intent::ChooseAccount);
        }
        WayOut::Forget | WayOut::SignOut => {
            app.routing.go(Page::Start);
            let sign_out = Reason::SignOut { random: random::unguessable() };
            app.sign_in.dispatch(Event::End(if way == WayOut::Forget { Reason::Forget } else { sign_out }));
        }
    }
}

/// Signs in to another tenant, where the page's owner allows that one. The draft stays.
pub fn switch_tenant(app: App, tenant: TenantName) {
    let changed = app.config.try_update(|config| config.change_tenant(&tenant)).unwrap_or_default();
    if changed {
        configured(app);
        // The session belongs to the tenant before. In a frame the page stays while Microsoft is asked.
        app.sign_in.dispatch(Event::End(Reason::OtherTenant(tenant)));
        app.sign_in.go(Intent::ChooseAccount);
    }
}

/// Goes back to the tenant of `config.json`, without signing in. What belongs to the one that was chosen ends: a sign-in
/// that is on its way, and the mark of one.
pub fn use_own_tenant(app: App) {
    app.sign_in.dispatch(Event::End(Reason::OwnTenant));
}

/// The tenant of `config.json` is in use again.
pub(super) fn use_the_files_tenant(app: App) {
    app.config.update(Configuration::use_own_tenant);
    configured(app);
}

/// Tells how people sign in by now.
pub fn configured(app: App) {
    let config = app.config.with_untracked(|config| config.config().cloned());
    app.sign_in.dispatch(Event::Configured(config.map(Box::new)));
}
