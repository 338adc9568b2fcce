//! What is declared, held to the types that those publish who read it: which properties an object has, which it must have,
//! and what each of them takes.

mod azuread;
mod bicep;
mod graph;
mod terraform;

/// What a property takes.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    Text,
    OneOf(&'static [&'static str]),
    Flag,
    Texts,
    Object(Type),
    /// A list of objects; in HCL also a block, once or more often.
    Objects(Type),
}

/// A property of a type.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    name: &'static str,
    is_required: bool,
    takes: Takes,
}

/// The properties that can be written, as far as an export has anything to say in them.
pub type Type = &'static [Property];

const fn required(name: &'static str, takes: Takes) -> Property {
    Property { name, is_required: true, takes }
}

const fn optional(name: &'static str, takes: Takes) -> Property {
    Property { name, is_required: false, takes }
}

/// A value as an export has written it.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    Text(String),
    Flag(bool),
    List(Vec<Self>),
    /// A name may stand there several times, as blocks do.
    Object(Vec<(String, Self)>),
    /// What another object will have: its name, and of which property. Known to be a text once it is there.
    Of(String, String),
}

/// What is wrong with a value by what is published, each with its place.
fn faults(written: &Written, takes: Takes, place: &str) -> Vec<String> {
    match (written, takes) {
        (Written::Text(_) | Written::Of(..), Takes::Text) | (Written::Flag(_), Takes::Flag) => Vec::new(),
        (Written::Text(text), Takes::OneOf(values)) if values.contains(&text.as_str()) => Vec::new(),
        (Written::List(items), Takes::Texts) => {
            items.iter().flat_map(|item| faults(item, Takes::Text, &format!("{place}[]"))).collect()
        }
        (Written::List(items), Takes::Objects(of)) => {
            items.iter().flat_map(|item| faults(item, Takes::Object(of), &format!("{place}[]"))).collect()
        }
        (Written::Object(_), Takes::Objects(of)) => faults(written, Takes::Object(of), place),
        (Written::Object(properties), Takes::Object(of)) => {
            let mut found = Vec::new();
            for (at, (name, value)) in properties.iter().enumerate() {
                let place = format!("{place}.{name}");
                let Some(property) = of.iter().find(|property| property.name == name) else {
                    found.push(format!("{place}: there is no such property"));
                    continue;
                };
                let is_again = properties[..at].iter().any(|(other, _)| other == name);
                if is_again && !matches!(property.takes, Takes::Objects(_)) {
                    found.push(format!("{place}: twice"));
                }
                found.extend(faults(value, property.takes, &place));
            }
            let is_there = |property: &Property| properties.iter().any(|(name, _)| name == property.name);
            let missing = of.iter().filter(|property| property.is_required && !is_there(property));
            found.extend(missing.map(|property| format!("{place}.{}: is missing", property.name)));
            found
        }
        _ => vec![format!("{place}: {written:?} is not {takes:?}")],
    }
}

#[test]
fn what_is_not_as_it_is_published_is_found() {
    const INNER: Type = &[required("id", Takes::Text)];
    const OF: Type = &[
        required("name", Takes::Text),
        optional("kind", Takes::OneOf(&["a", "b"])),
        optional("on", Takes::Flag),
        optional("tags", Takes::Texts),
        optional("parts", Takes::Objects(INNER)),
    ];
    let text = |text: &str| Written::Text(text.to_owned());
    let object = |properties: &[(&str, Written)]| {
        Written::Object(properties.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
    };
    let part = || object(&[("id", Written::Of("other".to_owned(), "id".to_owned()))]);
    let good = object(&[
        ("name", text("x")),
        ("kind", text("a")),
        ("on", Written::Flag(true)),
        ("tags", Written::List(vec![text("t")])),
        ("parts", part()),
        ("parts", part()),
    ]);
    assert_eq!(faults(&good, Takes::Object(OF), ""), [] as [String; 0]);
    for (bad, fault) in [
        (object(&[]), ".name: is missing"),
        (object(&[("name", text("x")), ("name", text("y"))]), ".name: twice"),
        (object(&[("name", text("x")), ("nam", text("x"))]), ".nam: there is no such property"),
        (object(&[("name", Written::Flag(true))]), ".name: Flag(true) is not Text"),
        (object(&[("name", text("x")), ("kind", text("c"))]), r#".kind: Text("c") is not OneOf(["a", "b"])"#),
        (object(&[("name", text("x")), ("tags", text("t"))]), r#".tags: Text("t") is not Texts"#),
        (object(&[("name", text("x")), ("parts", object(&[]))]), ".parts.id: is missing"),
    ] {
        assert_eq!(faults(&bad, Takes::Object(OF), ""), [fault]);
    }
}
