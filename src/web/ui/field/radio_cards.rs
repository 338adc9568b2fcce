//! One of a few, each with its explanation.

use crate::web::reactive::prelude::*;

use super::{FieldMessage, invalid, messages_view};

#[derive(Clone)]
pub struct RadioOption {
    pub label: String,
    /// What choosing it means; may be empty.
    pub description: String,
    /// It cannot be chosen.
    pub off: bool,
}

impl RadioOption {
    /// A choice with its explanation.
    pub fn new(label: impl Into<String>, description: impl Into<String>) -> Self {
        Self { label: label.into(), description: description.into(), off: false }
    }
}

/// Native radio buttons in a `<fieldset>`: one stop for Tab, arrow keys within. Each has its label alone as its name
/// and its explanation as its description. The first has the ID `{name}-0`, for the error summary to lead to.
#[component]
pub fn RadioCards(
    #[prop(into)] legend: Signal<String>,
    /// Keeps the question for screen readers alone, where a heading says it.
    #[prop(optional)]
    legend_hidden: bool,
    /// Ties the choices together; unique on the page.
    #[prop(into)]
    name: String,
    options: Vec<RadioOption>,
    #[prop(into)] selected: Signal<usize>,
    /// Called with the place of what was chosen.
    #[prop(into)]
    on_select: Callback<usize>,
    /// What is to be said about the choice.
    #[prop(optional, into)]
    messages: Signal<Vec<FieldMessage>>,
) -> AnyView {
    let messages_id = format!("{name}-messages");
    let first_id = format!("{name}-0");
    let is_invalid = invalid(messages);
    let cards = options
        .into_iter()
        .enumerate()
        .map(|(index, option)| {
            let id = format!("{name}-{index}");
            let label_id = format!("{id}-label");
            let description_id = format!("{id}-description");
            let described = !option.description.is_empty();
            let about = described.then(|| description_id.clone());
            let attributes = attributes([
                ("type", "radio".into()),
                ("class", "choice__control".into()),
                ("id", id.clone().into()),
                ("name", name.clone().into()),
                ("aria-labelledby", label_id.clone().into()),
                ("aria-describedby", about.into()),
                ("disabled", option.off.then_some("").into()),
            ]);
            view! {
                <label class="choice" for=id>
                    <input
                        {..attributes}
                        prop:checked=move || selected.get() == index
                        on:change=move |_| on_select.run(index)
                    />
                    <span class="choice__text">
                        <span class="choice__label" id=label_id>{option.label}</span>
                        {described
                            .then(|| view! { <span class="choice__description" id=description_id>{option.description}</span> })}
                    </span>
                </label>
            }
        })
        .collect::<Vec<_>>();
    let attributes = attributes([
        ("class", "choices".into()),
        ("role", "radiogroup".into()),
        ("aria-describedby", messages_id.clone().into()),
        ("aria-invalid", is_invalid.into()),
    ]);
    view! {
        <fieldset {..attributes}>
            <legend class=if legend_hidden { "visually-hidden" } else { "field__label" }>{legend}</legend>
            <div class="choices__list">{cards}</div>
            {messages_view(messages_id, first_id, messages)}
        </fieldset>
    }
    .into_any()
}
