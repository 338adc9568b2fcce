//! What the page, the relay and the bridge say to one another from window to window.
//!
//! # Invariants
//! A message counts only if it is of this shape and names the question's own random ID; who sent it is checked by
//! whoever hears it, before it is read. None of them carries a token, a verifier, a state that was not sent to Microsoft
//! anyway, or anything that was typed.

use serde::Serialize;

use super::{fields::Fields, same};

/// The version of the shape, under the name of the product, of whatever goes from window to window.
pub(crate) const VERSION: u8 = 1;

/// A message about one question.
pub struct Message {
    said: Said,
    id: String,
}

/// What is said.
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

impl Said {
    /// As the scripts name it.
    const fn word(&self) -> &'static str {
        match self {
            Self::RelayReady => "relay-ready",
            Self::Open { .. } => "open",
            Self::Answer { .. } => "answer",
            Self::Taken => "taken",
            Self::Cancelled => "cancelled",
            Self::Sandboxed => "sandboxed",
            Self::Hello => "hello",
            Self::Parent => "parent",
        }
    }
}

/// A message, as it goes from window to window.
#[derive(Serialize)]
struct Sent<'a> {
    #[serde(rename = "client-registrar")]
    version: u8,
    #[serde(rename = "type")]
    word: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'a str>,
    id: &'a str,
}

impl Message {
    /// A message about one question.
    pub fn new(id: &str, said: Said) -> Self {
        Self { said, id: id.to_owned() }
    }

    /// As JSON, which the browser turns into an object.
    pub fn to_json(&self) -> String {
        let (address, answer) = match &self.said {
            Said::Open { address } => (Some(address.as_str()), None),
            Said::Answer { answer } => (None, Some(answer.as_str())),
            _ => (None, None),
        };
        let sent = Sent { version: VERSION, word: self.said.word(), address, answer, id: &self.id };
        serde_json::to_string(&sent).unwrap_or_default()
    }

    /// Reads what another window has sent: what it says, if it is about this question.
    pub fn read(json: &str, id: &str) -> Option<Said> {
        if json.len() > 2 * super::answer::MAX_LENGTH {
            return None;
        }
        let mut fields = Fields::parse(json).ok()?;
        let mut text = |name| fields.text(name).ok().flatten();
        let is_own = same(&text("id")?, id);
        let said = match text("type")?.as_str() {
            "relay-ready" => Said::RelayReady,
            "open" => Said::Open { address: text("address")? },
            "answer" => Said::Answer { answer: text("answer")? },
            "taken" => Said::Taken,
            "cancelled" => Said::Cancelled,
            "sandboxed" => Said::Sandboxed,
            "hello" => Said::Hello,
            "parent" => Said::Parent,
            _ => return None,
        };
        let is_ours = fields.number("client-registrar") == Ok(Some(VERSION.into()));
        (is_own && is_ours).then_some(said)
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
