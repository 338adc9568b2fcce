//! The outermost component, and putting it on the page.

use leptos::prelude::*;

use super::{keep, route, state::App, tenant::Tenant};
use crate::web::{
    browser::{location, random},
    pages::shell::Shell,
    ui::provide_announcer,
};

/// Puts the page up, in place of what `index.html` painted.
pub fn mount() {
    // Before anything changes the address.
    location::base();
    if let Some(painted) = document().get_element_by_id("app") {
        painted.remove();
    }
    leptos::mount::mount_to_body(Root);
}

/// State, then everything that is on the screen.
#[component]
fn Root() -> AnyView {
    provide_announcer();
    let app = App::new(keep::draft());
    provide_context(app);
    if keep::was_in_sandbox() {
        app.tenant.set(Some(Tenant::sandbox(u64::from_be_bytes(random::bytes()))));
    }
    route::start(app);
    keep::follow(app);
    view! { <Shell /> }.into_any()
}
