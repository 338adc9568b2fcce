//! Words of signing in anew before a secret is made.

/// Why nothing was sent.
pub const TITLE: &str = "Before a client secret is made, this page's owner wants you to sign in anew.";
/// What to do about it.
pub const DO: &str = "Sign in, then press Register within five minutes: nothing was sent so far.";
/// Does it.
pub const SIGN_IN: &str = "Sign in anew";
