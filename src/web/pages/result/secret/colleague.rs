//! A client secret, encrypted for a colleague who has a key of age or of SSH.
//!
//! # Invariants
//! What encrypts is a part of its own, which comes at the press. Nothing of the secret stands on the page but what only the
//! colleague can read.

use crate::web::reactive::prelude::*;
use zeroize::Zeroizing;

use super::Handed;
use crate::{
    age::{
        Random, WeakKey,
        recipient::{NotRecipient, Recipient},
    },
    directory::severity::Severity,
    next_steps::{hand_over::HandOver, record::Record},
    web::{
        browser::{files, random},
        shell::called::{self, Age},
        stopped::has_stopped,
        ui::{Announcer, Button, ButtonKind, CodeBlock, FieldMessage, TextField, announcer, unique_id},
    },
    words::run::{colleague as words, hand_over, result},
};

/// The file's name.
const FILE: &str = "client-secret.age";

/// What came of the press.
#[derive(Clone, PartialEq, Eq)]
enum Said {
    /// What is wrong with the key, or with the page.
    Wrong(&'static str),
    /// The text, and what opens it.
    Encrypted { text: String, command: &'static str },
}

/// The colleague's key, and the text that they alone can read.
pub fn for_colleague(handed: Handed, record: &Record) -> AnyView {
    let announcer = announcer();
    let record = StoredValue::new(record.clone());
    let (key, said) = (RwSignal::new(String::new()), RwSignal::new(None::<Said>));
    let messages = Signal::derive(move || match said.get() {
        Some(Said::Wrong(text)) => vec![FieldMessage::new(Severity::Error, text)],
        Some(Said::Encrypted { .. }) | None => Vec::new(),
    });
    let typed = move |text| {
        key.set(text);
        said.set(None);
    };
    let encrypt = move || {
        let (record, key) = (record.get_value(), key.get_untracked());
        spawn_local(async move {
            let age = called::age().await;
            // The page may have been left in the meantime, and its signals with it.
            if said.try_set(None).is_some() {
                return;
            }
            let came = match age {
                Ok(age) => encrypted(age, handed, &record, &key),
                Err(_) => Said::Wrong(words::not_loaded()),
            };
            announcer.announce(match &came {
                Said::Wrong(text) => *text,
                Said::Encrypted { .. } => words::encrypted(),
            });
            said.set(Some(came));
        });
    };
    let id = unique_id("colleague-key");
    view! {
        <TextField
            id
            label=Signal::derive(|| words::key().to_owned())
            hint=words::key_hint()
            code=true
            required=true
            messages
            value=key
            on_input=typed
        />
        <div class="hand-over__more">
            <Button kind=ButtonKind::Secondary small=true on_press=encrypt>
                {words::encrypt()}
            </Button>
        </div>
        {changing(move || match said.get() {
            Some(Said::Encrypted { text, command }) => Some(shown(text, command, announcer)),
            Some(Said::Wrong(_)) | None => None,
        })}
    }
    .into_any()
}

fn shown(text: String, command: &'static str, announcer: Announcer) -> AnyView {
    let file = text.clone();
    let download = move || match files::save(FILE, "text/plain", &file) {
        Ok(()) => announcer.announce(hand_over::saved(FILE)),
        Err(files::NotSaved) => announcer.interrupt(result::not_downloaded()),
    };
    view! {
        <p class="card__note">{words::encrypted()}</p>
        <CodeBlock label=words::text().to_owned() text scrolls=true />
        <div class="hand-over__more">
            <Button kind=ButtonKind::Secondary small=true on_press=download>
                {words::download()}
            </Button>
        </div>
        <CodeBlock label=words::open().to_owned() text=command.to_owned() />
    }
    .into_any()
}

/// Encrypts what would be the file of environment variables.
fn encrypted(age: Age, handed: Handed, record: &Record, key: &str) -> Said {
    let recipient = match (age.parse)(key) {
        Ok(recipient) => recipient,
        Err(why) => return Said::Wrong(words::not_recipient(why)),
    };
    let Some(bytes) = random::unguessable().map(Zeroizing::new) else { return Said::Wrong(words::not_random()) };
    if has_stopped() {
        return Said::Wrong(words::gone());
    }
    let text = handed.value.look(|secret| {
        let text = HandOver::Colleague.text(record, secret);
        (age.encrypt)(&recipient, &text, Random::new(&bytes))
    });
    match text {
        Some(Ok(text)) => Said::Encrypted { text, command: opens(&recipient) },
        Some(Err(WeakKey)) => Said::Wrong(words::not_recipient(NotRecipient::Damaged)),
        None => Said::Wrong(words::gone()),
    }
}

/// What the colleague runs.
const fn opens(recipient: &Recipient) -> &'static str {
    match recipient {
        Recipient::X25519(_) => "age --decrypt --identity key.txt client-secret.age",
        Recipient::SshEd25519 { .. } => "age --decrypt --identity ~/.ssh/id_ed25519 client-secret.age",
    }
}
