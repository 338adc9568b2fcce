//! What a link has brought into a draft, and which of it the person has taken for their own.
//!
//! # Invariants
//! - A mark holds the value that the link brought. It counts for as long as that value stands in the draft: whoever
//!   changes a value makes it their own, and no page has to remember to say so.
//! - A redirect URI or a permission that carries a mark is an error of the draft until it is ticked, by itself.
//! - A permission can be ticked only once the tenant in use has said which one it is: a link can call any permission
//!   `User.Read`, and any API `Microsoft Graph`.
//! - What is not ticked takes no part in what is granted, and no service principal is made for its API before that one
//!   is ticked by its ID.

use serde::{Deserialize, Serialize};

use super::{
    credentials::{self, CredentialDraft, DraftCredential},
    draft::Draft,
    problem::{Field, Problem, ProblemKind},
};
use crate::directory::{
    audience::SignInAudience,
    credential::Lifetime,
    ids::{AppId, TenantId},
    permission::{
        PermissionKey, PickedPermission, ResourceApi,
        grant::{self, WantedGrant},
    },
};

/// The marks of a draft that came, in whole or in part, by a link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromLink {
    /// The display name that the link brought.
    pub(super) display_name: Option<String>,
    /// Its supported account types.
    pub(super) audience: Option<SignInAudience>,
    /// Whether it lets nobody sign in but those who are assigned.
    pub(super) assignment_required: Option<bool>,
    /// Its service management reference.
    #[serde(default)]
    pub(super) service_reference: Option<String>,
    /// Its credentials, by their IDs in the draft.
    #[serde(default, alias = "secret", deserialize_with = "credentials::stored_or_none")]
    pub(super) credentials: Option<Vec<DraftCredential>>,
    /// Its redirect URIs.
    pub(super) redirect_uris: Vec<LinkedUri>,
    /// Its permissions.
    pub(super) permissions: Vec<LinkedPermission>,
    /// APIs that the person has ticked by their IDs, to have a service principal made. Not kept: looked at once more
    /// after a reload.
    #[serde(skip)]
    pub(super) apis: Vec<AppId>,
    /// The tenant whose word the standing of the permissions is.
    pub(super) checked_in: Option<TenantId>,
}

/// A redirect URI that a link brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LinkedUri {
    pub(super) text: String,
    pub(super) ticked: bool,
}

/// A permission that a link brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LinkedPermission {
    pub(super) key: PermissionKey,
    pub(super) standing: Standing,
}

/// How far a permission from a link has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Its names are the link's word alone.
    Unchecked,
    /// The tenant's API offers no such permission.
    NotOffered,
    /// Its names are the tenant's. The person has not ticked it.
    Checked,
    /// The person has ticked it.
    Ticked,
}

impl FromLink {
    /// Whether a redirect URI is ticked; `None` where no link brought it.
    pub fn uri_ticked(&self, text: &str) -> Option<bool> {
        let text = text.trim();
        self.redirect_uris.iter().find(|uri| uri.text == text).map(|uri| uri.ticked)
    }

    /// How a permission stands; `None` where no link brought it.
    pub fn standing(&self, key: PermissionKey) -> Option<Standing> {
        self.permissions.iter().find(|mark| mark.key == key).map(|mark| mark.standing)
    }

    /// Ticks a redirect URI, or takes the tick back.
    pub fn tick_uri(&mut self, text: &str, ticked: bool) {
        let text = text.trim();
        for uri in self.redirect_uris.iter_mut().filter(|uri| uri.text == text) {
            uri.ticked = ticked;
        }
    }

    /// Ticks a permission that the tenant knows, or takes the tick back.
    pub fn tick_permission(&mut self, key: PermissionKey, ticked: bool) {
        let mark = self.permissions.iter_mut().find(|mark| mark.key == key);
        if let Some(mark) = mark.filter(|mark| matches!(mark.standing, Standing::Checked | Standing::Ticked)) {
            mark.standing = if ticked { Standing::Ticked } else { Standing::Checked };
        }
    }

    /// Whether an API is ticked; `None` where none of its permissions waits for a tick of a link's.
    pub fn api_ticked(&self, api: AppId) -> Option<bool> {
        let waits = |mark: &LinkedPermission| mark.key.0 == api && mark.standing != Standing::Ticked;
        self.permissions.iter().any(waits).then(|| self.apis.contains(&api))
    }

    /// Ticks an API, or takes the tick back.
    pub fn tick_api(&mut self, api: AppId, ticked: bool) {
        self.apis.retain(|other| *other != api);
        if ticked {
            self.apis.push(api);
        }
    }

    /// Keeps the mark on a redirect URI that a button mended: pressing it is no look at where the address leads.
    pub fn follow_mended_uri(&mut self, before: &str, after: &str) {
        let before = before.trim();
        if let Some(uri) = self.redirect_uris.iter_mut().find(|uri| uri.text == before) {
            *uri = LinkedUri { text: after.trim().to_owned(), ticked: false };
        }
    }

    /// Puts a mark on each part of a redirect URI that a button has split: none of them was looked at.
    pub fn follow_split_uri(&mut self, before: &str, parts: &[String]) {
        if self.uri_ticked(before).is_some() {
            let marks = parts.iter().map(|part| LinkedUri { text: part.trim().to_owned(), ticked: false });
            self.redirect_uris.extend(marks);
        }
    }

    /// Takes the mark off a permission that the person has given up: picked again, it is their own.
    pub fn forget_permission(&mut self, key: PermissionKey) {
        self.permissions.retain(|mark| mark.key != key);
    }
}

impl Draft {
    /// Whether anything in the draft is still as a link brought it.
    pub fn is_from_link(&self) -> bool {
        let marks = &self.from_link;
        self.name_from_link()
            || self.reference_from_link()
            || self.redirect_uris.iter().any(|row| marks.uri_ticked(&row.text).is_some())
            || self.permissions.iter().any(|pick| marks.standing(pick.key()).is_some())
    }

    /// Whether the display name is the link's.
    pub fn name_from_link(&self) -> bool {
        self.from_link.display_name.as_ref() == Some(&self.display_name)
    }

    /// Whether the service management reference is the link's.
    pub fn reference_from_link(&self) -> bool {
        self.from_link.service_reference.as_ref() == Some(&self.service_reference)
    }

    /// Whether a permission came by a link and is not ticked, so that it counts as no pick of the person's.
    pub fn awaits_tick(&self, key: PermissionKey) -> bool {
        self.from_link.standing(key).is_some_and(|standing| standing != Standing::Ticked)
    }

    /// Whether the names of a permission are a link's word: its own, and that of its API.
    pub fn is_named_by_link(&self, key: PermissionKey) -> bool {
        matches!(self.from_link.standing(key), Some(Standing::Unchecked | Standing::NotOffered))
    }

    /// The grants that the draft would have made: of what a link brought, what is ticked.
    pub fn wanted_grants(&self) -> Vec<WantedGrant> {
        let picks = self.permissions.iter().filter(|pick| !self.awaits_tick(pick.key()));
        grant::wanted(&picks.cloned().collect::<Vec<_>>())
    }

    /// Whether the account types are the link's.
    pub fn audience_from_link(&self) -> bool {
        self.from_link.audience == Some(self.audience)
    }

    /// Takes the draft into a tenant. What another one has said of its permissions is nothing to this one, and neither
    /// are the ticks that stand on it.
    pub fn enter(&mut self, tenant: TenantId) {
        let marks = &mut self.from_link;
        if !marks.permissions.is_empty() && marks.checked_in.replace(tenant) != Some(tenant) {
            marks.permissions.iter_mut().for_each(|mark| mark.standing = Standing::Unchecked);
        }
    }

    /// Puts what the tenant says of an API in the place of what a link said of its permissions.
    pub fn check_permissions(&mut self, api: &ResourceApi) {
        for mark in self.from_link.permissions.iter_mut().filter(|mark| mark.key.0 == api.summary.app_id) {
            let offered = api.offered().find(|offered| (offered.kind, offered.id) == (mark.key.1, mark.key.2));
            mark.standing = match (offered, mark.standing) {
                (None, _) => Standing::NotOffered,
                (Some(_), Standing::Ticked) => Standing::Ticked,
                (Some(_), _) => Standing::Checked,
            };
            if let Some(offered) = offered {
                rename(&mut self.permissions, &PickedPermission::of(&api.summary, offered));
            }
        }
    }

    /// The same for one permission that is known without asking.
    pub fn check_permission(&mut self, known: &PickedPermission) {
        let mark = self.from_link.permissions.iter_mut().find(|mark| mark.key == known.key());
        if let Some(mark) = mark.filter(|mark| mark.standing == Standing::Unchecked) {
            mark.standing = Standing::Checked;
            rename(&mut self.permissions, known);
        }
    }
}

/// Gives a pick the words of the tenant.
fn rename(picks: &mut [PickedPermission], known: &PickedPermission) {
    for pick in picks.iter_mut().filter(|pick| pick.key() == known.key()) {
        *pick = known.clone();
    }
}

/// What is to be said of the step Basics.
pub(super) fn check_basics(draft: &Draft) -> Vec<Problem> {
    let name = draft.name_from_link().then(|| label(Field::DisplayName, &draft.display_name));
    let audience = draft.audience_from_link().then(|| label(Field::Audience, ""));
    let assigned = draft.from_link.assignment_required == Some(draft.assignment_required);
    let assigned = assigned.then(|| label(Field::AssignmentRequired, ""));
    let reference = draft.reference_from_link().then(|| label(Field::ServiceReference, &draft.service_reference));
    name.into_iter().chain(audience).chain(assigned).chain(reference).collect()
}

/// Each redirect URI that has to be ticked.
pub(super) fn check_redirect_uris(draft: &Draft) -> Vec<Problem> {
    let not_ticked = draft.redirect_uris.iter().filter(|row| draft.from_link.uri_ticked(&row.text) == Some(false));
    not_ticked
        .map(|row| Problem {
            field: Field::UseRedirectUri(row.id),
            kind: ProblemKind::RedirectUriNotTicked,
            value: row.text.clone(),
        })
        .collect()
}

/// Each permission that has to be ticked, and what stands in the way of that.
pub(super) fn check_permissions(draft: &Draft) -> Vec<Problem> {
    let mut problems = Vec::new();
    for pick in &draft.permissions {
        let (app_id, api) = (pick.resource_app_id, pick.resource_name.clone());
        let kind = match draft.from_link.standing(pick.key()) {
            Some(Standing::Unchecked) => ProblemKind::PermissionUnchecked { app_id, api },
            Some(Standing::NotOffered) => ProblemKind::PermissionNotOffered { app_id, api },
            Some(Standing::Checked) => ProblemKind::PermissionNotTicked { app_id, api },
            Some(Standing::Ticked) | None => continue,
        };
        problems.push(Problem { field: Field::UsePermission(pick.key()), kind, value: pick.value.clone() });
    }
    problems
}

/// What is to be said of the step Credentials.
pub(super) fn check_credentials(draft: &Draft) -> Vec<Problem> {
    let Some(linked) = &draft.from_link.credentials else { return Vec::new() };
    let mut problems = Vec::new();
    if linked.is_empty() == draft.credentials.is_empty() {
        problems.push(label(Field::Credentials, ""));
    }
    for (id, now) in draft.secrets() {
        let Some(DraftCredential { kind: CredentialDraft::Secret(linked), .. }) =
            linked.iter().find(|credential| credential.id == id)
        else {
            continue;
        };
        if !linked.description.is_empty() && linked.description == now.description {
            problems.push(label(Field::SecretDescription(id), &now.description));
        }
        let same_date = now.lifetime != Lifetime::Custom || linked.custom_date == now.custom_date;
        if linked.lifetime == now.lifetime && same_date {
            problems.push(label(Field::SecretLifetime(id), ""));
        }
    }
    problems
}

fn label(field: Field, value: &str) -> Problem {
    Problem { field, kind: ProblemKind::FromLink, value: value.to_owned() }
}

#[cfg(test)]
mod tests;
