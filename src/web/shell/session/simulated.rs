//! The sandbox: a tenant in memory that answers as Graph does, and what may be made to go wrong in it.

use std::{cell::RefCell, rc::Rc};

use crate::web::reactive::prelude::*;
use gloo_timers::future::TimeoutFuture;

use super::tenant::{Answering, Answers};
use crate::{
    http::request::Request,
    sandbox::{Faults, Tenant},
    web::{
        browser::{clock, random},
        shell::{in_use::CurrentTenant, late::Hook, state::App},
    },
};

/// The sandbox that was made last.
type Last = Rc<RefCell<Tenant>>;

/// What may be made to go wrong. Taken with [`SandboxFaults::here`].
#[derive(Clone, Copy)]
pub struct SandboxFaults {
    wanted: StoredValue<Faults>,
    last: StoredValue<Option<Last>>,
    current: CurrentTenant,
}

struct Simulated(Last);

impl Answers for Simulated {
    fn send(&self, request: Request) -> Answering {
        let tenant = self.0.clone();
        Box::pin(async move {
            // It works as one elsewhere does: once the page has gone on.
            TimeoutFuture::new(0).await;
            let simulated = tenant.borrow_mut().answer(&request, clock::now());
            let delay = u32::try_from(simulated.delay.whole_milliseconds()).unwrap_or_default();
            TimeoutFuture::new(delay).await;
            simulated.outcome
        })
    }
}

impl SandboxFaults {
    /// Puts the sandbox up: from now on one can be made.
    pub fn bring() {
        let current = App::here().current;
        let own = Self { wanted: StoredValue::new(Faults::NONE), last: StoredValue::new(None), current };
        provide_context(own);
        current.make_sandbox.came(Hook::new(move |()| {
            let mut tenant = Tenant::new(u64::from_be_bytes(random::bytes()));
            tenant.faults = own.wanted.get_value();
            let made = Rc::new(RefCell::new(tenant));
            own.last.set_value(Some(made.clone()));
            Rc::new(Simulated(made)) as Rc<dyn Answers>
        }));
    }

    /// Those of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Nothing goes wrong yet: one has gone into the sandbox.
    pub fn clear(self) {
        self.set(|faults| *faults = Faults::NONE);
    }

    /// Changes what goes wrong, from the next request on.
    pub fn set(self, change: impl FnOnce(&mut Faults)) {
        let mut faults = self.wanted.get_value();
        change(&mut faults);
        self.last.with_value(|last| {
            if let Some(last) = last {
                last.borrow_mut().faults = faults;
            }
        });
        self.wanted.set_value(faults);
        // It may answer otherwise from now on.
        self.current.tenant.update(|_| {});
    }
}
