//! The frame of every page: header, columns, and the row of buttons at the end.
//!
//! # Invariants
//! `index.html` holds the same markup and classes for the start page, so that nothing moves when the page comes alive.

use crate::web::reactive::prelude::*;

use crate::{
    web::{
        browser::focus,
        ui::text::icon::{Icon, IconName},
    },
    words::elements,
};

/// The header: a link to skip it, the mark and the name; at its right end whatever the page puts there (tenant,
/// account, badge, theme).
#[component]
pub fn AppHeader(
    /// What stands at the right end.
    children: Children,
) -> AnyView {
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus::by_id("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{elements::skip()}</a>
        <header class="header">
            <span class="header__brand">
                <span class="header__mark">
                    <Icon name=IconName::Key />
                </span>
                <span class="header__name">{elements::product()}</span>
            </span>
            <div class="header__end">{children()}</div>
        </header>
    }
    .into_any()
}

/// The columns: steps, content, panel. Below 1,100 px they follow one another. Without steps and panel (the start
/// page) the content stands alone in the middle.
#[component]
pub fn Columns(
    #[prop(optional, into)] steps: Option<ViewFnOnce>,
    /// What stands beside the content.
    #[prop(optional, into)]
    panel: Option<ViewFnOnce>,
    children: Children,
) -> AnyView {
    let class = if steps.is_some() || panel.is_some() { "columns sides" } else { "columns columns--single" };
    view! {
        <div class=class>
            {steps.map(|steps| view! { <div class="sides__steps">{steps.run()}</div> })}
            <main class="columns__main" id="main" tabindex="-1">{children()}</main>
            {panel.map(|panel| view! { <aside class="sides__panel">{panel.run()}</aside> })}
        </div>
    }
    .into_any()
}

/// The buttons at the end of a page: the way back first, the way on at the other end.
#[component]
pub fn Actions(children: Children) -> AnyView {
    view! { <div class="actions">{children()}</div> }.into_any()
}
