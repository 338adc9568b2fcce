//! Signatures of Ed25519, verified by `WebCrypto`. Not every browser knows it.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::call;

const ALGORITHM: &str = "Ed25519";

/// Whether somebody with this key has signed these bytes; nothing where the browser cannot tell.
pub async fn ed25519(key: &[u8], signature: &[u8], bytes: &[u8]) -> Option<bool> {
    let crypto = super::window()?.crypto().ok()?;
    // Where the page is no secure context, there is none.
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok().filter(JsValue::is_object)?;
    let array = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    let usages = Array::of1(&"verify".into()).into();
    let arguments = ["raw".into(), array(key), ALGORITHM.into(), false.into(), usages];
    let key = wait(call(&subtle, "importKey", &arguments)).await?;
    let arguments = [ALGORITHM.into(), key, array(signature), array(bytes)];
    wait(call(&subtle, "verify", &arguments)).await?.as_bool()
}

async fn wait(promise: Result<JsValue, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?.unchecked_into::<Promise>()).await.ok()
}
