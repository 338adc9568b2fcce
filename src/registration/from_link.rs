//! What a link has brought into a draft, and which of it the person has taken for their own.
//!
//! # Invariants
//! - A mark holds the value that the link brought. It counts for as long as that value stands in the draft: whoever
//!   changes a value makes it their own, and no page has to remember to say so.
//! - A redirect URI, a permission or a federated credential that carries a mark is an error of the draft until it is
//!   ticked, by itself: whoever signs tokens for its subject could act as the client.
//! - A permission can be ticked only once the tenant in use has said which one it is: a link can call any permission
//!   `User.Read`, and any API `Microsoft Graph`.
//! - A permission that a recipe names by its value has no ID before the tenant was asked; until then it is in no request,
//!   previewed or sent.
//! - What is not ticked takes no part in what is granted, and no service principal is made for its API before that one
//!   is ticked by its ID.

mod marks;
pub mod note;

use std::borrow::Cow;

use time::{Duration, OffsetDateTime};

use super::{
    credentials::{CredentialDraft, DraftCredential},
    draft::Draft,
    problem::{Field, Problem, ProblemKind},
    secret,
};
use crate::directory::{
    credential::Lifetime,
    ids::{PermissionId, TenantId},
    permission::{
        Permission, PermissionKey, PickedPermission, ResourceApi,
        grant::{self, WantedGrant},
    },
};
pub use marks::{FromLink, Standing};
pub(super) use marks::{LinkedPermission, LinkedTrust, LinkedUri};
use note::FixedPart;

impl Draft {
    /// Whether anything in the draft is still as a link brought it.
    pub fn is_from_link(&self) -> bool {
        let marks = &self.from_link;
        self.name_from_link()
            || self.reference_from_link()
            || self.notes_from_link()
            || self.redirect_uris.iter().any(|row| marks.uri_ticked(&row.text).is_some())
            || self.permissions.iter().any(|pick| marks.standing(pick.key()).is_some())
            || self.federated().any(|(_, own)| marks.trust_ticked(own.trust().0, own.trust().1).is_some())
    }

    /// Whether the display name is the link's.
    pub fn name_from_link(&self) -> bool {
        self.from_link.display_name.as_ref() == Some(&self.display_name)
    }

    /// Whether the service management reference is the link's.
    pub fn reference_from_link(&self) -> bool {
        self.from_link.service_reference.as_ref() == Some(&self.service_reference)
    }

    /// Whether the note is the link's.
    pub fn notes_from_link(&self) -> bool {
        self.from_link.notes.as_ref() == Some(&self.notes)
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
        self.resolve(|pick| {
            let same = |offered: &&Permission| (offered.kind, &offered.value) == (pick.kind, &pick.value);
            let offered = api.offered().filter(|_| pick.resource_app_id == api.summary.app_id).find(same)?;
            Some(PickedPermission::of(&api.summary, offered))
        });
        for mark in self.from_link.permissions.iter_mut().filter(|mark| mark.key.0 == api.summary.app_id) {
            let offered = api.offered().find(|offered| (offered.kind, offered.id) == (mark.key.1, mark.key.2));
            mark.standing = match (offered, mark.standing) {
                (None, _) => Standing::NotOffered,
                (Some(_), Standing::Ticked) => Standing::Ticked,
                (Some(_), Standing::Unchecked | Standing::NotOffered) if mark.vouched => Standing::Ticked,
                (Some(_), _) => Standing::Checked,
            };
            if let Some(offered) = offered {
                rename(&mut self.permissions, &PickedPermission::of(&api.summary, offered));
            }
        }
    }

    /// Puts a permission in the place of what a recipe names by its value. Where it was picked by itself, that is enough.
    fn resolve(&mut self, find: impl Fn(&PickedPermission) -> Option<PickedPermission>) {
        for mark in self.from_link.permissions.iter_mut().filter(|mark| mark.by_value) {
            let Some(at) = self.permissions.iter().position(|pick| pick.key() == mark.key) else { continue };
            let Some(found) = find(&self.permissions[at]) else { continue };
            mark.by_value = false;
            if self.permissions.iter().any(|other| other.key() == found.key()) {
                self.permissions.remove(at);
            } else {
                mark.key = found.key();
                self.permissions[at] = found;
            }
        }
    }

    /// The picks whose IDs are known: those that can stand in a request.
    pub fn known_permissions(&self) -> Cow<'_, [PickedPermission]> {
        let is_known = |pick: &&PickedPermission| !self.from_link.is_by_value(pick.key());
        if self.permissions.iter().all(|pick| is_known(&pick)) {
            Cow::Borrowed(&self.permissions)
        } else {
            Cow::Owned(self.permissions.iter().filter(is_known).cloned().collect())
        }
    }

    /// The same for one permission that is known without asking.
    pub fn check_permission(&mut self, known: &PickedPermission) {
        self.resolve(|pick| pick.reads_as(known).then(|| known.clone()));
        let mark = self.from_link.permissions.iter_mut().find(|mark| mark.key == known.key());
        if let Some(mark) = mark.filter(|mark| mark.standing == Standing::Unchecked) {
            mark.standing = if mark.vouched { Standing::Ticked } else { Standing::Checked };
            rename(&mut self.permissions, known);
        }
    }
}

/// An ID that no permission has and none of these picks, for one that is known by its value.
pub(super) fn stand_in(picks: &[PickedPermission]) -> PermissionId {
    let mut stand_in = 1;
    while picks.iter().any(|pick| pick.id == PermissionId::from_u128(stand_in)) {
        stand_in += 1;
    }
    PermissionId::from_u128(stand_in)
}

/// Gives a pick the words of the tenant.
fn rename(picks: &mut [PickedPermission], known: &PickedPermission) {
    for pick in picks.iter_mut().filter(|pick| pick.key() == known.key()) {
        *pick = known.clone();
    }
}

/// What is to be said of the step Basics.
pub(super) fn check_basics(draft: &Draft) -> Vec<Problem> {
    let marks = &draft.from_link;
    let assigned = marks.assignment_required == Some(draft.assignment_required);
    let values = [
        (Field::DisplayName, FixedPart::DisplayName, draft.name_from_link(), marks.display_name.is_some()),
        (Field::Audience, FixedPart::SignInAudience, draft.audience_from_link(), marks.audience.is_some()),
        (Field::AssignmentRequired, FixedPart::UserAssignmentRequired, assigned, marks.assignment_required.is_some()),
        (
            Field::ServiceReference,
            FixedPart::ServiceManagementReference,
            draft.reference_from_link(),
            marks.service_reference.is_some(),
        ),
    ];
    let fixed = |part: FixedPart| marks.recipe.as_ref().is_some_and(|note| note.fixes(part));
    let problem = |(field, part, is_same, was_brought): (Field, FixedPart, bool, bool)| {
        let value = match field {
            Field::DisplayName => draft.display_name.as_str(),
            Field::ServiceReference => draft.service_reference.as_str(),
            _ => "",
        };
        let changed = was_brought && !is_same && fixed(part);
        let changed = changed.then(|| Problem { kind: ProblemKind::ChangedFromRecipe, ..label(draft, field, "") });
        is_same.then(|| label(draft, field, value)).or(changed)
    };
    values.into_iter().filter_map(problem).collect()
}

/// What is to be said of the note, where there is a field for one.
pub(super) fn check_notes(draft: &Draft) -> Option<Problem> {
    let marks = &draft.from_link;
    let is_fixed = marks.recipe.as_ref().is_some_and(|note| note.fixes(FixedPart::Notes));
    match &marks.notes {
        Some(notes) if *notes == draft.notes => Some(label(draft, Field::Notes, &draft.notes)),
        Some(_) if is_fixed => Some(Problem { kind: ProblemKind::ChangedFromRecipe, ..label(draft, Field::Notes, "") }),
        _ => None,
    }
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
pub(super) fn check_credentials(draft: &Draft, now: OffsetDateTime) -> Vec<Problem> {
    let mut problems = beyond_recipe(draft, now);
    let Some(linked) = &draft.from_link.credentials else { return problems };
    if linked.is_empty() == draft.credentials.is_empty() {
        problems.push(label(draft, Field::Credentials, ""));
    }
    for (id, own) in draft.federated() {
        let (issuer, subject) = own.trust();
        if draft.from_link.trust_ticked(issuer, subject) == Some(false) {
            let kind = ProblemKind::CredentialNotTicked;
            problems.push(Problem { field: Field::UseCredential(id), kind, value: own.name.clone() });
        }
    }
    for (id, now) in draft.secrets() {
        let Some(DraftCredential { kind: CredentialDraft::Secret(linked), .. }) =
            linked.iter().find(|credential| credential.id == id)
        else {
            continue;
        };
        if !linked.description.is_empty() && linked.description == now.description {
            problems.push(label(draft, Field::SecretDescription(id), &now.description));
        }
        let same_date = now.lifetime != Lifetime::Custom || linked.custom_date == now.custom_date;
        if linked.lifetime == now.lifetime && same_date {
            problems.push(label(draft, Field::SecretLifetime(id), ""));
        }
        if !linked.start_date.is_empty() && linked.start_date == now.start_date {
            problems.push(label(draft, Field::SecretStart(id), ""));
        }
    }
    problems
}

fn label(draft: &Draft, field: Field, value: &str) -> Problem {
    let kind = if draft.from_link.recipe.is_some() { ProblemKind::FromRecipe } else { ProblemKind::FromLink };
    Problem { field, kind, value: value.to_owned() }
}

/// What the recipe did not mean: another kind of credential, or a secret that lasts longer.
fn beyond_recipe(draft: &Draft, now: OffsetDateTime) -> Vec<Problem> {
    let Some(note) = &draft.from_link.recipe else { return Vec::new() };
    let mut problems = Vec::new();
    let is_meant = |own: &DraftCredential| note.kinds.as_ref().is_none_or(|kinds| kinds.contains(&own.kind.kind()));
    if !draft.credentials.iter().all(is_meant) {
        let (field, kind) = (Field::Credentials, ProblemKind::ChangedFromRecipe);
        problems.push(Problem { field, kind, value: String::new() });
    }
    let Some(most) = note.longest_days else { return problems };
    let longest = Duration::days(i64::from(most)) + Duration::DAY;
    for (id, own) in draft.secrets() {
        if secret::end(own, now).is_some_and(|end| end - now > longest) {
            let (field, kind) = (Field::SecretLifetime(id), ProblemKind::LongerThanRecipe { most });
            problems.push(Problem { field, kind, value: String::new() });
        }
    }
    problems
}

#[cfg(test)]
mod tests;
