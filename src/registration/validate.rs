//! From a draft to a registration that keeps every published rule.

use time::OffsetDateTime;

use super::{
    credentials,
    draft::Draft,
    house_rules::{self, House},
    problem::Problem,
    step::Step,
    steps::{self, facts::Facts, redirect_uris::filled_rows},
};
use crate::directory::{
    application::Owner,
    audience::SignInAudience,
    certificate::Certificate,
    cloud::Cloud,
    credential::{Credential, CredentialKind},
    ids::RunTail,
    permission::PickedPermission,
    redirect_uri::RedirectUri,
    severity::Severity,
};

/// What will be registered. Its fields are private: it is made by [`validate`] alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    display_name: String,
    audience: SignInAudience,
    redirect_uris: Vec<RedirectUri>,
    permissions: Vec<PickedPermission>,
    credentials: Vec<Credential>,
    assignment_required: bool,
    service_reference: String,
    notes: String,
    grants_consent: bool,
    owners: &'static [Owner],
    cloud: Cloud,
    run_tail: RunTail,
}

impl Registration {
    /// The display name, without blanks at its ends.
    pub fn display_name(&self) -> &str {
        &self.display_name
    }

    /// Supported account types.
    pub const fn audience(&self) -> SignInAudience {
        self.audience
    }

    /// Redirect URIs of the web platform, in the order of the form.
    pub fn redirect_uris(&self) -> &[RedirectUri] {
        &self.redirect_uris
    }

    /// API permissions, in the order of picking.
    pub fn permissions(&self) -> &[PickedPermission] {
        &self.permissions
    }

    /// The credentials that are made now, in the order of the form.
    pub fn credentials(&self) -> &[Credential] {
        &self.credentials
    }

    /// The certificates among them.
    pub fn certificates(&self) -> impl Iterator<Item = &Certificate> {
        self.credentials.iter().filter_map(|credential| match &credential.kind {
            CredentialKind::Certificate(wanted) => Some(&wanted.0),
            CredentialKind::Secret(_) | CredentialKind::Federated(_) => None,
        })
    }

    /// Whether a client secret is among them.
    pub fn has_secret(&self) -> bool {
        self.credentials.iter().any(|credential| matches!(credential.kind, CredentialKind::Secret(_)))
    }

    /// Whether only assigned people and groups may sign in.
    pub const fn assignment_required(&self) -> bool {
        self.assignment_required
    }

    /// The service management reference, without blanks at its ends; empty where there is none.
    pub fn service_reference(&self) -> &str {
        &self.service_reference
    }

    /// The note, without blanks at its ends; empty where there is none.
    pub fn notes(&self) -> &str {
        &self.notes
    }

    /// Whether the permissions are granted for everybody at once.
    pub const fn grants_consent(&self) -> bool {
        self.grants_consent
    }

    /// Who is to own it, as the organization asks.
    pub const fn owners(&self) -> &'static [Owner] {
        self.owners
    }

    /// The cloud that it is for.
    pub const fn cloud(&self) -> Cloud {
        self.cloud
    }

    /// What ties this registration to its application.
    pub const fn run_tail(&self) -> &RunTail {
        &self.run_tail
    }
}

/// Parses a draft. `facts` is what is known of the tenant: its cloud at least. `now` is the moment from which dates are judged.
///
/// # Errors
/// Every problem of the draft, if at least one of them is an error, or house rules were not read.
pub fn validate(draft: &Draft, facts: impl Into<Facts>, now: OffsetDateTime) -> Result<Registration, Vec<Problem>> {
    let facts = facts.into();
    let problems = problems(draft, facts, now);
    if facts.house == House::Unread || problems.iter().any(|problem| problem.kind.severity() == Severity::Error) {
        return Err(problems);
    }
    let mut redirect_uris = Vec::new();
    for (_, text) in filled_rows(draft) {
        match RedirectUri::parse(text, draft.audience) {
            Ok(uri) => redirect_uris.push(uri),
            // Out of reach: `problems` holds each row against the same rules.
            Err(_) => return Err(problems),
        }
    }
    let mut permissions: Vec<PickedPermission> = Vec::new();
    for pick in &draft.permissions {
        if !permissions.iter().any(|other| other.key() == pick.key()) {
            permissions.push(pick.clone());
        }
    }
    Ok(Registration {
        display_name: draft.display_name.trim().to_owned(),
        audience: draft.audience,
        redirect_uris,
        permissions,
        credentials: credentials::asked_for(draft, now),
        assignment_required: draft.assignment_required,
        service_reference: draft.service_reference.trim().to_owned(),
        notes: facts.house.notes(&draft.notes).to_owned(),
        grants_consent: draft.grant_consent && can_be_granted(draft),
        owners: facts.house.owners(),
        cloud: facts.cloud,
        run_tail: draft.run_tail.clone(),
    })
}

/// Whether there is something that an administrator of the tenant can grant. An application for personal accounts
/// alone asks each person.
pub fn can_be_granted(draft: &Draft) -> bool {
    !draft.permissions.is_empty() && draft.audience != SignInAudience::Personal
}

/// Every problem of a draft, warnings and advice included, in the order of the form.
pub fn problems(draft: &Draft, facts: impl Into<Facts>, now: OffsetDateTime) -> Vec<Problem> {
    let facts = facts.into();
    let of_house = house_rules::problems(draft, &facts, now);
    let mut problems = Vec::new();
    for step in Step::ALL {
        problems.extend(steps::check(step).into_iter().flat_map(|check| check(draft, &facts, now)));
        problems.extend(of_house.iter().filter(|problem| problem.field.step() == step).cloned());
    }
    problems
}

#[cfg(test)]
mod tests;
