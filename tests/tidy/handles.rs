//! The handles that wake views: the page's own, from one layer.

use crate::{assert_none, lines_with, shipped};

/// What of Leptos brings its own handles, in a `use` or a path. A group could hide one of them.
const OWN: [&str; 7] =
    ["leptos::prelude", "leptos::reactive", "leptos::task", "leptos::callback", "leptos::*", "leptos::{", "reactive_"];

#[test]
fn one_layer_alone_names_the_handles_of_leptos() {
    let others = shipped().filter(|source| !source.path.starts_with("src/web/reactive/"));
    assert_none(&lines_with(others, &OWN));
}

#[test]
fn the_layer_gives_out_no_handles_but_its_own() {
    let mut prelude =
        shipped().filter(|source| source.path == "src/web/reactive/prelude.rs").map(|source| source.code());
    let code = prelude.next().unwrap_or_default();
    let of_leptos = code.split_once("pub use super::").map_or("", |(before, _)| before);
    assert!(of_leptos.contains("tachys::prelude::*"), "{code}");
    for banned in ["Signal", "Memo", "Callback", "Stored", "Effect", "NodeRef", "Store", " prelude::*", "For,", "Show"]
    {
        assert!(!of_leptos.contains(banned), "{banned}");
    }
}
