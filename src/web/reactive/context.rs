//! What is provided above, found by its type.

use std::any::type_name;

use leptos::prelude::use_context;

use super::slot::stop;

/// What is provided above. Whatever looks for it stands below whoever provides it: where it does not, that is a mistake of
/// the program, and the page stops. (Leptos's own writes the words of that anew for each type.)
pub fn expect_context<T: Clone + 'static>() -> T {
    use_context().unwrap_or_else(|| missing(type_name::<T>()))
}

fn missing(name: &str) -> ! {
    stop(&["nothing above provides ", name].concat())
}
