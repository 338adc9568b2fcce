//! Words of a page that waits for another window, and of a page inside another one.

use crate::words::value::quoted;

/// Over the words while another window is at Microsoft.
pub const TITLE: &str = "Go on in the window that has opened";
/// What happens there.
pub const TEXT: &str =
    "Microsoft asks you there. When you are done, it closes and this page goes on by itself. What you typed stays.";
pub const CANCEL: &str = "Cancel";
pub const SHOW_WINDOW: &str = "Show the window";
/// Before the way out of a frame.
pub const NEW_TAB: &str = "No window, or nothing happens there?";
/// Over the words while another window is at Microsoft to sign out.
pub const SIGN_OUT_TITLE: &str = "Sign out in the window that has opened";
/// What happens there. Microsoft does not always lead back from it.
pub const SIGN_OUT_TEXT: &str = "This page has forgotten your sign-in and what you typed. Once Microsoft says there that you are signed out, close that window and go on here.";
/// Leaves the other window to itself.
pub const SIGN_OUT_GO_ON: &str = "Go on here";
/// After the person has called it off.
pub const CANCELLED: &str = "You stopped signing in. Nothing has changed.";

/// The line over a page that stands in a frame, for those who do not see where it is.
pub const LINE: &str = "Client Registrar";
pub const OPEN_IN_NEW_TAB: &str = "Open in a new tab";
/// The label of the address that is opened by hand.
pub const ADDRESS: &str = "Address of this page, with what you typed";

/// Over the question before an application is registered from within a frame.
pub fn register(app: &str, tenant: &str) -> String {
    ["Register ", &quoted(app), " in ", &quoted(tenant), "?"].concat()
}

/// The same where the application is granted its permissions as well.
pub fn register_and_grant(app: &str, tenant: &str) -> String {
    ["Register ", &quoted(app), " in ", &quoted(tenant), ", and grant it its permissions for everybody?"].concat()
}

/// Why it is asked.
pub fn confirm_text(account: &str) -> String {
    [
        "This page stands inside another one, where a press can be led astray. What you reviewed is sent now, as ",
        &quoted(account),
        ".",
    ]
    .concat()
}
/// The safe answer.
pub const NOT_NOW: &str = "Not now";
/// The other one.
pub fn confirm(tenant: &str) -> String {
    ["Send it to ", &quoted(tenant)].concat()
}
