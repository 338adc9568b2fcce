//! Words of the start page. `index.html` paints the same ones before the module arrives.

pub use crate::words::text::start::*;
use crate::words::value::quoted;

/// Who is signed in, and where.
pub fn signed_in(tenant: &str, account: &str) -> String {
    ["You are signed in to ", &quoted(tenant), " as ", &quoted(account), "."].concat()
}
