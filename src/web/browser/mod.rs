//! What the browser gives: fetch, storage, clock, randomness, clipboard.
//!
//! # Invariants
//! Nothing outside this wing touches `web_sys` but the elements, for the nodes that they own. [`fetch`] is the one
//! place that performs network I/O.

pub mod clipboard;
pub mod clock;
pub mod events;
pub mod focus;
pub mod media;

/// The window, or `None` where the code runs outside of a page.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The document of the page.
fn document() -> Option<web_sys::Document> {
    window()?.document()
}
