//! Links that leave the page where it is.

use crate::web::reactive::prelude::*;

use super::icon::{Icon, IconName};
use crate::words::elements;

/// A link that opens in a new tab and says so. The tab learns neither this page's window nor its address.
#[component]
pub fn ExternalLink(#[prop(into)] href: Signal<String>, #[prop(into)] text: Signal<String>) -> AnyView {
    let attributes = attributes([
        ("class", "link".into()),
        ("href", href.into()),
        ("target", "_blank".into()),
        ("rel", "noopener noreferrer".into()),
    ]);
    view! {
        <a {..attributes}>
            {text}
            <Icon name=IconName::Open />
            <span class="visually-hidden">" " {elements::new_tab()}</span>
        </a>
    }
    .into_any()
}
