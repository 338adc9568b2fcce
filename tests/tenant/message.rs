//! A request as it came in over the wire, and an answer before it goes out.

use std::collections::BTreeMap;

use hyper::HeaderMap;
use hyper::body::Bytes;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use url::form_urlencoded;

/// A request, read whole.
#[derive(Clone, Debug, Default)]
pub struct Incoming {
    pub method: String,
    /// The host the client meant: `:authority` or `Host`, without the port.
    pub host: String,
    /// As sent, percent-encoded.
    pub path: String,
    pub query: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Incoming {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The query's pairs in order, decoded as a form.
    pub fn query_pairs(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.query.as_bytes()).into_owned().collect()
    }

    /// The form in the body. `None` when it isn't declared as one or a name comes twice.
    pub fn form(&self) -> Option<BTreeMap<String, String>> {
        let declared = self.header("content-type")?.split(';').next()?.trim().to_ascii_lowercase();
        if declared != "application/x-www-form-urlencoded" {
            return None;
        }
        unique(form_urlencoded::parse(&self.body).into_owned())
    }

    /// The address as the client wrote it.
    pub fn url(&self) -> String {
        let mark = if self.query.is_empty() { "" } else { "?" };
        format!("https://{}{}{mark}{}", self.host, self.path, self.query)
    }

    /// The path's segments, percent-decoded one by one.
    pub fn segments(&self) -> Vec<String> {
        self.path.split('/').filter(|part| !part.is_empty()).map(decode).collect()
    }
}

/// Pairs as a map; `None` when a name comes twice.
pub fn unique(pairs: impl Iterator<Item = (String, String)>) -> Option<BTreeMap<String, String>> {
    let mut map = BTreeMap::new();
    for (name, value) in pairs {
        if map.insert(name, value).is_some() {
            return None;
        }
    }
    Some(map)
}

/// Percent-decoding of a path segment, where `+` stands for itself.
fn decode(segment: &str) -> String {
    percent_decode_str(segment).decode_utf8_lossy().into_owned()
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    pub fn json(status: u16, body: &Value) -> Self {
        Self { status, headers: Vec::new(), body: body.to_string().into_bytes() }
            .with("content-type", "application/json; charset=utf-8")
    }

    pub fn html(status: u16, body: String) -> Self {
        Self { status, headers: Vec::new(), body: body.into_bytes() }.with("content-type", "text/html; charset=utf-8")
    }

    pub fn redirect(to: &str) -> Self {
        Self::empty(302).with("location", to)
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}
