//! The choice of colours, in the header.

use web_sys::HtmlSelectElement;

use crate::web::reactive::prelude::*;

use crate::{
    web::{
        browser::theme::{self, Theme},
        ui::{Icon, IconName},
    },
    words::elements,
};

/// A picture, over which lies the select box: as the system, light or dark.
#[component]
pub fn ThemeChoice() -> AnyView {
    let chosen = theme::chosen();
    let options = Theme::ALL
        .into_iter()
        .map(|choice| {
            let words = match choice {
                Theme::System => elements::theme_system(),
                Theme::Light => elements::theme_light(),
                Theme::Dark => elements::theme_dark(),
            };
            view! { <option selected=choice == chosen>{words}</option> }
        })
        .collect::<Vec<_>>();
    let choose = move |event| {
        let chosen = event_target::<HtmlSelectElement>(&event).selected_index();
        let choice = usize::try_from(chosen).ok().and_then(|at| Theme::ALL.get(at)).copied().unwrap_or_default();
        // Where it cannot be remembered it still holds until the page is closed.
        let _ = theme::choose(choice);
    };
    view! {
        <label class="theme">
            <span class="visually-hidden">{elements::theme()}</span>
            <Icon name=IconName::Theme />
            <select class="theme__select" on:change=choose>
                {options}
            </select>
        </label>
    }
    .into_any()
}
