//! Dates as people read them.

use js_sys::{Object, Reflect};
use time::OffsetDateTime;
use wasm_bindgen::JsValue;

/// The language of the page's words.
const LOCALE: &str = "en-GB";

/// A moment's day where the person is: "22 May 2027".
pub fn day(moment: OffsetDateTime) -> String {
    let options = options([("day", "numeric"), ("month", "long"), ("year", "numeric")]);
    date(moment).to_locale_date_string(LOCALE, &options).into()
}

/// A moment's time of day where the person is: "14:05".
pub fn time(moment: OffsetDateTime) -> String {
    let options = options([("hour", "2-digit"), ("minute", "2-digit")]);
    date(moment).to_locale_time_string_with_options(LOCALE, &options).into()
}

fn options<const N: usize>(pairs: [(&str, &str); N]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // A plain object refuses no property.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}

fn date(moment: OffsetDateTime) -> js_sys::Date {
    #[expect(clippy::cast_precision_loss, reason = "seconds of any date that is shown fit a double")]
    let milliseconds = moment.unix_timestamp() as f64 * 1000.0;
    js_sys::Date::new(&JsValue::from_f64(milliseconds))
}
