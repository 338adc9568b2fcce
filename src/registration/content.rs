//! What a registration says, finished or not: what a plan is built from.

use std::borrow::Cow;

use time::OffsetDateTime;

use super::{
    credentials,
    draft::Draft,
    steps::facts::Facts,
    validate::{Registration, can_be_granted},
};
use crate::directory::{
    application::Owner,
    audience::SignInAudience,
    cloud::Cloud,
    credential::Credential,
    ids::RunTail,
    permission::{
        PickedPermission,
        grant::{self, WantedGrant},
    },
    redirect_uri::RedirectUri,
};

/// What a draft or a registration says.
#[derive(Clone, Debug)]
pub struct Content<'a> {
    /// The display name, without blanks at its ends.
    pub display_name: &'a str,
    /// Supported account types.
    pub audience: SignInAudience,
    /// Redirect URIs, without empty ones.
    pub redirect_uris: Vec<&'a str>,
    /// API permissions whose IDs are known, in the order of picking.
    pub permissions: Cow<'a, [PickedPermission]>,
    /// The credentials that are made now.
    pub credentials: Vec<Credential>,
    /// The service management reference, or nothing.
    pub service_reference: &'a str,
    /// The note, or nothing.
    pub notes: &'a str,
    /// Whether only assigned people and groups may sign in.
    pub assignment_required: bool,
    /// What is granted for everybody at once.
    pub grants: Vec<WantedGrant>,
    /// Who is to own it, as the organization asks.
    pub owners: &'static [Owner],
    /// The cloud that it is for.
    pub cloud: Cloud,
    /// What ties it to its application.
    pub run_tail: &'a RunTail,
}

impl Draft {
    /// What the draft says so far.
    pub fn content(&self, facts: impl Into<Facts>, now: OffsetDateTime) -> Content<'_> {
        let facts = facts.into();
        let uris = self.redirect_uris.iter().map(|row| row.text.trim()).filter(|text| !text.is_empty());
        Content {
            display_name: self.display_name.trim(),
            audience: self.audience,
            redirect_uris: uris.collect(),
            permissions: self.known_permissions(),
            credentials: credentials::asked_for(self, now),
            service_reference: self.service_reference.trim(),
            notes: facts.house.notes(&self.notes),
            assignment_required: self.assignment_required,
            grants: if self.grant_consent && can_be_granted(self) { self.wanted_grants() } else { Vec::new() },
            owners: facts.house.owners(),
            cloud: facts.cloud,
            run_tail: &self.run_tail,
        }
    }
}

impl Registration {
    /// What the registration says.
    pub fn content(&self) -> Content<'_> {
        Content {
            display_name: self.display_name(),
            audience: self.audience(),
            redirect_uris: self.redirect_uris().iter().map(RedirectUri::as_str).collect(),
            permissions: Cow::Borrowed(self.permissions()),
            credentials: self.credentials().to_vec(),
            service_reference: self.service_reference(),
            notes: self.notes(),
            assignment_required: self.assignment_required(),
            grants: if self.grants_consent() { grant::wanted(self.permissions()) } else { Vec::new() },
            owners: self.owners(),
            cloud: self.cloud(),
            run_tail: self.run_tail(),
        }
    }
}
