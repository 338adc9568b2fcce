//! The fields of a JSON object, taken out one by one.
//!
//! What is derived for a type is a reader of its own, and signing in would take a dozen of them on the way back from
//! Microsoft. These are all read by the one reader of JSON values.
//!
//! # Invariants
//! A field of another kind than is asked for is never taken for a missing one. One that comes twice could mean two things
//! to two readers, so nothing is read then. What nobody took is wiped.

use std::{fmt, mem};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};
use serde_json::{Map, Value, value::RawValue};
use zeroize::Zeroize as _;

/// What is read has another shape. Tells nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not of the shape that it should have")]
pub(crate) struct Misshapen;

/// A JSON object whose fields are being taken. No `Debug`: tokens come in with these.
pub(crate) struct Fields(Map<String, Value>);

impl Fields {
    /// Reads them.
    pub fn parse(json: &str) -> Result<Self, Misshapen> {
        serde_json::from_slice(json.as_bytes()).map_err(|_| Misshapen)
    }

    /// Reads an answer that a deserializer of text has before it. That takes part as the one that finds where the answer
    /// ends: `oauth2` wraps its own in one that keeps a path, which would be built once more for each type.
    pub fn of_answer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(<&RawValue>::deserialize(deserializer)?.get()).map_err(D::Error::custom)
    }

    /// A text; none where it is missing or `null`.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Misshapen> {
        match self.0.get_mut(name) {
            Some(Value::String(text)) => Ok(Some(mem::take(text))),
            None | Some(Value::Null) => Ok(None),
            Some(_) => Err(Misshapen),
        }
    }

    /// A text that has to be there.
    pub fn needed(&mut self, name: &str) -> Result<String, Misshapen> {
        self.text(name)?.ok_or(Misshapen)
    }

    /// A text that has to be there and of a form.
    pub fn formed(&mut self, name: &str, is_of_form: impl Fn(&str) -> bool) -> Result<String, Misshapen> {
        self.needed(name).and_then(|text| if is_of_form(&text) { Ok(text) } else { Err(Misshapen) })
    }

    /// A whole number; none where it is missing or `null`.
    pub fn number(&self, name: &str) -> Result<Option<i64>, Misshapen> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => value.as_i64().map(Some).ok_or(Misshapen),
        }
    }

    /// Small numbers; none where they are missing.
    pub fn numbers(&self, name: &str) -> Result<Vec<u32>, Misshapen> {
        match self.0.get(name) {
            None => Ok(Vec::new()),
            Some(Value::Array(values)) => values.iter().map(|value| small(value).ok_or(Misshapen)).collect(),
            Some(_) => Err(Misshapen),
        }
    }

    /// The field as it is.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Once)
    }
}

/// Reads an object in which no field comes twice.
struct Once;

impl<'de> Visitor<'de> for Once {
    type Value = Fields;

    fn expecting(&self, words: &mut fmt::Formatter<'_>) -> fmt::Result {
        words.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Fields, A::Error> {
        let mut fields = Fields(Map::new());
        while let Some((name, value)) = object.next_entry::<String, Value>()? {
            if fields.0.insert(name, value).is_some() {
                return Err(A::Error::custom(Misshapen));
            }
        }
        Ok(fields)
    }
}

impl Drop for Fields {
    fn drop(&mut self) {
        for value in self.0.values_mut() {
            if let Value::String(text) = value {
                text.zeroize();
            }
        }
    }
}

/// A value as a small number.
pub(super) fn small(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|number| number.try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_field_that_comes_twice_nothing_is_read() {
        for json in [r#"{"nonce":"a","nonce":"a"}"#, r#"{"nonce":"a","x":1,"nonce":null}"#] {
            assert!(Fields::parse(json).is_err(), "{json}");
        }
    }

    #[test]
    fn a_field_of_another_kind_is_not_taken_for_a_missing_one() {
        let mut fields = Fields::parse(r#"{"text":"a","number":7,"null":null,"list":[1,2],"real":1.5}"#).unwrap();
        assert_eq!(fields.text("number"), Err(Misshapen));
        assert_eq!((fields.text("null"), fields.text("none")), (Ok(None), Ok(None)));
        assert_eq!((fields.needed("null"), fields.needed("none")), (Err(Misshapen), Err(Misshapen)));
        assert_eq!((fields.number("number"), fields.number("none")), (Ok(Some(7)), Ok(None)));
        assert_eq!((fields.number("text"), fields.number("real")), (Err(Misshapen), Err(Misshapen)));
        assert_eq!((fields.numbers("list"), fields.numbers("none")), (Ok(vec![1, 2]), Ok(Vec::new())));
        assert_eq!((fields.numbers("text"), fields.numbers("null")), (Err(Misshapen), Err(Misshapen)));
        assert_eq!(fields.formed("text", |text| text == "b"), Err(Misshapen));
        assert!(Fields::parse("[]").is_err() && Fields::parse("").is_err());
    }
}
