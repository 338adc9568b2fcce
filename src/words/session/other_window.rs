//! Words of a page that waits for another window, and of a page inside another one.

pub use crate::words::text::other_window::*;
use crate::words::value::quoted;

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
/// The other one.
pub fn confirm(tenant: &str) -> String {
    ["Send it to ", &quoted(tenant)].concat()
}
