//! Drives a run against the tenant in use.
//!
//! # Invariants
//! One run at a time. The run is never cloned, and the secret that it makes goes straight to its one place.

use futures_util::{
    StreamExt as _,
    future::{Either, LocalBoxFuture, select},
    stream::FuturesUnordered,
};
use gloo_timers::future::TimeoutFuture;
use leptos::{prelude::*, task::spawn_local};
use time::{Duration, OffsetDateTime};

use super::{
    held::{HeldSecret, SecretState},
    now, route,
    state::{App, Made, Page, RunPhase},
};
use crate::{
    http::response::{NoAnswer, Response},
    plan::{build, call::{CallKind, Mode}},
    registration::{draft::Draft, step::Step, validate},
    run::machine::Run,
    web::browser,
};

/// The run of the page, by a handle that is cheap to copy. Taken with [`Drive::here`] anywhere below the root.
#[derive(Clone, Copy)]
pub struct Drive {
    app: App,
    run: StoredValue<Option<Run>, LocalStorage>,
    /// The secret that the run has made.
    pub secret: HeldSecret,
    /// How long the run has taken so far, pauses between tries of the person not counted.
    pub took: RwSignal<Duration>,
    /// The moment, each second while the run is under way: waits are counted down by it.
    pub clock: RwSignal<OffsetDateTime>,
}

/// What came of one request: the call, the answer, and when it was sent.
type Came = (CallKind, Result<Response, NoAnswer>, OffsetDateTime);

impl Drive {
    /// No run yet.
    pub fn new(app: App) -> Self {
        let secret = HeldSecret::new();
        Self {
            app,
            run: StoredValue::new_local(None),
            secret,
            took: RwSignal::new(Duration::ZERO),
            clock: RwSignal::new(now()),
        }
    }

    /// The run of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Registers what the draft says, and goes to the result page. A draft with errors stays on the review.
    pub fn register(self) {
        if self.is_running() {
            return;
        }
        let app = self.app;
        let registration = app.draft.with_untracked(|draft| validate::validate(draft, app.cloud(), now()));
        let Ok(registration) = registration else { return };
        let seed = u64::from_be_bytes(browser::random::bytes());
        self.run.set_value(Some(Run::new(build::build(&registration, Mode::Upsert), seed)));
        self.secret.forget(SecretState::None);
        self.took.set(Duration::ZERO);
        app.made.set(Made::default());
        self.go_on();
        route::go(app, Page::Result);
    }

    /// Goes on where the run stopped.
    pub fn resume(self) {
        if self.is_running() {
            return;
        }
        self.run.update_value(|run| {
            if let Some(run) = run {
                run.resume();
            }
        });
        self.go_on();
    }

    /// Drops the run and its secret: the person leaves the result.
    pub fn abandon(self) {
        self.run.set_value(None);
        self.secret.forget(SecretState::None);
        self.app.guarded.set(false);
        self.app.run.set(RunPhase::Idle);
        self.app.progress.set(Vec::new());
        self.app.made.set(Made::default());
    }

    /// Drops the run and begins another registration, which shares nothing with this one.
    pub fn register_another(self) {
        self.abandon();
        self.app.begin_anew();
        route::go(self.app, Page::Step(Step::Basics));
    }

    fn is_running(self) -> bool {
        self.app.run.get_untracked() == RunPhase::Running
    }

    fn go_on(self) {
        let Some(tenant) = self.app.tenant.get_untracked() else { return };
        self.app.run.set(RunPhase::Running);
        self.app.guarded.set(true);
        spawn_local(async move {
            let began = now();
            let before = self.took.get_untracked();
            let mut under_way: FuturesUnordered<LocalBoxFuture<'static, Came>> = FuturesUnordered::new();
            while let Some(step) = self.with_run(|run| run.step(now())) {
                for (kind, request) in step.send {
                    let tenant = tenant.clone();
                    under_way.push(Box::pin(async move {
                        let sent = now();
                        (kind, tenant.send(request).await, sent)
                    }));
                }
                self.publish(before + (now() - began));
                if step.finished {
                    self.finish();
                    return;
                }
                // Each second at least, so that the seconds of a wait are seen to pass.
                let pause = step.wake_at.map_or(Duration::SECOND, |at| (at - now()).min(Duration::SECOND));
                let pause = TimeoutFuture::new(u32::try_from(pause.whole_milliseconds()).unwrap_or_default());
                let came = if under_way.is_empty() {
                    pause.await;
                    None
                } else {
                    match select(under_way.next(), pause).await {
                        Either::Left((came, _)) => came,
                        Either::Right(_) => None,
                    }
                };
                if let Some((kind, answer, sent)) = came {
                    self.with_run(|run| run.accept(kind, answer, sent, now()));
                }
            }
        });
    }

    /// The run, unless it was abandoned.
    fn with_run<T>(self, act: impl FnOnce(&mut Run) -> T) -> Option<T> {
        self.run.try_update_value(|run| run.as_mut().map(act)).flatten()
    }

    fn publish(self, took: Duration) {
        self.clock.set(now());
        self.took.set(took);
        self.run.with_value(|run| {
            let Some(run) = run else { return };
            if self.app.progress.with_untracked(|shown| shown != run.progress()) {
                self.app.progress.set(run.progress().to_vec());
            }
            let outcome = run.outcome();
            self.app.made.set(Made {
                application: outcome.application,
                service_principal: outcome.service_principal,
                stray_secret: outcome.stray_secret,
            });
        });
    }

    fn finish(self) {
        if let Some(secret) = self.with_run(Run::take_secret).flatten() {
            self.secret.keep(secret);
        }
        self.app.guarded.set(self.secret.is_held());
        self.app.run.set(RunPhase::Finished);
    }
}
