//! The outermost component, and putting it on the page.

use std::cell::RefCell;

use crate::web::reactive::prelude::*;
use leptos::mount::UnmountHandle;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{
    session::{
        account,
        configuration::{self, Configuration},
        tenant::Tenant,
    },
    state::App,
    tab_storage::{self, SignInAsked},
    wiring,
};
use crate::web::{
    browser::{
        frames::{frame, handover},
        intl, location, storage,
    },
    pages::layout::Shell,
    ui::provide_announcer,
};

/// Puts the page up, in place of what `index.html` painted.
pub fn mount() {
    if frame::is_framed() {
        // Leptos has no executor before something is mounted.
        wasm_bindgen_futures::spawn_local(mount_in_a_frame());
    } else {
        mount_in_place(|| root(Configuration::Loading));
    }
}

/// In a frame the page comes up where `config.json` lists every page around it. Elsewhere it leaves the one sentence
/// standing that `index.html` has for that.
async fn mount_in_a_frame() {
    let config = configuration::load().await;
    let parents = config.parents();
    if !frame::is_among(parents).await {
        return;
    }
    unmark("data-framed");
    mount_in_place(|| root(config));
}

thread_local! {
    /// What is up: it stays for as long as nothing takes its place.
    static UP: RefCell<Option<UnmountHandle<AnyViewState>>> = const { RefCell::new(None) };
}

/// Puts a component where `index.html` painted the start page, or in the place of what is up.
pub(super) fn mount_in_place(component: impl FnOnce() -> AnyView + 'static) {
    // Before anything changes the address.
    location::base();
    let Some(place) = document().get_element_by_id("app").and_then(|place| place.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    drop(UP.take());
    place.replace_children_with_node_0();
    // On a reload within the form, theme.js has kept the painted start page out of sight.
    unmark("data-inside");
    let up = leptos::mount::mount_to(place, component);
    UP.set(Some(up));
}

/// Takes a mark away that theme.js has put on the root element.
fn unmark(name: &str) {
    if let Some(root) = document().document_element() {
        // The name is valid: browsers do not refuse it.
        let _ = root.remove_attribute(name);
    }
}

/// State, then everything that is on the screen.
fn root(config: Configuration) -> AnyView {
    intl::follow();
    provide_announcer();
    let app = App::new(tab_storage::draft());
    app.provide();
    wiring::register::follow(app);
    if app.sign_in.is_in_sandbox() {
        app.current.tenant.set(Some(Tenant::fresh_sandbox()));
    }
    let addressed = wiring::session::addressed();
    wiring::route::start(app, handover::was_handed_over());
    tab_storage::follow(app.form, app.registering);
    wiring::link::follow(app);
    wiring::session::follow(app);
    wiring::set_up::follow(app);
    spawn_local(async move {
        let read = config != Configuration::Loading;
        app.configured.set(if read { config } else { configuration::load().await });
        if matches!(storage::take::<SignInAsked>(), Ok(Some(_)))
            && app.configured.config.with_untracked(Configuration::may_sign_in)
        {
            account::sign_in(app.sign_in, app.routing);
        } else {
            wiring::session::arrive(app, addressed);
        }
    });
    view! { <Shell /> }.into_any()
}
