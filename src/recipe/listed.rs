//! `recipes` of `config.json`: those that the start page lists. What is wrong with an entry is told, and the others are
//! shown.

use super::link::RecipeName;
use crate::{
    config::{
        ConfigProblem, Mistake,
        json::{Json, Members, member},
    },
    directory::characters::hides_something,
};

/// The most recipes of a list, and the most characters of a title.
const MOST: usize = 50;
const MOST_OF_TITLE: usize = 120;

/// A recipe of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its file.
    pub name: RecipeName,
    /// What the owner calls it; its name where they call it nothing.
    pub title: String,
}

/// Reads the list.
pub fn read(list: &Json) -> (Vec<Listed>, Vec<ConfigProblem>) {
    let mut problems = Vec::new();
    let wrong = |key: String, found: &Json, mistake| ConfigProblem::Wrong { key, found: found.clone(), mistake };
    let Json::List(values) = list else {
        return (Vec::new(), vec![wrong("recipes".to_owned(), list, Mistake::NotAList)]);
    };
    let mut listed: Vec<Listed> = Vec::new();
    for (at, value) in values.iter().take(MOST).enumerate() {
        let path = format!("recipes[{at}]");
        let Json::Object(members) = value else {
            problems.push(wrong(path, value, Mistake::NotAnObject));
            continue;
        };
        let unknown = members.iter().filter(|(key, _)| !["name", "title"].contains(&key.as_str()));
        problems.extend(unknown.map(|(key, _)| ConfigProblem::UnknownKey { key: format!("{path}.{key}") }));
        let name = match member(members, "name") {
            None => Err(ConfigProblem::Missing { key: format!("{path}.name") }),
            Some(found) => name(found).map_err(|mistake| wrong(format!("{path}.name"), found, mistake)),
        };
        let title = title(members).map_err(|(found, mistake)| wrong(format!("{path}.title"), found, mistake));
        match (name, title) {
            (Ok(name), _) if listed.iter().any(|other| other.name == name) => {
                problems.push(wrong(path, value, Mistake::Twice));
            }
            (Ok(name), Ok(title)) => {
                let title = title.unwrap_or_else(|| name.as_str().to_owned());
                listed.push(Listed { name, title });
            }
            (name, title) => problems.extend(name.err().into_iter().chain(title.err())),
        }
    }
    (listed, problems)
}

fn name(value: &Json) -> Result<RecipeName, Mistake> {
    let Json::Text(text) = value else { return Err(Mistake::NotText) };
    RecipeName::try_from(text.clone()).map_err(|_| Mistake::NotARecipe)
}

fn title(members: &Members) -> Result<Option<String>, (&Json, Mistake)> {
    let Some(value) = member(members, "title") else { return Ok(None) };
    let Json::Text(text) = value else { return Err((value, Mistake::NotText)) };
    let mistake = match text.trim().chars().count() {
        0 => Mistake::Empty,
        1..=MOST_OF_TITLE if !hides_something(text) => return Ok(Some(text.trim().to_owned())),
        1..=MOST_OF_TITLE => Mistake::Unprintable,
        _ => Mistake::TooLong { most: MOST_OF_TITLE },
    };
    Err((value, mistake))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, json};

    fn read_text(text: &str) -> (Vec<(String, String)>, Vec<ConfigProblem>) {
        let (list, problems) = read(&json::read(text).unwrap().0);
        (list.into_iter().map(|one| (one.name.as_str().to_owned(), one.title)).collect(), problems)
    }

    #[test]
    fn a_recipe_is_called_by_its_title_or_its_name() {
        let (list, problems) =
            read_text(r#"[{ "name": "fhir-client", "title": " FHIR client " }, { "name": "daemon" }]"#);
        assert_eq!(problems, []);
        let named = |name: &str, title: &str| (name.to_owned(), title.to_owned());
        assert_eq!(list, [named("fhir-client", "FHIR client"), named("daemon", "daemon")]);
    }

    #[test]
    fn each_mistake_is_told_and_the_others_are_shown() {
        let (list, problems) = read_text(
            r#"["x", {}, { "name": "../x" }, { "name": 1 }, { "name": "a", "title": "" }, { "name": "b", "url": "x" },
                { "name": "b" }, { "name": "c", "title": "a\u202eb" }]"#,
        );
        assert_eq!(list.len(), 1);
        let paths: Vec<&str> = problems
            .iter()
            .map(|problem| match problem {
                ConfigProblem::Wrong { key, .. }
                | ConfigProblem::Missing { key }
                | ConfigProblem::UnknownKey { key } => key,
                other => panic!("{other:?}"),
            })
            .map(String::as_str)
            .collect();
        let all = ["recipes[0]", "recipes[1].name", "recipes[2].name", "recipes[3].name", "recipes[4].title"];
        let more = ["recipes[5].url", "recipes[6]", "recipes[7].title"];
        assert_eq!(paths, [&all[..], &more[..]].concat());
        assert_eq!(read_text("{}").1.len(), 1);
    }

    #[test]
    fn the_file_itself_is_in_order_whatever_its_list_says() {
        let id = "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11";
        let text = format!(r#"{{ "clientId": "{id}", "tenant": "contoso.com", "recipes": 1 }}"#);
        let (config, warnings) = Config::parse(&text).unwrap();
        assert_eq!(warnings, []);
        assert!(config.later.is_some() && !config.is_plain());
    }
}
