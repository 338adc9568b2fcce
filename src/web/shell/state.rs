//! What is there from the start: one handle of each thing that the start page, the address and the session go by, and
//! the ways to ask parts that may not be there yet.
//!
//! # Invariants
//! Nothing of what stands in a part is named here but by handles that tell nothing of it.

use std::{ops::Deref, sync::Arc};

use crate::web::reactive::prelude::*;

use super::{
    in_use::CurrentTenant,
    late::{Hook, Late},
    online::Online,
    part::{Loading, Part, Parts},
    route::Routing,
    run::Run,
    session::{account::Configured, sign_in::SignIn},
};
use crate::{
    directory::permission::ResourceApi, flow::route::Begin, registration::draft::Draft, signin::return_to::ReturnTo,
    web::browser::location,
};

/// The handles together, cheap to copy. Pages do not take this one: each takes what it shows, by its own type.
#[derive(Clone, Copy)]
pub struct App(&'static Handles);

impl Deref for App {
    type Target = Handles;

    fn deref(&self) -> &Handles {
        self.0
    }
}

/// The handles, each by itself.
pub struct Handles {
    /// What is loaded when it is first wanted.
    pub parts: Parts,
    /// Where one is, and the ways that lead on.
    pub routing: Routing,
    /// The tenant in use, if one is.
    pub current: CurrentTenant,
    /// What is known of `config.json`.
    pub configured: Configured,
    /// How signing in stands.
    pub sign_in: SignIn,
    /// The run.
    pub run: Run,
    /// The form.
    pub form: Late<FormHooks>,
    /// Forgets what exists because of the draft.
    pub forget_ledger: Late<Hook<()>>,
    /// The APIs that were read in this session.
    pub known_apis: Late<Memo<Vec<Arc<ResourceApi>>>>,
    /// Something has come by a link, or is in the draft.
    pub has_linked: RwSignal<bool>,
    /// Forgets what has come by a link.
    pub discard_link: Late<Hook<()>>,
    /// The draft from before a reload, for the form to begin with.
    pub restored: StoredValue<Option<Box<Draft>>>,
    /// The place that the page's address named, before anything changed that.
    pub addressed: StoredValue<Option<ReturnTo>>,
}

/// What the page asks of the form.
#[derive(Clone, Copy)]
pub struct FormHooks {
    /// Whether the draft has a display name.
    pub is_begun: Hook<(), bool>,
    /// Another draft takes the place of the one before.
    pub begin: Hook<Begin>,
}

impl App {
    /// A page that was just opened. What it makes lasts as long as the page.
    pub fn open(load: fn(Part) -> Loading) -> Self {
        let parts = Parts::new(load);
        let current = CurrentTenant::new(parts);
        let sign_in = SignIn::new(parts, current);
        Self(Box::leak(Box::new(Handles {
            parts,
            routing: Routing::new(),
            current,
            configured: Configured::new(sign_in),
            sign_in,
            run: Run(Late::new()),
            form: Late::new(),
            forget_ledger: Late::new(),
            known_apis: Late::new(),
            has_linked: RwSignal::new(false),
            discard_link: Late::new(),
            restored: StoredValue::new(None),
            addressed: StoredValue::new(location::query("step").as_deref().and_then(ReturnTo::from_slug)),
        })))
    }

    /// The page that one is in. Most handles are found by way of this one: what finds something is compiled for each type.
    pub fn here() -> Self {
        expect_context()
    }

    /// Lets everything below take it, and each handle by the handle's own type.
    pub fn provide(self) {
        provide_context(self);
        provide_context(Online::follow());
        provide_context(self.run);
    }

    /// Begins another registration, which shares nothing with the one before.
    pub fn begin_anew(self) {
        self.begin(Begin::Empty);
    }

    /// Begins another registration.
    pub fn begin(self, begin: Begin) {
        if let Some(form) = self.form.look() {
            form.begin.call(begin);
        }
        self.routing.begin_anew();
    }
}

impl Parts {
    /// The parts of the page that one is in.
    pub fn here() -> Self {
        App::here().parts
    }
}

impl Routing {
    /// Where the page is that one is in.
    pub fn here() -> Self {
        App::here().routing
    }
}

impl CurrentTenant {
    /// The one of the page that one is in.
    pub fn here() -> Self {
        App::here().current
    }
}

impl Configured {
    /// What the page knows that one is in.
    pub fn here() -> Self {
        App::here().configured
    }
}

impl SignIn {
    /// Signing in on the page that one is in.
    pub fn here() -> Self {
        App::here().sign_in
    }
}
