//! The ways into and out of a session: to another account, to another tenant, or away.
//!
//! # Invariants
//! Which tenant was chosen is known to this tab alone, and only where the page's owner allows the choice; no address
//! can name one.

use crate::web::reactive::prelude::*;

use super::{configuration::Configuration, own_address, sign_in::SignIn};
use crate::{
    config::TenantName,
    flow::{
        route::{Page, WayOut},
        session::{Intent, Reason},
    },
    web::{
        browser::random,
        pages::start::ByConfig,
        shell::{late::Late, route::Routing},
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
pub fn take_out(sign_in: SignIn, routing: Routing, way: WayOut) {
    match way {
        WayOut::SwitchAccount => {
            // A run that was given up on the way leaves no result to stand on, should the person come back as they went.
            routing.replace(routing.page.get_untracked());
            sign_in.go(Intent::ChooseAccount);
        }
        WayOut::Forget | WayOut::SignOut => {
            routing.go(Page::Start);
            let sign_out = Reason::SignOut { random: random::unguessable() };
            sign_in.end(if way == WayOut::Forget { Reason::Forget } else { sign_out });
        }
    }
}

/// What is known of `config.json`, and which tenant of it is in use. Taken with [`Configured::here`] anywhere below the
/// root.
#[derive(Clone, Copy)]
pub struct Configured {
    /// What is known.
    pub config: RwSignal<Configuration>,
    /// Whether people can sign in, as far as is known.
    pub may_sign_in: Memo<bool>,
    /// What the start page shows by it.
    pub shown: Late<ByConfig>,
    sign_in: SignIn,
}

impl Configured {
    /// Nothing yet.
    pub(in crate::web::shell) fn new(sign_in: SignIn) -> Self {
        let config = RwSignal::new(Configuration::Loading);
        let may_sign_in = Memo::new(move || config.with(Configuration::may_sign_in) && own_address::own().is_ok());
        Self { config, may_sign_in, shown: Late::new(), sign_in }
    }

    /// It has been read.
    pub(in crate::web::shell) fn set(self, config: Configuration) {
        self.config.set(config);
        self.sign_in.configured();
    }

    /// Signs in to another tenant, where the page's owner allows that one. The draft stays.
    pub fn switch_tenant(self, tenant: TenantName) {
        let changed = self.config.try_update(|config| config.change_tenant(&tenant)).unwrap_or_default();
        if changed {
            self.sign_in.configured();
            // The session belongs to the tenant before. In a frame the page stays while Microsoft is asked.
            self.sign_in.end(Reason::OtherTenant(tenant));
            self.sign_in.go(Intent::ChooseAccount);
        }
    }

    /// Goes back to the tenant of `config.json`, without signing in. What belongs to the one that was chosen ends: a
    /// sign-in that is on its way, and the mark of one.
    pub fn use_own_tenant(self) {
        self.sign_in.end(Reason::OwnTenant);
    }

    /// The tenant of `config.json` is in use again.
    pub(in crate::web::shell) fn use_the_files_tenant(self) {
        self.config.update(Configuration::use_own_tenant);
        self.sign_in.configured();
    }
}
