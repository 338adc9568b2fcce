//! What the browser gives: fetch, storage, clock, randomness, clipboard, other windows.
//!
//! # Invariants
//! Nothing outside this wing touches `web_sys` but the elements, for the nodes that they own. [`fetch`] is the one
//! place that performs network I/O, [`storage`] the one that stores, [`location`] the one that leaves the page.

pub mod choice;
pub mod clipboard;
pub mod clock;
pub mod events;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod frames;
pub mod intl;
pub mod keyboard;
pub mod location;
pub mod media;
pub mod parts;
pub mod policy;
pub mod random;
pub mod storage;
pub mod theme;
pub mod url;
pub mod verify;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// Calls a method by its name: glue of its own for each would weigh on the first load.
fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function = Reflect::get(object, &method.into())?;
    if !function.is_function() {
        return Err(function);
    }
    Reflect::apply(function.unchecked_ref::<Function>(), object, &arguments.iter().collect())
}

/// The window, or `None` where the code runs outside of a page.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The document of the page.
fn document() -> Option<web_sys::Document> {
    window()?.document()
}
