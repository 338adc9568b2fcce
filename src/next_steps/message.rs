//! A text for somebody else, by whatever people write to each other with.

use crate::http::endpoint::encode;

/// The longest address that every mail program takes: some cut longer ones, and some do not open at all.
const LONGEST_ADDRESS: usize = 2_000;

/// A text with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub subject: String,
    /// The text, with a line break after each paragraph.
    pub body: String,
}

impl Message {
    /// All of it, to be copied.
    pub fn text(&self) -> String {
        [self.subject.as_str(), "\n\n", &self.body].concat()
    }

    /// Opens the person's mail program with it, the recipient left open. Nothing is sent by that. `None` where it is
    /// too long for that.
    ///
    /// <https://www.rfc-editor.org/rfc/rfc6068>
    pub fn mailto(&self) -> Option<String> {
        let body = self.body.replace('\n', "\r\n");
        let address = ["mailto:?subject=", &encode(&self.subject), "&body=", &encode(&body)].concat();
        (address.len() <= LONGEST_ADDRESS).then_some(address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(body: &str) -> Message {
        Message { subject: "Approve A & B?".to_owned(), body: body.to_owned() }
    }

    #[test]
    fn nothing_in_the_text_ends_a_field_of_the_address_early() {
        let address = message("One&cc=evil@example.com\nTwo#?").mailto();
        assert_eq!(
            address.as_deref(),
            Some("mailto:?subject=Approve%20A%20%26%20B%3F&body=One%26cc%3Devil%40example.com%0D%0ATwo%23%3F")
        );
    }

    #[test]
    fn a_text_that_a_mail_program_might_cut_is_copied_and_not_linked() {
        let long = message(&"a".repeat(2_000));
        assert_eq!(long.mailto(), None);
        assert!(long.text().starts_with("Approve A & B?\n\naaa"));
    }
}
