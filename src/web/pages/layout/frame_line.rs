//! The one line over the page where it stands inside another one: which tenant, and the way out.

use crate::web::reactive::prelude::*;

use super::header;
use crate::{
    web::shell::{in_use::CurrentTenant, register::embedded::NewTab, route::Routing},
    words::elements,
};

#[component]
pub fn FrameLine() -> AnyView {
    let (current, routing) = (CurrentTenant::here(), Routing::here());
    view! {
        <header class="frame-line">
            <span class="frame-line__name">{elements::product()}</span>
            {changing(move || header::account(current, routing))}
            <NewTab />
        </header>
        {header::notes(current)}
    }
    .into_any()
}
