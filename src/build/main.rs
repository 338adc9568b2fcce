//! The build script: writes the typed functions of every sentence, and the tables that the sentences stand in; and keeps
//! what the page is split by.

#![allow(clippy::panic, clippy::print_stdout, reason = "cargo is told by lines, and a build that cannot be made stops")]

mod fluent;
mod split;
mod typed;

use std::{env, fs, path::Path};

/// Where the sentences are written: a folder a group, a file a page.
const ENGLISH: &str = "src/words/en";

fn main() {
    println!("cargo::rerun-if-changed=src/build");
    println!("cargo::rerun-if-changed={ENGLISH}");
    split::keep_what_splitting_needs();
    if let Err(why) = write_words() {
        panic!("{why}");
    }
}

/// The functions go to `$OUT_DIR/words.rs`, and the table of each group to `$OUT_DIR/words/en/`.
fn write_words() -> Result<(), String> {
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let (out, english) = (Path::new(&out), fluent::read(Path::new(ENGLISH))?);
    let tables = out.join("words/en");
    let said = |error: std::io::Error| error.to_string();
    // What stands there of an earlier build may have other groups.
    drop(fs::remove_dir_all(&tables));
    fs::create_dir_all(&tables).map_err(said)?;
    for group in &english {
        fs::write(tables.join(format!("{}.txt", group.name)), typed::table(group)).map_err(said)?;
    }
    fs::write(out.join("words.rs"), typed::functions(&english)).map_err(said)
}
