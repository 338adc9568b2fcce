//! What is folded away below the first screen of the result.

use crate::web::reactive::prelude::*;

use crate::web::ui::{Icon, IconName, unique_id};

/// A section that unfolds by its heading. What can be said in a few words stands at the end of that line; one that needs
/// somebody opens by itself.
pub fn folded(title: &'static str, in_short: AnyView, open: Signal<bool>, content: AnyView) -> AnyView {
    let id = unique_id("folded");
    let by = id.clone();
    view! {
        <section class="folded" aria-labelledby=by>
            <details class="disclosure" open=move || open.get()>
                <summary class="disclosure__summary">
                    <Icon name=IconName::Chevron />
                    <h2 class="card__title" id=id>{title}</h2>
                    <span class="folded__short">{in_short}</span>
                </summary>
                <div class="disclosure__body">{content}</div>
            </details>
        </section>
    }
    .into_any()
}
