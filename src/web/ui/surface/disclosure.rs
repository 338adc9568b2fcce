//! What is folded away until it is asked for.

use crate::web::reactive::prelude::*;

use crate::web::ui::text::icon::{Icon, IconName};

/// Details under a summary, on the native element: works by keyboard, and in the browser's own search.
#[component]
pub fn Disclosure(
    #[prop(into)] summary: Signal<String>,
    /// Whether it begins unfolded.
    #[prop(optional)]
    open: bool,
    /// What is folded away.
    children: Children,
) -> AnyView {
    view! {
        <details class="disclosure" open=open>
            <summary class="disclosure__summary">
                <Icon name=IconName::Chevron />
                <span>{summary}</span>
            </summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
    .into_any()
}
