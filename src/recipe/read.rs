//! Reading a recipe value by value, with every mistake kept under its path; house rules are read by it as well.

use super::problem::{Mistake, RecipeProblem};
use crate::{
    config::json::{Json, Members, member},
    directory::characters::hides_something,
};

/// An object and where it stands, with the mistakes that were found so far.
pub(crate) struct Reader<'a, M = Mistake> {
    members: &'a Members,
    path: String,
    problems: &'a mut Vec<RecipeProblem<M>>,
}

impl<'a, M: From<Mistake>> Reader<'a, M> {
    /// Reads the object that stands at this path: a whole recipe at none.
    pub const fn at(path: String, members: &'a Members, problems: &'a mut Vec<RecipeProblem<M>>) -> Self {
        Self { members, path, problems }
    }

    /// Reads an object at this path; `None` where it is none.
    pub fn within<'b>(&'b mut self, path: String, value: &'b Json) -> Option<Reader<'b, M>> {
        if let Json::Object(members) = value {
            return Some(Reader { members, path, problems: self.problems });
        }
        self.wrong(path, value, Mistake::NotAnObject);
        None
    }

    /// The path of a key.
    pub fn path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { [&self.path, ".", key].concat() }
    }

    /// Something is wrong with a value.
    pub fn wrong(&mut self, path: String, value: &Json, mistake: impl Into<M>) {
        self.problems.push(RecipeProblem { path, found: Some(value.clone()), mistake: mistake.into() });
    }

    /// Something is wrong that has no value to show.
    pub fn tell(&mut self, path: String, mistake: Mistake) {
        self.problems.push(RecipeProblem { path, found: None, mistake: mistake.into() });
    }

    /// The value of a key that may be there.
    pub fn get(&self, key: &str) -> Option<&'a Json> {
        member(self.members, key)
    }

    /// The same of one that has to be there.
    pub fn needed(&mut self, key: &str) -> Option<&'a Json> {
        let value = self.get(key);
        if value.is_none() {
            self.tell(self.path(key), Mistake::Missing);
        }
        value
    }

    /// A value that was read, where it can be.
    pub fn take<T, E: Into<M>>(
        &mut self,
        path: String,
        value: &Json,
        read: impl FnOnce(&Json) -> Result<T, E>,
    ) -> Option<T> {
        read(value).map_err(|mistake| self.wrong(path, value, mistake)).ok()
    }

    /// The value of a key that may be there.
    pub fn optional<T, E: Into<M>>(&mut self, key: &str, read: impl FnOnce(&Json) -> Result<T, E>) -> Option<T> {
        let value = self.get(key)?;
        self.take(self.path(key), value, read)
    }

    /// The value of a key that has to be there.
    pub fn required<T, E: Into<M>>(&mut self, key: &str, read: impl FnOnce(&Json) -> Result<T, E>) -> Option<T> {
        let value = self.needed(key)?;
        self.take(self.path(key), value, read)
    }

    /// The entries of a list that may be there, each with its path.
    pub fn list(&mut self, key: &str, most: usize) -> Vec<(String, &'a Json)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let path = self.path(key);
        match value {
            Json::List(values) if values.len() <= most => {
                (0..).zip(values).map(|(at, value): (usize, _)| (format!("{path}[{at}]"), value)).collect()
            }
            Json::List(_) => {
                // Thousands of entries are no help to read in a message.
                self.tell(path, Mistake::TooMany { most });
                Vec::new()
            }
            _ => {
                self.wrong(path, value, Mistake::NotAList);
                Vec::new()
            }
        }
    }

    /// The texts of a list, each once.
    pub fn texts<T: PartialEq, E: Into<M>>(
        &mut self,
        key: &str,
        most: usize,
        read: impl Fn(&Json) -> Result<T, E>,
    ) -> Vec<T> {
        let mut found = Vec::new();
        for (path, value) in self.list(key, most) {
            match self.take(path.clone(), value, &read) {
                Some(one) if found.contains(&one) => self.wrong(path, value, Mistake::Twice),
                Some(one) => found.push(one),
                None => {}
            }
        }
        found
    }

    /// Names every key that is none of these.
    pub fn only(&mut self, known: &[&str]) {
        for (key, _) in self.members.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            self.tell(self.path(key), Mistake::UnknownKey);
        }
    }
}

/// A text of one line.
pub(crate) fn line(value: &Json, most: usize) -> Result<String, Mistake> {
    let Json::Text(text) = value else { return Err(Mistake::NotText) };
    if text.chars().nth(most).is_some() {
        Err(Mistake::TooLong { most })
    } else if hides_something(text) {
        Err(Mistake::Hides)
    } else if text.trim().is_empty() {
        Err(Mistake::Empty)
    } else {
        Ok(text.trim().to_owned())
    }
}

/// `true` or `false`.
pub(crate) fn flag(value: &Json) -> Result<bool, Mistake> {
    if let Json::Flag(is_on) = value { Ok(*is_on) } else { Err(Mistake::NotAFlag) }
}

/// A whole number.
pub(crate) fn number(value: &Json, least: u16, most: u16) -> Result<u16, Mistake> {
    let number = if let Json::Number(number) = value { number.as_u64() } else { None };
    let number = number.and_then(|number| u16::try_from(number).ok()).filter(|number| (least..=most).contains(number));
    number.ok_or(Mistake::NotInRange { least, most })
}

/// One of some words, with what it stands for.
pub(crate) fn word<T: Copy>(value: &Json, words: &'static [&'static str], meant: &[T]) -> Result<T, Mistake> {
    let Json::Text(text) = value else { return Err(Mistake::NotText) };
    let at = words.iter().position(|word| word == text);
    at.and_then(|at| meant.get(at).copied()).ok_or(Mistake::NotOneOf { words })
}
