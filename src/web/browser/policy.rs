//! The content security policies of the page: the one that the document carries, and what any of them forbids. A host may
//! send another one as a header, which no page can read.

use std::cell::RefCell;

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast as _;
use web_sys::{SecurityPolicyViolationEvent, Url};

use super::events::Listener;

/// How long the browser may take to say that a request was forbidden, in milliseconds, once that has failed.
const NEWS: u32 = 50;

thread_local! {
    /// The listener, once there is one, and the origins that the page was kept from.
    static FORBIDDEN: RefCell<(Option<Listener>, Vec<String>)> = const { RefCell::new((None, Vec::new())) };
}

/// The policy as it stands in the document; empty where it has none.
pub fn of_document() -> String {
    let tag = super::document()
        .and_then(|document| document.query_selector("meta[http-equiv='Content-Security-Policy']").ok().flatten());
    tag.and_then(|tag| tag.get_attribute("content")).unwrap_or_default()
}

/// Listens from now on to what a policy forbids.
pub fn watch() {
    FORBIDDEN.with_borrow_mut(|(listener, _)| {
        if listener.is_none() {
            *listener = super::document().and_then(|page| Listener::new(page.into(), "securitypolicyviolation", note));
        }
    });
}

fn note(event: web_sys::Event) {
    let Ok(event) = event.dyn_into::<SecurityPolicyViolationEvent>() else { return };
    // A policy that merely reports keeps nobody from anything.
    let enforced = event.disposition() == web_sys::SecurityPolicyViolationEventDisposition::Enforce;
    if let (true, "connect-src", Some(origin)) =
        (enforced, event.effective_directive().as_str(), origin(&event.blocked_uri()))
    {
        FORBIDDEN.with_borrow_mut(|(_, origins)| origins.push(origin));
    }
}

fn origin(url: &str) -> Option<String> {
    Url::new(url).ok().map(|url| url.origin())
}

/// Whether a request to this address has failed because a policy forbids its origin.
pub async fn forbids(url: &str) -> bool {
    let Some(origin) = origin(url) else { return false };
    // The browser reports it in a task of its own, which may come after the failure.
    TimeoutFuture::new(NEWS).await;
    has_forbidden(&origin)
}

/// Whether a policy has forbidden a request to this origin so far.
pub fn has_forbidden(origin: &str) -> bool {
    FORBIDDEN.with_borrow(|(_, origins)| origins.iter().any(|forbidden| forbidden == origin))
}
