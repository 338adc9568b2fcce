//! A client secret, shown once.
//!
//! # Invariants
//! The text goes from its one holder straight into a text node, and only while it is revealed; it is never an
//! attribute, never the value of a control, never in a signal, and there is no second copy in this module. The
//! masked form has a fixed number of dots, so that it does not give away the length. What is revealed is taken out
//! of the page when the element leaves it, and masked again when nobody sees the page: a tab that is hidden may be shown
//! to others later. Once the page has stopped, nothing is revealed or copied any more.

use crate::web::reactive::prelude::*;

use super::icon::IconName;
use crate::{
    directory::secret::SecretText,
    web::{
        browser::{clipboard, frames::leave},
        stopped::has_stopped,
        ui::{
            button::{Button, ButtonKind, copy_button::report},
            message::live::announcer,
            unique_id,
        },
    },
    words::elements,
};

/// Looks at a secret.
type Look<'a> = &'a mut dyn FnMut(&SecretText);
/// Has a secret looked at.
type Read = Box<dyn Fn(Look<'_>)>;

/// The way to the one place that holds a secret, which looks at nothing once it is wiped.
#[derive(Clone, Copy)]
pub struct SecretSource(StoredValue<Read>);

impl SecretSource {
    /// The secret that `read` finds, while it is held.
    pub fn new(read: impl Fn(Look<'_>) + 'static) -> Self {
        Self(StoredValue::new(Box::new(read)))
    }

    /// What comes of looking at it; nothing where it is gone.
    pub fn look<T>(self, look: impl FnOnce(&SecretText) -> T) -> Option<T> {
        let mut look = Some(look);
        let mut came = None;
        self.0.with_value(|read| read(&mut |secret| came = look.take().map(|look| look(secret))));
        came
    }
}

/// What stands for the text while it is masked.
pub const DOTS: &str = "••••••••••••••••••••••••";

/// A secret in a field of its own: masked at first, with Show and Hide, and Copy. Screen readers hear "Hidden" in the
/// place of the dots, and that it is shown or hidden again. It does not print.
#[component]
pub fn SecretOnce(
    /// The way to the text.
    value: SecretSource,
    /// What the secret is.
    #[prop(into)]
    label: Signal<String>,
    /// Called when the person has copied it.
    #[prop(optional, into)]
    on_copied: Option<Callback<()>>,
    /// Whether the person has copied it: Copy is not what the page is for any more.
    #[prop(optional, into)]
    was_copied: Signal<bool>,
    /// What is seen while it is masked, where the secret stands in a text of several lines: the text, with [`DOTS`] in the
    /// secret's place. It is no secret, and is read aloud.
    #[prop(optional)]
    around: Option<String>,
) -> AnyView {
    let announcer = announcer();
    let shown = RwSignal::new(false);
    let copied = RwSignal::new(false);
    let place = NodeRef::new();
    let id = unique_id("secret");
    let label_id = format!("{id}-label");

    let class = if around.is_some() { "secret secret--text" } else { "secret" };
    let is_heard = around.is_some();
    let masked = StoredValue::new(around.unwrap_or_else(|| DOTS.to_owned()));
    let mask = move || {
        if let Some(place) = place.get_untracked() {
            masked.with_value(|masked| place.set_text_content(Some(masked)));
        }
    };
    let reveal = move || {
        let Some(place) = place.get_untracked().filter(|_| !has_stopped()) else { return };
        // EXPOSE: into the text node that the person asked to see; the browser copies it, Rust does not.
        if value.look(|secret| place.set_text_content(Some(secret.expose()))).is_none() {
            place.set_text_content(None);
        }
        shown.set(true);
    };
    let toggle = move || {
        if shown.get_untracked() {
            mask();
            shown.set(false);
            announcer.announce(elements::hidden());
        } else {
            reveal();
            announcer.announce(elements::shown());
        }
    };
    let source = id.clone();
    let copy = move || {
        if has_stopped() {
            return;
        }
        // EXPOSE: onto the clipboard, at the person's press.
        let written = value.look(|secret| clipboard::write(secret.expose()));
        let Some(written) = written else { return };
        let source = source.clone();
        let written = async move {
            let result = written.await;
            match (result, on_copied) {
                // What is selected by hand has to be visible first.
                (Err(_), _) => reveal(),
                (Ok(()), Some(on_copied)) => on_copied.run(()),
                (Ok(()), None) => {}
            }
            result
        };
        report(written, Some(source), copied, announcer);
    };
    on_cleanup(mask);
    StoredValue::new(leave::on_out_of_sight(move || {
        mask();
        shown.set(false);
    }));
    let eye = Signal::derive(move || if shown.get() { IconName::EyeOff } else { IconName::Eye });
    let copy_icon = Signal::derive(move || if copied.get() { IconName::Check } else { IconName::Copy });

    let class = move || if was_copied.get() { "secret secret--copied" } else { class };
    view! {
        <div class=class role="group" aria-labelledby=label_id>
            <span class="secret__label" id=label_id.clone()>{label}</span>
            <div class="secret__row">
                <span class="secret__value">
                    <span class="visually-hidden">{changing(move || (!shown.get() && !is_heard).then_some(elements::hidden()))}</span>
                    <code id=id dir="ltr" node_ref=place aria-hidden=move || (!shown.get() && !is_heard).then_some("true")>{masked.get_value()}</code>
                </span>
                <Button kind=ButtonKind::Secondary icon=eye label_extra=label on_press=toggle>
                    {changing(move || if shown.get() { elements::hide() } else { elements::show() })}
                </Button>
                <Button kind=ButtonKind::Primary icon=copy_icon label_extra=label on_press=copy>
                    {changing(move || if copied.get() { elements::copied() } else { elements::copy() })}
                </Button>
            </div>
        </div>
    }
    .into_any()
}
