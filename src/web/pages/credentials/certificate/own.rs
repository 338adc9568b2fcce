//! The certificate of the form that is open, and the private key of one that was made here.

use crate::web::reactive::prelude::*;

use crate::{
    certificate::private_key::PrivateKey,
    directory::{certificate::Certificate, credential::CredentialId},
    next_steps::certificate::KEY_FILE,
    registration::{
        credentials::{CertificateDraft, CredentialDraft, DraftCredential},
        problem::Field,
    },
    web::{
        browser::files,
        pages::{credentials::opened::of, fields},
        shell::form::Form,
    },
    words::form::certificate::{self, form as words},
};

/// A private key that was made here, for as long as the form is open.
pub type Key = StoredValue<Option<PrivateKey>>;

/// The certificate of this credential, as it stands in the form.
pub fn certificate_of(all: &[DraftCredential], id: CredentialId) -> Option<CertificateDraft> {
    match &of(all, id)?.kind {
        CredentialDraft::Certificate(own) => Some(own.clone()),
        CredentialDraft::Secret(_) | CredentialDraft::Federated(_) => None,
    }
}

/// Puts another one in its place.
pub fn set(form: Form, id: CredentialId, new: CertificateDraft) {
    form.draft.credentials().update(|all| {
        let own = all.iter_mut().find(|credential| credential.id == id).map(|credential| &mut credential.kind);
        if let Some(CredentialDraft::Certificate(own)) = own {
            *own = new;
        }
    });
}

/// Puts a certificate into the form, and goes to what it says.
pub fn put(form: Form, id: CredentialId, certificate: Certificate, made_here: bool) {
    set(form, id, CertificateDraft { certificate: Some(certificate), made_here });
    fields::focus_soon(fields::id(Field::Certificate(id)));
}

/// Hands the private key to the browser to save, and says so.
pub fn save_key(form: Form, key: Key) -> bool {
    // EXPOSE: into the file that the person asked for; the browser copies it, Rust does not.
    let saved = key
        .with_value(|key| key.as_ref().map(|key| files::save(KEY_FILE, "application/x-pem-file", key.pem().expose())));
    let saved = saved == Some(Ok(()));
    if saved {
        form.announcer.announce(words::key_file_saved());
    } else {
        form.announcer.interrupt(words::not_saved());
    }
    saved
}

/// Said where X.509 did not come.
pub fn not_loaded() -> String {
    certificate::no_part().to_owned()
}
