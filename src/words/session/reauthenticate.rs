//! Words of signing in again before a client secret is created.

/// Why nothing was sent.
pub const TITLE: &str = "Your organization requires you to sign in again before you create a client secret.";
/// What to do about it, on the last step of the form.
pub const DO: &str = "Sign in again, then select Register within five minutes. Nothing has been sent.";
/// The same where a registration has stopped.
pub const DO_HALFWAY: &str = "Sign in again, then select Try again within five minutes.";
/// Microsoft has let the person in by a session of theirs.
pub const NOT_ASKED: &str = "Microsoft signed you in without asking you, so that doesn't count.";
/// No token says when the person was last asked.
pub const UNTOLD: &str = "Microsoft doesn't say when you last signed in. The app registration of this page needs the optional claim auth_time for ID tokens, as Set up this page shows.";
pub const SIGN_IN: &str = "Sign in again";
