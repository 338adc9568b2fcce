//! Words of a registration that another tab has left unfinished.

pub use crate::words::text::recovery::*;

/// One by its name, and the day and the time of day when something of it changed last.
pub fn entry(name: &str, day: &str, time: &str) -> String {
    if name.trim().is_empty() { item_unnamed(day, time) } else { item(name, day, time) }
}
