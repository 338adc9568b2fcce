//! A small panel that a button opens.

use crate::web::reactive::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::Node;

use crate::web::{
    browser::{events::Listener, focus},
    ui::{
        text::icon::{Icon, IconName},
        unique_id,
    },
};

/// A button that opens a panel below it, as a disclosure: what is in the panel follows the button in the order of the
/// keyboard. Escape closes it and gives the focus back to the button; a press or a focus elsewhere closes it too.
#[component]
pub fn Flyout(open: RwSignal<bool>, label: Children, children: ChildrenFn) -> AnyView {
    let place = NodeRef::new();
    let button_id = unique_id("flyout");
    let panel_id = format!("{button_id}-panel");
    let is_inside = move |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<Node>().ok());
        place.get_untracked().is_some_and(|place| place.contains(target.as_ref()))
    };
    let listening = StoredValue::new(None::<Listener>);
    Effect::new(move |_| {
        let heard = move |event: web_sys::Event| {
            if !is_inside(event.target()) {
                open.set(false);
            }
        };
        listening.set_value(open.get().then(|| Listener::new(document().into(), "pointerdown", heard)).flatten());
    });
    let escape_to = button_id.clone();
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            focus::by_id(&escape_to);
        }
    };
    // Where the focus goes nowhere, a press within the panel has taken it.
    let left = move |event: leptos::ev::FocusEvent| {
        if event.related_target().is_some() && !is_inside(event.related_target()) {
            open.set(false);
        }
    };
    let controls = panel_id.clone();
    let panel = move || {
        let id = panel_id.clone();
        open.get().then(|| view! { <div class="flyout__panel" id=id>{children()}</div> })
    };
    view! {
        <div class="flyout" node_ref=place on:keydown=escape on:focusout=left>
            <button
                type="button"
                class="button button--subtle button--small flyout__button"
                id=button_id
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=move || open.get().then(|| controls.clone())
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {label()}
                <Icon name=IconName::Chevron />
            </button>
            {changing(panel)}
        </div>
    }
    .into_any()
}
