//! Fetching a part of the page: `public/parts.js`, which knows the files of each and what each of them has to be.

/// Why a part did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotLoaded {
    /// There was no answer, or what came is not the file that was built.
    Lost,
    /// The host does not have it any more: it serves another build by now.
    Gone,
    /// The host answers with another status.
    Refused(u16),
}

/// Fetches all that a part needs, once, and takes its words in. What did not come is asked for anew the next time.
#[cfg(split)]
pub async fn bring(part: &str) -> Result<(), NotLoaded> {
    let words = parts_js::bring(part).await.map_err(|why| match why.as_f64() {
        Some(404.0 | 410.0) => NotLoaded::Gone,
        Some(status) => NotLoaded::Refused(status as u16),
        None => NotLoaded::Lost,
    })?;
    for table in js_sys::Array::from(&words) {
        let table = js_sys::Array::from(&table);
        let (name, text) = (table.get(0).as_string(), table.get(1).as_string());
        let group = Group::ALL.into_iter().find(|group| Some(group.name()) == name.as_deref());
        if let (Some(group), Some(text)) = (group.filter(|group| !table::is_there(*group)), text) {
            table::install(group, text);
        }
    }
    Ok(())
}

/// A build that was not split has everything.
#[cfg(not(split))]
pub async fn bring(_: &str) -> Result<(), NotLoaded> {
    Ok(())
}

#[cfg(split)]
use crate::words::table::{self, Group};

#[cfg(split)]
mod parts_js {
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

    #[wasm_bindgen(raw_module = "./parts.js")]
    extern "C" {
        /// The words of the part, as pairs of a group's name and its table. Fails with the status that the host answers
        /// with, or with what is no number.
        #[wasm_bindgen(catch)]
        pub async fn bring(part: &str) -> Result<JsValue, JsValue>;
    }
}

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self::Lost
    }
}
