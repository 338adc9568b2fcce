//! The page's own address, and leaving for another.
//!
//! # Invariants
//! The base is read once, before anything changes the address: `pushState` would change what relative addresses
//! mean. The page is left only for the authority of the cloud in use, or for itself.

use std::cell::OnceCell;

use wasm_bindgen::JsValue;
use web_sys::Url;

use super::{events::Listener, frames::leave};
use crate::directory::cloud::Cloud;

thread_local! {
    static BASE: OnceCell<String> = const { OnceCell::new() };
}

/// Why the page was not left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stayed {
    /// The address is none of the page's or the authority's.
    ForeignHost,
    /// The browser refused.
    Refused,
}

/// The address of the folder in which the page stands, with a slash at its end. `main` asks for it first.
pub fn base() -> String {
    BASE.with(|base| base.get_or_init(read_base).clone())
}

fn read_base() -> String {
    let document = super::document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    // Without a document there is nothing to be relative to; every address made of this is then refused.
    Url::new_with_base(".", &document).map(|url| url.href()).unwrap_or_default()
}

/// The origin of the page.
pub fn origin() -> String {
    super::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// The address of a file beside the page.
pub fn beside(name: &str) -> String {
    [&base(), name].concat()
}

/// The value of a parameter of the page's address.
pub fn query(name: &str) -> Option<String> {
    let search = super::window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Puts `?…` (or, where it is empty, nothing) behind the page's path, as a new entry of the history. A fragment is
/// gone after it. Says whether the browser did it: it refuses hundreds in a short time.
pub fn push(query: &str) -> bool {
    write(query, false)
}

/// The same in place of the current entry. Also how anything that must not stay in the history leaves it.
pub fn replace(query: &str) -> bool {
    write(query, true)
}

fn write(query: &str, in_place: bool) -> bool {
    let Some(window) = super::window() else { return false };
    let (Ok(path), Ok(history)) = (window.location().pathname(), window.history()) else { return false };
    // The origin is spelled out: a path that begins with two slashes would be read as a host.
    let address = [origin(), path, query.to_owned()].concat();
    let written = if in_place {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    };
    written.is_ok()
}

/// Loads the page again.
pub fn reload() {
    if let Some(window) = super::window() {
        leave::on_purpose();
        // Refused only where the page is being left already.
        let _ = window.location().reload();
    }
}

/// Calls back when the person goes back or forward, until the listener is dropped.
pub fn on_pop(mut moved: impl FnMut() + 'static) -> Option<Listener> {
    Listener::new(super::window()?.into(), "popstate", move |_| moved())
}

/// Leaves the page, for the authority of this cloud or for the page itself.
pub fn assign(cloud: Cloud, address: &str) -> Result<(), Stayed> {
    let address = known(cloud, address).ok_or(Stayed::ForeignHost)?;
    let window = super::window().ok_or(Stayed::Refused)?;
    leave::on_purpose();
    window.location().assign(&address).map_err(|_| Stayed::Refused)
}

/// An address on the authority of this cloud, or below the page, as the browser reads it.
pub fn known(cloud: Cloud, address: &str) -> Option<String> {
    let base = base();
    let read = Url::new(address).ok()?.href();
    ((!base.is_empty() && read.starts_with(&base)) || is_on_authority(cloud, &read)).then_some(read)
}

/// Whether an address is on the authority of this cloud.
pub fn is_on_authority(cloud: Cloud, address: &str) -> bool {
    Url::new(address)
        .is_ok_and(|url| url.origin() == cloud.authority() && url.username().is_empty() && url.password().is_empty())
}
