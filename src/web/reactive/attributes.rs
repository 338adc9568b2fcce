//! The attributes of an element as a list, put on with `{..attributes([…])}`. Leptos makes a type of each attribute with
//! each kind of value, and code for each type; of this list it makes one.

use std::future::{Future, ready};

use leptos::{
    reactive::effect::RenderEffect,
    tachys::{
        html::attribute::{Attribute, NamedAttributeKey, NextAttribute},
        renderer::types::Element,
    },
};

use super::signal::Signal;

/// What an attribute says; without a text it is not there.
#[derive(Clone)]
pub enum Says {
    Nothing,
    Word(&'static str),
    Text(String),
    Changes(Signal<Option<&'static str>>),
    TextChanges(Signal<String>),
}

impl From<&'static str> for Says {
    fn from(word: &'static str) -> Self {
        Self::Word(word)
    }
}

impl From<String> for Says {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Self>> From<Option<T>> for Says {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl From<Signal<Option<&'static str>>> for Says {
    fn from(changes: Signal<Option<&'static str>>) -> Self {
        Self::Changes(changes)
    }
}

impl From<Signal<String>> for Says {
    fn from(changes: Signal<String>) -> Self {
        Self::TextChanges(changes)
    }
}

/// Attributes, each by its name.
#[derive(Clone)]
pub struct Attributes(Vec<(&'static str, Says)>);

/// These attributes.
pub fn attributes<const N: usize>(list: [(&'static str, Says); N]) -> Attributes {
    Attributes(list.into())
}

/// An element with its attributes, and what changes some of them.
pub struct Put {
    on: Element,
    names: Vec<&'static str>,
    _changing: Vec<RenderEffect<()>>,
}

fn put(on: &Element, name: &'static str, text: Option<&str>) {
    // The names are valid, and that is all that a browser asks of them.
    let _ = match text {
        Some(text) => on.set_attribute(name, text),
        None => on.remove_attribute(name),
    };
}

/// The one effect that is compiled for attributes.
fn follow(change: Box<dyn Fn()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| change())
}

impl Attributes {
    fn put(self, on: &Element) -> Put {
        let names = self.0.iter().map(|(name, _)| *name).collect();
        let mut changing = Vec::new();
        for (name, says) in self.0 {
            let place = on.clone();
            match says {
                Says::Nothing => put(on, name, None),
                Says::Word(word) => put(on, name, Some(word)),
                Says::Text(text) => put(on, name, Some(&text)),
                Says::Changes(word) => changing.push(follow(Box::new(move || put(&place, name, word.get())))),
                Says::TextChanges(text) => {
                    changing.push(follow(Box::new(move || put(&place, name, Some(&text.get())))));
                }
            }
        }
        Put { on: on.clone(), names, _changing: changing }
    }
}

impl Attribute for Attributes {
    const MIN_LENGTH: usize = 0;

    type AsyncOutput = Self;
    type State = Put;
    type Cloneable = Self;
    type CloneableOwned = Self;

    fn html_len(&self) -> usize {
        0
    }

    // The page renders nothing to text, and takes no element over from one.
    fn to_html(self, _: &mut String, _: &mut String, _: &mut String, _: &mut String) {}

    fn hydrate<const FROM_SERVER: bool>(self, on: &Element) -> Put {
        self.put(on)
    }

    fn build(self, on: &Element) -> Put {
        self.put(on)
    }

    fn rebuild(self, state: &mut Put) {
        let gone = state.names.iter().filter(|name| self.0.iter().all(|(own, _)| own != *name));
        gone.for_each(|name| put(&state.on, name, None));
        let on = state.on.clone();
        *state = self.put(&on);
    }

    fn into_cloneable(self) -> Self {
        self
    }

    fn into_cloneable_owned(self) -> Self {
        self
    }

    fn dry_resolve(&mut self) {}

    fn resolve(self) -> impl Future<Output = Self> + Send {
        ready(self)
    }

    fn keys(&self) -> Vec<NamedAttributeKey> {
        self.0.iter().map(|(name, _)| NamedAttributeKey::Attribute((*name).into())).collect()
    }
}

impl NextAttribute for Attributes {
    type Output<NewAttr: Attribute> = (Self, NewAttr);

    fn add_any_attr<NewAttr: Attribute>(self, new_attr: NewAttr) -> (Self, NewAttr) {
        (self, new_attr)
    }
}
