//! One of a few that explain themselves, in one line.

use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlSelectElement};

use crate::web::reactive::prelude::*;

use super::{Around, FieldAttrs, FieldMessage, field_view};
use crate::web::ui::text::icon::{Icon, IconName};

/// A native `<select>`: browsers bring the list, and the keys that move in it.
#[component]
pub fn SelectField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    options: Vec<String>,
    /// The place of what is chosen.
    #[prop(into)]
    selected: Signal<usize>,
    /// Called with the place of what was chosen.
    #[prop(into)]
    on_select: Callback<usize>,
    /// What is to be said about the choice.
    #[prop(optional, into)]
    messages: Signal<Vec<FieldMessage>>,
) -> AnyView {
    let options = options
        .into_iter()
        .enumerate()
        .map(|(index, words)| view! { <option prop:selected=move || selected.get() == index>{words}</option> })
        .collect::<Vec<_>>();
    let choose = move |event: Event| {
        let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(index) = list.and_then(|list| usize::try_from(list.selected_index()).ok()) {
            on_select.run(index);
        }
    };
    let control = move |attrs: FieldAttrs| {
        let attributes = attributes([
            ("class", "input select__list".into()),
            ("id", attrs.id.into()),
            ("aria-describedby", attrs.described_by.into()),
            ("aria-invalid", attrs.invalid.into()),
        ]);
        view! {
            <div class="select">
                <select {..attributes} on:change=choose>
                    {options}
                </select>
                <Icon name=IconName::Chevron />
            </div>
        }
        .into_any()
    };
    let required = Signal::stored(false);
    field_view(Around { id, label, label_hidden: false, required, hint, messages }, control)
}
