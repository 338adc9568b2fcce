//! What is spoken to people who do not see the page change.

use time::Duration;

use crate::web::{browser::clock, reactive::prelude::*};

/// How long nothing new has come once typing rests.
const REST: Duration = Duration::milliseconds(800);

/// Speaks. Copy it out of the context while a component is built; it works in any event handler afterwards.
#[derive(Clone, Copy)]
pub struct Announcer {
    polite: RwSignal<String>,
    assertive: RwSignal<String>,
    /// Counts what waits for typing to rest.
    waiting: StoredValue<usize>,
}

impl Announcer {
    fn new() -> Self {
        Self { polite: RwSignal::default(), assertive: RwSignal::default(), waiting: StoredValue::new(0) }
    }

    /// Says it when the screen reader is next free.
    pub fn announce(self, text: impl Into<String>) {
        say(self.polite, text.into());
    }

    /// Says it once nothing newer has come for a moment: what changes with each key is said once typing rests.
    pub fn announce_at_rest(self, text: String) {
        let turn = self.waiting.get_value() + 1;
        self.waiting.set_value(turn);
        spawn_local(async move {
            clock::sleep(REST).await;
            if self.waiting.get_value() == turn {
                self.announce(text);
            }
        });
    }

    /// Says it at once: something went wrong, or time is running out.
    pub fn interrupt(self, text: impl Into<String>) {
        say(self.assertive, text.into());
    }
}

/// The same words twice in a row are no change, and would not be spoken: a no-break space makes them one.
fn say(region: RwSignal<String>, mut text: String) {
    let again = region.with_untracked(|said| *said == text);
    if again {
        text.push('\u{a0}');
    }
    region.set(text);
}

/// Makes the one announcer of the page. Call it in the outermost component, which also shows [`Live`].
pub fn provide_announcer() {
    provide_context(Announcer::new());
}

/// The announcer of the page. Where none has been provided it speaks into nothing.
pub fn announcer() -> Announcer {
    use_context().unwrap_or_else(Announcer::new)
}

/// The two regions that are spoken, one polite and one that interrupts. They stand in the page from the start,
/// since a region that arrives together with its words is often not spoken.
#[component]
pub fn Live() -> AnyView {
    let announcer = announcer();
    view! {
        <div class="visually-hidden" role="status" aria-live="polite">{announcer.polite}</div>
        <div class="visually-hidden" role="alert" aria-live="assertive">{announcer.assertive}</div>
    }
    .into_any()
}
