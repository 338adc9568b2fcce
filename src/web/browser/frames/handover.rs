//! What the page's scripts tell it: that a link was opened, which `link.js` notices.

use crate::web::browser::events::Listener;

/// What `link.js` says when it has taken a registration out of the address of an open page.
const LINK: &str = "client-registrar:link";
/// The same of a recipe.
const RECIPE: &str = "client-registrar:recipe";
/// On the root element: a registration that `link.js` could not store.
const LINK_MARK: &str = "data-link";
/// On the root element: a recipe. The storage, where `link.js` puts it too, may hold another frame's of the same tab.
const RECIPE_MARK: &str = "data-recipe";
/// On the root element: a tab has kept a registration that has stopped on its way, which `theme.js` notices.
const UNFINISHED_MARK: &str = "data-unfinished";

/// What `link.js` left on the page where the browser keeps its storage from it. There once.
pub fn link_on_the_page() -> Option<String> {
    take(LINK_MARK)
}

/// The recipe that `link.js` left on the page. There once.
pub fn recipe_on_the_page() -> Option<String> {
    take(RECIPE_MARK)
}

fn take(mark: &str) -> Option<String> {
    let root = crate::web::browser::document()?.document_element()?;
    let text = root.get_attribute(mark)?;
    root.remove_attribute(mark).ok().map(|()| text)
}

/// Whether `link.js` has left a registration on the page.
pub fn has_link_on_the_page() -> bool {
    has(LINK_MARK)
}

/// Whether a registration was kept that has stopped on its way, when the page was opened.
pub fn has_unfinished() -> bool {
    has(UNFINISHED_MARK)
}

fn has(mark: &str) -> bool {
    let root = crate::web::browser::document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute(mark))
}

/// Calls back when a link is opened where the page is open already, until the listener is dropped.
pub fn on_link(arrived: impl Fn() + 'static) -> Option<Listener> {
    Listener::new(crate::web::browser::document()?.into(), LINK, move |_| arrived())
}

/// The same of a recipe.
pub fn on_recipe(arrived: impl Fn() + 'static) -> Option<Listener> {
    Listener::new(crate::web::browser::document()?.into(), RECIPE, move |_| arrived())
}
