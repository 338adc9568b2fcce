//! Yes or no.

use crate::web::reactive::prelude::*;

use super::{FieldMessage, invalid, messages_view};
use crate::web::ui::message::badge::{Badge, BadgeKind};

/// A native checkbox, with the whole row as its target. Its name is the label alone, with `label_extra` after it for
/// those who hear ten of them; the badges, the explanation and the messages are its description.
#[component]
pub fn Checkbox(
    #[prop(into)] id: String,
    /// What is said yes to.
    #[prop(into)]
    label: Signal<String>,
    /// What the visible label leaves unsaid.
    #[prop(optional, into)]
    label_extra: Option<Signal<String>>,
    /// The label is an identifier: shown in even letters.
    #[prop(optional)]
    code: bool,
    /// What it means.
    #[prop(optional, into)]
    description: Option<Signal<String>>,
    /// Short facts at the end of the row.
    #[prop(optional)]
    badges: Vec<(BadgeKind, String)>,
    /// Whether it cannot be ticked; the description says why.
    #[prop(optional)]
    disabled: bool,
    /// What is to be said about it, where anything ever is.
    #[prop(optional, into)]
    messages: Option<Signal<Vec<FieldMessage>>>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with what it becomes.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What it means, where that takes more than words.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let label_id = format!("{id}-label");
    let about_id = format!("{id}-about");
    let messages_id = format!("{id}-messages");
    let has_about = description.is_some() || children.is_some() || !badges.is_empty();
    let described_by = match (has_about, messages.is_some()) {
        (true, true) => Some(format!("{about_id} {messages_id}")),
        (true, false) => Some(about_id.clone()),
        (false, true) => Some(messages_id.clone()),
        (false, false) => None,
    };
    let is_invalid = messages.map(invalid);
    let about = has_about.then(|| {
        let badges = badges.into_iter().map(|(kind, text)| view! { <Badge kind text /> }).collect::<Vec<_>>();
        view! {
            <span class="choice__about" id=about_id.clone()>
                {description.map(|text| view! { <span class="choice__description">{text}</span> })}
                {children.map(|children| view! { <span class="choice__description">{children()}</span> })}
                {(!badges.is_empty()).then(|| view! { <span class="choice__badges">{badges}</span> })}
            </span>
        }
    });
    let attributes = attributes([
        ("type", "checkbox".into()),
        ("class", "choice__control".into()),
        ("id", id.clone().into()),
        ("aria-labelledby", label_id.clone().into()),
        ("aria-describedby", described_by.into()),
        ("disabled", disabled.then_some("").into()),
        ("aria-invalid", is_invalid.into()),
    ]);
    view! {
        <label class="choice choice--row" for=id.clone()>
            <input
                {..attributes}
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span class="choice__text">
                <span class=if code { "choice__label choice__label--code" } else { "choice__label" } id=label_id>
                    {label}
                    {label_extra.map(|extra| view! { <span class="visually-hidden">" " {extra}</span> })}
                </span>
                {about}
            </span>
        </label>
        {messages.map(|messages| messages_view(messages_id, id, messages))}
    }
    .into_any()
}
