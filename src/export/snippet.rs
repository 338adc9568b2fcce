//! A piece of text in one language, whose parts are told apart.

use std::{fmt, marker::PhantomData};

use super::{Bare, Bash, Quote, Shell, language::ends_line};
use crate::directory::characters;

/// A part of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Text of this program's own, in the language's grammar.
    Code(&'static str),
    /// A value, as the language writes it.
    Value(String),
    /// Where the client secret comes in.
    Secret(&'static str),
    /// A remark for whoever reads the command.
    Comment(String),
}

impl Span {
    /// The part as it is written.
    pub fn text(&self) -> &str {
        match self {
            Self::Code(text) | Self::Secret(text) => text,
            Self::Value(text) | Self::Comment(text) => text,
        }
    }
}

/// Text in the language `L`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet<L> {
    spans: Vec<Span>,
    language: PhantomData<L>,
}

impl<L> Default for Snippet<L> {
    fn default() -> Self {
        Self { spans: Vec::new(), language: PhantomData }
    }
}

impl<L> Snippet<L> {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// The parts, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    pub(super) fn with(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }

    /// Goes on with fixed text.
    #[must_use]
    pub fn code(self, text: &'static str) -> Self {
        self.with(Span::Code(text))
    }

    /// Goes on with a word that needs no quotes.
    #[must_use]
    pub fn bare(self, word: impl Into<Bare>) -> Self {
        self.with(Span::Value(word.into().to_string()))
    }

    /// Goes on with another snippet of the language.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.spans.extend(other.spans);
        self
    }

    /// Goes on with the text of a comment that has begun. It stays on its line, and hides nothing.
    #[must_use]
    pub fn comment(self, text: &str) -> Self {
        let line: String = text.chars().map(|c| if ends_line(c) { ' ' } else { c }).collect();
        self.with(Span::Comment(characters::without_hidden(&line)))
    }

    /// Snippets with fixed text between them.
    pub fn joined(items: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let mut items = items.into_iter();
        let first = items.next().unwrap_or_default();
        items.fold(first, |joined, item| joined.with(Span::Code(between)).then(item))
    }
}

impl<L: Quote> Snippet<L> {
    /// Goes on with a value, as one literal. A literal that begins with a dash still is an option to most commands:
    /// where it can, it belongs behind the name of one and an equals sign.
    #[must_use]
    pub fn value(self, text: &str) -> Self {
        self.with(Span::Value(L::quote(text)))
    }
}

impl<L: Shell> Snippet<L> {
    /// Goes on with the client secret.
    #[must_use]
    pub fn secret(self) -> Self {
        self.with(Span::Secret(L::SECRET))
    }
}

impl Snippet<Bash> {
    /// Goes on with a value, in quotes where it needs them.
    #[must_use]
    pub fn word(self, text: &str) -> Self {
        match Bare::new(text) {
            Some(word) => self.bare(word),
            None => self.value(text),
        }
    }
}

impl<L> fmt::Display for Snippet<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.spans.iter().try_for_each(|span| f.write_str(span.text()))
    }
}

impl<L> From<Snippet<L>> for String {
    fn from(snippet: Snippet<L>) -> Self {
        snippet.spans.iter().map(Span::text).collect()
    }
}
