//! An answer of Graph's as objects, whose properties are read by name, each as what it is: one reader for every shape.
//!
//! # Invariants
//! - A property of another type than Microsoft documents makes the answer unreadable; one that is null is not there.
//! - No answer that may hold a secret is read here: nothing of this is wiped.

use std::str::FromStr;

use serde_json::{Map, Value};

use crate::http::response::Response;

/// Something is not what Microsoft documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// An object.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a>(&'a Map<String, Value>);

/// Reads an answer that is one object. `None` where it is not what it should be.
pub fn read<T>(response: &Response, read: impl FnOnce(Object<'_>) -> Result<T, Unreadable>) -> Option<T> {
    let Value::Object(object) = response.json()? else { return None };
    read(Object(&object)).ok()
}

impl<'a> Object<'a> {
    fn of(value: &'a Value) -> Result<Self, Unreadable> {
        value.as_object().map(Self).ok_or(Unreadable)
    }

    fn get(self, name: &str) -> Option<&'a Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// The names of its properties.
    pub fn names(self) -> impl Iterator<Item = &'a str> {
        self.0.keys().map(String::as_str)
    }

    /// A text.
    pub fn text(self, name: &str) -> Result<Option<&'a str>, Unreadable> {
        self.get(name).map(|value| value.as_str().ok_or(Unreadable)).transpose()
    }

    /// A text that may as well be empty.
    pub fn text_or_none(self, name: &str) -> Result<String, Unreadable> {
        Ok(self.text(name)?.unwrap_or_default().to_owned())
    }

    /// Yes or no.
    pub fn flag(self, name: &str) -> Result<Option<bool>, Unreadable> {
        self.get(name).map(|value| value.as_bool().ok_or(Unreadable)).transpose()
    }

    /// An object within this one.
    pub fn object(self, name: &str) -> Result<Option<Self>, Unreadable> {
        self.get(name).map(Self::of).transpose()
    }

    fn values(self, name: &str) -> Result<Option<&'a Vec<Value>>, Unreadable> {
        self.get(name).map(|value| value.as_array().ok_or(Unreadable)).transpose()
    }

    /// A list of objects.
    pub fn list(self, name: &str) -> Result<Option<Vec<Self>>, Unreadable> {
        self.values(name)?.map(|values| values.iter().map(Self::of).collect()).transpose()
    }

    /// A list of texts that may be missing.
    pub fn some_texts(self, name: &str) -> Result<Option<Vec<&'a str>>, Unreadable> {
        let texts = |values: &'a Vec<Value>| values.iter().map(|value| value.as_str().ok_or(Unreadable)).collect();
        self.values(name)?.map(texts).transpose()
    }

    /// A list of texts.
    pub fn texts(self, name: &str) -> Result<Vec<&'a str>, Unreadable> {
        Ok(self.some_texts(name)?.unwrap_or_default())
    }

    /// The objects of a page of a collection.
    pub fn page(self) -> Result<Vec<Self>, Unreadable> {
        self.list("value")?.ok_or(Unreadable)
    }

    /// An ID that may be missing.
    pub fn some_id<T: FromStr>(self, name: &str) -> Result<Option<T>, Unreadable> {
        self.text(name)?.map(|text| text.parse().map_err(|_| Unreadable)).transpose()
    }

    /// An ID.
    pub fn id<T: FromStr>(self, name: &str) -> Result<T, Unreadable> {
        self.some_id(name)?.ok_or(Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::ids::AppId;

    fn answer(body: &str) -> Response {
        Response::new(200, body.as_bytes().to_vec())
    }

    #[test]
    fn what_is_null_is_not_there_and_what_has_another_type_cannot_be_read() {
        let body = r#"{"a":null,"b":1,"c":"x","d":["y",2],"e":["y"],"value":[{}]}"#;
        let looked = read(&answer(body), |o| {
            assert_eq!((o.text("a"), o.text("none"), o.text("b"), o.text("c")), {
                (Ok(None), Ok(None), Err(Unreadable), Ok(Some("x")))
            });
            assert_eq!((o.flag("c"), o.object("c").is_err()), (Err(Unreadable), true));
            assert_eq!((o.texts("a"), o.texts("d"), o.texts("e")), (Ok(vec![]), Err(Unreadable), Ok(vec!["y"])));
            let (none, some, wrong) = (o.id::<AppId>("a"), o.some_id::<AppId>("a"), o.some_id::<AppId>("c"));
            assert_eq!((none, some, wrong), (Err(Unreadable), Ok(None), Err(Unreadable)));
            o.page().map(|page| page.len())
        });
        assert_eq!(looked, Some(1));
    }

    #[test]
    fn an_answer_that_is_no_object_is_not_read() {
        assert!(["[]", "<html>", ""].iter().all(|body| read(&answer(body), |_| Ok(())).is_none()));
    }
}
