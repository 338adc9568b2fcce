//! Sentences are data: none stands in the functions that choose among them.

use std::{fs, path::Path};

/// What stands between quotation marks in code, and is more than one word.
fn sentences(line: &str) -> Vec<String> {
    // What is escaped ends no text.
    let line = line.replace("\\\"", "'");
    let is_sentence = |text: &&str| {
        let words: Vec<&str> = text.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).collect();
        words.len() > 1
    };
    line.split('"').skip(1).step_by(2).filter(is_sentence).map(str::to_owned).collect()
}

fn look(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            look(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") && path.file_name().is_some_and(|n| n != "tests.rs")
        {
            let text = fs::read_to_string(&path).expect("text");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let said =
                code.lines().map(str::trim).filter(|line| !line.starts_with("//") && !line.starts_with("reason ="));
            found.extend(said.flat_map(sentences).map(|sentence| format!("{}: {sentence}", path.display())));
        }
    }
}

#[test]
fn no_sentence_stands_in_the_code_that_chooses_one() {
    assert_eq!(sentences("Some(\"a word\") + \"word\" + \"say \\\"it\\\" all\""), ["a word", "say 'it' all"]);
    let mut found = Vec::new();
    look(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words"), &mut found);
    assert!(found.is_empty(), "to be said in src/words/en:\n{}", found.join("\n"));
}
