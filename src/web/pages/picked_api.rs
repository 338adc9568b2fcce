//! The API that a pick is of, and its kind, in a row of any page.
//!
//! # Invariants
//! A name turns no word beside it: it alone is isolated. Where APIs that were picked share a name, their IDs tell them
//! apart.

use leptos::prelude::*;

use crate::{directory::permission::PickedPermission, i18n::permissions};

/// The words after the value of a pick: `Microsoft Graph · delegated`.
pub(super) fn picked_api(pick: &PickedPermission, has_namesake: bool) -> AnyView {
    let id = has_namesake.then(|| view! { " " <code class="code-text">{pick.resource_app_id.to_string()}</code> });
    view! {
        <bdi>{pick.resource_name.clone()}</bdi>
        {id}
        " · "
        {permissions::kind_word(pick.kind)}
    }
    .into_any()
}
