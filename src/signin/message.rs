//! What the page, the relay and the bridge say to one another from window to window.
//!
//! # Invariants
//! A message counts only if it is of this shape and names the question's own random ID; who sent it is checked by
//! whoever hears it, before it is read. None of them carries a token, a verifier, a state that was not sent to Microsoft
//! anyway, or anything that was typed.

use serde::{Deserialize, Serialize};

use super::same;

/// The version of the shape, under the name of the product.
const VERSION: u8 = 1;

/// A message, as it goes from window to window.
#[derive(Serialize, Deserialize)]
pub struct Message {
    #[serde(rename = "client-registrar")]
    version: u8,
    #[serde(flatten)]
    said: Said,
    id: String,
}

/// What is said.
#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Said {
    /// The relay is there and waits for an address.
    RelayReady,
    /// Where the relay shall go.
    Open {
        /// An address of Microsoft's.
        address: String,
    },
    /// The answer, as it stood behind the address of `auth.html`.
    Answer {
        /// The query or the fragment. It may hold a code, which is worth nothing without the verifier.
        answer: String,
    },
    /// The answer has arrived; the other windows can go.
    Taken,
    /// The person has pressed Cancel.
    Cancelled,
    /// The relay stands in a sandbox, where Microsoft's page cannot be shown.
    Sandboxed,
    /// A frame asks the page around it for its origin, which the answer's sender shows.
    Hello,
    /// The answer to that.
    Parent,
}

impl Message {
    /// A message about one question.
    pub fn new(id: &str, said: Said) -> Self {
        Self { version: VERSION, said, id: id.to_owned() }
    }

    /// As JSON, which the browser turns into an object.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what another window has sent: what it says, if it is about this question.
    pub fn read(json: &str, id: &str) -> Option<Said> {
        if json.len() > 2 * super::answer::MAX_LENGTH {
            return None;
        }
        let message: Self = serde_json::from_str(json).ok()?;
        (message.version == VERSION && same(&message.id, id)).then_some(message.said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_as_the_scripts_write_it() {
        let json = r##"{"client-registrar":1,"type":"answer","id":"abc","answer":"#code=1"}"##;
        assert!(matches!(Message::read(json, "abc"), Some(Said::Answer { answer }) if answer == "#code=1"));
        let json = Message::new("abc", Said::Open { address: "https://a.example/".to_owned() }).to_json();
        assert_eq!(json, r#"{"client-registrar":1,"type":"open","address":"https://a.example/","id":"abc"}"#);
        assert!(matches!(Message::read(&Message::new("x", Said::RelayReady).to_json(), "x"), Some(Said::RelayReady)));
    }

    #[test]
    fn c14_a_message_of_another_shape_version_or_question_says_nothing() {
        for json in [
            "",
            "null",
            "7",
            r#""answer""#,
            r#"{"type":"answer","id":"abc","answer":"x"}"#,
            r#"{"client-registrar":2,"type":"answer","id":"abc","answer":"x"}"#,
            r#"{"client-registrar":"1","type":"answer","id":"abc","answer":"x"}"#,
            r#"{"client-registrar":1,"type":"answer","id":"abd","answer":"x"}"#,
            r#"{"client-registrar":1,"type":"answer","id":"abc"}"#,
            r#"{"client-registrar":1,"type":"answer","id":"abc","answer":7}"#,
            r#"{"client-registrar":1,"type":"evil","id":"abc","answer":"x"}"#,
            r#"{"client-registrar":1,"id":"abc"}"#,
        ] {
            assert!(Message::read(json, "abc").is_none(), "{json}");
        }
    }
}
