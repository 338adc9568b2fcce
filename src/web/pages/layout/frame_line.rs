//! The one line over the page where it stands inside another one: which tenant, and the way out.

use leptos::prelude::*;

use super::header;
use crate::{
    web::shell::{register::embedded::NewTab, state::App},
    words::session::beside as words,
};

/// The line.
#[component]
pub fn FrameLine() -> AnyView {
    let app = App::here();
    view! {
        <header class="frame-line">
            <span class="frame-line__name">{words::LINE}</span>
            {move || header::account(app)}
            <NewTab />
        </header>
        {header::notes(app)}
    }
    .into_any()
}
