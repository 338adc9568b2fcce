//! What has been typed so far. Any draft is allowed to exist, however wrong.
//!
//! # Invariants
//! - Holds nothing secret: it is kept in the tab's session storage, so that a reload loses nothing, and for another tab
//!   while a registration has stopped on its way ([`crate::flow::recovery`]).
//! - What is stored is read as anybody's: every key in it is parsed by its type, rows get IDs of their own, and no two
//!   picks are of one permission. What is typed may be anything, and goes through [`super::validate`] either way.

use serde::{Deserialize, Deserializer, Serialize};

use super::{
    credentials::filled_in::{
        self, CredentialDraft, DraftCredential, SecretDraft, certificate::CertificateDraft, federated::FederatedDraft,
    },
    from_link::FromLink,
};
use crate::directory::{
    audience::SignInAudience, credential::CredentialId, ids::RunTail, order, permission::PickedPermission,
};

/// A registration in the making.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// "Display name", as typed.
    pub display_name: String,
    /// "Supported account types".
    pub audience: SignInAudience,
    /// One row a redirect URI; rows may be empty.
    #[serde(deserialize_with = "stored_rows")]
    pub redirect_uris: Vec<RedirectUriRow>,
    /// The picked permissions, in the order of picking.
    #[serde(deserialize_with = "stored_picks")]
    pub permissions: Vec<PickedPermission>,
    /// The credentials that are made now, in the order of the form.
    #[serde(alias = "secret", deserialize_with = "filled_in::stored")]
    pub credentials: Vec<DraftCredential>,
    /// The least ID that no credential of this draft has had: what was made of one that was removed is nothing to another.
    #[serde(default, deserialize_with = "filled_in::stored_next")]
    pub next_credential: u32,
    /// "Service management reference", as typed.
    #[serde(default)]
    pub service_reference: String,
    /// "Notes", as typed. It is asked for where house rules want one.
    #[serde(default)]
    pub notes: String,
    /// The service management reference, or the want of one, with which the tenant in use has refused it. Not stored:
    /// another try asks the tenant anew.
    #[serde(skip)]
    pub refused_reference: Option<String>,
    /// "Require user assignment".
    #[serde(default)]
    pub assignment_required: bool,
    /// "Grant admin consent": the permissions are granted for everybody in the run.
    #[serde(default)]
    pub grant_consent: bool,
    /// Ties this registration to its application, over reloads and second tries.
    pub run_tail: RunTail,
    /// What a link has brought into it.
    #[serde(default)]
    pub from_link: FromLink,
}

/// A row of the list of redirect URIs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedirectUriRow {
    /// Names the row while it is on the page; never reused within a draft.
    pub id: u32,
    /// As typed.
    pub text: String,
}

/// Rows as they are stored, numbered anew: one ID twice would be one row to the page.
fn stored_rows<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<RedirectUriRow>, D::Error> {
    let mut rows = Vec::<RedirectUriRow>::deserialize(deserializer)?;
    (0..).zip(&mut rows).for_each(|(id, row)| row.id = id);
    Ok(rows)
}

/// Picks as they are stored, each permission once.
fn stored_picks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PickedPermission>, D::Error> {
    let mut picks = Vec::<PickedPermission>::deserialize(deserializer)?;
    order::keep_firsts(&mut picks, PickedPermission::key);
    Ok(picks)
}

impl Draft {
    /// An empty draft.
    pub fn new(run_tail: RunTail) -> Self {
        Self {
            display_name: String::new(),
            audience: SignInAudience::default(),
            redirect_uris: vec![RedirectUriRow { id: 0, text: String::new() }],
            permissions: Vec::new(),
            credentials: vec![DraftCredential::secret(CredentialId(0))],
            next_credential: 1,
            service_reference: String::new(),
            notes: String::new(),
            refused_reference: None,
            assignment_required: false,
            grant_consent: false,
            run_tail,
            from_link: FromLink::default(),
        }
    }

    /// Becomes another registration like this one: it is tied to no application, and nobody has given consent with it.
    pub fn begin_another(&mut self, run_tail: RunTail) {
        self.run_tail = run_tail;
        self.refused_reference = None;
        self.grant_consent = false;
    }

    /// Whether it says nothing that could be lost.
    pub fn is_blank(&self) -> bool {
        self.is_still(Self::new(self.run_tail.clone()))
    }

    /// Whether it says nothing beyond what it began with, whichever rows and credentials were added and removed since.
    pub fn is_still(&self, begun: Self) -> bool {
        let typed = self.redirect_uris.iter().any(|row| !row.text.trim().is_empty());
        let kinds = |draft: &Self| draft.credentials.iter().map(|own| own.kind.clone()).collect::<Vec<_>>();
        let fresh = kinds(self) == kinds(&begun);
        let same = Self {
            redirect_uris: self.redirect_uris.clone(),
            credentials: self.credentials.clone(),
            next_credential: self.next_credential,
            ..begun
        };
        !typed && fresh && *self == same
    }

    /// Adds a client secret at the end, with this description. Answers its ID.
    pub fn add_secret(&mut self, description: String) -> CredentialId {
        self.add(CredentialDraft::Secret(SecretDraft { description, ..SecretDraft::default() }))
    }

    /// Adds a credential at the end. Answers its ID.
    pub fn add(&mut self, kind: CredentialDraft) -> CredentialId {
        let id = filled_in::next(&self.credentials, self.next_credential);
        self.next_credential = id.0.saturating_add(1);
        self.credentials.push(DraftCredential { id, kind });
        id
    }

    /// The client secrets, with their IDs.
    pub fn secrets(&self) -> impl Iterator<Item = (CredentialId, &SecretDraft)> {
        self.credentials.iter().filter_map(|credential| match &credential.kind {
            CredentialDraft::Secret(secret) => Some((credential.id, secret)),
            CredentialDraft::Federated(_) | CredentialDraft::Certificate(_) => None,
        })
    }

    /// The federated credentials, with their IDs.
    pub fn federated(&self) -> impl Iterator<Item = (CredentialId, &FederatedDraft)> {
        self.credentials.iter().filter_map(|credential| match &credential.kind {
            CredentialDraft::Federated(own) => Some((credential.id, own)),
            CredentialDraft::Secret(_) | CredentialDraft::Certificate(_) => None,
        })
    }

    /// The certificates, with their IDs.
    pub fn certificates(&self) -> impl Iterator<Item = (CredentialId, &CertificateDraft)> {
        self.credentials.iter().filter_map(|credential| match &credential.kind {
            CredentialDraft::Certificate(own) => Some((credential.id, own)),
            CredentialDraft::Secret(_) | CredentialDraft::Federated(_) => None,
        })
    }

    /// The number of a credential among those of its kind, where there are several.
    pub fn number(&self, id: CredentialId) -> Option<usize> {
        let kind = self.credentials.iter().find(|credential| credential.id == id)?.kind.kind();
        let mut of_kind = self.credentials.iter().filter(|credential| credential.kind.kind() == kind);
        let at = of_kind.clone().position(|credential| credential.id == id)?;
        of_kind.nth(1).map(|_| at + 1)
    }

    /// The ID for a new row.
    pub fn next_row_id(&self) -> u32 {
        self.redirect_uris.iter().map(|row| row.id).max().map_or(0, |id| id.saturating_add(1))
    }
}
