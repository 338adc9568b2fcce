//! Several lines of text.

use crate::web::reactive::prelude::*;

use super::{Field, FieldAttrs, FieldMessage};

/// Lines of text that are identifiers: shown in even letters, left to right.
#[component]
pub fn LinesField(
    id: &'static str,
    label: &'static str,
    /// What helps to fill it in.
    #[prop(into)]
    hint: Signal<String>,
    /// What is to be said about it.
    #[prop(optional, into)]
    messages: Signal<Vec<FieldMessage>>,
    #[prop(into)] value: Signal<String>,
    /// Called with all of the text on each change.
    #[prop(into)]
    on_input: Callback<String>,
) -> AnyView {
    let control = move |attrs: FieldAttrs| {
        view! {
            <textarea
                id=attrs.id
                class="input input--code input--lines"
                dir="ltr"
                rows="3"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=attrs.described_by
                aria-invalid=move || attrs.invalid.get()
                prop:value=move || value.get()
                on:input=move |event| on_input.run(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    };
    view! { <Field id label hint messages children=control /> }.into_any()
}
