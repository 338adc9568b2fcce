//! Building a view for nobody.
//!
//! A browser compiles a function of WebAssembly as it is first called, and of all that a page calls the first time this is
//! the longest part. A view that is built before anybody wants to see it, and dropped, has called all of that.

use std::cell::Cell;

use leptos::{
    reactive::owner::Owner,
    tachys::prelude::{AnyView, Render as _},
};

thread_local! {
    static IS_ON: Cell<bool> = const { Cell::new(false) };
}

/// Whether a view is built for nobody: until that is done nothing is changed, and nothing begun that goes on later. What a
/// view does to the document itself as it is built has to ask.
pub fn is_warming_up() -> bool {
    IS_ON.get()
}

/// Builds a view and drops it, with all that was made for it. Nothing else is changed by that, and nothing goes on
/// afterwards: signals keep their values, and no effect and no work of its own begins.
pub fn warm_up(view: impl FnOnce() -> AnyView) {
    let owner = Owner::new();
    while_on(true, || {
        owner.with(|| drop(view().build()));
        owner.cleanup();
    });
}

/// Makes something that others find afterwards, also where the view that asks for it first is built for nobody.
pub(super) fn for_real<T>(make: impl FnOnce() -> T) -> T {
    while_on(false, make)
}

fn while_on<T>(is_on: bool, act: impl FnOnce() -> T) -> T {
    let was_on = IS_ON.replace(is_on);
    let made = act();
    IS_ON.set(was_on);
    made
}
