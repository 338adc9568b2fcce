//! Words of the start page. `index.html` paints the same ones before the module arrives.

pub use crate::words::text::{by_config::*, start::*};
