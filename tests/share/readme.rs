//! The examples of the README that administrators copy: `config.json`, a recipe, and how it is signed.

use std::{fs, path::Path, process::Command};

use client_registrar::{
    config::Config,
    recipe::{
        Recipe,
        signed::{self, Signature},
    },
};
use ring::signature::{ED25519, UnparsedPublicKey};

use super::recipes::schema::Schema;

const README: &str = include_str!("../../README.md");

/// The pieces of a language in a section.
fn pieces(section: &str, language: &str) -> Vec<&'static str> {
    let (_, rest) = README.split_once(&format!("\n## {section}\n")).expect("a section");
    let section = rest.split("\n## ").next().unwrap_or_default();
    let begin = format!("```{language}\n");
    section.split(&begin).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// A file with this in it as well.
fn config(more: &str) -> Config {
    let text = format!(r#"{{ "clientId": "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11", "tenant": "contoso.com", {more} }}"#);
    let (config, warnings) = Config::parse(&text).unwrap_or_else(|problems| unreachable!("{text}: {problems:?}"));
    assert_eq!(warnings, [], "{text}");
    config
}

#[test]
fn the_examples_of_config_json_are_in_order() {
    let [whole, cloud] = pieces("Host it", "json")[..] else { unreachable!("two examples") };
    let whole = whole
        .replace("<application (client) ID of the page>", "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11")
        .replace("<tenant ID or domain>", "contoso.com");
    assert_eq!(Config::parse(&whole).expect("config.json").1, []);
    config(cloud);
}

#[test]
fn the_recipe_is_in_order_and_signed_as_the_page_reads_it() {
    let [recipe, keys] = pieces("Write a recipe", "json")[..] else { unreachable!("a recipe and the keys") };
    assert_eq!(Recipe::parse(recipe).expect("a recipe").1, []);
    assert!(Schema::read().takes(&serde_json::from_str(recipe).expect("JSON")));

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    // There is none before the first run.
    let _removed = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("contoso-fhir.json"), recipe).expect("a file");
    let commands = pieces("Write a recipe", "sh").concat();
    let ran = Command::new("bash").args(["-euo", "pipefail", "-c", &commands]).current_dir(&folder).output();
    let ran = ran.expect("bash runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let public = String::from_utf8_lossy(&ran.stdout).trim().to_owned();

    let later = config(&keys.replace("<public>", &public)).later.expect("read later");
    let (trusted, wrong) = signed::trusted(later.recipe_keys.as_ref().expect("keys"));
    assert_eq!(wrong, [""; 0]);
    let signature = fs::read_to_string(folder.join("contoso-fhir.json.sig")).expect("a signature");
    let signature = Signature::parse(&signature).expect("a signature");
    assert_eq!(signature.of(&trusted).expect("whose it is").name, "Contoso platform team");
    UnparsedPublicKey::new(&ED25519, signature.key)
        .verify(recipe.as_bytes(), &signature.signature)
        .expect("it is of these bytes");
}
