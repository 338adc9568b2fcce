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
    embedded,
    held::{HeldSecret, SecretState},
};
use crate::{
    directory::ids::TenantId,
    http::response::{NoAnswer, Response},
    plan::{
        build,
        call::{CallKind, Mode},
    },
    registration::{
        draft::{DraftStoreFields as _, MadeEarlier},
        validate::{self, Registration},
    },
    run::machine::Run,
    web::{
        browser::frames::leave,
        shell::{
            now, route,
            session::anew,
            state::{App, Made, Page, RunPhase},
        },
    },
    words::session::beside as words,
};

/// The run of the page, by a handle that is cheap to copy. Taken with [`Drive::here`] anywhere below the root.
#[derive(Clone, Copy)]
pub struct Drive {
    app: App,
    run: StoredValue<Option<Run>, LocalStorage>,
    /// What is being registered.
    pub registration: RwSignal<Option<Registration>>,
    /// The secret that the run has made.
    pub secret: HeldSecret,
    /// Something was not sent because the person has to sign in again first.
    pub unproved: RwSignal<bool>,
    /// How long the run has taken so far, the person's pauses between tries not counted.
    pub took: RwSignal<Duration>,
    /// The moment, each second while the run is under way: waits are counted down by it.
    pub clock: RwSignal<OffsetDateTime>,
}

/// What writes to the tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Write {
    /// A run begins, or goes on with another secret.
    Register,
    /// A run goes on where it stopped.
    Resume,
}

/// What came of one request: the call, the answer, and when it was sent.
type Came = (CallKind, Result<Response, NoAnswer>, OffsetDateTime);

impl Drive {
    /// No run yet.
    pub fn new(app: App) -> Self {
        let drive = Self {
            app,
            run: StoredValue::new_local(None),
            registration: RwSignal::new(None),
            secret: HeldSecret::new(app),
            unproved: RwSignal::new(false),
            took: RwSignal::new(Duration::ZERO),
            clock: RwSignal::new(now()),
        };
        drive.guard_the_tab();
        // What stopped for want of a sign-in goes on with it.
        Effect::new(move |before: Option<u32>| {
            let came = app.sign_in.came();
            if before.is_some_and(|before| before != came) && untrack(|| drive.waits_for_sign_in()) {
                drive.resume();
            }
            came
        });
        // What one tenant has answered is nothing to another.
        Effect::new(move |before: Option<Option<(TenantId, String)>>| {
            let who = app.context.with(|context| context.as_ref().map(|c| (c.tenant_id, c.account.clone())));
            if before.is_some_and(|before| before.is_some() && before != who) {
                drive.drop_run();
                app.known_apis.set(Vec::new());
                app.draft.refused_reference().set(None);
                if who.is_some() {
                    app.draft.made().set(MadeEarlier::default());
                }
            }
            who
        });
        drive
    }

    /// Has the browser ask before the tab is left while something would be lost, and wipes the secret as it is.
    fn guard_the_tab(self) {
        let asking = StoredValue::new_local(None);
        let app = self.app;
        Effect::new(move |_| asking.set_value(if app.guarded.get() { leave::ask_first() } else { None }));
        StoredValue::new_local(leave::on_hidden(move || {
            if self.secret.is_held() {
                self.secret.forget(SecretState::Left);
            }
        }));
    }

    /// The run of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Registers what the draft says, and goes to the result page.
    pub fn register(self) {
        self.write(Write::Register);
    }

    /// Goes on where the run stopped.
    pub fn resume(self) {
        self.write(Write::Resume);
    }

    /// Gives up what waits, for now. What is under way is let come.
    pub fn stop_waiting(self) {
        self.with_run(|run| run.stop_waiting(now()));
        self.publish(self.took.get_untracked());
    }

    /// Whether the person has to sign in again before this is sent, which is then said.
    fn lacks_proof(self) -> bool {
        let lacks = untrack(|| anew::is_needed(self.app));
        self.unproved.set(lacks);
        lacks
    }

    fn write(self, write: Write) {
        if self.lacks_proof() {
            return;
        }
        let (name, grants, addresses) = self.app.draft.with_untracked(|draft| {
            let addresses = draft.redirect_uris.iter().map(|row| row.text.trim().to_owned()).collect();
            (draft.display_name.clone(), draft.grant_consent && validate::can_be_granted(draft), addresses)
        });
        let question = if grants { words::register_and_grant } else { words::register };
        embedded::write(self.app, |tenant| question(&name, tenant), addresses, move || self.carry_out(write));
    }

    fn carry_out(self, write: Write) {
        // The question in a frame may have stood for a while.
        if self.lacks_proof() {
            return;
        }
        match write {
            Write::Register => self.begin(),
            Write::Resume if !self.is_running() && self.with_run(|run| run.resume(now())).is_some() => self.go_on(),
            Write::Resume => {}
        }
    }

    /// A draft with errors stays where it is. The same application is gone on with as the draft says now; another one
    /// takes a run of its own.
    fn begin(self) {
        let app = self.app;
        let cloud = app.cloud();
        let registration = app.draft.with_untracked(|draft| validate::validate(draft, cloud, now()));
        let Ok(registration) = registration else { return };
        if self.is_running() || app.tenant.with_untracked(Option::is_none) {
            return;
        }
        let earlier = app.draft.with_untracked(|draft| draft.made);
        let way = match app.mode.get_untracked() {
            Mode::Upsert if earlier.without_unique_name => Mode::Create,
            mode => mode,
        };
        let mut plan = Some(build::build(&registration, way));
        self.with_run(|run| plan = plan.take().and_then(|plan| run.take_up(plan, now())));
        if let Some(mut plan) = plan {
            if earlier.secret {
                plan.secret = None;
            }
            // The bits of a random fraction are random enough to spread waits.
            self.run.set_value(Some(Run::new(plan, js_sys::Math::random().to_bits(), now())));
            self.secret.forget(SecretState::None);
            self.took.set(Duration::ZERO);
            app.made.set(Made::default());
        }
        self.registration.set(Some(registration));
        app.run.set(RunPhase::Running);
        route::go(app, Page::Result);
        self.go_on();
    }

    /// Drops the run and its secret.
    pub fn drop_run(self) {
        self.run.set_value(None);
        self.registration.set(None);
        self.secret.forget(SecretState::None);
        self.app.guarded.set(false);
        self.app.run.set(RunPhase::Idle);
        self.app.progress.set(Vec::new());
        self.app.made.set(Made::default());
    }

    /// Whether the run has stopped for want of a sign-in or of a permission of the page.
    pub fn waits_for_sign_in(self) -> bool {
        self.with_run(|run| run.failures().any(|(_, failure)| failure.waits_for_sign_in())) == Some(true)
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
                    return self.finish();
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

    /// The run, unless it was dropped.
    fn with_run<T>(self, act: impl FnOnce(&mut Run) -> T) -> Option<T> {
        self.run.try_update_value(|run| run.as_mut().map(act)).flatten()
    }

    fn publish(self, took: Duration) {
        self.clock.set(now());
        self.took.set(took);
        let Some((progress, made)) = self.with_run(|run| {
            let outcome = run.outcome();
            let made = Made {
                application: outcome.application,
                service_principal: outcome.service_principal,
                stray_secret: outcome.stray_secret,
                patch_cut: outcome.patch_cut,
                secret_left_to_owner: outcome.secret_left_to_owner,
            };
            (run.progress(), made)
        }) else {
            return;
        };
        // At once, and not when everything is granted as well: a tab that is closed before would lose it.
        if let Some(secret) = self.with_run(Run::take_secret).flatten() {
            self.secret.keep(secret);
        }
        if self.app.progress.with_untracked(|shown| *shown != progress) {
            self.app.progress.set(progress);
        }
        if self.app.made.get_untracked() != made {
            self.app.made.set(made);
        }
    }

    fn finish(self) {
        self.app.guarded.set(self.secret.is_held());
        let made = self.with_run(|run| run.made());
        self.app.draft.made().set(made.unwrap_or_default());
        let refused = self.with_run(|run| run.refused_reference().map(str::to_owned)).flatten();
        self.app.draft.refused_reference().set(refused);
        self.app.run.set(RunPhase::Finished);
    }
}
