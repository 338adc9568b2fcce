//! Sentences in [Project Fluent](https://projectfluent.org)'s syntax, read for the functions and the tables.
//!
//! # Invariants
//! What is read is a part of Fluent that needs no parser at run time: text; what is filled in, by its [`Kind`]; other
//! messages and `-terms`, which are put in while building; and one choice by a number in a message: `{ $count -> [one] …
//! *[other] … }`. Everything else stops the build with its place.

use std::{collections::HashMap, fs, path::Path};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    parser,
    unicode::unescape_unicode_to_string,
};

/// Sentences that travel in one table.
pub struct Group {
    pub name: String,
    pub pages: Vec<Page>,
}

/// A file of sentences.
pub struct Page {
    pub name: String,
    pub messages: Vec<Message>,
}

/// A sentence, and what it says to be filled in.
pub struct Message {
    /// As the file has it: `display-name-hint`.
    pub id: String,
    /// What the writer says about it.
    pub comment: Option<String>,
    /// In the order in which the sentence has them.
    pub arguments: Vec<Argument>,
    pub text: Text,
}

/// What is filled in.
#[derive(Clone, PartialEq, Eq)]
pub struct Argument {
    pub name: String,
    pub kind: Kind,
}

/// How an argument comes into the sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `{ $name }`: as it is. It is the page's own, or it was quoted before.
    Own,
    /// `{ NUMBER($count) }`, or what a choice goes by.
    Number,
    /// `{ QUOTED($name) }`: a value that others chose, in quotation marks.
    Quoted,
    /// `{ ISOLATED($name) }`: the same without marks, where nothing but a value can stand.
    Isolated,
}

impl Message {
    /// A text that comes in as it is may be anybody's: the modules of words see to it before.
    pub fn is_for_words_alone(&self) -> bool {
        self.arguments.iter().any(|argument| argument.kind == Kind::Own)
    }
}

pub enum Text {
    One(Vec<Piece>),
    /// One of several, by a number among the arguments.
    Counted {
        by: usize,
        variants: Vec<Counted>,
    },
}

/// What is said for some numbers.
pub struct Counted {
    /// A category of the Unicode plural rules, or a number.
    pub key: String,
    /// For every number that has no other.
    pub is_default: bool,
    pub pieces: Vec<Piece>,
}

#[derive(Clone)]
pub enum Piece {
    Words(String),
    /// An argument, by its place.
    Slot(usize),
}

/// The most arguments: the table names each by one character.
const MOST: usize = 8;

/// Every group of a language, by name.
pub fn read(language: &Path) -> Result<Vec<Group>, String> {
    let mut files = Vec::new();
    for folder in sorted(language)? {
        for file in sorted(&folder)? {
            let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            files.push((stem(&folder), stem(&file), file.display().to_string(), text));
        }
    }
    groups(&files)
}

/// The same of files at hand: group, page, path and text of each.
pub fn groups(files: &[(String, String, String, String)]) -> Result<Vec<Group>, String> {
    let mut parsed = Vec::new();
    for (group, page, path, text) in files {
        let resource = parser::parse(text.as_str())
            .map_err(|(_, errors)| format!("{path}: {}", place(text, errors.first().map_or(0, |e| e.pos.start))))?;
        parsed.push((group, page, path, resource.body));
    }
    let mut patterns = HashMap::new();
    for (_, page, _, body) in &parsed {
        for entry in body {
            match entry {
                Entry::Message(message) => {
                    if let Some(value) = &message.value {
                        patterns.insert(format!("{page}/{}", message.id.name), value);
                    }
                }
                // A term is everybody's.
                Entry::Term(term) => drop(patterns.insert(format!("-{}", term.id.name), &term.value)),
                _ => {}
            }
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    for (group, page, path, body) in &parsed {
        let mut messages: Vec<Message> = Vec::new();
        for entry in body {
            let Entry::Message(message) = entry else { continue };
            let (id, at) = (message.id.name, format!("{path}: {}", message.id.name));
            let value = message.value.as_ref().ok_or_else(|| format!("{at} says nothing"))?;
            if !message.attributes.is_empty() {
                return Err(format!("{at} has attributes: give each a message of its own"));
            }
            if messages.iter().any(|other| other.id == id) {
                return Err(format!("{at} stands there twice"));
            }
            let mut reader = Reader { page, patterns: &patterns, arguments: Vec::new(), counted: None, depth: 0 };
            let text = reader.text(value).map_err(|why| format!("{at}: {why}"))?;
            let comment = message.comment.as_ref().map(|comment| comment.content.join("\n"));
            messages.push(Message { id: id.to_owned(), comment, arguments: reader.arguments, text });
        }
        let page = Page { name: (*page).clone(), messages };
        match groups.iter_mut().find(|known| known.name == **group) {
            Some(known) => known.pages.push(page),
            None => groups.push(Group { name: (*group).clone(), pages: vec![page] }),
        }
    }
    Ok(groups)
}

/// The line that a byte of a file is on, as far as people look for it.
fn place(text: &str, at: usize) -> String {
    let line = text.get(..at).map_or(1, |before| before.lines().count().max(1));
    format!("line {line} is not Fluent")
}

fn sorted(folder: &Path) -> Result<Vec<std::path::PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads one message.
struct Reader<'a> {
    page: &'a str,
    patterns: &'a HashMap<String, &'a Pattern<&'a str>>,
    arguments: Vec<Argument>,
    /// The choice, once it was met, and what stood before it.
    counted: Option<(usize, &'a [Variant<&'a str>])>,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn text(&mut self, pattern: &'a Pattern<&'a str>) -> Result<Text, String> {
        let mut pieces = Vec::new();
        let mut split = None;
        self.pieces(pattern, &mut pieces, &mut split)?;
        let (Some((by, variants)), Some(at)) = (self.counted, split) else { return Ok(Text::One(joined(pieces))) };
        let after = pieces.split_off(at);
        let mut counted = Vec::new();
        for variant in variants {
            let mut own = pieces.clone();
            let mut inner = None;
            self.pieces(&variant.value, &mut own, &mut inner)?;
            if inner.is_some() {
                return Err("a choice within a choice: write two messages".to_owned());
            }
            own.extend(after.iter().cloned());
            let key = match &variant.key {
                VariantKey::Identifier { name } => (*name).to_owned(),
                VariantKey::NumberLiteral { value } => (*value).to_owned(),
            };
            counted.push(Counted { key, is_default: variant.default, pieces: joined(own) });
        }
        Ok(Text::Counted { by, variants: counted })
    }

    /// What a pattern says, at the end of what is there; and where the choice stands among it, if it has one.
    fn pieces(
        &mut self,
        pattern: &'a Pattern<&'a str>,
        pieces: &mut Vec<Piece>,
        split: &mut Option<usize>,
    ) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => pieces.push(Piece::Words((*value).to_owned())),
                PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                    self.inline(inline, pieces, split)?;
                }
                PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                    let InlineExpression::VariableReference { id } = selector else {
                        return Err("a choice goes by a number: { $count -> … }".to_owned());
                    };
                    let by = self.argument(id.name, Kind::Number)?;
                    if self.counted.is_some() || split.is_some() {
                        return Err("two choices in one message: write two messages".to_owned());
                    }
                    self.counted = Some((by, variants.as_slice()));
                    *split = Some(pieces.len());
                }
            }
        }
        Ok(())
    }

    fn inline(
        &mut self,
        inline: &'a InlineExpression<&'a str>,
        pieces: &mut Vec<Piece>,
        split: &mut Option<usize>,
    ) -> Result<(), String> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                pieces.push(Piece::Words(unescape_unicode_to_string(value).into_owned()));
                Ok(())
            }
            InlineExpression::VariableReference { id } => {
                let slot = self.argument(id.name, Kind::Own)?;
                pieces.push(Piece::Slot(slot));
                Ok(())
            }
            InlineExpression::FunctionReference { id, arguments } => {
                let kind = match id.name {
                    "NUMBER" => Kind::Number,
                    "QUOTED" => Kind::Quoted,
                    "ISOLATED" => Kind::Isolated,
                    other => return Err(format!("there is no {other}: NUMBER, QUOTED and ISOLATED can stand here")),
                };
                let [InlineExpression::VariableReference { id: variable }] = arguments.positional.as_slice() else {
                    return Err(format!("{} takes one variable", id.name));
                };
                let slot = self.argument(variable.name, kind)?;
                pieces.push(Piece::Slot(slot));
                Ok(())
            }
            InlineExpression::MessageReference { id, attribute: None } => {
                self.other(&format!("{}/{}", self.page, id.name), pieces, split)
            }
            InlineExpression::TermReference { id, attribute: None, .. } => {
                self.other(&format!("-{}", id.name), pieces, split)
            }
            _ => Err("only text, { $name }, { message } and { -term } can stand here".to_owned()),
        }
    }

    fn other(&mut self, key: &str, pieces: &mut Vec<Piece>, split: &mut Option<usize>) -> Result<(), String> {
        let pattern = *self.patterns.get(key).ok_or_else(|| format!("there is no {key}"))?;
        self.depth += 1;
        if self.depth > 20 {
            return Err(format!("{key} leads back to itself"));
        }
        self.pieces(pattern, pieces, split)?;
        self.depth -= 1;
        Ok(())
    }

    fn argument(&mut self, name: &str, kind: Kind) -> Result<usize, String> {
        if let Some(at) = self.arguments.iter().position(|known| known.name == name) {
            if self.arguments[at].kind != kind {
                return Err(format!("${name} comes in by two ways"));
            }
            return Ok(at);
        }
        if self.arguments.len() == MOST {
            return Err(format!("more than {MOST} arguments"));
        }
        self.arguments.push(Argument { name: name.to_owned(), kind });
        Ok(self.arguments.len() - 1)
    }
}

/// The same with neighbouring words in one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (all.last_mut(), piece) {
            (Some(Piece::Words(before)), Piece::Words(words)) => before.push_str(&words),
            (_, piece) => all.push(piece),
        }
    }
    all
}
