//! `$filter`, as far as the directory's objects take it.

use serde_json::Value;

use super::Object;

/// How many values `in` takes at most.
const LONGEST_IN: usize = 15;

/// A filter: terms joined by `and`, groups of them joined by `or`.
#[derive(Clone, Debug)]
pub struct Filter {
    groups: Vec<Vec<Term>>,
}

/// One condition on one property.
#[derive(Clone, Debug)]
pub struct Term {
    /// The property.
    pub property: String,
    test: Test,
}

/// The values are in lower case: the directory compares without regard to it.
#[derive(Clone, Debug)]
enum Test {
    Among(Vec<String>),
    Not(String),
    Begins(String),
    Holds(String),
}

impl Term {
    /// It asks a collection for a value.
    pub const fn is_of_collection(&self) -> bool {
        matches!(self.test, Test::Holds(_))
    }

    /// Only an advanced query may ask it: that something is not so, and what stands in an object of the object.
    /// <https://learn.microsoft.com/graph/aad-advanced-queries>
    pub fn is_advanced(&self) -> bool {
        matches!(self.test, Test::Not(_)) || self.property.contains('/')
    }

    fn holds(&self, object: &Object) -> bool {
        let mut names = self.property.split('/');
        let outer = names.next().and_then(|name| object.get(name));
        let value = names.try_fold(outer, |value, name| value.map(|value| value.get(name))).flatten();
        let text = || value.and_then(Value::as_str).unwrap_or_default().to_lowercase();
        match &self.test {
            Test::Among(values) => values.contains(&text()),
            Test::Not(other) => text() != *other,
            Test::Begins(beginning) => text().starts_with(beginning),
            Test::Holds(wanted) => {
                let items = value.and_then(Value::as_array).into_iter().flatten();
                items.filter_map(Value::as_str).any(|item| item.to_lowercase() == *wanted)
            }
        }
    }
}

impl Filter {
    /// Reads a filter; `None` where its grammar is wrong.
    pub fn parse(text: &str) -> Option<Self> {
        let mut groups = vec![Vec::new()];
        let mut rest = text;
        loop {
            let (term, after) = term(rest)?;
            groups.last_mut()?.push(term);
            if let Some(next) = after.strip_prefix(" and ") {
                rest = next;
            } else if let Some(next) = after.strip_prefix(" or ") {
                groups.push(Vec::new());
                rest = next;
            } else {
                return after.is_empty().then_some(Self { groups });
            }
        }
    }

    /// Every term of it.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.groups.iter().flatten()
    }

    /// Whether an object meets it.
    pub fn holds(&self, object: &Object) -> bool {
        self.groups.iter().any(|group| group.iter().all(|term| term.holds(object)))
    }
}

/// A term, and what follows it.
fn term(text: &str) -> Option<(Term, &str)> {
    let of = |property: &str, test| Term { property: property.to_owned(), test };
    if text.get(.."startswith(".len()).is_some_and(|word| word.eq_ignore_ascii_case("startswith(")) {
        let (property, rest) = text.get("startswith(".len()..)?.split_once(',')?;
        let (value, rest) = lower(rest.trim_start())?;
        return Some((of(property.trim(), Test::Begins(value)), rest.strip_prefix(')')?));
    }
    let (property, rest) = text.split_at(text.find(|c: char| !c.is_ascii_alphanumeric())?);
    let (property, rest) = match rest.strip_prefix('/') {
        Some(inner) if !inner.starts_with("any(") => {
            let (property, rest) =
                text.split_at(property.len() + 1 + inner.find(|c: char| !c.is_ascii_alphanumeric())?);
            (property, rest)
        }
        _ => (property, rest),
    };
    if let Some(rest) = rest.strip_prefix("/any(") {
        let (variable, rest) = rest.split_once(':')?;
        let (value, rest) = lower(rest.strip_prefix(variable)?.strip_prefix(" eq ")?)?;
        return Some((of(property, Test::Holds(value)), rest.strip_prefix(')')?));
    }
    if let Some(rest) = rest.strip_prefix(" eq ") {
        let (value, rest) = lower(rest)?;
        return Some((of(property, Test::Among(vec![value])), rest));
    }
    if let Some(rest) = rest.strip_prefix(" ne ") {
        let (value, rest) = lower(rest)?;
        return Some((of(property, Test::Not(value)), rest));
    }
    let mut rest = rest.strip_prefix(" in (")?;
    let mut values = Vec::new();
    loop {
        let (value, after) = lower(rest.trim_start())?;
        values.push(value);
        if let Some(next) = after.strip_prefix(')') {
            return (values.len() <= LONGEST_IN).then_some((of(property, Test::Among(values)), next));
        }
        rest = after.strip_prefix(',')?;
    }
}

fn lower(text: &str) -> Option<(String, &str)> {
    literal(text).map(|(value, rest)| (value.to_lowercase(), rest))
}

/// The value of the string that a text begins with, and what follows it. A quote within a string is doubled.
pub fn literal(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text.strip_prefix('\'')?;
    loop {
        let (before, after) = rest.split_once('\'')?;
        value.push_str(before);
        let Some(next) = after.strip_prefix('\'') else { return Some((value, after)) };
        value.push('\'');
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn holds(filter: &str) -> Option<bool> {
        let object = json!({
            "displayName": "O'Neil's API", "appId": "a", "tags": ["x", "Y"], "web": { "redirectUris": ["https://a/b"] },
        });
        Filter::parse(filter).map(|filter| object.as_object().is_some_and(|object| filter.holds(object)))
    }

    #[test]
    fn every_form_is_read_and_compared_without_regard_to_case() {
        for (filter, expected) in [
            ("displayName eq 'o''neil''s api'", true),
            ("displayName eq 'O''Neil'", false),
            ("displayName ne 'x'", true),
            ("startswith(displayName,'o''n')", true),
            ("StartsWith( displayName, 'x')", false),
            ("appId in ('b','A')", true),
            ("appId in ('b', 'c')", false),
            ("tags/any(t:t eq 'y')", true),
            ("tags/any(t:t eq 'z')", false),
            ("web/redirectUris/any(p:p eq 'https://a/b')", true),
            ("web/redirectUris/any(p:p eq 'https://a') or web/redirectUris/any(p:p eq 'https://A/B')", true),
            ("spa/redirectUris/any(p:p eq 'https://a/b')", false),
            ("notes eq ''", true),
            ("appId eq 'a' and displayName eq 'x'", false),
            ("appId eq 'b' and appId eq 'b' or appId eq 'a'", true),
        ] {
            assert_eq!(holds(filter), Some(expected), "{filter}");
        }
    }

    #[test]
    fn what_is_no_filter_is_refused() {
        for filter in [
            "",
            "appId",
            "appId eq a",
            "appId eq 'a",
            "appId eq 'a'b'",
            "appId eq 'a' and ",
            "appId in ()",
            "appId in ('a'",
            "tags/any(t:u eq 'a')",
            "tags/any(t:t eq 'a'",
            "startswith(displayName,'a'",
            "web/redirectUris eq ",
            "web/",
            "appId eq 'a' or",
        ] {
            assert_eq!(holds(filter), None, "{filter}");
        }
        let many = |count| format!("appId in ({})", vec!["'a'"; count].join(","));
        assert_eq!((holds(&many(15)), holds(&many(16))), (Some(true), None));
    }

    #[test]
    fn a_term_tells_what_it_asks() {
        let filter = Filter::parse("tags/any(t:t eq 'a') and appId ne 'b'").unwrap();
        let asked: Vec<_> = filter.terms().map(|t| (&*t.property, t.is_of_collection(), t.is_advanced())).collect();
        assert_eq!(asked, [("tags", true, false), ("appId", false, true)]);
    }
}
