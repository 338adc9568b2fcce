//! Certificates that exist: chosen, dropped or pasted, several at once.

use zeroize::Zeroizing;

use crate::web::reactive::prelude::*;

use super::own::{not_loaded, put};
use crate::{
    certificate::upload::{MAX_LENGTH, NotRead},
    directory::credential::CredentialId,
    registration::credentials::{CertificateDraft, CredentialDraft, certificate::has},
    web::{
        browser::files::chosen::ChosenFile,
        shell::{called, form::Form},
        ui::{Button, ButtonKind, FileField, LinesField, MessageBar, MessageKind},
    },
    words::form::certificate::form as words,
};

const FILES: &str = "certificate-files";
const TEXT: &str = "certificate-text";

/// What has come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    /// Nothing was added, and why.
    Wrong(String),
    /// Something is to be known of what was added, or of why there is nothing new.
    Note(String),
}

/// A field for files, on which they can be dropped, and one to paste into.
pub fn all(form: Form, id: CredentialId) -> AnyView {
    let text = RwSignal::new(String::new());
    let said = RwSignal::new(None::<Said>);
    let take = move |files: Vec<ChosenFile>| {
        spawn_local(async move {
            let mut contents = Vec::new();
            for file in files {
                contents.push((Some(file.name()), file.read(MAX_LENGTH).await));
            }
            add(form, id, contents, said).await;
        });
    };
    let paste = move || {
        let pasted = text.with_untracked(|text| Zeroizing::new(text.clone().into_bytes()));
        spawn_local(async move {
            add(form, id, vec![(None, Some(pasted))], said).await;
            // Whatever it was, it is read or refused: a private key does not stay in a field.
            let _ = text.try_set(String::new());
        });
    };
    let outcome = move || {
        said.get().map(|said| {
            let (kind, title) = match said {
                Said::Wrong(title) => (MessageKind::Error, title),
                Said::Note(title) => (MessageKind::Info, title),
            };
            view! { <MessageBar kind announce=true title /> }
        })
    };
    view! {
        <p class="card__text">{words::upload_lead()}</p>
        {changing(outcome)}
        <FileField
            id=FILES
            label=words::files()
            button=words::choose_files()
            hint=words::files_hint()
            accept=".cer,.crt,.pem,.der,.txt"
            multiple=true
            on_choose=take
        />
        <LinesField
            id=TEXT
            label=words::text()
            hint=words::text_hint()
            value=text
            on_input=move |new| text.set(new)
        />
        <Button kind=ButtonKind::Secondary on_press=paste>{words::use_text()}</Button>
    }
    .into_any()
}

/// Contents with the name of their file, where they have one; none where a file is too large or cannot be read.
type Contents = Vec<(Option<String>, Option<Zeroizing<Vec<u8>>>)>;

/// Reads all of it before anything is added: what is wrong with one is wrong with the press.
async fn add(form: Form, id: CredentialId, contents: Contents, said: RwSignal<Option<Said>>) {
    if said.try_set(None).is_some() {
        return;
    }
    let Ok(x509) = called::x509().await else {
        let _ = said.try_set(Some(Said::Wrong(not_loaded())));
        return;
    };
    let (mut found, mut issuers) = (Vec::new(), 0);
    for (name, bytes) in contents {
        let read = bytes.map_or(Err(NotRead::TooLarge), |bytes| (x509.read)(&bytes));
        match read {
            Ok(upload) => {
                issuers += upload.issuers;
                found.extend(upload.certificates);
            }
            Err(why) => {
                let _ = said.try_set(Some(Said::Wrong(words::not_read(name.as_deref(), why))));
                return;
            }
        }
    }
    let all = found.len();
    let mut new = Vec::new();
    form.draft.with_untracked(|draft| {
        for certificate in found {
            if !has(draft, certificate.sha256) && !new.contains(&certificate) {
                new.push(certificate);
            }
        }
    });
    let twice = all - new.len();
    let mut new = new.into_iter();
    let Some(first) = new.next() else {
        let _ = said.try_set(Some(Said::Note(words::all_twice().to_owned())));
        return;
    };
    // The others stand behind it, each as one of its own.
    form.draft.update(|draft| {
        for certificate in new {
            draft.add(CredentialDraft::Certificate(CertificateDraft {
                certificate: Some(certificate),
                made_here: false,
            }));
        }
    });
    put(form, id, first, false);
    form.announcer.announce(words::were_added(all - twice, twice, issuers));
}
