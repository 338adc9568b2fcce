//! The choice of colours, in the header.

use leptos::prelude::*;

use crate::{
    web::browser::theme::{self, Theme},
    words::elements,
};

/// A select box: as the system, light or dark.
#[component]
pub fn ThemeChoice() -> AnyView {
    let chosen = theme::chosen();
    let options = Theme::ALL
        .into_iter()
        .map(|choice| {
            let words = match choice {
                Theme::System => elements::THEME_SYSTEM,
                Theme::Light => elements::THEME_LIGHT,
                Theme::Dark => elements::THEME_DARK,
            };
            view! { <option selected=choice == chosen>{words}</option> }
        })
        .collect::<Vec<_>>();
    let choose = move |event| {
        let word = event_target_value(&event);
        let choice = match word.as_str() {
            elements::THEME_LIGHT => Theme::Light,
            elements::THEME_DARK => Theme::Dark,
            _ => Theme::System,
        };
        // Where it cannot be remembered it still holds until the page is closed.
        let _ = theme::choose(choice);
    };
    view! {
        <label class="theme">
            <span class="visually-hidden">{elements::THEME}</span>
            <select class="theme__select" on:change=choose>
                {options}
            </select>
        </label>
    }
    .into_any()
}
