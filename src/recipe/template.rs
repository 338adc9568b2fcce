//! Text with places for answers: `{team}-{env}-fhir`. A brace that is meant as such is written twice.

use super::problem::Mistake;

/// The most characters of a text with places for answers.
pub(super) const MOST_OF_TEMPLATE: usize = 512;

/// Text, and the questions whose answers stand in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// The answer to the question at this place.
    Answer(usize),
}

impl Template {
    /// Reads it. `find` says at which place a question stands.
    pub fn parse(text: &str, find: impl Fn(&str) -> Option<usize>) -> Result<Self, Mistake> {
        let (mut pieces, mut plain) = (Vec::new(), String::new());
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            plain.push_str(before);
            if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
                plain.push_str(&from[..1]);
                rest = after;
                continue;
            }
            let (id, after) = from.strip_prefix('{').and_then(|from| from.split_once('}')).ok_or(Mistake::Braces)?;
            let question = find(id).ok_or(Mistake::UnknownQuestion)?;
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Answer(question));
            rest = after;
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain));
        }
        Ok(Self(pieces))
    }

    /// A text that stands for itself, as it is written.
    pub fn escape(text: &str) -> String {
        text.replace('{', "{{").replace('}', "}}")
    }

    /// With the answers in their places.
    pub fn fill(&self, answers: &[String]) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Answer(at) => answers.get(*at).cloned().unwrap_or_default(),
        };
        self.0.iter().map(text).collect()
    }

    /// The places of the questions in it.
    pub fn questions(&self) -> impl Iterator<Item = usize> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Answer(at) => Some(*at),
            Piece::Text(_) => None,
        })
    }

    /// Its text, where no question is in it.
    pub fn literal(&self) -> Option<&str> {
        match &self.0[..] {
            [] => Some(""),
            [Piece::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// The question that is all of it.
    pub fn only_question(&self) -> Option<usize> {
        match self.0[..] {
            [Piece::Answer(at)] => Some(at),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Template, Mistake> {
        Template::parse(text, |id| ["team", "env"].iter().position(|known| *known == id))
    }

    #[test]
    fn answers_stand_in_their_places() {
        let answers = ["payments".to_owned(), "{team}".to_owned()];
        let filled = |text| parse(text).map(|template| template.fill(&answers));
        assert_eq!(filled("{team}-{env}-fhir").as_deref(), Ok("payments-{team}-fhir"), "an answer is no template");
        assert_eq!(filled("a{{b}}c").as_deref(), Ok("a{b}c"));
        assert_eq!(filled("{team}{team}").as_deref(), Ok("paymentspayments"));
        assert_eq!(filled("").as_deref(), Ok(""));
    }

    #[test]
    fn a_brace_has_its_other_one_and_names_a_question() {
        for text in ["{team", "team}", "{", "a{b", "}{", "{team}}"] {
            assert!(matches!(parse(text), Err(Mistake::Braces | Mistake::UnknownQuestion)), "{text}");
        }
        for text in ["{}", "{other}", "{Team}", "{ team }"] {
            assert_eq!(parse(text), Err(Mistake::UnknownQuestion), "{text}");
        }
    }

    #[test]
    fn what_is_escaped_comes_back() {
        for text in ["", "{team}", "}}{{", "a{b}c", "{{}}"] {
            let template = parse(&Template::escape(text)).unwrap();
            assert_eq!(template.literal(), Some(text));
        }
    }
}
