//! Making a certificate: what it is to say, and then the private key, which has to be saved before the certificate counts.

use time::Duration;

use crate::web::reactive::prelude::*;

use super::own::{Key, not_loaded, put, save_key};
use crate::{
    certificate::{
        make::{MAX_COMMON_NAME, Wanted},
        private_key::PrivateKey,
    },
    directory::{
        certificate::{Certificate, KeyKind},
        characters,
        credential::{CredentialId, Lifetime},
        severity::Severity,
    },
    registration::problem::Field,
    web::{
        browser::{
            frames::leave,
            random::{self, key_pair::KeyPair},
        },
        pages::fields,
        shell::{self, called, form::Form},
        ui::{Button, ButtonKind, FieldMessage, MessageBar, MessageKind, SelectField, TextField},
    },
    words::form::{
        certificate::{self, form as words},
        credentials,
    },
};

const BITS: [u32; 3] = [2_048, 3_072, 4_096];
/// For how many days: as secrets, without a date of one's own. What the tenant's policy allows, and where that is less than
/// any of them, as many as it allows.
fn choices(form: Form) -> Vec<i64> {
    let longest = untrack(|| form.credential_rules()).certificates.longest.map(|(longest, _)| longest);
    let fits = |days: &i64| longest.is_none_or(|longest| Duration::days(*days) <= longest);
    let all: Vec<i64> = Lifetime::ALL.into_iter().filter_map(Lifetime::days).filter(fits).collect();
    match longest {
        Some(longest) if all.is_empty() => vec![longest.whole_days().max(1)],
        _ => all,
    }
}

/// What is chosen at first.
const DAYS: i64 = 180;
const CREATE: &str = "create-certificate";
const SAVE: &str = "save-private-key";

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failed {
    /// The browser makes no keys.
    NoKeys,
    /// A part of the page did not come.
    NotLoaded,
}

/// The fields, or the key that is to be saved.
pub fn all(form: Form, id: CredentialId, key: Key) -> AnyView {
    let made = RwSignal::new(None::<Certificate>);
    let is_made = Memo::new(move || made.with(Option::is_some));
    // While a key is here that is nowhere else, the browser asks before the page is left.
    let asks = StoredValue::new(None);
    Effect::new(move |_| asks.set_value(is_made.get().then(leave::ask_first)));
    let entered = Entered::new(form);
    changing(move || if is_made.get() { saving(form, id, key, made) } else { fields(form, id, key, entered, made) })
}

/// What was entered. It stays while the key is being saved, and for another try.
#[derive(Clone, Copy)]
struct Entered {
    name: RwSignal<String>,
    bits: RwSignal<usize>,
    choices: StoredValue<Vec<i64>>,
    lifetime: RwSignal<usize>,
    pressed: RwSignal<bool>,
}

impl Entered {
    fn new(form: Form) -> Self {
        let name = form.draft.with_untracked(|draft| draft.display_name.trim().to_owned());
        let name = name.chars().take(MAX_COMMON_NAME).collect();
        let choices = choices(form);
        let chosen = choices.iter().position(|days| *days == DAYS).unwrap_or(choices.len().saturating_sub(1));
        Self {
            name: RwSignal::new(name),
            bits: RwSignal::new(0),
            choices: StoredValue::new(choices),
            lifetime: RwSignal::new(chosen),
            pressed: RwSignal::new(false),
        }
    }

    /// What is wrong with the name.
    fn problem(self) -> Option<String> {
        self.name.with(|name| {
            let (name, length) = (name.trim(), characters::length(name.trim()));
            if name.is_empty() {
                Some(words::name_missing().to_owned())
            } else if length > MAX_COMMON_NAME {
                Some(words::name_too_long(length - MAX_COMMON_NAME, length, MAX_COMMON_NAME))
            } else if name.contains(characters::is_control) {
                Some(words::name_control().to_owned())
            } else {
                None
            }
        })
    }

    fn wanted(self) -> Wanted {
        let days = self.choices.with_value(|all| all.get(self.lifetime.get_untracked()).copied());
        Wanted {
            common_name: self.name.with_untracked(|name| name.trim().to_owned()),
            lifetime: Duration::days(days.unwrap_or(DAYS)),
            serial: random::bytes(),
        }
    }
}

fn fields(form: Form, id: CredentialId, key: Key, entered: Entered, made: RwSignal<Option<Certificate>>) -> AnyView {
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<Failed>);
    let create = move || {
        entered.pressed.set(true);
        if busy.get_untracked() || untrack(|| entered.problem()).is_some() {
            fields::focus_soon(fields::id(Field::Certificate(id)));
            return;
        }
        busy.set(true);
        failed.set(None);
        form.announcer.announce(words::creating());
        let bits = BITS.get(entered.bits.get_untracked()).copied().unwrap_or(BITS[0]);
        spawn_local(async move {
            let came = make(entered.wanted(), bits).await;
            // The form may have been closed in the meantime; the key is gone then.
            if busy.try_set(false).is_some() {
                return;
            }
            match came {
                Ok((certificate, private)) => {
                    key.set_value(Some(private));
                    made.set(Some(certificate));
                    form.announcer.announce(words::save_first());
                    fields::focus_soon(SAVE.to_owned());
                }
                Err(why) => failed.set(Some(why)),
            }
        });
    };
    let messages = move || {
        let problem = entered.pressed.get().then(|| entered.problem()).flatten();
        problem.map(|text| FieldMessage::new(Severity::Error, text)).into_iter().collect::<Vec<_>>()
    };
    let label = move || if busy.get() { words::creating() } else { words::create() };
    let trouble = move || {
        failed.get().map(|why| {
            let title = match why {
                Failed::NoKeys => words::no_keys().to_owned(),
                Failed::NotLoaded => not_loaded(),
            };
            view! { <MessageBar kind=MessageKind::Error announce=true title /> }
        })
    };
    view! {
        <p class="card__text">{words::create_lead()}</p>
        <TextField
            id=fields::id(Field::Certificate(id))
            label=words::name()
            hint=words::name_hint()
            required=true
            messages=Signal::derive(messages)
            value=entered.name
            on_input=move |text| entered.name.set(text)
        />
        <SelectField
            id="certificate-key"
            label=certificate::key()
            options=BITS.map(|bits| certificate::key_kind(KeyKind::Rsa(bits))).to_vec()
            selected=entered.bits
            on_select=move |at| entered.bits.set(at)
        />
        <SelectField
            id="certificate-lifetime"
            label=certificate::expires()
            options=entered.choices.with_value(|all| all.iter().copied().map(credentials::days_to_choose).collect())
            selected=entered.lifetime
            on_select=move |at| entered.lifetime.set(at)
        />
        {changing(trouble)}
        <Button kind=ButtonKind::Secondary id=CREATE disabled=busy on_press=create>
            {changing(label)}
        </Button>
    }
    .into_any()
}

/// The private key is saved first: then the certificate stands in the form.
fn saving(form: Form, id: CredentialId, key: Key, made: RwSignal<Option<Certificate>>) -> AnyView {
    let save = move || {
        if save_key(form, key)
            && let Some(certificate) = made.get_untracked()
        {
            put(form, id, certificate, true);
        }
    };
    let discard = move || {
        key.set_value(None);
        made.set(None);
        form.announcer.announce(words::discarded());
        fields::focus_soon(fields::id(Field::Certificate(id)));
    };
    view! {
        <MessageBar kind=MessageKind::Warning title=words::save_first()>{words::save_why()}</MessageBar>
        <div class="rows__end">
            <Button kind=ButtonKind::Secondary id=SAVE on_press=save>
                {words::save_key_file()}
            </Button>
            <Button kind=ButtonKind::Subtle on_press=discard>{words::discard()}</Button>
        </div>
    }
    .into_any()
}

async fn make(wanted: Wanted, bits: u32) -> Result<(Certificate, PrivateKey), Failed> {
    let x509 = called::x509().await.map_err(|_| Failed::NotLoaded)?;
    let pair = KeyPair::generate(bits).await.map_err(|_| Failed::NoKeys)?;
    let public = pair.public().await.map_err(|_| Failed::NoKeys)?;
    let begun = (x509.begin)(&wanted, &public, shell::now()).map_err(|_| Failed::NoKeys)?;
    let signature = pair.sign(&begun.to_be_signed).await.map_err(|_| Failed::NoKeys)?;
    let certificate = (begun.finish)(&signature).map_err(|_| Failed::NoKeys)?;
    Ok((certificate, pair.into_private().await.map_err(|_| Failed::NoKeys)?))
}
