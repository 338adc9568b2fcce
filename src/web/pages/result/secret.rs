//! The client secret on the result page: shown once, and gone after it was saved or ten minutes.

use leptos::prelude::*;
use time::OffsetDateTime;

use crate::{
    web::{
        pages::fields,
        shell::{
            register::{drive::Drive, held::SecretState},
            state::{App, RunPhase},
        },
        ui::{Badge, BadgeKind, Button, ButtonKind, MessageBar, MessageKind, SecretOnce, announcer},
    },
    words::{dates, run::result as words},
};

/// The secret, or what has become of it.
#[component]
pub fn SecretCard() -> AnyView {
    let app = App::here();
    let drive = Drive::here();
    let secret = drive.secret;
    let announcer = announcer();
    Effect::new(move |before: Option<i64>| {
        let left = secret.left.get();
        let passed = |mark: i64| before.is_some_and(|before| before > mark) && left <= mark;
        if secret.is_held() {
            if passed(60) {
                announcer.interrupt(words::ONE_MINUTE_LEFT);
            } else if passed(300) {
                announcer.announce(words::FIVE_MINUTES_LEFT);
            }
        }
        left
    });
    (move || match secret.state.get() {
        SecretState::None => {
            let asked =
                drive.registration.with(|registration| registration.as_ref().is_none_or(|r| r.secret().is_some()));
            let none = app.run.get() == RunPhase::Finished && !asked;
            none.then(|| view! { <p class="empty">{words::NO_SECRET}</p> }).into_any()
        }
        SecretState::Held { description, end } => held(&description, end),
        SecretState::Saved => gone(MessageKind::Success, words::SECRET_GONE, ""),
        SecretState::TimedOut => gone(MessageKind::Warning, words::SECRET_TIMED_OUT, words::SECRET_LOST_DO),
        SecretState::Left => gone(MessageKind::Warning, words::SECRET_LEFT, words::SECRET_LOST_DO),
    })
    .into_any()
}

fn held(description: &str, end: OffsetDateTime) -> AnyView {
    let secret = Drive::here().secret;
    let left = Signal::derive(move || words::leaves_in(secret.left.get()));
    let save = move || {
        secret.forget(SecretState::Saved);
        // The button is gone with the secret: the heading says how things stand now.
        fields::focus_soon("page-title".to_owned());
    };
    view! {
        <div class="card card--secret">
            <div class="secret-left">
                <Badge kind=BadgeKind::Warning text=left />
            </div>
            <SecretOnce holder=secret.holder label=words::SECRET_VALUE />
            <p class="card__note">{words::SECRET_WHERE}</p>
            <div class="secret-saved">
                <Button kind=ButtonKind::Secondary on_press=save>
                    {words::SAVED}
                </Button>
                <span class="secret-saved__line" dir="auto">
                    {words::secret_line(description, &dates::day(end.date()))}
                </span>
            </div>
        </div>
    }
    .into_any()
}

fn gone(kind: MessageKind, title: &'static str, text: &'static str) -> AnyView {
    view! {
        <MessageBar kind title announce=true>
            {text}
        </MessageBar>
    }
    .into_any()
}
