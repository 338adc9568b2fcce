//! Dates as people read them.

use js_sys::{Object, Reflect};
use time::{Date, OffsetDateTime};
use wasm_bindgen::JsValue;

/// The language of the page's words.
const LOCALE: &str = "en-GB";

/// A moment's day where the person is: "22 May 2027".
pub fn day(moment: OffsetDateTime) -> String {
    format(moment.unix_timestamp(), &[])
}

/// A day of the calendar, the same everywhere: "22 May 2027".
pub fn date(date: Date) -> String {
    format(date.midnight().assume_utc().unix_timestamp(), &[("timeZone", "UTC")])
}

fn format(seconds: i64, more: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in [("day", "numeric"), ("month", "long"), ("year", "numeric")].iter().chain(more) {
        // A plain object refuses no property.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    #[expect(clippy::cast_precision_loss, reason = "seconds of any date that is shown fit a double")]
    let moment = js_sys::Date::new(&JsValue::from_f64(seconds as f64 * 1000.0));
    moment.to_locale_date_string(LOCALE, &options).into()
}
