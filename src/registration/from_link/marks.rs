//! The marks of what a link has brought: what they hold, and what the person has ticked of it.

use serde::{Deserialize, Serialize};

use super::note::RecipeNote;
use crate::{
    directory::{
        audience::SignInAudience,
        ids::{AppId, TenantId},
        permission::PermissionKey,
    },
    registration::credentials::filled_in::{self, DraftCredential, federated::FederatedDraft},
};

/// The marks of a draft that came, in whole or in part, by a link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromLink {
    /// The display name that the link brought.
    pub(in crate::registration) display_name: Option<String>,
    /// Its supported account types.
    pub(in crate::registration) audience: Option<SignInAudience>,
    /// Whether it lets nobody sign in but those who are assigned.
    pub(in crate::registration) assignment_required: Option<bool>,
    /// Its service management reference.
    #[serde(default)]
    pub(in crate::registration) service_reference: Option<String>,
    /// Its note.
    #[serde(default)]
    pub(in crate::registration) notes: Option<String>,
    /// Its credentials, by their IDs in the draft.
    #[serde(default, alias = "secret", deserialize_with = "filled_in::stored_or_none")]
    pub(in crate::registration) credentials: Option<Vec<DraftCredential>>,
    /// Its redirect URIs.
    pub(in crate::registration) redirect_uris: Vec<LinkedUri>,
    /// Its permissions.
    pub(in crate::registration) permissions: Vec<LinkedPermission>,
    /// Whose tokens its federated credentials take.
    #[serde(default)]
    pub(in crate::registration) trusts: Vec<LinkedTrust>,
    /// APIs that the person has ticked by their IDs, to have a service principal made. Not kept: looked at once more
    /// after a reload.
    #[serde(skip)]
    pub(in crate::registration) apis: Vec<AppId>,
    /// The tenant whose word the standing of the permissions is.
    pub(in crate::registration) checked_in: Option<TenantId>,
    /// What the recipe says beyond its values, where it is one that has filled the draft in.
    #[serde(default)]
    pub recipe: Option<RecipeNote>,
    /// The person has brought it as a text or an app of theirs, and no link has.
    #[serde(default)]
    pub imported: bool,
}

/// A redirect URI that a link brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::registration) struct LinkedUri {
    pub(in crate::registration) text: String,
    pub(in crate::registration) ticked: bool,
}

/// Issuer and subject of a federated credential that a link brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::registration) struct LinkedTrust {
    pub(in crate::registration) issuer: String,
    pub(in crate::registration) subject: String,
    pub(in crate::registration) ticked: bool,
}

impl LinkedTrust {
    /// That of a credential, which nobody has looked at.
    pub(in crate::registration) fn of(own: &FederatedDraft) -> Self {
        let (issuer, subject) = own.trust();
        Self { issuer: issuer.to_owned(), subject: subject.to_owned(), ticked: false }
    }

    fn is(&self, issuer: &str, subject: &str) -> bool {
        (self.issuer.as_str(), self.subject.as_str()) == (issuer.trim(), subject.trim())
    }
}

/// A permission that a link brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::registration) struct LinkedPermission {
    pub(in crate::registration) key: PermissionKey,
    pub(in crate::registration) standing: Standing,
    /// It is named by its value: the ID in the key stands in for the one that the tenant is yet to tell.
    #[serde(default)]
    pub(in crate::registration) by_value: bool,
    /// What it is needed for, in the words of the recipe.
    #[serde(default)]
    pub(in crate::registration) why: String,
    /// Somebody whom the page's owner trusts has signed it: it is ticked as soon as it can be.
    #[serde(default)]
    pub(in crate::registration) vouched: bool,
}

impl LinkedPermission {
    /// One by its ID, which nobody has looked up.
    pub(in crate::registration) const fn unchecked(key: PermissionKey) -> Self {
        Self { key, standing: Standing::Unchecked, by_value: false, why: String::new(), vouched: false }
    }
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

    /// Whether a federated credential is ticked; `None` where no link brought its issuer and subject.
    pub fn trust_ticked(&self, issuer: &str, subject: &str) -> Option<bool> {
        self.trusts.iter().find(|trust| trust.is(issuer, subject)).map(|trust| trust.ticked)
    }

    /// Ticks a federated credential, or takes the tick back.
    pub fn tick_trust(&mut self, issuer: &str, subject: &str, ticked: bool) {
        for trust in self.trusts.iter_mut().filter(|trust| trust.is(issuer, subject)) {
            trust.ticked = ticked;
        }
    }

    /// How a permission stands; `None` where no link brought it.
    pub fn standing(&self, key: PermissionKey) -> Option<Standing> {
        self.permissions.iter().find(|mark| mark.key == key).map(|mark| mark.standing)
    }

    /// Whether a permission is known by its value alone, so that its ID says nothing.
    pub fn is_by_value(&self, key: PermissionKey) -> bool {
        self.permissions.iter().any(|mark| mark.by_value && mark.key == key)
    }

    /// What a permission is needed for, in the words of the recipe that brought it.
    pub fn why(&self, key: PermissionKey) -> Option<&str> {
        let mark = self.permissions.iter().find(|mark| mark.key == key)?;
        (!mark.why.is_empty()).then_some(mark.why.as_str())
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

    /// Takes the marks off permissions that the person has given up: picked again, they are their own.
    pub(in crate::registration) fn take_permissions(
        &mut self,
        is_meant: impl Fn(PermissionKey) -> bool,
    ) -> Vec<LinkedPermission> {
        let (taken, left) = std::mem::take(&mut self.permissions).into_iter().partition(|mark| is_meant(mark.key));
        self.permissions = left;
        taken
    }

    /// Puts such marks back.
    pub(in crate::registration) fn give_back_permissions(&mut self, marks: Vec<LinkedPermission>) {
        self.permissions.extend(marks);
    }
}
