//! Asks the tenant in use, again where that helps, and drops answers that nobody waits for any more.
//!
//! # Invariants
//! Of one lane, only what was begun last goes on. An answer that comes late changes nothing.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use time::{Duration, OffsetDateTime};

use super::trouble::{Trouble, sort_out};
use crate::{
    directory::tenant::TenantContext,
    http::{
        request::Request,
        response::Response,
        retry::{self, WaitReason},
    },
    web::shell::{now, state::App},
};

/// What is being waited for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Busy {
    /// Nothing.
    #[default]
    No,
    /// An answer.
    Asking,
    /// The time to ask again.
    Waiting(WaitReason, OffsetDateTime),
}

/// How a wait has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// The time has come.
    Over,
    /// The person would not wait any longer.
    Stopped,
    /// Nobody wants any more what was waited for.
    Dropped,
}

/// How often it is looked whether a wait was stopped, in milliseconds.
const TICK: i128 = 200;

/// Questions of one kind, of which the newest counts.
#[derive(Clone, Copy)]
pub struct Lane {
    app: App,
    /// What is being waited for.
    pub busy: RwSignal<Busy>,
    /// The moment, while something is waited for: waits are counted down by it.
    pub clock: RwSignal<OffsetDateTime>,
    turn: StoredValue<u32>,
    /// How often the person has stopped a wait.
    stops: StoredValue<u32>,
}

/// The count of a lane when something was begun.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Turn(u32);

impl Lane {
    /// A lane on which nothing was asked yet.
    pub fn new(app: App) -> Self {
        Self {
            app,
            busy: RwSignal::new(Busy::No),
            clock: RwSignal::new(now()),
            turn: StoredValue::new(0),
            stops: StoredValue::new(0),
        }
    }

    /// Begins something. Whatever was under way is dropped.
    pub fn begin(self) -> Turn {
        self.busy.set(Busy::No);
        let count = self.turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        Turn(count.unwrap_or_default())
    }

    /// Whether nothing newer was begun, and the step is still on the page.
    pub fn is_current(self, turn: Turn) -> bool {
        self.turn.try_get_value() == Some(turn.0)
    }

    /// Stops the waits that there are: what waited comes back as stopped.
    pub fn stop(self) {
        self.stops.update_value(|stops| *stops = stops.wrapping_add(1));
    }

    /// Waits. `false` once it is no longer wanted.
    pub async fn rest(self, turn: Turn, milliseconds: u32) -> bool {
        TimeoutFuture::new(milliseconds).await;
        self.is_current(turn)
    }

    /// Asks until there is an answer that another try would not better; `None` once it is no longer wanted.
    pub async fn ask(self, request: Request, turn: Turn) -> Option<Result<Response, Trouble>> {
        let mut tries = 0;
        loop {
            let Some(tenant) = self.app.tenant.get_untracked() else { return Some(Err(Trouble::SignInNeeded)) };
            self.busy.set(Busy::Asking);
            let answer = tenant.send(request.clone()).await;
            tries += 1;
            if !self.is_current(turn) {
                return None;
            }
            let Some((reason, wait)) = retry::passing(&answer, tries, js_sys::Math::random()) else {
                self.busy.set(Busy::No);
                return Some(sort_out(answer));
            };
            match self.wait(turn, reason, wait).await {
                Rest::Over => {}
                Rest::Stopped => return Some(Err(Trouble::Stopped(reason))),
                Rest::Dropped => return None,
            }
        }
    }

    /// Waits, and says why and how long still.
    pub async fn wait(self, turn: Turn, reason: WaitReason, wait: Duration) -> Rest {
        let until = now() + wait;
        let stops = self.stops.try_get_value();
        self.clock.set(now());
        self.busy.set(Busy::Waiting(reason, until));
        loop {
            let left = (until - now()).whole_milliseconds();
            if left <= 0 {
                return Rest::Over;
            }
            if !self.rest(turn, u32::try_from(left.min(TICK)).unwrap_or_default()).await {
                return Rest::Dropped;
            }
            if self.stops.try_get_value() != stops {
                self.busy.set(Busy::No);
                return Rest::Stopped;
            }
            self.clock.set(now());
        }
    }

    /// Asks, and reads the answer as one of the tenant in use; `None` once it is no longer wanted.
    pub async fn ask_for<T>(
        self,
        request: Request,
        turn: Turn,
        read: impl FnOnce(&Response, &TenantContext) -> Option<T>,
    ) -> Option<Result<T, Trouble>> {
        let answer = self.ask(request, turn).await?;
        Some(answer.and_then(|response| {
            let context = self.app.context;
            let read = context.with_untracked(|context| read(&response, context.as_ref()?));
            read.ok_or(Trouble::Unreadable)
        }))
    }
}
