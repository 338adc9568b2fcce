//! What stands above the form: whose rules apply, and where to ask. The organization's colour is set on the page.
//!
//! # Invariants
//! The picture comes from the page's own origin, as its content security policy has it. Nothing is written into markup: the
//! colour's tones are set as properties, which a policy without inline styles lets through.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::{
    house_rules::{Accent, Brand, Link},
    web::{
        reactive::prelude::*,
        ui::{ExternalLink, host_of},
    },
    words::{house_rules as words, value::spelled},
};

/// The line.
pub fn above(brand: &'static Brand) -> AnyView {
    let logo = brand.logo.as_ref().map(|logo| {
        let attributes = attributes([
            ("class", "house__logo".into()),
            ("src", logo.file.clone().into()),
            ("alt", spelled(&logo.alt).into()),
        ]);
        view! { <img {..attributes} /> }
    });
    let links = [(words::contact(), &brand.contact), (words::help(), &brand.help)];
    let links = links.into_iter().filter_map(|(what, link)| Some(way_out(what, link.as_ref()?))).collect::<Vec<_>>();
    view! {
        <div class="house">
            {logo}
            <p class="house__text">{words::rules_of(brand.by)}</p>
            {links}
        </div>
    }
    .into_any()
}

/// A link behind what it is for, with its host.
fn way_out(what: &'static str, Link { text, link }: &Link) -> AnyView {
    view! {
        <p class="house__text">
            {what} ": " <ExternalLink href=link.as_str().to_owned() text=spelled(text) /> " (" {host_of(link.as_str())} ")"
        </p>
    }
    .into_any()
}

/// Puts a colour in the place of the page's own, or that one back.
pub fn colour(accent: Option<Accent>) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(style) = root.map(|root| root.style()) else { return };
    for name in Accent::PROPERTIES {
        // A name that is valid is refused by no browser.
        let _ = style.remove_property(name);
    }
    for (name, value) in accent.into_iter().flat_map(Accent::properties) {
        let _ = style.set_property(name, &value);
    }
}
