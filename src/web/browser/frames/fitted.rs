//! How high the page is, for a frame that is to be as high.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// On the root element: the frame is as high as the page, so that nothing is drawn out to fill it.
const MARK: &str = "data-fitted";

/// Calls back with the height of the page, in CSS pixels, now and with each change, until this is dropped.
pub struct Watch {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Watch {
    /// Watches from now on. `None` where the browser does not tell.
    pub fn new(mut changed: impl FnMut(u32) + 'static) -> Option<Self> {
        let root = crate::web::browser::document()?.document_element()?;
        // The name is valid: browsers do not refuse it.
        let _ = root.set_attribute(MARK, "");
        let watched = root.clone();
        let changed = Closure::<dyn FnMut()>::new(move || changed(height(&watched)));
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        observer.observe(&root);
        Some(Self { observer, _changed: changed })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "no page is that high, and none is negative"
)]
fn height(root: &Element) -> u32 {
    root.get_bounding_client_rect().height().ceil() as u32
}
