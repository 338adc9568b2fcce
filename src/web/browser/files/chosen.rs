//! Files that a person has chosen, or dropped on the field for them.
//!
//! What is asked of them goes by name (`Reflect`): glue of its own for each would weigh on the first load.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Event};
use zeroize::Zeroizing;

/// The most files at once.
const MOST: u32 = 100;

/// A file, which is read where it is wanted.
pub struct ChosenFile(JsValue);

fn get(of: &JsValue, name: impl Into<JsValue>) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

impl ChosenFile {
    /// What it is called.
    pub fn name(&self) -> String {
        get(&self.0, "name").as_string().unwrap_or_default()
    }

    /// What is in it, unless that is more than `most` bytes or cannot be read. Wiped afterwards: it may be a private key.
    pub async fn read(&self, most: usize) -> Option<Zeroizing<Vec<u8>>> {
        // A length is a whole number below 2^53.
        #[expect(clippy::cast_precision_loss, reason = "the limit is far smaller")]
        if get(&self.0, "size").as_f64()? > most as f64 {
            return None;
        }
        let content = self.0.unchecked_ref::<Blob>().array_buffer();
        let bytes = Uint8Array::new(&JsFuture::from(content).await.ok()?);
        let read = Zeroizing::new(bytes.to_vec());
        bytes.fill(0, 0, bytes.length());
        Some(read)
    }
}

/// What was chosen in a file field, which is empty again afterwards: the same file can be chosen once more.
pub fn chosen(event: &Event) -> Vec<ChosenFile> {
    let Some(field) = event.target() else { return Vec::new() };
    let files = get(&field, "files");
    let all = (0..MOST).map(|at| get(&files, at)).take_while(JsValue::is_object).map(ChosenFile).collect();
    // Refused by no browser.
    let _ = Reflect::set(&field, &"value".into(), &"".into());
    all
}
