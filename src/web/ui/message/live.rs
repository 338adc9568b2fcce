//! What is spoken to people who do not see the page change.

use crate::web::reactive::prelude::*;

/// Speaks. Copy it out of the context while a component is built; it works in any event handler afterwards.
#[derive(Clone, Copy)]
pub struct Announcer {
    polite: RwSignal<String>,
    assertive: RwSignal<String>,
}

impl Announcer {
    /// Says it when the screen reader is next free.
    pub fn announce(self, text: impl Into<String>) {
        say(self.polite, text.into());
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
    provide_context(Announcer { polite: RwSignal::default(), assertive: RwSignal::default() });
}

/// The announcer of the page. Where none has been provided it speaks into nothing.
pub fn announcer() -> Announcer {
    use_context().unwrap_or_else(|| Announcer { polite: RwSignal::default(), assertive: RwSignal::default() })
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
