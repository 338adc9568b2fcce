//! Dates as people read them.

use js_sys::{Object, Reflect};
use time::OffsetDateTime;
use wasm_bindgen::JsValue;

/// The language of the page's words.
const LOCALE: &str = "en-GB";

/// A moment's day where the person is: "22 May 2027".
pub fn day(moment: OffsetDateTime) -> String {
    let options = Object::new();
    for (name, value) in [("day", "numeric"), ("month", "long"), ("year", "numeric")] {
        // A plain object refuses no property.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    #[expect(clippy::cast_precision_loss, reason = "seconds of any date that is shown fit a double")]
    let moment = js_sys::Date::new(&JsValue::from_f64(moment.unix_timestamp() as f64 * 1000.0));
    moment.to_locale_date_string(LOCALE, &options).into()
}
