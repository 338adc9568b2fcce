//! `$search`, as the directory takes it: in display names alone.

use serde_json::Value;

use super::Object;

/// The words that are searched for, in lower case. Each is the beginning of some word of the name.
#[derive(Clone, Debug)]
pub struct NameSearch(Vec<String>);

/// Why a text is no search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchProblem {
    /// It is not in quotes, or a quote within it is not escaped.
    Syntax,
    /// It looks elsewhere than in display names.
    Property,
    /// There is no word in it.
    Empty,
}

impl NameSearch {
    /// Reads `"displayName:words"`.
    pub fn parse(clause: &str) -> Result<Self, SearchProblem> {
        let text = unescaped(clause).ok_or(SearchProblem::Syntax)?;
        let searched = text.strip_prefix("displayName:").ok_or(SearchProblem::Property)?;
        let words: Vec<String> = words(&searched.to_lowercase()).map(str::to_owned).collect();
        if words.is_empty() { Err(SearchProblem::Empty) } else { Ok(Self(words)) }
    }

    /// Whether an object is found.
    pub fn finds(&self, object: &Object) -> bool {
        let name = object.get("displayName").and_then(Value::as_str).unwrap_or_default().to_lowercase();
        self.0.iter().all(|wanted| words(&name).any(|word| word.starts_with(wanted.as_str())))
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What stands between the quotes, with `\"` and `\\` undone.
fn unescaped(clause: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = clause.strip_prefix('"')?.strip_suffix('"')?.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => text.push(rest.next().filter(|c| *c == '"' || *c == '\\')?),
            '"' => return None,
            _ => text.push(c),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn finds(words: &str) -> bool {
        let search = NameSearch::parse(&format!("\"displayName:{words}\"")).unwrap();
        json!({ "displayName": "Azure Healthcare-APIs" }).as_object().is_some_and(|object| search.finds(object))
    }

    #[test]
    fn words_are_found_in_any_order_by_their_beginnings() {
        assert!(finds("health azure") && finds("API") && finds("azure \\\"healthcare\\\""));
        assert!(!finds("ealthcare") && !finds("azure x"));
    }

    #[test]
    fn what_is_no_search_is_refused_with_its_reason() {
        for (clause, problem) in [
            ("displayName:a", SearchProblem::Syntax),
            ("\"displayName:a\"b\"", SearchProblem::Syntax),
            ("\"displayName:a\\\"", SearchProblem::Syntax),
            ("\"displayName:a\\n\"", SearchProblem::Syntax),
            ("\"description:a\"", SearchProblem::Property),
            ("\"displayName: -\"", SearchProblem::Empty),
        ] {
            assert_eq!(NameSearch::parse(clause).map(|_| ()), Err(problem), "{clause}");
        }
    }
}
