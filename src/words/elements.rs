//! The few fixed words that the page's own elements say themselves.

pub use crate::words::text::{controls::*, elements::*};
