//! The client secrets on the result page: each shown once, and gone after it was saved or ten minutes.

mod colleague;
pub mod hand_over;

use crate::web::reactive::prelude::*;
use time::OffsetDateTime;

use crate::{
    directory::ids::KeyId,
    flow::register::{
        Event, Phase,
        secret_holder::{Gone, ShownSecret},
    },
    web::{
        pages::{fields, layout::in_part::InPart},
        shell::{part::Part, register::Registering},
        ui::{
            Badge, BadgeKind, Button, ButtonKind, Icon, IconName, MessageBar, MessageKind, SecretOnce, SecretSource,
            announcer, unique_id,
        },
    },
    words::{dates, run::result as words},
};

/// The secrets, or what has become of them.
#[component]
pub fn SecretCards(
    /// The bar has the button that says that they are saved.
    by_bar: Memo<bool>,
) -> AnyView {
    let registering = Registering::here();
    let announcer = announcer();
    // Of several, the first that leaves.
    let left = Memo::new(move || {
        let held = |secret: &ShownSecret| registering.seconds_left_now(secret.key_id);
        registering.secrets.with(|secrets| secrets.iter().filter_map(held).min())
    });
    Effect::new(move |before: Option<Option<i64>>| {
        let left = left.get();
        let passed = |mark: i64| before.flatten() > Some(mark) && left.is_some_and(|left| left <= mark);
        if passed(60) {
            announcer.interrupt(words::one_minute_left());
        } else if passed(300) {
            announcer.announce(words::five_minutes_left());
        }
        left
    });
    let none = Memo::new(move || {
        let asked = registering
            .registration
            .with(|registration| registration.as_ref().is_none_or(|all| !all.credentials().is_empty()));
        registering.secrets.with(Vec::is_empty) && registering.phase.get() == Phase::Finished && !asked
    });
    view! {
        {changing(move || none.get().then(|| view! { <p class="empty">{words::no_credentials()}</p> }))}
        {each(move || registering.secrets.get().into_iter().map(|secret| keyed(registering, by_bar, secret)).collect())}
    }
    .into_any()
}

/// The row is made anew once the secret is gone.
fn keyed(registering: Registering, by_bar: Memo<bool>, secret: ShownSecret) -> Row {
    let gone = secret.gone.map_or_else(String::new, |gone| (gone as u8).to_string());
    Row::new([secret.key_id.to_string(), gone].join(" "), move || one(registering, by_bar, secret))
}

fn one(registering: Registering, by_bar: Memo<bool>, secret: ShownSecret) -> AnyView {
    let (kind, title, text) = match secret.gone {
        None => return held(registering, by_bar, secret),
        Some(Gone::Saved) => (MessageKind::Success, words::secret_gone(), ""),
        Some(Gone::TimedOut) => (MessageKind::Warning, words::secret_timed_out(), words::secret_lost_do()),
        Some(Gone::Deleted) => (MessageKind::Success, words::secret_deleted(), ""),
        Some(Gone::Left) => (MessageKind::Warning, words::secret_left(), words::secret_lost_do()),
    };
    // Where there are several it is said which one.
    let several = registering.secrets.with_untracked(|secrets| secrets.len() > 1);
    view! {
        <MessageBar kind title announce=true>
            {several.then(|| view! { <p dir="auto">{line(&secret)}</p> })}
            {text}
        </MessageBar>
    }
    .into_any()
}

fn held(registering: Registering, by_bar: Memo<bool>, secret: ShownSecret) -> AnyView {
    let key_id = secret.key_id;
    let seconds = registering.seconds_left(key_id);
    let left = Signal::derive(move || words::leaves_in(seconds.get().unwrap_or_default()));
    // By its place, where there are several.
    let place = move || registering.secrets.with(|all| all.iter().position(|one| one.key_id == key_id)).unwrap_or(0);
    let label = Signal::derive(move || words::secret_value(place() + 1));
    let value = SecretSource::new(move |look| registering.with_secret(key_id, look));
    let about = StoredValue::new((secret.description.clone(), secret.end));
    let handed = Handed { value, key_id, label, about };
    let is_copied = move |one: &ShownSecret| one.key_id == key_id && one.copied;
    let was_copied = Signal::derive(move || registering.secrets.with(|all| all.iter().any(is_copied)));
    view! {
        <div class="card secret-card">
            <SecretOnce value label was_copied on_copied=move || registering.dispatch(Event::Copied(key_id)) />
            <div class="secret-left">
                <Badge kind=BadgeKind::Warning text=left />
            </div>
            <p class="card__note" dir="auto">{line(&secret)}</p>
            {not_before(&secret)}
            <p class="card__note">{words::secret_where()}</p>
            {more_ways(registering, handed)}
            {changing(move || (!by_bar.get()).then(|| saved(registering, key_id, label)))}
        </div>
    }
    .into_any()
}

/// A secret, for whoever hands it over in another form.
#[derive(Clone, Copy)]
pub struct Handed {
    /// The way to its text.
    pub value: SecretSource,
    pub key_id: KeyId,
    /// What it is called on the page.
    pub label: Signal<String>,
    /// The description, and when it ends.
    pub about: StoredValue<(String, OffsetDateTime)>,
}

/// The ways to save it that are loaded when they are asked for, once the client is there that they name.
fn more_ways(registering: Registering, handed: Handed) -> AnyView {
    provide_context(handed);
    let open = RwSignal::new(false);
    let id = unique_id("more-ways");
    let controls = id.clone();
    let button = move || {
        let controls = controls.clone();
        registering.is_client_registered.get().then(|| {
            view! {
                <button
                    type="button"
                    class="button button--subtle button--small flyout__button secret-card__more"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    aria-controls=controls
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <span>{words::more_ways()} <span class="visually-hidden">" " {handed.label}</span></span>
                    <Icon name=IconName::Chevron />
                </button>
            }
        })
    };
    view! {
        {changing(button)}
        <div id=id>{changing(move || open.get().then(|| view! { <InPart part=Part::HandOver /> }))}</div>
    }
    .into_any()
}

/// Says that one is saved, where the bar has other things to do.
fn saved(registering: Registering, key_id: KeyId, label: Signal<String>) -> AnyView {
    let which =
        Signal::derive(move || if registering.secrets.with(|all| all.len() > 1) { label.get() } else { String::new() });
    let save = move || {
        registering.dispatch(Event::Saved(Some(key_id)));
        // The button is gone with the secret: the heading says how things stand now.
        fields::focus_soon("page-title".to_owned());
    };
    view! {
        <Button kind=ButtonKind::Secondary label_extra=which on_press=save>
            {words::saved()}
        </Button>
    }
    .into_any()
}

/// From when on it works, where that is still to come.
fn not_before(secret: &ShownSecret) -> Option<AnyView> {
    let start = secret.start?.date();
    Some(view! { <p class="card__note">{words::usable_from(start)}</p> }.into_any())
}

fn line(secret: &ShownSecret) -> String {
    words::secret_line(&secret.description, &dates::day(secret.end.date()))
}
