//! A pattern for display names: text with places in it, and no more than that.
//!
//! `{word}` stands for letters and digits, `{dev|prod}` for one of these words, `{any}` for anything that is not nothing. A
//! brace that is meant as such is written twice, as in recipes. There are no regular expressions: who reads `config.json`
//! is no programmer, the pattern is shown to people as it stands, and matching takes time by length alone.

/// How display names look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePattern {
    pieces: Vec<Piece>,
    written: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// One of these texts; plain text is one alone.
    OneOf(Vec<String>),
    /// Letters and digits of any script.
    Word,
    /// Anything.
    Any,
}

/// Why a text is no pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAPattern {
    /// A brace without its other one.
    Braces,
    /// What stands in braces is neither `word`, `any` nor words with `|` between them.
    UnknownPlace,
}

impl NamePattern {
    /// Reads one.
    pub fn parse(text: &str) -> Result<Self, NotAPattern> {
        let (mut pieces, mut plain) = (Vec::new(), String::new());
        let mut rest = text;
        while let Some((before, from)) = rest.find(['{', '}']).map(|at| rest.split_at(at)) {
            plain.push_str(before);
            if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
                plain.extend(from.chars().next());
                rest = after;
                continue;
            }
            let (place, after) =
                from.strip_prefix('{').and_then(|from| from.split_once('}')).ok_or(NotAPattern::Braces)?;
            if !plain.is_empty() {
                pieces.push(Piece::OneOf(vec![std::mem::take(&mut plain)]));
            }
            pieces.push(Piece::read(place)?);
            rest = after;
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            pieces.push(Piece::OneOf(vec![plain]));
        }
        Ok(Self { pieces, written: text.to_owned() })
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Whether a name is as the pattern asks for: all of it, letter by letter.
    pub fn matches(&self, name: &str) -> bool {
        // The places in the name at which what was looked at so far can end, in order and each once.
        let mut ends = vec![0];
        for piece in &self.pieces {
            let mut next: Vec<usize> = ends.iter().flat_map(|from| piece.ends(name, *from)).collect();
            next.sort_unstable();
            next.dedup();
            ends = next;
        }
        ends.last() == Some(&name.len())
    }
}

impl Piece {
    fn read(place: &str) -> Result<Self, NotAPattern> {
        match place {
            "word" => Ok(Self::Word),
            "any" => Ok(Self::Any),
            _ => {
                let words: Vec<String> = place.split('|').map(str::to_owned).collect();
                let is_choice = words.len() > 1 && words.iter().all(|word| !word.is_empty() && !word.contains('{'));
                if is_choice { Ok(Self::OneOf(words)) } else { Err(NotAPattern::UnknownPlace) }
            }
        }
    }

    /// Where it can end that begins there.
    fn ends(&self, name: &str, from: usize) -> Vec<usize> {
        let rest = name.get(from..).unwrap_or_default();
        let after = |is_in: fn(char) -> bool| {
            let run = rest.char_indices().take_while(move |(_, character)| is_in(*character));
            run.map(|(at, character)| from + at + character.len_utf8()).collect()
        };
        match self {
            Self::OneOf(texts) => {
                texts.iter().filter(|text| rest.starts_with(text.as_str())).map(|text| from + text.len()).collect()
            }
            Self::Word => after(char::is_alphanumeric),
            Self::Any => after(|_| true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, name: &str) -> bool {
        NamePattern::parse(pattern).expect("a pattern").matches(name)
    }

    #[test]
    fn a_name_is_held_to_all_of_a_pattern() {
        for name in ["payments-dev-fhir", "x-prod-1", "größe-dev-app"] {
            assert!(matches("{word}-{dev|prod}-{word}", name), "{name}");
        }
        for name in
            ["", "payments", "payments-test-fhir", "payments-dev-", "-dev-x", "a-dev-x y", "Xa-dev-b ", "a-DEV-b"]
        {
            assert!(!matches("{word}-{dev|prod}-{word}", name), "{name}");
        }
    }

    #[test]
    fn a_place_takes_as_much_as_the_rest_leaves_it() {
        assert!(matches("{any}-{any}", "a-b-c"));
        assert!(matches("CON {any}", "CON Payments (dev)"));
        assert!(!matches("CON {any}", "CON "));
        assert!(matches("{a|ab}{c|bc}", "abbc") && matches("{a|ab}{c|bc}", "abc"));
        assert!(matches("{{x}}", "{x}"));
    }

    #[test]
    fn a_long_name_of_one_letter_is_matched_in_no_time() {
        let pattern = "{any}".repeat(24);
        assert!(matches(&pattern, &"a".repeat(256)));
        assert!(!matches(&[&pattern, "b"].concat(), &"a".repeat(256)));
    }

    #[test]
    fn a_pattern_that_is_no_pattern_says_why() {
        for text in ["{word", "word}", "{", "a{b"] {
            assert_eq!(NamePattern::parse(text), Err(NotAPattern::Braces), "{text}");
        }
        for text in ["{}", "{team}", "{dev|}", "{|}", "{a|{b}", "{Word}"] {
            assert_eq!(NamePattern::parse(text), Err(NotAPattern::UnknownPlace), "{text}");
        }
    }
}
