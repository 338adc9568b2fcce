//! Text to be used elsewhere: commands, bodies, addresses.

use crate::web::reactive::prelude::*;

use crate::web::ui::{button::copy_button::CopyButton, unique_id};

/// A text in even letters with its name and a Copy button. Long lines wrap, so that nothing has to be scrolled
/// sideways; what is copied is the text as given.
#[component]
pub fn CodeBlock(
    /// What the text is.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] text: Signal<String>,
    /// Keeps a long text to a part of the screen. It is scrolled by keyboard as well.
    #[prop(optional)]
    scrolls: bool,
) -> AnyView {
    let id = unique_id("code");
    let label_id = format!("{id}-label");
    view! {
        <figure class="code" aria-labelledby=label_id.clone()>
            <figcaption class="code__head">
                <span class="code__label" id=label_id.clone()>{label}</span>
                <CopyButton what=label text=text source=id.clone() />
            </figcaption>
            <pre
                class=if scrolls { "code__text code__text--scrolls" } else { "code__text" }
                dir="ltr"
                role=scrolls.then_some("group")
                aria-labelledby=scrolls.then(|| label_id.clone())
                tabindex=scrolls.then_some("0")
            >
                <code id=id>{text}</code>
            </pre>
        </figure>
    }
    .into_any()
}
