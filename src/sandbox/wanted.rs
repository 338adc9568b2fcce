//! What a list of service principals is narrowed by: `$search` and `$filter`, as far as the directory takes them.

use serde_json::Value;

use super::{
    answer::{Refusal, text},
    route::{Asked, undoubled},
};

/// The conditions of one list.
#[derive(Default)]
pub struct Wanted {
    /// Each is the beginning of some word of the name.
    words: Vec<String>,
    filter: Filter,
}

/// The forms of `$filter` that are known here.
#[derive(Default)]
enum Filter {
    #[default]
    None,
    /// `startswith(displayName,'…')`
    Prefix(String),
    /// `servicePrincipalNames/any(n:n eq '…')`
    IdentifierUri(String),
    /// `appId in ('…','…')`
    Among(Vec<String>),
}

impl Wanted {
    /// Reads the options of a request.
    pub fn read(asked: &Asked, eventual: bool) -> Result<Self, Refusal> {
        let mut wanted = Self::default();
        if let Some(clause) = asked.option("$search") {
            if !eventual {
                let message = "$search works only with the header 'ConsistencyLevel: eventual'.";
                return Err(Refusal::new(400, "Request_UnsupportedQuery", &[message]));
            }
            wanted.words = words(&searched(clause).ok_or_else(|| Refusal::invalid("$search"))?);
            if wanted.words.is_empty() {
                return Err(Refusal::invalid("$search"));
            }
        }
        if let Some(clause) = asked.option("$filter") {
            wanted.filter = Filter::read(clause).ok_or_else(|| Refusal::invalid("$filter"))?;
        }
        Ok(wanted)
    }

    /// Whether a service principal is among what is wanted. The directory compares without regard to case.
    pub fn takes(&self, object: &Value) -> bool {
        let name = text(object, "displayName");
        let in_name = words(name);
        let filtered = match &self.filter {
            Filter::None => true,
            Filter::Prefix(prefix) => name.to_lowercase().starts_with(prefix),
            Filter::IdentifierUri(uri) => {
                let names = object.get("servicePrincipalNames").and_then(Value::as_array).into_iter().flatten();
                names.filter_map(Value::as_str).any(|name| name.eq_ignore_ascii_case(uri))
            }
            Filter::Among(ids) => ids.iter().any(|id| id.eq_ignore_ascii_case(text(object, "appId"))),
        };
        filtered && self.words.iter().all(|wanted| in_name.iter().any(|word| word.starts_with(wanted)))
    }
}

impl Filter {
    fn read(clause: &str) -> Option<Self> {
        let between = |before: &str, after: &str| clause.strip_prefix(before)?.strip_suffix(after);
        if let Some(prefix) = between("startswith(displayName,'", "')") {
            return Some(Self::Prefix(undoubled(prefix)?.to_lowercase()));
        }
        if let Some(uri) = between("servicePrincipalNames/any(n:n eq '", "')") {
            return undoubled(uri).map(Self::IdentifierUri);
        }
        let ids: Vec<String> = between("appId in ('", "')")?.split("','").map(str::to_owned).collect();
        // The directory takes no more.
        (ids.len() <= 15 && ids.iter().all(|id| !id.contains('\''))).then_some(Self::Among(ids))
    }
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()) {
        if !word.is_empty() {
            words.push(word.to_lowercase());
        }
    }
    words
}

/// The text that `"displayName:text"` asks for, with `\"` and `\\` undone.
fn searched(clause: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = clause.strip_prefix("\"displayName:")?.strip_suffix('"')?.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => text.push(rest.next().filter(|c| *c == '"' || *c == '\\')?),
            '"' => return None,
            _ => text.push(c),
        }
    }
    Some(text)
}
