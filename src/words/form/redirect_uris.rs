//! Words of the step Redirect URIs.

use crate::registration::draft::Draft;
pub use crate::words::text::redirect_uris::*;

/// Said when a row was added.
pub fn added(number: usize) -> String {
    row_added(&row(number))
}

/// Said when a row was removed.
pub fn removed(number: usize, left: usize) -> String {
    row_removed(&row(number), left)
}

/// What has been entered; empty where there is nothing to say yet.
pub fn entered(draft: &Draft) -> String {
    match draft.redirect_uris.iter().filter(|row| !row.text.trim().is_empty()).count() {
        0 => String::new(),
        count => uris(count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::ids::RunTail, registration::draft::RedirectUriRow};

    #[test]
    fn empty_rows_are_not_counted_among_what_was_entered() {
        let mut draft = Draft::new(RunTail::from_random([0; 8]));
        assert_eq!(entered(&draft), "");
        draft.redirect_uris.push(RedirectUriRow { id: 1, text: "https://contoso.com/cb".to_owned() });
        draft.redirect_uris.push(RedirectUriRow { id: 2, text: "  ".to_owned() });
        assert_eq!(entered(&draft), "1 URI");
    }

    #[test]
    fn rows_are_named_from_the_second_on_by_their_number() {
        assert_eq!([row(1), row(2), row(10)], ["Redirect URI", "Redirect URI 2", "Redirect URI 10"]);
    }

    #[test]
    fn what_was_removed_and_what_is_left_is_said() {
        assert_eq!(removed(2, 1), "Redirect URI 2 removed. 1 left.");
    }
}
