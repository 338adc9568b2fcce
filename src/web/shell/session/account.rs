//! The ways out of a session: to another account, to another tenant, or away.
//!
//! # Invariants
//! Which tenant was chosen is known to this tab alone, and only where the page's owner allows the choice; no address
//! can name one.

use leptos::prelude::*;

use super::{configuration::Configuration, sign_in};
use crate::{
    config::TenantName,
    signin::session::restore::Starts,
    web::{
        browser::storage,
        shell::{
            keep::{self, ChosenTenant},
            route,
            state::{App, Page, WayOut},
        },
    },
};

/// Takes a way out that loses nothing, or whatever it loses.
pub fn take_out(app: App, way: WayOut) {
    match way {
        WayOut::SwitchAccount => {
            // A run that was given up on the way leaves no result to stand on, should the person come back as they went.
            route::replace(app, app.page.get_untracked());
            sign_in::start(app);
        }
        WayOut::Forget | WayOut::SignOut => {
            let in_sandbox = app.is_sandbox();
            route::go(app, Page::Start);
            if way == WayOut::Forget {
                sign_in::forget_and_say_so(app);
            } else {
                sign_in::sign_out(app);
            }
            app.tenant.set(None);
            app.begin_anew();
            app.linked.discard();
            keep::forget();
            if !in_sandbox {
                storage::remove::<Starts>();
                give_up_choice(app);
            }
        }
    }
}

/// Signs in to another tenant, where the page's owner allows that one. The draft stays.
pub fn switch_tenant(app: App, tenant: TenantName) {
    let changed = app.config.try_update(|config| config.change_tenant(&tenant)).unwrap_or_default();
    if !changed {
        return;
    }
    // The session belongs to the tenant before, and so does its mark. In a frame the page stays while Microsoft is asked.
    if app.is_sandbox() {
        crate::web::shell::leave(app);
    }
    sign_in::forget(app);
    app.tenant.set(None);
    // Where it cannot be kept, a reload is back in the tenant of `config.json`, and says so.
    let _ = storage::save(&ChosenTenant(tenant));
    sign_in::start(app);
}

/// Goes back to the tenant of `config.json`, without signing in. What belongs to the one that was chosen ends: a sign-in
/// that is on its way, and the mark of one.
pub fn use_own_tenant(app: App) {
    sign_in::forget(app);
    give_up_choice(app);
}

fn give_up_choice(app: App) {
    storage::remove::<ChosenTenant>();
    app.config.update(Configuration::use_own_tenant);
}
