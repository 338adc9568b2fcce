//! What is folded away below the first screen of the result.

use crate::web::reactive::prelude::*;

use crate::web::{
    pages::layout::in_part::InPart,
    shell::part::Part,
    ui::{Icon, IconName, unique_id},
};

/// A section that unfolds by its heading. What can be said in a few words stands at the end of that line; one that needs
/// somebody opens by itself.
pub fn folded(title: &'static str, in_short: AnyView, open: Signal<bool>, content: AnyView) -> AnyView {
    section(title, in_short, open, content, || {})
}

/// The same of a part that is fetched once it is unfolded.
pub fn folded_part(title: &'static str, part: Part) -> AnyView {
    let is_wanted = RwSignal::new(false);
    let content = changing(move || is_wanted.get().then(|| view! { <InPart part /> })).into_any();
    section(title, ().into_any(), Signal::stored(false), content, move || is_wanted.set(true))
}

fn section(
    title: &'static str,
    in_short: AnyView,
    open: Signal<bool>,
    content: AnyView,
    on_toggle: impl Fn() + 'static,
) -> AnyView {
    let id = unique_id("folded");
    let by = id.clone();
    view! {
        <section class="folded" aria-labelledby=by>
            <details class="disclosure" open=move || open.get() on:toggle=move |_| on_toggle()>
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
