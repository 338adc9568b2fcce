//! JSON with each key once: of two values a reader of the file sees one, and the page takes the other.

use std::{cell::RefCell, fmt};

use serde::{
    Serialize, Serializer,
    de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Number;

/// A value of the file. The page carries this from the start, so that it is no more than what reading the file takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// An object, in the order of the file.
    Object(Members),
}

/// The keys of an object, each with its value.
pub type Members = Vec<(String, Json)>;

/// The value of a key.
pub fn member<'m>(members: &'m Members, key: &str) -> Option<&'m Json> {
    members.iter().find(|(own, _)| own == key).map(|(_, value)| value)
}

impl Json {
    /// As it stands in a file, in at most so many characters.
    pub fn shown(&self, most: usize) -> String {
        // A number that no file can hold has no text.
        let mut text = serde_json::to_string(self).unwrap_or_default();
        if let Some((at, _)) = text.char_indices().nth(most) {
            text.truncate(at);
            text.push('…');
        }
        text
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Flag(is_on) => to.serialize_bool(*is_on),
            Self::Number(number) => number.serialize(to),
            Self::Text(text) => to.serialize_str(text),
            Self::List(values) => to.collect_seq(values),
            Self::Object(members) => to.collect_map(members.iter().map(|(key, value)| (key, value))),
        }
    }
}

/// What the text says, and the path of each key that comes twice.
pub fn read(text: &str) -> serde_json::Result<(Json, Vec<String>)> {
    let twice = RefCell::default();
    // As bytes, like every JSON of the page: for texts its reader would be compiled once more.
    let mut json = serde_json::Deserializer::from_slice(text.as_bytes());
    let value = Once { within: "", twice: &twice }.deserialize(&mut json)?;
    json.end()?;
    Ok((value, twice.into_inner()))
}

/// How deep objects and lists stand in one another, whatever else is wrong with the text.
pub fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_text, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// A value, and where it stands.
#[derive(Clone, Copy)]
struct Once<'a> {
    /// What stands before its keys: nothing, or a path with a dot at its end.
    within: &'a str,
    twice: &'a RefCell<Vec<String>>,
}

impl<'de> DeserializeSeed<'de> for Once<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Json, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Once<'_> {
    type Value = Json;

    fn expecting(&self, words: &mut fmt::Formatter<'_>) -> fmt::Result {
        words.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Flag(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element_seed(self)? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut found = Members::new();
        while let Some(key) = members.next_key::<String>()? {
            let path = [self.within, &key].concat();
            let value = members.next_value_seed(Once { within: &[&path, "."].concat(), ..self })?;
            if member(&found, &key).is_some() {
                self.twice.borrow_mut().push(path);
            }
            found.push((key, value));
        }
        Ok(Json::Object(found))
    }
}
