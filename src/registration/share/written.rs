//! The text of a link before base64, as it is written and read.

use serde::{Deserialize, Serialize};

use crate::{
    directory::{
        audience::SignInAudience,
        characters,
        credential::Lifetime,
        federated::scenario::Entered,
        ids::{AppId, PermissionId},
        order,
        permission::{PermissionKind, PickedPermission, api_owner::ApiOwner, one_value},
    },
    registration::{
        credentials::{self, FederatedDraft, SecretDraft},
        from_link::{FromLink, note::RecipeNote},
        house_rules::MOST_OF_NOTES,
        permissions::{self, MAX_APIS},
    },
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// The most characters of a fragment. A draft that keeps every limit of Entra ID's fits, at its very largest.
pub const MAX_LENGTH: usize = 256 * 1024;
/// What the fragment begins with.
pub(super) const PREFIX: &str = "draft=";

/// Why a link does not make a draft, or a draft no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareProblem {
    /// Cut off, changed on its way, or never written by this page.
    #[error("not a draft")]
    Damaged,
    /// Written in a form that this release does not know.
    #[error("a form of another release")]
    OtherVersion,
    /// Longer, or with more rows, than any application can have.
    #[error("too large")]
    TooLarge,
    /// A text has a character that nobody sees and that changes how it reads.
    #[error("characters that nobody sees")]
    HiddenCharacters,
}

/// What a link says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Written {
    pub(super) v: u32,
    pub(super) name: Option<String>,
    pub(super) audience: Option<SignInAudience>,
    pub(super) assignment_required: Option<bool>,
    // Left out where there is none: earlier releases do not know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) service_reference: Option<String>,
    // The same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) notes: Option<String>,
    #[serde(default)]
    pub(super) redirect_uris: Vec<String>,
    #[serde(default)]
    pub(super) permissions: Vec<WrittenPermission>,
    pub(super) secret: Option<WrittenSecret>,
    // Those after the first: earlier releases know one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) more_secrets: Vec<WrittenSecret>,
    // Left out where there are none: earlier releases know none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) federated: Vec<WrittenFederated>,
    // Left out where no recipe has filled it in: earlier releases know none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) recipe: Option<RecipeNote>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct WrittenPermission {
    pub(super) api: AppId,
    pub(super) api_name: String,
    // Left out where a recipe goes by the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<PermissionId>,
    pub(super) kind: PermissionKind,
    #[serde(deserialize_with = "one_value")]
    pub(super) value: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) why: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct WrittenSecret {
    pub(super) wanted: bool,
    #[serde(default)]
    pub(super) description: String,
    pub(super) lifetime: Lifetime,
    #[serde(default)]
    pub(super) date: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) start: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenFederated {
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) issuer: String,
    #[serde(default)]
    pub(super) subject: String,
    #[serde(default)]
    pub(super) audience: String,
    #[serde(default)]
    pub(super) description: String,
}

impl WrittenPermission {
    pub(super) fn of(pick: &PickedPermission, marks: &FromLink) -> Self {
        Self {
            api: pick.resource_app_id,
            api_name: clean(&pick.resource_name),
            id: (!marks.is_by_value(pick.key())).then_some(pick.id),
            kind: pick.kind,
            value: clean(&pick.value),
            why: clean(marks.why(pick.key()).unwrap_or_default()),
        }
    }

    pub(super) fn pick(self, id: PermissionId) -> PickedPermission {
        PickedPermission {
            resource_app_id: self.api,
            resource_name: self.api_name,
            id,
            kind: self.kind,
            value: self.value,
            // The tenant says these, once it is asked.
            display_name: String::new(),
            admin_consent_required: false,
            owner: ApiOwner::Unknown,
        }
    }
}

impl WrittenSecret {
    pub(super) fn of(secret: &SecretDraft) -> Self {
        Self {
            wanted: true,
            description: clean(&secret.description),
            lifetime: secret.lifetime,
            date: clean(&secret.custom_date),
            start: clean(&secret.start_date),
        }
    }

    /// That none is made, as earlier releases say it.
    pub(super) fn none() -> Self {
        Self { wanted: false, ..Self::of(&SecretDraft::default()) }
    }

    pub(super) fn draft(self) -> SecretDraft {
        SecretDraft {
            description: self.description,
            lifetime: self.lifetime,
            custom_date: self.date,
            start_date: self.start,
        }
    }
}

impl WrittenFederated {
    pub(super) fn of(own: &FederatedDraft) -> Self {
        Self {
            name: clean(&own.name),
            issuer: clean(&own.issuer),
            subject: clean(&own.subject),
            audience: clean(&own.audience),
            description: clean(&own.description),
        }
    }

    pub(super) fn draft(self) -> FederatedDraft {
        let Self { name, issuer, subject, audience, description } = self;
        let entered = Entered::of(&subject).unwrap_or_default();
        FederatedDraft { entered, name, issuer, subject, audience, description }
    }
}

impl Written {
    /// As a fragment.
    pub(super) fn fragment(&self) -> Result<String, ShareProblem> {
        self.check_counts()?;
        // Writing it cannot fail: its keys are texts.
        let json = serde_json::to_vec(self).map_err(|_| ShareProblem::TooLarge)?;
        let fragment = [PREFIX, &URL_SAFE_NO_PAD.encode(json)].concat();
        if fragment.len() > MAX_LENGTH { Err(ShareProblem::TooLarge) } else { Ok(fragment) }
    }

    /// Holds the lists against the most generous limits of Entra ID.
    pub(super) fn check_counts(&self) -> Result<(), ShareProblem> {
        let widest = SignInAudience::MyOrg;
        let apis = order::distinct(self.permissions.iter().map(|permission| permission.api).collect());
        let fits = self.redirect_uris.len() <= widest.redirect_uri_limit()
            && self.permissions.len() <= permissions::limit(widest)
            && apis.len() <= MAX_APIS
            && self.more_secrets.len() < credentials::MOST
            && self.federated.len() <= credentials::MOST
            && self.notes.as_ref().is_none_or(|notes| characters::length(notes) <= MOST_OF_NOTES)
            && self.recipe.as_ref().is_none_or(RecipeNote::fits);
        if fits { Ok(()) } else { Err(ShareProblem::TooLarge) }
    }

    /// Every text that a link can say.
    pub(super) fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let secrets = self.secret.iter_mut().chain(&mut self.more_secrets);
        let secrets = secrets.flat_map(|secret| [&mut secret.description, &mut secret.date]);
        let permissions =
            self.permissions.iter_mut().flat_map(|pick| [&mut pick.api_name, &mut pick.value, &mut pick.why]);
        let names = self.name.iter_mut().chain(&mut self.service_reference).chain(&mut self.notes);
        let federated = self.federated.iter_mut();
        let federated = federated.flat_map(|own| {
            [&mut own.name, &mut own.issuer, &mut own.subject, &mut own.audience, &mut own.description]
        });
        let note = self.recipe.iter_mut().flat_map(RecipeNote::texts_mut);
        names.chain(&mut self.redirect_uris).chain(permissions).chain(secrets).chain(federated).chain(note)
    }
}

/// Without what nobody sees, and without blanks around it.
pub(super) fn clean(text: &str) -> String {
    characters::without_hidden(text).trim().to_owned()
}
