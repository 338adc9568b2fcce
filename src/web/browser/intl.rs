//! Numbers and dates as people read them: numbers in the language of the page's words, days and times as the browser
//! writes them.
//!
//! # Invariants
//! Whatever writes them is made when it is first wanted, and once: browsers take longer to make one than to show a step.

use std::thread::LocalKey;

use js_sys::{
    Array, Function,
    Intl::{DateTimeFormat, NumberFormat, PluralRules},
    Object, Reflect,
};
use time::{Date, OffsetDateTime};
use wasm_bindgen::JsValue;

use crate::words::table::{self, Rules};

/// The language of the page's words.
const LOCALE: &str = "en-US";

/// What the browser knows of that language.
pub const RULES: Rules = Rules { category, number, day: written_out };

thread_local! {
    static CATEGORIES: PluralRules = PluralRules::new(&locales(), &Object::new());
    static NUMBERS: Function = NumberFormat::new(&locales(), &Object::new()).format();
    static DAYS_OF_THE_CALENDAR: Function =
        dates([("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")]);
    static DAYS: Function = dates([("day", "numeric"), ("month", "long"), ("year", "numeric")]);
    static TIMES: Function = dates([("hour", "numeric"), ("minute", "2-digit")]);
}

/// Has every sentence follow the browser's rules.
pub fn follow() {
    table::follow(RULES);
}

fn category(count: usize) -> String {
    CATEGORIES.with(|rules| rules.select(double(count)).into())
}

fn number(number: usize) -> String {
    write(&NUMBERS, double(number))
}

fn written_out(day: Date) -> String {
    write(&DAYS_OF_THE_CALENDAR, milliseconds(day.midnight().assume_utc()))
}

#[expect(clippy::cast_precision_loss, reason = "what is counted here fits a double")]
fn double(number: usize) -> f64 {
    number as f64
}

/// A moment's day where the person is: "May 22, 2027", or "22 May 2027".
pub fn day(moment: OffsetDateTime) -> String {
    write(&DAYS, milliseconds(moment))
}

/// A moment's time of day where the person is: "2:05 PM".
pub fn time(moment: OffsetDateTime) -> String {
    write(&TIMES, milliseconds(moment))
}

fn locales() -> Array {
    Array::of1(&JsValue::from_str(LOCALE))
}

fn dates<const N: usize>(parts: [(&str, &str); N]) -> Function {
    let options = Object::new();
    for (name, value) in parts {
        // A plain object refuses no property.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    // By no locale of the page's: by the browser's own.
    DateTimeFormat::new(&Array::new(), &options).format()
}

/// Each of them takes a number, and refuses none that stands for a count or a day.
fn write(by: &'static LocalKey<Function>, number: f64) -> String {
    let written = by.with(|write| write.call1(&JsValue::UNDEFINED, &JsValue::from_f64(number)));
    written.ok().and_then(|written| written.as_string()).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "seconds of any date that is shown fit a double")]
fn milliseconds(moment: OffsetDateTime) -> f64 {
    moment.unix_timestamp() as f64 * 1000.0
}
