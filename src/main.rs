//! The page. What is not needed at once stands in parts, which are loaded when they are first wanted.

#[cfg(target_arch = "wasm32")]
use client_registrar::{
    web::{shell::root, stopped},
    words::table::{self, Group},
};

#[cfg(target_arch = "wasm32")]
fn main() {
    stopped::take_over();
}

/// Puts the page up. `public/boot.js` calls it with the words of the first part.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn begin(words: String) {
    table::install(Group::First, words);
    root::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
