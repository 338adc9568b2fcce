//! Files of the person's machine.

use web_sys::Event;

use crate::web::reactive::prelude::*;

use super::{Field, FieldAttrs, FieldMessage};
use crate::web::browser::files::chosen::{self, ChosenFile};

/// A field for files: they are chosen by its button, or dropped on it. The browser's own field lies unseen over the words in
/// its place, which are of the page's language, and takes what is dropped. The same file can be chosen once more.
#[component]
pub fn FileField(
    id: &'static str,
    label: &'static str,
    /// What its button says.
    button: &'static str,
    hint: &'static str,
    /// What browsers offer: endings and media types, between commas.
    accept: &'static str,
    /// Several can be chosen at once.
    #[prop(optional)]
    multiple: bool,
    /// What is to be said about it.
    #[prop(optional, into)]
    messages: Signal<Vec<FieldMessage>>,
    /// Called with those that were chosen: at least one.
    on_choose: impl Fn(Vec<ChosenFile>) + 'static,
) -> AnyView {
    let choose = move |event: Event| {
        let files = chosen::chosen(&event);
        if !files.is_empty() {
            on_choose(files);
        }
    };
    let control = move |attrs: FieldAttrs| {
        let own = attributes([
            ("type", "file".into()),
            ("id", attrs.id.into()),
            ("class", "drop__files".into()),
            ("accept", accept.into()),
            ("multiple", multiple.then_some("").into()),
            ("aria-describedby", attrs.described_by.into()),
            ("aria-invalid", attrs.invalid.into()),
        ]);
        view! {
            <div class="drop">
                <input {..own} on:change=choose />
                <span class="button" aria-hidden="true">{button}</span>
            </div>
        }
        .into_any()
    };
    view! { <Field id label hint messages children=control /> }.into_any()
}
