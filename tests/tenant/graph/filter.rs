//! `$filter` and `$search`, as far as the directory's objects take them.

use serde_json::{Map, Value};

use super::error::GraphError;

/// One condition.
#[derive(Clone, Debug)]
enum Term {
    Equals(String, Vec<String>),
    Differs(String, String),
    Starts(String, String),
    Any(String, String),
}

/// A filter: conditions joined by `and`, groups of them joined by `or`.
#[derive(Clone, Debug)]
pub struct Filter {
    groups: Vec<Vec<Term>>,
    /// Needs `ConsistencyLevel: eventual` and `$count=true`.
    pub advanced: bool,
}

const TEXTS: [&str; 10] = [
    "displayName",
    "appId",
    "id",
    "signInAudience",
    "servicePrincipalType",
    "appOwnerOrganizationId",
    "clientId",
    "consentType",
    "principalId",
    "resourceId",
];
const LISTS: [&str; 3] = ["tags", "identifierUris", "servicePrincipalNames"];

fn bad(text: &str) -> GraphError {
    GraphError::new(400, "BadRequest", format!("Invalid filter clause: syntax error in '{text}'."))
}

/// Reads a filter.
pub fn read(text: &str) -> Result<Filter, GraphError> {
    let mut groups = vec![Vec::new()];
    let mut advanced = false;
    let mut rest = text;
    loop {
        let (term, after) = term(rest)?;
        advanced |= matches!(term, Term::Differs(..));
        if let Some(group) = groups.last_mut() {
            group.push(term);
        }
        if let Some(next) = after.strip_prefix(" and ") {
            rest = next;
        } else if let Some(next) = after.strip_prefix(" or ") {
            groups.push(Vec::new());
            rest = next;
        } else if after.is_empty() {
            return Ok(Filter { groups, advanced });
        } else {
            return Err(bad(after));
        }
    }
}

fn term(text: &str) -> Result<(Term, &str), GraphError> {
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("startswith(") {
        let inner = text.get("startswith(".len()..).ok_or_else(|| bad(text))?;
        let (property, rest) = inner.split_once(',').ok_or_else(|| bad(text))?;
        let (value, rest) = literal(rest.trim_start())?;
        let rest = rest.strip_prefix(')').ok_or_else(|| bad(text))?;
        return Ok((Term::Starts(known(property.trim(), &TEXTS)?, value), rest));
    }
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric()).ok_or_else(|| bad(text))?;
    let (property, rest) = text.split_at(end);
    if let Some(rest) = rest.strip_prefix("/any(") {
        let (variable, rest) = rest.split_once(':').ok_or_else(|| bad(text))?;
        let rest = rest.strip_prefix(variable).and_then(|rest| rest.strip_prefix(" eq ")).ok_or_else(|| bad(text))?;
        let (value, rest) = literal(rest)?;
        let rest = rest.strip_prefix(')').ok_or_else(|| bad(text))?;
        return Ok((Term::Any(known(property, &LISTS)?, value), rest));
    }
    let property = known(property, &TEXTS)?;
    if let Some(rest) = rest.strip_prefix(" eq ") {
        let (value, rest) = literal(rest)?;
        return Ok((Term::Equals(property, vec![value]), rest));
    }
    if let Some(rest) = rest.strip_prefix(" ne ") {
        let (value, rest) = literal(rest)?;
        return Ok((Term::Differs(property, value), rest));
    }
    let mut rest = rest.strip_prefix(" in (").ok_or_else(|| bad(text))?;
    let mut values = Vec::new();
    loop {
        let (value, after) = literal(rest.trim_start())?;
        values.push(value);
        if let Some(next) = after.strip_prefix(',') {
            rest = next;
        } else if let Some(next) = after.strip_prefix(')') {
            return Ok((Term::Equals(property, values), next));
        } else {
            return Err(bad(after));
        }
    }
}

/// A quoted string, in which a quote is doubled. Answers what follows it as well.
fn literal(text: &str) -> Result<(String, &str), GraphError> {
    let mut value = String::new();
    let mut letters = text.strip_prefix('\'').ok_or_else(|| bad(text))?.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter != '\'' {
            value.push(letter);
        } else if letters.peek().is_some_and(|(_, next)| *next == '\'') {
            letters.next();
            value.push('\'');
        } else {
            return Ok((value, text.get(at + 2..).unwrap_or_default()));
        }
    }
    Err(bad(text))
}

fn known(property: &str, among: &[&str]) -> Result<String, GraphError> {
    if among.contains(&property) {
        return Ok(property.to_owned());
    }
    Err(GraphError::query(format!("Unsupported or invalid query filter clause specified for property '{property}'.")))
}

impl Filter {
    /// The object meets the filter. Text is compared without case, as the directory does.
    pub fn holds(&self, item: &Map<String, Value>) -> bool {
        let text = |property: &str| item.get(property).and_then(Value::as_str).unwrap_or_default().to_lowercase();
        let list = |property: &str| item.get(property).and_then(Value::as_array).into_iter().flatten();
        self.groups.iter().any(|group| {
            group.iter().all(|term| match term {
                Term::Equals(property, values) => values.iter().any(|value| value.to_lowercase() == text(property)),
                Term::Differs(property, value) => value.to_lowercase() != text(property),
                Term::Starts(property, value) => text(property).starts_with(&value.to_lowercase()),
                Term::Any(property, value) => list(property).any(|one| one == value),
            })
        })
    }
}

/// Reads `"displayName:words"`.
pub fn search(text: &str) -> Result<Vec<String>, GraphError> {
    let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).ok_or_else(|| {
        GraphError::new(
            400,
            "BadRequest",
            format!("Syntax error: character ':' is not valid at position 0 in '{text}'."),
        )
    })?;
    if quoted.replace("\\\\", "").replace("\\\"", "").contains('"') {
        return Err(GraphError::new(400, "BadRequest", "Syntax error: a quote inside the search text isn't escaped."));
    }
    let plain = quoted.replace("\\\"", "\"").replace("\\\\", "\\");
    let words =
        plain.strip_prefix("displayName:").ok_or_else(|| GraphError::query("Only displayName can be searched in."))?;
    let words = tokens(words);
    if words.is_empty() {
        return Err(GraphError::new(400, "BadRequest", "The search text is empty."));
    }
    Ok(words)
}

/// Every word of the search begins some word of the name.
pub fn matches(item: &Map<String, Value>, words: &[String]) -> bool {
    let name = item.get("displayName").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    words.iter().all(|word| name.split(apart).any(|found| found.starts_with(word.as_str())))
}

/// A letter between two words.
fn apart(letter: char) -> bool {
    !letter.is_alphanumeric()
}

fn tokens(text: &str) -> Vec<String> {
    text.to_lowercase().split(apart).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
