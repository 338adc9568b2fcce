//! Words of the panel beside the form: what will happen, what happened.

/// The panel before the run.
pub const WILL_HAPPEN: &str = "What will happen";
/// The panel from the start of the run on.
pub const HAPPENED: &str = "What happened";
/// Under the heading, before the run.
pub const NOTHING_YET: &str = "Nothing is sent before you press Register.";
/// The same, in the sandbox.
pub const NOTHING_YET_SANDBOX: &str =
    "Nothing is sent before you press Register, and then only to the sandbox in this page.";
/// Under the heading, from the start of the run on.
pub const RECORD: &str = "Every request that this page sent, and how it went.";
/// The same, in the sandbox.
pub const RECORD_SANDBOX: &str = "Every request that the sandbox in this page answered, and how it went.";
