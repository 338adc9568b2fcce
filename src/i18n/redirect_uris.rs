//! Words of the step Redirect URIs.

use super::counted;

/// The question that the step asks.
pub const LEAD: &str = "Where may Microsoft send people back to after they sign in?";
/// Over the rows.
pub const LIST: &str = "Web redirect URIs";
/// How the rows behave.
pub const HINT: &str = "Type each one exactly as your app sends it: capitals and a slash at the end count. Paste several lines to fill several rows.";
/// No redirect URI at all is fine.
pub const NONE: &str = "An app that never signs people in needs none, and you can add this later.";
/// What a row may look like.
pub const PLACEHOLDER: &str = "https://app.contoso.com/auth/callback";
/// Adds a row.
pub const ADD: &str = "Add redirect URI";
/// Removes a row.
pub const REMOVE: &str = "Remove";

/// A row's name: `Redirect URI`, `Redirect URI 2`.
pub fn row(number: usize) -> String {
    if number <= 1 { "Redirect URI".to_owned() } else { format!("Redirect URI {number}") }
}

/// Said when a row was added.
pub fn added(number: usize) -> String {
    format!("{} was added.", row(number))
}

/// Said when a row was removed.
pub fn removed(number: usize, left: usize) -> String {
    format!("{} was removed, {} left.", row(number), counted(left, "row", "rows"))
}

/// Said when several lines were pasted.
pub fn pasted(count: usize) -> String {
    format!("{} were filled in.", counted(count, "row", "rows"))
}
