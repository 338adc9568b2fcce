//! Bodies of calls in the languages that write objects: JSON, HCL and Bicep.

use serde_json::Value;
use time::OffsetDateTime;

use crate::{
    export::{Bare, Bicep, Hcl, HttpFile, Json, Quote, Snippet},
    http::template::{Body, Slot, timestamp},
};

/// How a language writes objects and lists.
pub trait Notation: Quote {
    /// Between a name and its value.
    const ASSIGN: &'static str;
    /// Behind each member of an object but the last.
    const AFTER_MEMBER: &'static str;
    /// Behind each item of a list but the last.
    const AFTER_ITEM: &'static str;
    /// Whether names stand without quotes.
    const BARE_NAMES: bool;
    /// Around what stands in a slot.
    const AROUND_SLOT: &'static str;
}

macro_rules! notation {
    ($($language:ident: $assign:literal $member:literal $item:literal $bare:literal $slot:literal;)*) => {
        $(impl Notation for $language {
            const ASSIGN: &'static str = $assign;
            const AFTER_MEMBER: &'static str = $member;
            const AFTER_ITEM: &'static str = $item;
            const BARE_NAMES: bool = $bare;
            const AROUND_SLOT: &'static str = $slot;
        })*
    };
}

notation! {
    Json: ": " "," "," false "\"";
    HttpFile: ": " "," "," false "\"";
    Hcl: " = " "" "," true "";
    Bicep: ": " "" "" true "";
}

/// A piece of a body.
#[derive(Clone, Debug)]
pub enum Piece<L> {
    /// Text of the language.
    Text(Snippet<L>),
    /// The place of what an earlier call answers.
    Slot(Slot),
}

/// The body of a call that is sent `now`, indented `depth` levels but for its first line.
pub fn pieces<L: Notation>(body: &Body, now: OffsetDateTime, depth: usize) -> Vec<Piece<L>> {
    let mut writer = Writer { pieces: Vec::new(), open: Snippet::new(), now };
    writer.body(body, depth);
    writer.close();
    writer.pieces
}

/// The same with what stands for each slot.
pub fn filled<L: Notation>(
    body: &Body,
    now: OffsetDateTime,
    depth: usize,
    slot: impl Fn(Slot) -> Snippet<L>,
) -> Snippet<L> {
    pieces(body, now, depth).into_iter().fold(Snippet::new(), |text, piece| match piece {
        Piece::Text(next) => text.then(next),
        Piece::Slot(own) => text.then(slot(own)),
    })
}

/// A body in which everything is known.
pub fn known<L: Notation>(value: &Value, depth: usize) -> Snippet<L> {
    let mut writer = Writer { pieces: Vec::new(), open: Snippet::new(), now: OffsetDateTime::UNIX_EPOCH };
    writer.value(value, depth);
    writer.open
}

struct Writer<L> {
    pieces: Vec<Piece<L>>,
    open: Snippet<L>,
    now: OffsetDateTime,
}

impl<L: Notation> Writer<L> {
    fn put(&mut self, text: Snippet<L>) {
        self.open = std::mem::take(&mut self.open).then(text);
    }

    fn close(&mut self) {
        self.pieces.push(Piece::Text(std::mem::take(&mut self.open)));
    }

    fn line(&mut self, depth: usize) {
        let line = Snippet::new().code("\n");
        self.put((0..depth).fold(line, |line, _| line.code("  ")));
    }

    fn text(&mut self, text: &str) {
        self.put(Snippet::new().value(text));
    }

    fn body(&mut self, body: &Body, depth: usize) {
        match body {
            Body::Known(value) => self.value(value, depth),
            Body::Slot(slot) => {
                self.put(Snippet::new().code(L::AROUND_SLOT));
                self.close();
                self.pieces.push(Piece::Slot(*slot));
                self.put(Snippet::new().code(L::AROUND_SLOT));
            }
            Body::End(expiry) => self.text(&timestamp(expiry.end(self.now))),
            Body::List(items) => self.list(items, depth, Self::body),
            Body::Object(known, others) => {
                let known =
                    known.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), Member::Known(value)));
                let others = others.iter().map(|(name, body)| (*name, Member::Open(body)));
                let members: Vec<_> = known.chain(others).collect();
                self.object(&members, depth);
            }
        }
    }

    fn value(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Null => self.put(Snippet::new().code("null")),
            Value::Bool(true) => self.put(Snippet::new().code("true")),
            Value::Bool(false) => self.put(Snippet::new().code("false")),
            Value::Number(number) => match Bare::new(&number.to_string()) {
                Some(number) => self.put(Snippet::new().bare(number)),
                None => self.text(&number.to_string()),
            },
            Value::String(text) => self.text(text),
            Value::Array(items) => self.list(items, depth, Self::value),
            Value::Object(members) => {
                let members: Vec<_> =
                    members.iter().map(|(name, value)| (name.as_str(), Member::Known(value))).collect();
                self.object(&members, depth);
            }
        }
    }

    fn list<T>(&mut self, items: &[T], depth: usize, write: fn(&mut Self, &T, usize)) {
        self.put(Snippet::new().code("["));
        for (at, item) in items.iter().enumerate() {
            self.line(depth + 1);
            write(self, item, depth + 1);
            if at + 1 < items.len() {
                self.put(Snippet::new().code(L::AFTER_ITEM));
            }
        }
        if !items.is_empty() {
            self.line(depth);
        }
        self.put(Snippet::new().code("]"));
    }

    fn object(&mut self, members: &[(&str, Member<'_>)], depth: usize) {
        self.put(Snippet::new().code("{"));
        for (at, (name, member)) in members.iter().enumerate() {
            self.line(depth + 1);
            match Bare::new(name).filter(|_| L::BARE_NAMES) {
                Some(name) => self.put(Snippet::new().bare(name)),
                None => self.text(name),
            }
            self.put(Snippet::new().code(L::ASSIGN));
            match member {
                Member::Known(value) => self.value(value, depth + 1),
                Member::Open(body) => self.body(body, depth + 1),
            }
            if at + 1 < members.len() {
                self.put(Snippet::new().code(L::AFTER_MEMBER));
            }
        }
        if !members.is_empty() {
            self.line(depth);
        }
        self.put(Snippet::new().code("}"));
    }
}

enum Member<'a> {
    Known(&'a Value),
    Open(&'a Body),
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written<L: Notation>() -> String {
        let body = Body::Object(
            json!({ "tags": ["a", "b"], "on": true, "version": 2, "none": [] }),
            vec![("appId", Body::Slot(Slot::AppId)), ("inner", Body::Object(json!({ "x": "y" }), Vec::new()))],
        );
        filled::<L>(&body, OffsetDateTime::UNIX_EPOCH, 0, |_| Snippet::new().code("HERE")).to_string()
    }

    #[test]
    fn json_is_what_the_body_is() {
        let value: Value = serde_json::from_str(&written::<Json>()).unwrap();
        let expected =
            json!({ "tags": ["a", "b"], "on": true, "version": 2, "none": [], "appId": "HERE", "inner": { "x": "y" } });
        assert_eq!(value, expected);
    }

    #[test]
    fn hcl_has_commas_between_items_and_bicep_has_none() {
        assert!(written::<Hcl>().contains("tags = [\n    \"a\",\n    \"b\"\n  ]\n"), "{}", written::<Hcl>());
        assert!(written::<Bicep>().contains("tags: [\n    'a'\n    'b'\n  ]\n"), "{}", written::<Bicep>());
        assert!(written::<Hcl>().contains("appId = HERE\n  inner = {\n    x = \"y\"\n  }\n}"));
    }
}
