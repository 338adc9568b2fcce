//! What the page remembers while it is open: the draft, where one is, the tenant in use, how far a run has come.
//!
//! # Invariants
//! Nothing here is secret but what [`Tenant`] keeps to itself; the draft alone is stored.

use std::ops::Deref;

use leptos::prelude::*;
use reactive_stores::Store;
use time::OffsetDateTime;

use super::{
    form::Form,
    in_use::CurrentTenant,
    link::Linked,
    register::{Registering, embedded::Question},
    route::Routing,
    session::{configuration::Configuration, self_test::SelfTest, sign_in::SignIn, tenant::Tenant},
};
pub use crate::flow::{
    register::Phase as RunPhase,
    route::{Page, WayOut},
};
use crate::{
    directory::{cloud::Cloud, credential::CredentialId, ids::RunTail, permission::ResourceApi, tenant::TenantContext},
    plan::{
        call::Mode,
        preview::{self, Shown},
    },
    registration::{
        draft::Draft,
        problem::{Field, Problem},
        secret,
        step::Step,
    },
    run::{
        ledger::{Kept, Ledger},
        progress::CallProgress,
    },
    web::ui::{Announcer, announcer},
};

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
    /// What has been typed, what is wrong with it, and which steps were gone through.
    pub form: Form,
    /// What has been typed.
    pub draft: Store<Draft>,
    /// What has come by a link and is not in the draft.
    pub linked: Linked,
    /// Where one is, and the ways that lead on.
    pub routing: Routing,
    /// The page that is shown.
    pub page: Memo<Page>,
    /// The tenant in use, as pages take it.
    pub current: CurrentTenant,
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
    /// Every problem of the draft, in the order of the form.
    pub problems: Memo<Vec<Problem>>,
    /// The run, its secrets, and what leaving would lose.
    pub registering: Registering,
    /// How far the run has come.
    pub run: Memo<RunPhase>,
    /// The run, call by call.
    pub progress: Memo<Vec<CallProgress>>,
    /// What exists because of the draft, to go on from after a reload.
    pub ledger: RwSignal<Option<Kept>>,
    /// What waits for a second press, in a frame.
    pub question: RwSignal<Option<Question>>,
    /// How registrations are made here.
    pub mode: Memo<Mode>,
    /// What the draft would send, however unfinished it is.
    pub preview: Memo<Vec<Shown>>,
    /// When each client secret ends that is wanted and whose date can be read.
    pub secret_ends: Memo<Vec<(CredentialId, OffsetDateTime)>>,
    /// Speaks to people who do not see the page change.
    pub announcer: Announcer,
    /// APIs whose permissions were read in this session, so that going back asks nothing again.
    pub known_apis: RwSignal<Vec<ResourceApi>>,
}

impl App {
    /// The state of a page that was just opened, with this draft. It stays for as long as the page lives.
    pub fn new(draft: Draft) -> Self {
        let current = CurrentTenant::new();
        let CurrentTenant { tenant, context } = current;
        let form = Form::new(draft, context);
        let draft = form.draft;
        let secret_ends = Memo::new(move |_| {
            draft.with(|draft| {
                let ends = draft.secrets().filter_map(|(id, own)| Some((id, secret::end(own, super::now())?)));
                ends.collect::<Vec<_>>()
            })
        });
        let ledger = RwSignal::new(None::<Kept>);
        let registering = Registering::new();
        let routing = Routing::new();
        let page = routing.page;
        let config = RwSignal::new(Configuration::Loading);
        let mode = Memo::new(move |_| {
            let is_live = tenant.with(|tenant| tenant.as_ref().is_some_and(|tenant| !tenant.is_sandbox()));
            if is_live && config.with(Configuration::creates_only) { Mode::CreateOnly } else { Mode::Upsert }
        });
        let preview = Memo::new(move |_| {
            // What was made earlier is not made again; a run on the result page still shows it as its own.
            let ahead = page.get() != Page::Result;
            draft.with(|draft| {
                let mut calls = preview::of_draft(draft, mode.get(), super::now());
                let earlier = ledger_of(ledger, context, &draft.run_tail);
                let is_made = |id| earlier.as_ref().is_some_and(|ledger| ledger.has_secret(id));
                calls.retain(|call| !(ahead && call.kind.secret().is_some_and(is_made)));
                calls
            })
        });
        Self(Box::leak(Box::new(State {
            form,
            draft,
            linked: Linked::new(registering),
            routing,
            page,
            current,
            tenant,
            context,
            config,
            sign_in: SignIn::new(),
            self_test: RwSignal::new(SelfTest::None),
            problems: form.problems,
            registering,
            run: registering.phase,
            progress: registering.progress,
            question: RwSignal::new(None),
            mode,
            preview,
            secret_ends,
            ledger,
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
        self.begin_with(super::keep::fresh_draft());
    }

    /// Begins with a draft that nobody has gone through yet.
    pub fn begin_with(self, draft: Draft) {
        self.form.take(draft);
        self.routing.begin_anew();
    }

    /// Whether the tenant in use is the sandbox: the same for as long as one is in it.
    pub fn is_sandbox(self) -> bool {
        self.tenant.with_untracked(|tenant| tenant.as_ref().is_some_and(Tenant::is_sandbox))
    }

    /// The cloud of the tenant in use, which stays the same while one is in it.
    pub fn cloud(self) -> Cloud {
        self.context.with_untracked(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud))
    }

    /// When a client secret ends, where its date can be read.
    pub fn secret_end(self, id: CredentialId) -> Option<OffsetDateTime> {
        self.secret_ends.with(|ends| ends.iter().find(|(own, _)| *own == id).map(|(_, end)| *end))
    }

    /// What earlier runs of the draft have made in the tenant in use.
    pub fn ledger_of_draft(self) -> Option<Ledger> {
        self.draft.with(|draft| ledger_of(self.ledger, self.context, &draft.run_tail))
    }

    /// The problems of one field; changes only when they do.
    pub fn problems_of(self, field: Field) -> Memo<Vec<Problem>> {
        self.form.problems_of(field)
    }

    /// Whether the step's "Next" was pressed.
    pub fn is_attempted(self, step: Step) -> bool {
        self.form.is_attempted(step)
    }
}

fn ledger_of(kept: RwSignal<Option<Kept>>, context: Memo<Option<TenantContext>>, run_tail: &RunTail) -> Option<Ledger> {
    let tenant = context.with(|context| context.as_ref().map(|context| context.tenant_id))?;
    kept.with(|kept| kept.as_ref()?.of(tenant, run_tail).cloned())
}
