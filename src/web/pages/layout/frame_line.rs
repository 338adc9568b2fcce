//! The one line over the page where it stands inside another one: which tenant, and the way out.

use super::notes;
use crate::{
    web::{reactive::prelude::*, shell::register::embedded::NewTab},
    words::elements,
};

#[component]
pub fn FrameLine() -> AnyView {
    view! {
        <header class="frame-line">
            <span class="frame-line__name">{elements::product()}</span>
            {notes::account()}
            <NewTab />
        </header>
        {notes::notes()}
    }
    .into_any()
}
