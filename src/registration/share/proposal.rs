//! A draft that a recipe proposes, or that was imported: it goes on from here as one that came by a link, by the same marks
//! and the same ticks.

use super::{
    CredentialDraft, PREFIX, ShareProblem, SharedDraft, VERSION,
    written::{Written, WrittenFederated, WrittenPermission, WrittenSecret},
};
use crate::{
    directory::{
        audience::SignInAudience,
        ids::{AppId, PermissionId},
        permission::PermissionKind,
    },
    registration::from_link::note::{FixedPart, RecipeNote},
};

/// What is filled in. What it says nothing of is as in an empty form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// "Display name".
    pub display_name: Option<String>,
    /// "Supported account types".
    pub audience: Option<SignInAudience>,
    /// "Require user assignment".
    pub assignment_required: Option<bool>,
    /// "Service management reference".
    pub service_reference: Option<String>,
    /// "Notes".
    pub notes: Option<String>,
    /// Redirect URIs.
    pub redirect_uris: Vec<String>,
    /// API permissions, by what they are called.
    pub permissions: Vec<ProposedPermission>,
    /// The credentials that are made now; certificates are left out, since whoever wrote a recipe could have the key.
    pub credentials: Option<Vec<CredentialDraft>>,
    /// What a recipe says beyond; none where it is not from one.
    pub note: Option<RecipeNote>,
}

/// A permission by its ID, or by its value. Which one it is the tenant says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedPermission {
    /// Its ID within the API, where that is known.
    pub id: Option<PermissionId>,
    /// The API's application (client) ID.
    pub api: AppId,
    /// What the API is called.
    pub api_name: String,
    /// Its value: `User.Read`; where nobody has said it, its ID.
    pub value: String,
    /// Delegated or application.
    pub kind: PermissionKind,
    /// What it is needed for.
    pub why: String,
}

impl From<Proposal> for SharedDraft {
    fn from(proposal: Proposal) -> Self {
        let credentials = proposal.credentials.as_deref();
        let secret = |kind: &CredentialDraft| match kind {
            CredentialDraft::Secret(own) => Some(WrittenSecret::of(own)),
            CredentialDraft::Federated(_) | CredentialDraft::Certificate(_) => None,
        };
        let federated = |kind: &CredentialDraft| match kind {
            CredentialDraft::Federated(own) => Some(WrittenFederated::of(own)),
            CredentialDraft::Secret(_) | CredentialDraft::Certificate(_) => None,
        };
        let mut secrets = credentials.into_iter().flatten().filter_map(secret);
        let first = credentials.map(|_| secrets.next().unwrap_or_else(WrittenSecret::none));
        let permission = |one: ProposedPermission| WrittenPermission {
            api: one.api,
            api_name: one.api_name,
            id: one.id,
            kind: one.kind,
            value: one.value,
            why: one.why,
        };
        let written = Box::new(Written {
            v: VERSION,
            name: proposal.display_name,
            audience: proposal.audience,
            assignment_required: proposal.assignment_required,
            service_reference: proposal.service_reference,
            notes: proposal.notes,
            redirect_uris: proposal.redirect_uris,
            secret: first,
            more_secrets: secrets.collect(),
            federated: credentials.into_iter().flatten().filter_map(federated).collect(),
            permissions: proposal.permissions.into_iter().map(permission).collect(),
            recipe: proposal.note,
        });
        // What no recipe has proposed, the person has brought.
        Self { imported: written.recipe.is_none(), written, vouched: Vec::new() }
    }
}

impl SharedDraft {
    /// As a link has it, without the `#`.
    ///
    /// # Errors
    /// [`ShareProblem::TooLarge`].
    pub fn to_fragment(&self) -> Result<String, ShareProblem> {
        self.written.fragment()
    }

    /// The same, where somebody whom the page's owner trusts has signed it: these parts need no tick.
    #[must_use]
    pub fn vouched(self, vouched: Vec<FixedPart>) -> Self {
        Self { vouched, ..self }
    }
}

/// Whether a fragment is meant to hold a draft.
pub fn is_draft(fragment: &str) -> bool {
    fragment.strip_prefix('#').unwrap_or(fragment).starts_with(PREFIX)
}
