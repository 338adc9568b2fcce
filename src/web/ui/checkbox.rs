//! Yes or no.

use leptos::prelude::*;

use super::badge::{Badge, BadgeKind};

/// A native checkbox, with the whole row as its target. Its name is the label alone; the badges and the explanation
/// are its description.
#[component]
pub fn Checkbox(
    /// The control's ID.
    #[prop(into)]
    id: String,
    /// What is said yes to.
    #[prop(into)]
    label: Signal<String>,
    /// The label is an identifier: shown in even letters.
    #[prop(optional)]
    code: bool,
    /// What it means.
    #[prop(optional, into)]
    description: Option<Signal<String>>,
    /// Short facts at the end of the row.
    #[prop(optional)]
    badges: Vec<(BadgeKind, String)>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with what it becomes.
    #[prop(into)]
    on_change: Callback<bool>,
) -> AnyView {
    let label_id = format!("{id}-label");
    let about_id = format!("{id}-about");
    let has_about = description.is_some() || !badges.is_empty();
    let about = has_about.then(|| {
        let badges = badges.into_iter().map(|(kind, text)| view! { <Badge kind text /> }).collect::<Vec<_>>();
        view! {
            <span class="choice__about" id=about_id.clone()>
                {description.map(|text| view! { <span class="choice__description">{text}</span> })}
                {(!badges.is_empty()).then(|| view! { <span class="choice__badges">{badges}</span> })}
            </span>
        }
    });
    view! {
        <label class="choice choice--row" for=id>
            <input
                type="checkbox"
                class="choice__control"
                id=id.clone()
                aria-labelledby=label_id.clone()
                aria-describedby=has_about.then_some(about_id)
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span class="choice__text">
                <span class=if code { "choice__label choice__label--code" } else { "choice__label" } id=label_id>{label}</span>
                {about}
            </span>
        </label>
    }
    .into_any()
}
