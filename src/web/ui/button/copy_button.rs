//! Copying.

use crate::web::reactive::prelude::*;
use time::Duration;

use super::{Button, ButtonKind};
use crate::{
    web::{
        browser::{clipboard, clock},
        ui::{message::live::announcer, text::icon::IconName},
    },
    words::elements,
};

/// How long "Copied" stands on the button.
const MOMENT: Duration = Duration::seconds(2);

/// Writes to the clipboard, and says on the button and aloud what came of it. Where the browser refuses, the text of
/// the element with the ID `source` is selected instead. The Future must have been made within the press.
pub fn report(
    written: impl Future<Output = Result<(), clipboard::Refused>> + 'static,
    source: Option<String>,
    copied: RwSignal<bool>,
    announcer: crate::web::ui::message::live::Announcer,
) {
    spawn_local(async move {
        if written.await.is_ok() {
            copied.set(true);
            announcer.announce(elements::copied());
            clock::sleep(MOMENT).await;
            // The page may have been left in the meantime, and its signals with it.
            let _ = copied.try_set(false);
        } else if source.is_some_and(|id| clipboard::select(&id)) {
            announcer.interrupt(elements::copy_refused());
        } else {
            announcer.interrupt(elements::copy_impossible());
        }
    });
}

/// Copies a link, or several things at once, by its own words.
#[component]
pub fn CopyLink(
    label: &'static str,
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
) -> AnyView {
    let announcer = announcer();
    let copied = RwSignal::new(false);
    let press = move || report(text.with_untracked(|text| clipboard::write(text)), None, copied, announcer);
    view! {
        <Button kind=ButtonKind::Subtle small=true on_press=press>
            {changing(move || if copied.get() { elements::copied() } else { label })}
        </Button>
    }
    .into_any()
}

/// Copies a text. The name of the button says what it copies ("Copy tenant ID"); "Copied" takes its place for a
/// moment and is spoken.
#[component]
pub fn CopyButton(
    /// What is copied, read after "Copy".
    #[prop(into)]
    what: Signal<String>,
    #[prop(into)] text: Signal<String>,
    /// The ID of the element that shows the text, to select where the browser refuses.
    #[prop(optional, into)]
    source: Option<String>,
) -> AnyView {
    let announcer = announcer();
    let copied = RwSignal::new(false);
    let press = move || {
        let written = text.with_untracked(|text| clipboard::write(text));
        report(written, source.clone(), copied, announcer);
    };
    let icon = Signal::derive(move || if copied.get() { IconName::Check } else { IconName::Copy });
    view! {
        <Button kind=ButtonKind::Secondary small=true icon=icon label_extra=what on_press=press>
            {changing(move || if copied.get() { elements::copied() } else { elements::copy() })}
        </Button>
    }
    .into_any()
}
