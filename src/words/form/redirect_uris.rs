//! Words of the step Redirect URIs.

use crate::words::counted;

/// The question that the step asks.
pub const LEAD: &str = "Where may Microsoft send people back to after they sign in?";
/// Over the rows.
pub const LIST: &str = "Web redirect URIs";
/// How the rows behave.
pub const HINT: &str = "Type each one exactly as your app sends it: capitals and a slash at the end count. Paste a list to fill several rows.";
/// No redirect URI at all is fine.
pub const NONE: &str = "An app that never signs people in needs none, and you can add this later.";
/// Adds a row.
pub const ADD: &str = "Add redirect URI";
/// Removes a row.
pub const REMOVE: &str = "Remove";
/// What a list can be put into.
pub const FROM_LIST: &str = "Add from a list";
/// The label of the text.
pub const ADDRESSES: &str = "List of redirect URIs";
/// What can stand in it.
pub const ADDRESSES_HINT: &str = "Separate them with commas, semicolons, spaces, or new lines. Quotation marks, brackets, and list marks are left out.";
/// Makes rows of the list.
pub const ADD_ALL: &str = "Add these";

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

/// Said when rows were filled from a list.
pub fn filled(count: usize) -> String {
    format!("{} filled in.", counted(count, "row", "rows"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_named_from_the_second_on_by_their_number() {
        assert_eq!([row(1), row(2), row(10)], ["Redirect URI", "Redirect URI 2", "Redirect URI 10"]);
    }

    #[test]
    fn what_was_removed_and_what_is_left_is_said() {
        assert_eq!(removed(2, 1), "Redirect URI 2 was removed, 1 row left.");
    }
}
