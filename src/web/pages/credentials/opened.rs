//! Which form is open in the place of the cards.

use crate::web::reactive::prelude::*;

use crate::{
    directory::credential::CredentialId,
    registration::{
        credentials::{DraftCredential, Kind},
        problem::Field,
    },
    web::{
        pages::fields,
        shell::{form::Form, part::Part},
    },
};

/// The ID of the button that opens a credential's form.
pub fn edit_id(id: CredentialId) -> String {
    ["edit-credential-", &id.0.to_string()].concat()
}

/// The part that the form of a kind stands in.
pub const fn part(kind: Kind) -> Part {
    match kind {
        Kind::Federated => Part::FederatedForm,
        Kind::Certificate => Part::CertificateForm,
        Kind::Secret => Part::SecretForm,
    }
}

/// Whose form is open, and at which field. Taken with [`Opened::here`] anywhere in the step.
#[derive(Clone, Copy)]
pub struct Opened(RwSignal<Option<(CredentialId, Option<Field>)>>);

impl Opened {
    /// None is, unless one is to be filled in.
    pub fn bring(form: Form) -> Self {
        let to_fill_in = form.to_fill_in.try_update_value(Option::take).flatten();
        let opened = Self(RwSignal::new(to_fill_in.map(|id| (id, None))));
        provide_context(opened);
        opened
    }

    pub fn here() -> Self {
        expect_context()
    }

    /// Whose.
    pub fn id(self) -> Option<CredentialId> {
        self.0.get().map(|(id, _)| id)
    }

    /// Opens a form, and goes to a field of it, else to its first one.
    pub fn show(self, id: CredentialId, field: Option<Field>) {
        self.0.set(Some((id, field)));
    }

    /// Closes it, and goes to its row.
    pub fn close(self) {
        let id = self.0.get_untracked().map(|(id, _)| id);
        self.0.set(None);
        if let Some(id) = id {
            fields::focus_soon(edit_id(id));
        }
    }

    /// The same where it is the form of this credential, which is gone.
    pub fn forget(self, id: CredentialId) {
        if self.0.with_untracked(|open| open.as_ref().is_some_and(|(open, _)| *open == id)) {
            self.0.set(None);
        }
    }

    /// For the form, once it is there: whose it is. Goes to the field for which it was opened.
    pub fn begin(self, first: impl FnOnce(CredentialId) -> String) -> CredentialId {
        let (id, field) = self.0.get_untracked().unwrap_or((CredentialId(0), None));
        fields::focus_soon(field.map_or_else(|| first(id), fields::id));
        id
    }
}

/// The credential of this ID, as it is filled in.
pub fn of(all: &[DraftCredential], id: CredentialId) -> Option<&DraftCredential> {
    all.iter().find(|credential| credential.id == id)
}
