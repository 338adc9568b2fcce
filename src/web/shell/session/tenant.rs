//! The tenant in use: a live one over the network, or the sandbox in the page.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::future::TimeoutFuture;

use super::live::Live;
use crate::{
    directory::tenant::TenantContext,
    http::{
        request::Request,
        response::{NoAnswer, Response},
    },
    sandbox,
    web::browser::random,
};

/// What answers the requests of the page.
#[derive(Clone)]
pub enum Tenant {
    /// A tenant of Entra ID that a person has signed in to.
    Live(Live),
    /// The simulated tenant. It lives as long as the page does.
    Sandbox(Rc<RefCell<sandbox::Tenant>>),
}

impl Tenant {
    /// A fresh sandbox; the seed decides the identifiers that it gives.
    fn sandbox(seed: u64) -> Self {
        Self::Sandbox(Rc::new(RefCell::new(sandbox::Tenant::new(seed))))
    }

    /// A sandbox that nobody has been in.
    pub fn fresh_sandbox() -> Self {
        Self::sandbox(u64::from_be_bytes(random::bytes()))
    }

    /// Sends a request and waits for its answer.
    pub async fn send(&self, request: Request) -> Result<Response, NoAnswer> {
        match self {
            Self::Live(live) => live.send(request).await,
            Self::Sandbox(tenant) => {
                let simulated = tenant.borrow_mut().answer(&request, crate::web::shell::now());
                let delay = u32::try_from(simulated.delay.whole_milliseconds()).unwrap_or_default();
                TimeoutFuture::new(delay).await;
                simulated.outcome
            }
        }
    }

    /// Who is signed in, and where.
    pub fn context(&self) -> TenantContext {
        match self {
            Self::Live(live) => live.context(),
            Self::Sandbox(_) => sandbox::Tenant::context(),
        }
    }

    /// Whether nothing of this is real.
    pub const fn is_sandbox(&self) -> bool {
        matches!(self, Self::Sandbox(_))
    }

    /// Drops every token that can change anything; the sandbox has none.
    pub fn drop_write_tokens(&self) {
        if let Self::Live(live) = self {
            live.drop_write_tokens();
        }
    }

    /// Changes what goes wrong in the sandbox; a live tenant needs no such help.
    pub fn set_faults(&self, change: impl FnOnce(&mut sandbox::Faults)) {
        if let Self::Sandbox(tenant) = self {
            change(&mut tenant.borrow_mut().faults);
        }
    }
}
