//! Wiring: state, the tenant in use, driving a run, the page's address.

pub mod live;
pub mod route;
pub mod state;
pub mod tenant;

use time::{Duration, OffsetDateTime};

/// The moment, from the browser's clock.
pub fn now() -> OffsetDateTime {
    // Whole milliseconds fit an `i64` for millions of years.
    #[expect(clippy::cast_possible_truncation, reason = "a moment in milliseconds is far within i64")]
    let since = js_sys::Date::now() as i64;
    OffsetDateTime::UNIX_EPOCH.saturating_add(Duration::milliseconds(since))
}
