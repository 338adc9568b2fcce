//! What a certificate says, and the ways on from there.

use crate::web::reactive::prelude::*;

use super::own::{Key, save_key, set};
use crate::{
    directory::{certificate::Certificate, credential::CredentialId},
    next_steps::certificate::CERTIFICATE_FILE,
    registration::{credentials::CertificateDraft, problem::Field},
    web::{
        browser::{files, intl},
        pages::fields,
        shell::form::Form,
        ui::{Button, ButtonKind, DefinitionList, IdRow},
    },
    words::form::certificate::{self as words, form as certificate_form},
};

/// The rows, what speaks against it, and the files.
pub fn all(form: Form, id: CredentialId, own: Memo<CertificateDraft>, key: Key) -> AnyView {
    let rows = Signal::derive(move || own.with(|own| own.certificate.as_ref().map(rows).unwrap_or_default()));
    let has_key = key.with_value(Option::is_some);
    let save = move || {
        let pem = own.with_untracked(|own| own.certificate.as_ref().map(|certificate| certificate.der.pem()));
        let saved = pem.map(|pem| files::save(CERTIFICATE_FILE, "application/x-pem-file", &pem));
        if saved == Some(Ok(())) {
            form.announcer.announce(certificate_form::certificate_file_saved());
        } else {
            form.announcer.interrupt(certificate_form::not_saved());
        }
    };
    let replace = move || {
        key.set_value(None);
        set(form, id, CertificateDraft::default());
        fields::focus_soon(fields::id(Field::Certificate(id)));
    };
    view! {
        <div role="group" tabindex="-1" id=fields::id(Field::Certificate(id)) aria-labelledby="credential-form">
            {fields::list_messages(fields::messages(Field::Certificate(id), fields::no_fix))}
            {has_key.then(|| view! { <p class="card__text">{certificate_form::key_file_saved()}</p> })}
            <DefinitionList rows />
            <p class="card__note">{certificate_form::not_in_links()}</p>
        </div>
        <div class="rows__end">
            <Button kind=ButtonKind::Secondary on_press=save>
                {certificate_form::save_certificate()}
            </Button>
            {has_key
                .then(|| {
                    let again = move || {
                        save_key(form, key);
                    };
                    view! {
                        <Button kind=ButtonKind::Subtle on_press=again>{certificate_form::save_key_again()}</Button>
                    }
                })}
            <Button kind=ButtonKind::Subtle on_press=replace>{certificate_form::replace()}</Button>
        </div>
    }
    .into_any()
}

fn rows(certificate: &Certificate) -> Vec<IdRow> {
    let mut rows = vec![IdRow::text(words::subject(), &certificate.subject)];
    rows.push(if certificate.is_self_signed() {
        IdRow::said(words::issuer(), words::self_signed())
    } else {
        IdRow::text(words::issuer(), &certificate.issuer)
    });
    rows.extend([
        IdRow::said(words::valid_from(), intl::day(certificate.start)),
        IdRow::said(words::expires(), intl::day(certificate.end)),
        IdRow::said(words::key(), words::key_kind(certificate.key)),
        IdRow::id(words::sha256(), certificate.sha256.hex()),
        IdRow::id(words::x5t_s256(), certificate.sha256.base64url()),
        IdRow::id(words::sha1(), certificate.sha1.hex()),
        IdRow::id(words::x5t(), certificate.sha1.base64url()),
    ]);
    rows
}
