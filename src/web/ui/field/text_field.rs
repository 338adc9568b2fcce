//! Fields that are typed into: text, a date.

use crate::web::reactive::prelude::*;

use super::{Around, FieldAttrs, FieldMessage, field_view};

/// How a text control looks and what it asks of the browser.
struct Input {
    kind: &'static str,
    inputmode: Option<&'static str>,
    class: &'static str,
    dir: &'static str,
    min: Option<Signal<String>>,
    max: Option<Signal<String>>,
}

/// The native control. Browsers neither complete, correct nor check it: its field says what is wrong with it.
fn input(attrs: FieldAttrs, look: Input, value: Signal<String>, on_input: Callback<String>) -> AnyView {
    let attributes = attributes([
        ("type", look.kind.into()),
        ("id", attrs.id.into()),
        ("class", look.class.into()),
        ("dir", look.dir.into()),
        ("inputmode", look.inputmode.into()),
        ("min", look.min.into()),
        ("max", look.max.into()),
        ("autocomplete", "off".into()),
        ("autocapitalize", "off".into()),
        ("spellcheck", "false".into()),
        ("aria-describedby", attrs.described_by.into()),
        ("aria-required", attrs.required.into()),
        ("aria-invalid", attrs.invalid.into()),
    ]);
    view! {
        <input
            {..attributes}
            prop:value=move || value.get()
            on:input=move |event| on_input.run(event_target_value(&event))
        />
    }
    .into_any()
}

/// A line of text. Nothing is cut off as it is typed or pasted (no `maxlength`) and nothing stands in it that was
/// not typed (no `placeholder`).
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    /// Keeps the label for screen readers alone.
    #[prop(optional)]
    label_hidden: bool,
    /// Whether something has to be entered.
    #[prop(optional, into)]
    required: Signal<bool>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is to be said about it.
    #[prop(optional, into)]
    messages: Signal<Vec<FieldMessage>>,
    /// The text is an address or an identifier: shown in even letters, left to right.
    #[prop(optional)]
    code: bool,
    /// The keyboard to offer on a touch screen.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    #[prop(into)] value: Signal<String>,
    /// Called with all of the text on each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Buttons at the end of its line.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let look = Input {
        kind: "text",
        inputmode,
        class: if code { "input input--code" } else { "input" },
        dir: if code { "ltr" } else { "auto" },
        min: None,
        max: None,
    };
    let control = move |attrs| {
        let input = input(attrs, look, value, on_input);
        match children {
            Some(end) => view! { <div class="field__row">{input} {end()}</div> }.into_any(),
            None => input,
        }
    };
    field_view(Around { id, label, label_hidden, required, hint, messages }, control)
}

/// A date that has to be entered, as the browser lets people choose one. The value is `2027-05-22`, or empty.
#[component]
pub fn DateField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is to be said about it.
    #[prop(optional, into)]
    messages: Signal<Vec<FieldMessage>>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// The earliest date that the browser offers.
    #[prop(optional, into)]
    min: Option<Signal<String>>,
    /// The latest.
    #[prop(optional, into)]
    max: Option<Signal<String>>,
    #[prop(into)] value: Signal<String>,
    /// Called on each change.
    #[prop(into)]
    on_input: Callback<String>,
) -> AnyView {
    let look = Input { kind: "date", inputmode: None, class: "input input--date", dir: "ltr", min, max };
    let control = move |attrs| input(attrs, look, value, on_input);
    let required = Signal::stored(!optional);
    field_view(Around { id, label, label_hidden: false, required, hint, messages }, control)
}
