//! What the page remembers while it is open: the draft, where one is, the tenant in use, how far a run has come.
//!
//! # Invariants
//! Nothing here is secret but what [`Tenant`] keeps to itself; the draft alone is stored.

use std::ops::Deref;

use leptos::prelude::*;
use reactive_stores::Store;

use super::{
    form::Form,
    in_use::CurrentTenant,
    link::Linked,
    picker::PickerHandle,
    preview::Preview,
    register::{Registering, embedded::Question},
    route::Routing,
    session::{configuration::Configuration, self_test::SettingUp, sign_in::SignIn, tenant::Tenant},
};
pub use crate::flow::{
    register::Phase as RunPhase,
    route::{Page, WayOut},
};
use crate::{
    directory::{cloud::Cloud, tenant::TenantContext},
    registration::{
        draft::Draft,
        problem::{Field, Problem},
        step::Step,
    },
    run::progress::CallProgress,
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
    /// Putting the page into use.
    pub setting_up: SettingUp,
    /// Every problem of the draft, in the order of the form.
    pub problems: Memo<Vec<Problem>>,
    /// The run, its secrets, and what leaving would lose.
    pub registering: Registering,
    /// How far the run has come.
    pub run: Memo<RunPhase>,
    /// The run, call by call.
    pub progress: Memo<Vec<CallProgress>>,
    /// What waits for a second press, in a frame.
    pub question: RwSignal<Option<Question>>,
    /// What the draft would send, and what exists of it already.
    pub preview: Preview,
    /// Speaks to people who do not see the page change.
    pub announcer: Announcer,
    /// What the permissions step finds and picks.
    pub picker: PickerHandle,
}

impl App {
    /// The state of a page that was just opened, with this draft. It stays for as long as the page lives.
    pub fn new(draft: Draft) -> Self {
        let current = CurrentTenant::new();
        let CurrentTenant { tenant, context } = current;
        let form = Form::new(draft, context);
        let draft = form.draft;
        let registering = Registering::new();
        let routing = Routing::new();
        let page = routing.page;
        let config = RwSignal::new(Configuration::Loading);
        let preview = Preview::new(form, current, config, routing);
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
            setting_up: SettingUp::new(),
            problems: form.problems,
            registering,
            run: registering.phase,
            progress: registering.progress,
            question: RwSignal::new(None),
            preview,
            announcer: announcer(),
            picker: PickerHandle::new(tenant, context, draft),
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

    /// The problems of one field; changes only when they do.
    pub fn problems_of(self, field: Field) -> Memo<Vec<Problem>> {
        self.form.problems_of(field)
    }

    /// Whether the step's "Next" was pressed.
    pub fn is_attempted(self, step: Step) -> bool {
        self.form.is_attempted(step)
    }
}
