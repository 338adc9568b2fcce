//! The one client secret that the page holds, from its making until it is saved, left or timed out.
//!
//! # Invariants
//! There is one copy, in a place that no signal clones and nothing stores. Ten minutes after it came it is gone,
//! whatever the person does; the clock decides, and so does the count of seconds, so that a clock that is turned
//! back gives no more time.

use gloo_timers::future::TimeoutFuture;
use leptos::{prelude::*, task::spawn_local};
use time::{Duration, OffsetDateTime};

use crate::{
    directory::credential::NewSecret,
    web::{
        shell::{now, state::App},
        ui::SecretHolder,
    },
};

/// How long a secret stays on the page, in seconds.
pub const STAYS: i64 = 600;

/// What has become of the secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SecretState {
    /// There was none.
    #[default]
    None,
    /// It is held, to be shown.
    Held {
        /// Its description.
        description: String,
        /// When it ends.
        end: OffsetDateTime,
    },
    /// The person has saved it; it is gone.
    Saved,
    /// Its time on the page was over; it is gone.
    TimedOut,
    /// The page was left; it is gone.
    Left,
}

/// The place of the secret.
#[derive(Clone, Copy)]
pub struct HeldSecret {
    guarded: RwSignal<bool>,
    /// The value, for the one element that shows it.
    pub holder: SecretHolder,
    /// What has become of it.
    pub state: RwSignal<SecretState>,
    /// Seconds until it is removed.
    pub left: RwSignal<i64>,
}

impl HeldSecret {
    /// An empty place.
    pub fn new(app: App) -> Self {
        Self {
            guarded: app.guarded,
            holder: StoredValue::new_local(None),
            state: RwSignal::new(SecretState::None),
            left: RwSignal::new(STAYS),
        }
    }

    /// Takes a secret over, starts its ten minutes and guards the page.
    pub fn keep(self, secret: NewSecret) {
        self.holder.set_value(Some(secret.value));
        self.left.set(STAYS);
        self.state.set(SecretState::Held { description: secret.description, end: secret.end });
        self.guarded.set(true);
        let until = now().saturating_add(Duration::seconds(STAYS));
        spawn_local(async move {
            for ticks in 1..STAYS {
                TimeoutFuture::new(1_000).await;
                if !self.is_held() {
                    return;
                }
                let left = (until - now()).whole_seconds().min(STAYS - ticks);
                if left <= 0 {
                    break;
                }
                self.left.set(left);
            }
            self.forget(SecretState::TimedOut);
        });
    }

    /// Whether there is a secret that could be lost.
    pub fn is_held(self) -> bool {
        self.holder.with_value(Option::is_some)
    }

    /// Wipes the value, says what became of it, and lets people leave the page.
    pub fn forget(self, state: SecretState) {
        if self.is_held() {
            self.holder.set_value(None);
            self.guarded.set(false);
        }
        self.state.set(state);
    }
}
