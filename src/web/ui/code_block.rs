//! Text to be used elsewhere: commands, bodies, addresses.

use leptos::prelude::*;

use super::{copy_button::CopyButton, unique_id};

/// A text in even letters with its name and a Copy button. Long lines wrap, so that nothing has to be scrolled
/// sideways; what is copied is the text as given.
#[component]
pub fn CodeBlock(
    /// What the text is.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> AnyView {
    let id = unique_id("code");
    let label_id = format!("{id}-label");
    view! {
        <figure class="code" aria-labelledby=label_id>
            <figcaption class="code__head">
                <span class="code__label" id=label_id.clone()>{label}</span>
                <CopyButton what=label text=text source=id.clone() />
            </figcaption>
            <pre class="code__text" dir="ltr"><code id=id>{text}</code></pre>
        </figure>
    }
    .into_any()
}
