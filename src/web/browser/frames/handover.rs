//! What the page and its scripts tell each other: that the rest of the page is wanted, which `boot.js` loads, and that
//! a link was opened, which `link.js` notices.

use web_sys::Event;

use crate::web::browser::events::Listener;

/// What `boot.js` listens for.
const EVENT: &str = "client-registrar:go-on";
/// What `link.js` says when it has taken a registration out of the address of an open page.
const LINK: &str = "client-registrar:link";
/// On the root element: a registration that `link.js` could not store.
const LINK_MARK: &str = "data-link";
/// On the root element while the rest is on its way: it takes the focus when it comes up.
const MARK: &str = "data-handed-over";

/// Asks for the rest of the page, which takes this one's place.
pub fn load_the_rest() {
    let Some(document) = crate::web::browser::document() else { return };
    if let Some(root) = document.document_element() {
        // Refused only for a name that is none.
        let _ = root.set_attribute(MARK, "");
    }
    if let Ok(event) = Event::new(EVENT) {
        // Nobody can cancel it, so what comes back says nothing.
        let _ = document.dispatch_event(&event);
    }
}

/// Whether this page takes the place of the start page, because somebody went on from there. True once.
pub fn was_handed_over() -> bool {
    let root = crate::web::browser::document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute(MARK) && root.remove_attribute(MARK).is_ok())
}

/// What `link.js` left on the page where the browser keeps its storage from it. There once.
pub fn link_on_the_page() -> Option<String> {
    let root = crate::web::browser::document()?.document_element()?;
    let text = root.get_attribute(LINK_MARK)?;
    root.remove_attribute(LINK_MARK).ok().map(|()| text)
}

/// Calls back when a link is opened where the page is open already, until the listener is dropped.
pub fn on_link(arrived: impl Fn() + 'static) -> Option<Listener> {
    Listener::new(crate::web::browser::document()?.into(), LINK, move |_| arrived())
}
