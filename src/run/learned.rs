//! What answers have taught a run.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::{
    ledger::{Asked, Ledger, Made},
    outcome::Outcome,
    secret::Secret,
};
use crate::{
    directory::{
        application::Application,
        credential::CredentialId,
        ids::{AppId, KeyId, ObjectId},
        permission::grant::GrantId,
    },
    http::{
        request::Request,
        template::{Answered, Template},
    },
    plan::call::{Mode, Plan},
};

/// Whether the upsert can be had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Upsert {
    /// As far as is known.
    #[default]
    Possible,
    /// The tenant refused it.
    Refused,
    /// The token may create an application, and that is all.
    Forbidden,
    /// Something on the way cuts every PATCH.
    Cut,
}

/// By which requests the application may have been made, though no answer has said so. Each leaves it under another key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct AskedBy {
    /// By an upsert: it is found by its unique name.
    pub(super) upsert: bool,
    /// By a plain creation: it is found by the run tag.
    pub(super) creation: bool,
}

/// What this run has said of whether people have to be assigned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Assignment {
    /// Nothing: it stays as it is.
    #[default]
    NotSaid,
    /// Something, and whether that was carried out is not known.
    Unclear,
    /// That it is so.
    Set(bool),
}

/// A grant that is there, and the scopes that it is to have.
#[derive(Debug)]
pub(super) struct Existing {
    pub(super) id: GrantId,
    pub(super) merged: String,
}

/// What answers have taught a run.
#[derive(Debug)]
pub(super) struct Learned {
    /// What exists because of this run and those before it.
    pub(super) ledger: Ledger,
    /// What an earlier run is said to have made, until Graph has named the application.
    pub(super) claimed: Option<Ledger>,
    /// Graph has named the application that an earlier run is said to have made.
    pub(super) goes_on: bool,
    /// The application is there under its unique name.
    is_named: bool,
    pub(super) outcome: Outcome,
    pub(super) upsert: Upsert,
    pub(super) asked_by: AskedBy,
    /// The application was there before this run: an earlier run of the same draft made it.
    pub(super) found_existing: bool,
    pub(super) assignment: Assignment,
    /// The service principal that this run has made: nothing was granted to it before.
    pub(super) new_principal: Option<ObjectId>,
    /// What is known of each secret.
    pub(super) secrets: BTreeMap<CredentialId, Secret>,
    /// The service principals of APIs.
    pub(super) apis: BTreeMap<AppId, ObjectId>,
    /// Grants of delegated permissions that are there and lack some, by their place in the plan.
    pub(super) existing: BTreeMap<usize, Existing>,
    /// Secrets that were removed, in case a replica still lists them.
    pub(super) removed_secrets: Vec<KeyId>,
}

impl Learned {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            ledger: Ledger::new(plan.run_tail.clone()),
            claimed: None,
            goes_on: false,
            is_named: false,
            outcome: Outcome::default(),
            upsert: if plan.mode == Mode::Upsert { Upsert::Possible } else { Upsert::Forbidden },
            asked_by: AskedBy::default(),
            found_existing: false,
            assignment: Assignment::default(),
            new_principal: None,
            secrets: BTreeMap::new(),
            apis: BTreeMap::new(),
            existing: BTreeMap::new(),
            removed_secrets: Vec::new(),
        }
    }

    /// Takes the application that Graph has named, by its unique name or by the run tag.
    pub(super) const fn found(&mut self, application: Application, is_named: bool) {
        self.outcome.application = Some(application);
        self.is_named = is_named;
    }

    /// Notes the application as soon as Graph has named it. Where it is the one that is said to have been made, the rest
    /// of what is said counts as well.
    pub(super) fn note_application(&mut self, plan: &Plan) {
        let Some(application) = self.outcome.application else { return };
        let claimed = self.claimed.take();
        // Whoever is said to have asked for them: what is on this application is known again by what was asked for.
        for asked in claimed.iter().flat_map(Ledger::asked) {
            if let Asked::Secret { credential, secret } = asked {
                self.secret(*credential).may_be(secret.clone());
                self.secret(*credential).lost = true;
            }
        }
        if let Some(claimed) = claimed.filter(|claimed| claimed.application() == Some(application)) {
            self.goes_on = true;
            claimed.secrets().for_each(|(id, key)| self.secret(id).key = Some(key));
            self.ledger = claimed;
        } else if self.ledger.application().is_none() {
            let unique_name = self.is_named.then(|| plan.unique_name.clone());
            self.ledger.note(Made::Application { id: application.id, app_id: application.app_id, unique_name });
        }
    }

    /// Whether an earlier run is said to have made the application by the upsert: then a plain creation would make a
    /// second one.
    pub(super) fn is_upserted(&self) -> bool {
        self.claimed.as_ref().is_some_and(|claimed| claimed.application().is_some() && claimed.unique_name().is_some())
    }

    /// A planned request with what earlier ones have answered, once all of it is known.
    pub(super) fn fill(&self, request: &Template, now: OffsetDateTime) -> Option<Request> {
        let answered = Answered {
            application: self.outcome.application,
            service_principal: self.outcome.service_principal,
            apis: self.apis.clone(),
        };
        request.fill(&answered, now)
    }

    /// What is known of a secret.
    pub(super) fn secret(&mut self, id: CredentialId) -> &mut Secret {
        self.secrets.entry(id).or_default()
    }
}
