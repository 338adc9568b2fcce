//! Words about a sign-in that ends soon.

pub const SIGN_IN_NOW: &str = "Sign in again now";
/// What becomes of the page.
pub const KEPT: &str = "What you typed stays.";
/// Why nothing was sent.
pub const TOO_NEAR: &str = "There is too little time left to register before your sign-in ends.";
pub const TOO_NEAR_DO: &str = "Sign in again, then press Register: nothing was sent so far.";

/// `Your sign-in ends at 14:05.`
pub fn ends_at(time: &str) -> String {
    ["Your sign-in ends at ", time, "."].concat()
}
