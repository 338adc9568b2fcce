//! Handing a text to the browser to save as a file, and reading those that a person has chosen.

pub mod chosen;

use js_sys::Array;
use time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::web::browser::{self, clock};

/// How long the browser has for taking the file over.
const WHILE: Duration = Duration::minutes(1);

/// The browser did not take it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSaved;

/// Saves a text under this name, wherever the person's browser saves things. Nothing leaves the machine. `media_type` says
/// what kind of text it is: a browser may add an ending to a name that does not go with it.
pub fn save(name: &str, media_type: &str, text: &str) -> Result<(), NotSaved> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).map_err(|_| NotSaved)?;
    let link = browser::document()
        .and_then(|document| document.create_element("a").ok())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok())
        .ok_or(NotSaved)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(|_| NotSaved)?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    wasm_bindgen_futures::spawn_local(async move {
        clock::sleep(WHILE).await;
        // Refused only where it is gone already.
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}
