//! Words of the panel beside the form: what will happen, what happened.

/// The panel before the run.
pub const WILL_HAPPEN: &str = "What will happen";
/// The panel from the start of the run on.
pub const HAPPENED: &str = "What happened";
/// Under the heading, before the run.
pub const NOTHING_YET: &str = "Nothing is sent before you press Register.";
/// Under the heading, in the sandbox.
pub const SANDBOX: &str = "These calls go to the sandbox in this page, not to Microsoft.";
/// Before the display name is known.
pub const EMPTY: &str = "Type a display name, and the calls to Microsoft Graph appear here.";
