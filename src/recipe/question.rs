//! The small questions of a recipe, and the rules for their answers. No rule is a pattern that somebody would have to
//! write, read or wait for.

use super::{
    problem::Mistake,
    read::{Reader, line, number, word},
};
use crate::{
    config::json::Json,
    directory::{characters::hides_something, ids::AppId},
};

/// The most questions.
pub(super) const MOST: usize = 10;
/// The most characters of an answer.
const MOST_OF_ANSWER: u16 = 120;
/// The most answers to choose from.
const MOST_CHOICES: usize = 20;

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name in templates.
    pub id: String,
    /// What is asked for.
    pub label: String,
    /// What helps with the answer; may be empty.
    pub hint: String,
    /// What an answer is.
    pub format: Format,
    /// The most characters of one.
    pub most: usize,
    /// The answers to choose from; none where it is typed.
    pub choices: Vec<String>,
    /// What stands there first; may be empty.
    pub suggested: String,
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One line.
    Text,
    /// Small letters, digits and hyphens between them.
    Name,
    /// Letters, digits, dots, hyphens and underscores.
    Word,
    /// A host, perhaps with a port.
    Host,
    /// A GUID.
    Id,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Text, Self::Name, Self::Word, Self::Host, Self::Id];
    /// Their names in a recipe.
    pub const WORDS: &'static [&'static str] = &["text", "name", "word", "host", "id"];

    /// Whether an answer is one word without anything that could mean more.
    pub(super) const fn is_tight(self) -> bool {
        matches!(self, Self::Name | Self::Word | Self::Id)
    }
}

/// Why an answer cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerProblem {
    /// There is none.
    Missing,
    /// It has more characters than there is room for.
    TooLong {
        /// How many it has.
        length: usize,
        /// How many there may be.
        most: usize,
    },
    /// A character in it does not show, or changes how the text reads.
    Hides,
    /// It is no name of small letters, digits and hyphens.
    NotAName,
    /// It is no word of letters, digits, dots, hyphens and underscores.
    NotAWord,
    /// It is no host.
    NotAHost,
    /// It is no GUID.
    NotAnId,
    /// It is none of the choices.
    NotAChoice,
}

impl Question {
    /// What is wrong with an answer.
    pub fn check(&self, answer: &str) -> Option<AnswerProblem> {
        let answer = answer.trim();
        let length = answer.chars().count();
        if answer.is_empty() {
            return Some(AnswerProblem::Missing);
        }
        if !self.choices.is_empty() {
            let is_one = self.choices.iter().any(|choice| choice == answer);
            return (!is_one).then_some(AnswerProblem::NotAChoice);
        }
        if length > self.most {
            return Some(AnswerProblem::TooLong { length, most: self.most });
        }
        let is_small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let is_name = |text: &str| {
            text.chars().all(|c| is_small(c) || c == '-') && text.starts_with(is_small) && text.ends_with(is_small)
        };
        match self.format {
            Format::Text => hides_something(answer).then_some(AnswerProblem::Hides),
            Format::Name => (!is_name(answer)).then_some(AnswerProblem::NotAName),
            Format::Word => {
                let is_word = answer.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
                (!is_word).then_some(AnswerProblem::NotAWord)
            }
            Format::Host => {
                let (host, port) = answer.split_once(':').map_or((answer, "0"), |(host, port)| (host, port));
                let is_host = host.split('.').all(is_name) && port.parse::<u16>().is_ok() && !port.starts_with('+');
                (!is_host).then_some(AnswerProblem::NotAHost)
            }
            Format::Id => answer.parse::<AppId>().is_err().then_some(AnswerProblem::NotAnId),
        }
    }
}

/// The questions of a recipe.
pub(super) fn read(recipe: &mut Reader<'_>) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for (path, value) in recipe.list("questions", MOST) {
        let Some(mut one) = recipe.within(path.clone(), value) else { continue };
        let id = one.required("id", id);
        let label = one.required("label", |value| line(value, 80));
        let hint = one.optional("hint", |value| line(value, 200)).unwrap_or_default();
        let format = one.optional("format", |value| word(value, Format::WORDS, &Format::ALL)).unwrap_or(Format::Text);
        let most = one.optional("maxLength", |value| number(value, 1, MOST_OF_ANSWER)).unwrap_or(MOST_OF_ANSWER);
        let mut question = Question {
            id: String::new(),
            label: label.unwrap_or_default(),
            hint,
            format,
            most: usize::from(most),
            choices: Vec::new(),
            suggested: String::new(),
        };
        let choice = |value: &Json| {
            let text = line(value, 60)?;
            if question.check(&text).is_none() { Ok(text) } else { Err(Mistake::BreaksItsRules) }
        };
        let choices = one.texts("choices", MOST_CHOICES, choice);
        question.choices = choices;
        let suggested = one.optional("suggested", |value| line(value, usize::from(MOST_OF_ANSWER)));
        one.only(&["id", "label", "hint", "format", "maxLength", "choices", "suggested"]);
        // What is not there is told already.
        question.id = id.unwrap_or_default();
        let twice = !question.id.is_empty() && questions.iter().any(|other| other.id == question.id);
        if let (Some(answer), Some(given)) = (&suggested, one.get("suggested"))
            && question.check(answer).is_some()
        {
            one.wrong(one.path("suggested"), given, Mistake::BreaksItsRules);
        }
        if let (true, Some(given)) = (twice, one.get("id")) {
            one.wrong(one.path("id"), given, Mistake::Twice);
        }
        question.suggested = suggested.unwrap_or_default();
        questions.push(question);
    }
    questions
}

fn id(value: &Json) -> Result<String, Mistake> {
    let id = line(value, 32)?;
    let is_id = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if is_id { Ok(id) } else { Err(Mistake::NotAnId) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(format: Format) -> Question {
        Question {
            id: "team".to_owned(),
            label: "Team".to_owned(),
            hint: String::new(),
            format,
            most: 40,
            choices: Vec::new(),
            suggested: String::new(),
        }
    }

    #[test]
    fn each_format_takes_what_it_says_and_nothing_that_means_more() {
        let cases: [(Format, &[&str], &[&str]); 5] = [
            (Format::Word, &["access_as_user", "User.Read"], &["a b", "a/b", "a,b", "ä", "{a}"]),
            (Format::Text, &["Payments team", "a/b"], &["a\u{202e}b", "a\u{200b}b", "a\nb"]),
            (Format::Name, &["payments", "a-1", " x "], &["-a", "a-", "A", "a.b", "a/b", "ä", "a b", "{a}"]),
            (
                Format::Host,
                &["contoso.com", "localhost:8080", "a"],
                &["https://a", "a/b", "a@b", "a:b", "a:99999", "a..b", "A.b", "a:+1", "a:", ".a"],
            ),
            (Format::Id, &["4f6778d8-5aef-43dc-a1ff-b073724b9495"], &["x", "4f6778d85aef43dca1ffb073724b9495"]),
        ];
        for (format, good, bad) in cases {
            for answer in good {
                assert_eq!(question(format).check(answer), None, "{format:?} {answer}");
            }
            for answer in bad {
                assert!(question(format).check(answer).is_some(), "{format:?} {answer}");
            }
        }
    }

    #[test]
    fn an_answer_is_there_short_enough_and_one_of_the_choices() {
        assert_eq!(question(Format::Text).check("  "), Some(AnswerProblem::Missing));
        let long = "ä".repeat(41);
        assert_eq!(question(Format::Text).check(&long), Some(AnswerProblem::TooLong { length: 41, most: 40 }));
        let choice = Question { choices: vec!["dev".to_owned(), "prod".to_owned()], ..question(Format::Name) };
        assert_eq!(choice.check("prod"), None);
        assert_eq!(choice.check("test"), Some(AnswerProblem::NotAChoice));
    }
}
