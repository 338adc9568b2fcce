//! The outermost component, and putting it on the page.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{
    configuration::Configuration,
    drive::Drive,
    keep::{self, SignInAsked},
    link, route, sign_in,
    state::App,
    tenant::Tenant,
};
use crate::web::{
    browser::{handover, location, random, storage},
    pages::shell::Shell,
    ui::provide_announcer,
};

/// Puts the page up, in place of what `index.html` painted.
pub fn mount() {
    mount_in_place(Root);
}

/// Puts a component where `index.html` painted the start page.
pub(super) fn mount_in_place(component: fn() -> AnyView) {
    // Before anything changes the address.
    location::base();
    let Some(place) = document().get_element_by_id("app").and_then(|place| place.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    place.replace_children_with_node_0();
    // On a reload within the form, theme.js has kept the painted start page out of sight.
    if let Some(root) = document().document_element() {
        // The name is valid: browsers do not refuse it.
        let _ = root.remove_attribute("data-inside");
    }
    // It stays for as long as the page lives.
    leptos::mount::mount_to(place, component).forget();
}

/// State, then everything that is on the screen.
#[component]
fn Root() -> AnyView {
    provide_announcer();
    let app = App::new(keep::draft());
    provide_context(app);
    provide_context(Drive::new(app));
    if keep::was_in_sandbox() {
        app.tenant.set(Some(Tenant::sandbox(u64::from_be_bytes(random::bytes()))));
    }
    app.moved.set(handover::was_handed_over());
    let addressed = sign_in::addressed_step();
    route::start(app);
    keep::follow(app);
    link::follow(app);
    sign_in::follow(app);
    spawn_local(async move {
        app.config.set(Configuration::load().await);
        if matches!(storage::take::<SignInAsked>(), Ok(Some(_)))
            && app.config.with_untracked(Configuration::may_sign_in)
        {
            sign_in::start(app);
        } else {
            sign_in::arrive(app, addressed).await;
        }
    });
    view! { <Shell /> }.into_any()
}
