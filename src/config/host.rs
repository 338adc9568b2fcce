//! What the page's own host answers for `config.json`, judged by what came and not by the type that it was sent as.

use crate::http::page::is_markup;

/// An answer of the host, or the want of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostAnswer {
    /// None came.
    None,
    /// It leads elsewhere. Browsers do not tell a page with which status, nor where to.
    Redirect,
    /// This.
    Answer {
        /// The status.
        status: u16,
        /// The type that it was sent as.
        content_type: Option<String>,
        /// What came.
        body: Vec<u8>,
    },
}

/// What an answer amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// There is no file.
    Absent,
    /// There is no file, and the host answers with a page.
    Page(HostPage),
    /// Whether there is a file is not known.
    Unread(Unread),
    /// It is neither in UTF-8 nor in UTF-16.
    NotUnicode,
    /// The file.
    Text(String),
}

/// The page that a host answers with where it has no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPage {
    /// The status.
    pub status: u16,
    /// The type that it was sent as.
    pub content_type: Option<String>,
}

/// Why it is not known whether there is a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// No answer came.
    NoAnswer,
    /// The answer leads elsewhere.
    Redirect,
    /// The host answered with this status.
    Status(u16),
}

impl HostAnswer {
    /// What it amounts to.
    pub fn read(self) -> Found {
        let (status, content_type, body) = match self {
            Self::None => return Found::Unread(Unread::NoAnswer),
            Self::Redirect => return Found::Unread(Unread::Redirect),
            Self::Answer { status, content_type, body } => (status, content_type, body),
        };
        match status {
            404 | 410 => return Found::Absent,
            200..300 => {}
            _ => return Found::Unread(Unread::Status(status)),
        }
        match decode(&body) {
            None => Found::NotUnicode,
            Some(text) if is_markup(text.as_bytes()) => Found::Page(HostPage { status, content_type }),
            Some(text) => Found::Text(text),
        }
    }
}

/// The text of a file in UTF-8 or UTF-16, with a byte order mark or without: what begins JSON is in ASCII, so that the
/// place of the zero byte tells the two orders of UTF-16.
fn decode(body: &[u8]) -> Option<String> {
    let wide = |body: &[u8], read: fn([u8; 2]) -> u16| {
        let (units, rest) = body.as_chunks::<2>();
        let text = char::decode_utf16(units.iter().copied().map(read)).collect::<Result<_, _>>().ok();
        text.filter(|_| rest.is_empty())
    };
    match body {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [1..=255, 0, ..] => wide(body, u16::from_le_bytes),
        [0, 1..=255, ..] => wide(body, u16::from_be_bytes),
        _ => std::str::from_utf8(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)).ok().map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Found {
        HostAnswer::Answer { status, content_type: Some(content_type.to_owned()), body: body.into() }.read()
    }

    #[test]
    fn json_is_taken_whatever_type_it_is_sent_as() {
        for content_type in ["application/json", "text/html", "text/plain", "application/octet-stream", ""] {
            assert_eq!(read(200, content_type, "{}"), Found::Text("{}".to_owned()), "{content_type}");
        }
    }

    #[test]
    fn a_page_is_no_file_whatever_type_it_is_sent_as() {
        for content_type in ["text/html", "application/json", "text/plain"] {
            let page = HostPage { status: 200, content_type: Some(content_type.to_owned()) };
            assert_eq!(read(200, content_type, " \n<!DOCTYPE html>"), Found::Page(page), "{content_type}");
        }
        assert_eq!(read(404, "text/html", "<html>"), Found::Absent);
        assert_eq!(read(410, "text/plain", ""), Found::Absent);
    }

    #[test]
    fn a_status_that_says_nothing_of_the_file_is_kept() {
        for status in [301, 400, 401, 403, 429, 500, 503] {
            assert_eq!(read(status, "text/html", "<html>"), Found::Unread(Unread::Status(status)));
        }
        assert_eq!(HostAnswer::None.read(), Found::Unread(Unread::NoAnswer));
        assert_eq!(HostAnswer::Redirect.read(), Found::Unread(Unread::Redirect));
    }

    #[test]
    fn utf_16_and_byte_order_marks_are_read() {
        let text = "{\"disabled\":\"Größe 🙂\"}";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let marked = |mark: &[u8], body: &[u8]| [mark, body].concat();
        for body in [
            text.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", text.as_bytes()),
            marked(b"\xff\xfe", &little),
            marked(b"\xfe\xff", &big),
            little.clone(),
            big,
        ] {
            assert_eq!(read(200, "text/plain", body), Found::Text(text.to_owned()));
        }
        for body in [marked(&little, b"x"), b"{\"disabled\":\"Gr\xf6\xdfe\"}".to_vec(), b"\xff\xfe\x00\xd8".to_vec()] {
            assert_eq!(read(200, "text/plain", body), Found::NotUnicode);
        }
    }
}
