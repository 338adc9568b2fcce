//! What the page's scripts tell it: that a link was opened, which `link.js` notices; and that the form takes the start
//! page's place, which the page tells itself.

use crate::web::browser::events::Listener;

/// What `link.js` says when it has taken a registration out of the address of an open page.
const LINK: &str = "client-registrar:link";
/// On the root element: a registration that `link.js` could not store.
const LINK_MARK: &str = "data-link";
/// On the root element while the form is on its way: it takes the focus when it comes up.
const MARK: &str = "data-handed-over";

/// The form is about to take the start page's place.
pub fn hand_over() {
    if let Some(root) = crate::web::browser::document().and_then(|document| document.document_element()) {
        // Refused only for a name that is none.
        let _ = root.set_attribute(MARK, "");
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

/// Whether `link.js` has left a registration on the page.
pub fn has_link_on_the_page() -> bool {
    let root = crate::web::browser::document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute(LINK_MARK))
}

/// Calls back when a link is opened where the page is open already, until the listener is dropped.
pub fn on_link(arrived: impl Fn() + 'static) -> Option<Listener> {
    Listener::new(crate::web::browser::document()?.into(), LINK, move |_| arrived())
}
