//! Addresses and hosts, whole, with the end of the host that tells whose it is in bold.

use crate::web::reactive::prelude::*;

use crate::{
    directory::{host, redirect_uri::around_host},
    web::browser::url,
    words::{elements, value::spelled},
};

/// An address, from left to right. Its parts are one run of text for those who hear it, and for those who copy it; the
/// weight of the letters marks the host's end. Beside a host outside ASCII stands what the browser makes of it.
pub fn address(text: &str) -> AnyView {
    let content = match around_host(text) {
        None => spelled(text).into_any(),
        Some((before, name, after)) => view! { {spelled(before)} {marked(name)} {spelled(after)} }.into_any(),
    };
    view! { <bdi class="address" dir="ltr">{content}</bdi> {around_host(text).and_then(|(_, name, _)| punycode(name))} }
        .into_any()
}

/// The host of an address alone; nothing where there is none.
pub fn host_of(text: &str) -> Option<AnyView> {
    let (_, name, _) = around_host(text)?;
    Some(host_view(name))
}

/// A host by itself.
pub fn host_view(name: &str) -> AnyView {
    view! { <bdi class="address" dir="ltr">{marked(name)}</bdi> {punycode(name)} }.into_any()
}

fn marked(name: &str) -> AnyView {
    let end = host::registrable(name);
    let rest = name.get(..name.len() - end.len()).unwrap_or_default();
    view! { {spelled(rest)} <span class="address__owner">{spelled(end)}</span> }.into_any()
}

fn punycode(name: &str) -> Option<AnyView> {
    if name.is_ascii() {
        return None;
    }
    let ascii = url::ascii_host(name).map(|ascii| view! { <bdi class="address" dir="ltr">{marked(&ascii)}</bdi> });
    let words = if ascii.is_some() { elements::punycode() } else { elements::no_punycode() };
    Some(view! { " (" {words} {ascii} ")" }.into_any())
}
