//! The preview on the page: the calls that the draft would send, however unfinished it is, and what exists of it already.

use crate::web::reactive::prelude::*;

use super::{form::Form, in_use::CurrentTenant, late::Hook, session::configuration::Configuration, state::App};
use crate::{
    directory::{cloud::Cloud, ids::RunTail},
    flow::route::Page,
    plan::{
        call::Mode,
        preview::{self, Shown},
    },
    registration::steps::facts::Facts,
    run::ledger::{Kept, Ledger},
    web::browser::storage,
};

/// The preview, by a handle that is cheap to copy. Taken with [`Preview::here`] anywhere below the root.
#[derive(Clone, Copy)]
pub struct Preview {
    form: Form,
    current: CurrentTenant,
    /// What exists because of the draft, to go on from after a reload.
    pub(super) ledger: RwSignal<Option<Kept>>,
    /// How registrations are made here.
    pub mode: Memo<Mode>,
    /// What the draft would send.
    pub calls: Memo<Vec<Shown>>,
}

impl Preview {
    /// The preview of the form that one is in, made when it is first asked for.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| {
            App::here().parts.lasting(|| {
                let preview = Self::new(App::here(), Form::here());
                provide_context(preview);
                preview
            })
        })
    }

    fn new(app: App, form: Form) -> Self {
        let (current, routing, config) = (app.current, app.routing, app.configured.config);
        // One that cannot be read is found again by looking.
        let ledger = RwSignal::new(storage::load::<Kept>().ok().flatten());
        app.forget_ledger.came(Hook::new(move |()| ledger.set(None)));
        let mode = Memo::new(move || {
            let is_live = current.context.with(Option::is_some) && !current.is_sandbox();
            if is_live && config.with(Configuration::creates_only) { Mode::CreateOnly } else { Mode::Upsert }
        });
        let calls = Memo::new(move || {
            // What was made earlier is not made again; a run on the result page still shows it as its own.
            let ahead = routing.page.get() != Page::Result;
            form.draft.with(|draft| {
                let mut calls = preview::of_draft(draft, facts_of(form, current), mode.get(), super::now());
                let earlier = ledger_of(ledger, current, &draft.run_tail);
                let is_made = |id| earlier.as_ref().is_some_and(|ledger| ledger.has(id));
                calls.retain(|call| !(ahead && call.kind.credential().is_some_and(is_made)));
                calls
            })
        });
        Self { form, current, ledger, mode, calls }
    }

    /// What is known beside the draft of what is to be sent: the cloud and the house.
    pub fn facts(self) -> Facts {
        facts_of(self.form, self.current)
    }

    /// What earlier runs of the draft have made in the tenant in use.
    pub fn ledger_of_draft(self) -> Option<Ledger> {
        self.form.draft.with(|draft| ledger_of(self.ledger, self.current, &draft.run_tail))
    }
}

fn facts_of(form: Form, current: CurrentTenant) -> Facts {
    let cloud = current.context.with(|context| context.as_ref().map_or(Cloud::Global, |context| context.cloud));
    Facts { house: form.house.facts(), ..Facts::from(cloud) }
}

fn ledger_of(kept: RwSignal<Option<Kept>>, current: CurrentTenant, run_tail: &RunTail) -> Option<Ledger> {
    let tenant = current.context.with(|context| context.as_ref().map(|context| context.tenant_id))?;
    kept.with(|kept| kept.as_ref()?.of(tenant, run_tail).cloned())
}
