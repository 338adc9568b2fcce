//! The outermost component, and putting it on the page.

use std::{future::Future, pin::Pin};

use crate::web::reactive::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{
    part::Part,
    parts,
    session::configuration::{self, Configuration},
    state::App,
    tab_storage::{LinkText, TestBegun},
    wiring,
};
use crate::{
    directory::origin::Origin,
    web::{
        browser::{
            frames::{frame, handover},
            intl, location, storage,
        },
        pages::layout::shell::Shell,
        ui::provide_announcer,
    },
};

/// Puts the page up, in place of what `index.html` painted.
pub fn mount() {
    // Before anything changes the address.
    location::base();
    if frame::is_framed() {
        // Leptos has no executor before something is mounted.
        let mount: Pin<Box<dyn Future<Output = ()>>> = Box::pin(mount_in_a_frame());
        wasm_bindgen_futures::spawn_local(mount);
    } else {
        mount_in_place(|| root(Configuration::Loading, None));
    }
}

/// In a frame the page comes up where `config.json` lists every page around it. Elsewhere it leaves the one sentence
/// standing that `index.html` has for that.
async fn mount_in_a_frame() {
    let config = configuration::load().await;
    let parents = config.parents().to_vec();
    if parents.is_empty() {
        return;
    }
    let Some(parent) = parts::parent_among(parents).await else { return };
    unmark("data-framed");
    mount_in_place(|| root(config, Some(parent)));
}

/// Puts a component where `index.html` painted the start page.
fn mount_in_place(component: impl FnOnce() -> AnyView + 'static) {
    let Some(place) = document().get_element_by_id("app").and_then(|place| place.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    place.replace_children_with_node_0();
    // On a reload within the form, theme.js has kept the painted start page out of sight.
    unmark("data-inside");
    // It stays for as long as the page lives.
    leptos::mount::mount_to(place, component).forget();
}

/// Takes a mark away that theme.js has put on the root element.
fn unmark(name: &str) {
    if let Some(root) = document().document_element() {
        // The name is valid: browsers do not refuse it.
        let _ = root.remove_attribute(name);
    }
}

/// What is there from the start, what the tab has kept parts for, then everything that is on the screen. `parent` is the
/// origin of the page around this one.
fn root(config: Configuration, parent: Option<Origin>) -> AnyView {
    intl::follow();
    provide_announcer();
    let app = App::open(parts::load);
    app.provide();
    wiring::sandbox::follow(app);
    wiring::route::start(app);
    app.sign_in.open();
    if storage::is_stored::<TestBegun>() {
        app.parts.want(Part::SetUp);
    }
    if let Some(parent) = parent {
        provide_context(parent);
        app.parts.want(Part::Embedded);
    }
    follow_links(app);
    spawn_local(async move {
        app.configured.set(if config.is_loading() { configuration::load().await } else { config });
    });
    Effect::new(move |_| {
        let configured = app.configured;
        if configured.config.with(Configuration::shows_on_the_page) || !configured.may_sign_in.get() {
            app.parts.want(Part::ByConfig);
        } else if frame::is_framed() {
            // A press opens a window there, and WebKit lets it only while the press is being handled.
            app.parts.want_when_idle([Part::Leaving]);
        }
    });
    view! { <Shell /> }.into_any()
}

/// What looks after links is fetched when there is one.
fn follow_links(app: App) {
    if storage::is_stored::<LinkText>() || handover::has_link_on_the_page() {
        app.has_linked.set(true);
    }
    // It listens for as long as the page lives.
    std::mem::forget(handover::on_link(move || {
        if !app.has_linked.get_untracked() {
            app.has_linked.set(true);
        }
    }));
}
