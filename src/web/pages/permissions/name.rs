//! The name of a permission as it is shown.

use crate::{web::reactive::prelude::*, words::value::spelled};

/// A name, or a part of one, which is broken after its dots where it does not fit its line.
pub fn name(text: &str) -> Vec<AnyView> {
    let parts = text.split_inclusive('.').map(|part| {
        let end = part.ends_with('.').then(|| view! { <wbr /> });
        view! { {spelled(part)} {end} }.into_any()
    });
    parts.collect()
}
