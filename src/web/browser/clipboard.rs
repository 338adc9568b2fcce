//! The clipboard: writing to it, and selecting text where that is refused.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The browser did not let the page write to the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// Asks the browser to put `text` on the clipboard. Only within a press: browsers refuse it otherwise. The text is
/// handed over before the first wait, so the caller may drop it at once.
pub fn write(text: &str) -> impl Future<Output = Result<(), Refused>> + use<> {
    // The clipboard is missing where the page is not served over HTTPS or from localhost.
    let promise = super::window().map(|window| window.navigator()).and_then(|navigator| {
        let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
        Some(clipboard.dyn_into::<web_sys::Clipboard>().ok()?.write_text(text))
    });
    async move {
        match promise {
            Some(promise) => JsFuture::from(promise).await.map(drop).map_err(|_| Refused),
            None => Err(Refused),
        }
    }
}

/// Selects the text of the element with this ID, so that the person can copy it by hand. Says whether there is one.
pub fn select(id: &str) -> bool {
    let element = super::document().and_then(|document| document.get_element_by_id(id));
    let selection = super::window().and_then(|window| window.get_selection().ok().flatten());
    match (element, selection) {
        (Some(element), Some(selection)) => selection.select_all_children(&element).is_ok(),
        _ => false,
    }
}
