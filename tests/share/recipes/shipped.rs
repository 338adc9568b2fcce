//! The recipes that are served beside the page.

use std::fs;

use client_registrar::{
    directory::{cloud::Cloud, ids::RunTail, severity::Severity},
    recipe::{Recipe, link::RecipeName},
    registration::{problem::ProblemKind, validate::problems},
};
use time::macros::datetime;

use super::schema::{Schema, folder};

/// Name and recipe of each.
fn all() -> Vec<(String, String)> {
    let files = fs::read_dir(folder()).expect("a folder").map(|file| file.expect("a file").path());
    let recipes = files.filter(|path| !path.to_string_lossy().ends_with("schema.json"));
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(path).expect("text"))
    };
    recipes.map(read).collect()
}

/// An answer that somebody could give.
fn answer(id: &str) -> &'static str {
    match id {
        "host" => "app.contoso.com",
        "api" => "4a1f2f0e-6f3e-4a0f-9d0b-2f6f2d0a7b11",
        "owner" => "contoso@12",
        "repository" => "portal@34",
        _ => "payments",
    }
}

#[test]
fn each_has_a_name_that_the_page_takes_and_nothing_wrong_for_parser_and_schema() {
    let schema = Schema::read();
    let all = all();
    assert_eq!(all.len(), 5);
    for (name, text) in all {
        RecipeName::try_from(name.clone()).expect("a name");
        let (recipe, warnings) = Recipe::parse(&text).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        assert_eq!(warnings, [], "{name}");
        assert!(schema.takes(&serde_json::from_str(&text).expect("JSON")), "{name}");
        assert!(!recipe.description.is_empty() && !recipe.next_steps.is_empty(), "{name}");
        let filled = recipe.fill(&[]);
        assert!(filled.permissions.iter().all(|permission| !permission.why.is_empty()), "{name}");
        for step in &recipe.next_steps {
            let link = step.link.as_ref().expect("a page about it").as_str();
            assert!(link.starts_with("https://learn.microsoft.com/"), "{name}: {link}");
        }
    }
}

#[test]
fn each_fills_in_a_registration_that_wants_nothing_but_ticks() {
    for (name, text) in all() {
        let (recipe, _) = Recipe::parse(&text).expect("a recipe");
        let answers: Vec<String> = recipe
            .questions
            .iter()
            .map(|question| question.choices.last().map_or_else(|| answer(&question.id).to_owned(), String::clone))
            .collect();
        let shared = recipe.propose(&answers).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        let draft = shared.into_draft(RunTail::from_random([3; 8]));
        assert!(!draft.display_name.is_empty(), "{name}");
        for problem in problems(&draft, Cloud::Global, datetime!(2026-12-01 10:00:00 UTC)) {
            let waits = problem.kind.awaits_look() || matches!(problem.kind, ProblemKind::CertificateMissing);
            assert!(waits || problem.kind.severity() == Severity::Advice, "{name}: {problem:?}");
        }
    }
}

#[test]
fn an_answer_of_nobody_is_no_answer() {
    for (name, text) in all() {
        let (recipe, _) = Recipe::parse(&text).expect("a recipe");
        assert!(recipe.propose(&[]).is_err(), "{name}");
    }
}
