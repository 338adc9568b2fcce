//! Numbers and dates as people read them.

use js_sys::{Array, Intl::PluralRules, Number, Object, Reflect};
use time::{Date, OffsetDateTime};
use wasm_bindgen::JsValue;

use crate::words::table::{self, Rules};

/// The language of the page's words.
const LOCALE: &str = "en-US";

/// What the browser knows of that language.
pub const RULES: Rules = Rules { category, number, day: written_out };

/// Has every sentence follow the browser's rules.
pub fn follow() {
    table::follow(RULES);
}

fn category(count: usize) -> String {
    let locales = Array::of1(&JsValue::from_str(LOCALE));
    PluralRules::new(&locales, &Object::new()).select(double(count)).into()
}

fn number(number: usize) -> String {
    Number::from(double(number)).to_locale_string(LOCALE).into()
}

fn written_out(day: Date) -> String {
    let moment = date(day.midnight().assume_utc());
    let options = options([("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")]);
    moment.to_locale_date_string(LOCALE, &options).into()
}

#[expect(clippy::cast_precision_loss, reason = "what is counted here fits a double")]
fn double(number: usize) -> f64 {
    number as f64
}

/// A moment's day where the person is: "May 22, 2027".
pub fn day(moment: OffsetDateTime) -> String {
    let options = options([("day", "numeric"), ("month", "long"), ("year", "numeric")]);
    date(moment).to_locale_date_string(LOCALE, &options).into()
}

/// A moment's time of day where the person is: "2:05 PM".
pub fn time(moment: OffsetDateTime) -> String {
    let options = options([("hour", "numeric"), ("minute", "2-digit")]);
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
