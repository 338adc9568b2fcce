//! Words about a sign-in that ends soon.

pub use crate::words::text::session_end::*;
/// `Your sign-in ends at 14:05.`
pub fn ends_at(time: &str) -> String {
    ["Your sign-in ends at ", time, "."].concat()
}
