//! What the page remembers while it is open: the draft, where one is, the tenant in use, how far a run has come.
//!
//! # Invariants
//! Nothing here is secret but what [`Tenant`] keeps to itself; the draft alone is stored.

use std::ops::Deref;

use leptos::prelude::*;
use reactive_stores::Store;
use time::OffsetDateTime;

use super::{
    link::Arrival,
    online,
    register::embedded::Question,
    session::{account::WayOut, configuration::Configuration, self_test::SelfTest, sign_in::SignIn, tenant::Tenant},
};
use crate::{
    directory::{
        application::Application, cloud::Cloud, ids::ObjectId, permission::ResourceApi, severity::Severity,
        tenant::TenantContext,
    },
    plan::{
        call::{CallKind, Mode},
        preview::{self, Shown},
    },
    registration::{
        draft::Draft,
        problem::{Field, Problem},
        step::Step,
        validate,
    },
    run::progress::{CallProgress, CallState},
    web::ui::{Announcer, announcer},
};

/// Where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Sign in, or try the sandbox.
    Start,
    /// How to put the page into use for a tenant of one's own.
    Setup,
    /// Another tenant, where the owner allows it.
    Tenant,
    /// A step of the form.
    Step(Step),
    /// The run and what it made.
    Result,
}

/// A way off the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// To another page.
    To(Page),
    /// Out of the session, or out of the sandbox.
    Session(WayOut),
}

/// How far the run has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunPhase {
    /// Nothing was sent yet.
    #[default]
    Idle,
    /// Calls are under way.
    Running,
    /// Every call is done or given up.
    Finished,
}

/// What the run has made so far, without the secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The application.
    pub application: Option<Application>,
    /// Its service principal.
    pub service_principal: Option<ObjectId>,
    /// A secret whose value was lost may still exist.
    pub stray_secret: bool,
    /// Something on the way cuts every PATCH, so the application was made without one.
    pub patch_cut: bool,
    /// The person holds no secret though one was wanted, and only they can make it.
    pub secret_left_to_owner: bool,
}

/// The state, by a handle that is cheap to copy: every closure of the page holds one. Taken with [`App::here`]
/// anywhere below the root.
#[derive(Clone, Copy)]
pub struct App(&'static State);

impl Deref for App {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// What there is of state.
pub struct State {
    /// What has been typed.
    pub draft: Store<Draft>,
    /// What has come by a link and is not in the draft.
    pub arrival: RwSignal<Arrival>,
    /// Where one is. Changed with [`super::route::go`], which also changes the address.
    pub page: RwSignal<Page>,
    /// One has gone from page to page: headings take the focus from then on.
    pub moved: RwSignal<bool>,
    /// The tenant in use; none before signing in or entering the sandbox.
    pub tenant: RwSignal<Option<Tenant>, LocalStorage>,
    /// Who is signed in to which tenant.
    pub context: Memo<Option<TenantContext>>,
    /// What is known of `config.json`.
    pub config: RwSignal<Configuration>,
    /// How signing in stands.
    pub sign_in: SignIn,
    /// How a test of the set-up stands.
    pub self_test: RwSignal<SelfTest>,
    /// Whether the browser has a connection.
    pub online: ReadSignal<bool>,
    /// Steps whose "Next" was pressed: their problems are shown, touched or not.
    pub attempted: RwSignal<Vec<Step>>,
    /// The furthest step that was reached.
    pub reached: RwSignal<Step>,
    /// Every problem of the draft, in the order of the form.
    pub problems: Memo<Vec<Problem>>,
    /// How far the run has come.
    pub run: RwSignal<RunPhase>,
    /// The run, call by call.
    pub progress: RwSignal<Vec<CallProgress>>,
    /// What the run has made.
    pub made: RwSignal<Made>,
    /// Leaving the page now would lose something: a run under way, or a secret that was not saved.
    pub guarded: RwSignal<bool>,
    /// Where one wanted to go while the page was guarded: the result page asks, then goes there.
    pub leaving: RwSignal<Option<Leaving>>,
    /// What waits for a second press, in a frame.
    pub question: RwSignal<Option<Question>>,
    /// How registrations are made here.
    pub mode: Memo<Mode>,
    /// What the draft would send, however unfinished it is.
    pub preview: Memo<Vec<Shown>>,
    /// When the secret ends, where one is wanted and its date can be read.
    pub secret_end: Memo<Option<OffsetDateTime>>,
    /// Speaks to people who do not see the page change.
    pub announcer: Announcer,
    /// APIs whose permissions were read in this session, so that going back asks nothing again.
    pub known_apis: RwSignal<Vec<ResourceApi>>,
}

impl App {
    /// The state of a page that was just opened, with this draft. It stays for as long as the page lives.
    pub fn new(draft: Draft) -> Self {
        let draft = Store::new(draft);
        let tenant = RwSignal::new_local(None::<Tenant>);
        let context = Memo::new(move |_| tenant.with(|tenant| tenant.as_ref().map(Tenant::context)));
        let problems = Memo::new(move |_| {
            let cloud = context.with(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud));
            draft.with(|draft| validate::problems(draft, cloud, super::now()))
        });
        let secret_end = Memo::new(move |_| draft.with(|draft| validate::secret_end(draft, super::now())));
        let page = RwSignal::new(Page::Start);
        let config = RwSignal::new(Configuration::Loading);
        let mode = Memo::new(move |_| {
            let is_live = tenant.with(|tenant| tenant.as_ref().is_some_and(|tenant| !tenant.is_sandbox()));
            if is_live && config.with(Configuration::creates_only) { Mode::CreateOnly } else { Mode::Upsert }
        });
        let preview = Memo::new(move |_| {
            let end = secret_end.get();
            // What was made earlier is not made again; a run on the result page still shows it as its own.
            let ahead = page.get() != Page::Result;
            draft.with(|draft| {
                let mut calls = preview::of_draft(draft, mode.get(), end, super::now());
                calls.retain(|call| !(ahead && draft.made.secret && call.kind == CallKind::Secret));
                calls
            })
        });
        Self(Box::leak(Box::new(State {
            draft,
            arrival: RwSignal::new(Arrival::None),
            page,
            moved: RwSignal::new(false),
            tenant,
            context,
            config,
            sign_in: SignIn::new(),
            self_test: RwSignal::new(SelfTest::None),
            online: online::follow(),
            attempted: RwSignal::new(Vec::new()),
            reached: RwSignal::new(Step::Basics),
            problems,
            run: RwSignal::new(RunPhase::Idle),
            progress: RwSignal::new(Vec::new()),
            made: RwSignal::new(Made::default()),
            guarded: RwSignal::new(false),
            leaving: RwSignal::new(None),
            question: RwSignal::new(None),
            mode,
            preview,
            secret_end,
            announcer: announcer(),
            known_apis: RwSignal::new(Vec::new()),
        })))
    }

    /// The state of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Begins another registration, which shares nothing with the one before.
    pub fn begin_anew(self) {
        self.draft.set(super::keep::fresh_draft());
        self.attempted.set(Vec::new());
        self.reached.set(Step::Basics);
    }

    /// Whether the tenant in use is the sandbox: the same for as long as one is in it.
    pub fn is_sandbox(self) -> bool {
        self.tenant.with_untracked(|tenant| tenant.as_ref().is_some_and(Tenant::is_sandbox))
    }

    /// The cloud of the tenant in use, which stays the same while one is in it.
    pub fn cloud(self) -> Cloud {
        self.context.with_untracked(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud))
    }

    /// The problems of one field; changes only when they do.
    pub fn problems_of(self, field: Field) -> Memo<Vec<Problem>> {
        let problems = self.problems;
        Memo::new(move |_| problems.with(|all| all.iter().filter(|p| p.field == field).cloned().collect()))
    }

    /// The errors of a step.
    pub fn errors_of(self, step: Step) -> Vec<Problem> {
        self.problems.with(|all| {
            let errors = all.iter().filter(|p| p.field.step() == step && p.kind.severity() == Severity::Error);
            errors.cloned().collect()
        })
    }

    /// Whether the run has done all that it was for.
    pub fn is_registered(self) -> bool {
        self.run.get() == RunPhase::Finished
            && self.progress.with(|calls| calls.iter().all(|call| call.state == CallState::Done))
    }

    /// Whether the step's "Next" was pressed.
    pub fn is_attempted(self, step: Step) -> bool {
        self.attempted.with(|steps| steps.contains(&step))
    }
}
