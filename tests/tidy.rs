//! Reads the sources and holds the rules of the house that no compiler knows.

#![expect(clippy::expect_used, reason = "a test may stop where the ground is missing that it stands on")]

use std::{collections::BTreeMap, fs, path::Path};

#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/handles.rs"]
mod handles;
#[path = "tidy/sheets.rs"]
mod sheets;
#[path = "tidy/words.rs"]
mod words;

/// Every place that reads a secret, a file and how often. A new one is a decision: say why beside it, then here.
const EXPOSED: [(&str, usize); 8] = [
    ("src/age/encrypt.rs", 1),
    ("src/next_steps/hand_over.rs", 1),
    ("src/signin/claims.rs", 1),
    ("src/signin/session.rs", 2),
    ("src/signin/token.rs", 2),
    ("src/web/browser/fetch.rs", 1),
    ("src/web/pages/credentials/certificate/own.rs", 1),
    ("src/web/ui/text/secret_once.rs", 2),
];

/// What the tab's session storage may hold, by type.
const STORED: [&str; 18] = [
    "ChosenTenant",
    "Draft",
    "InSandbox",
    "Kept",
    "LinkText",
    "LostDraft",
    "LostSettings",
    "LostTenant",
    "Pending",
    "RecipeText",
    "Records",
    "Refused",
    "SignedOut",
    "Starts",
    "StoredAnswer",
    "TabSettings",
    "TestBegun",
    "WasSignedIn",
];

/// The most files of a folder.
const MAX_FILES: usize = 16;

/// The most lines of a file.
const MAX_LINES: usize = 400;

struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The lines that the page is made of: no comments, and nothing that tests alone are made of.
    fn code(&self) -> String {
        let mut code = String::new();
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            let indent = line.len() - line.trim_start().len();
            if line.trim() == "#[cfg(test)]" {
                // The item ends with a brace or a semicolon at its own indent, as rustfmt writes it.
                let _ = lines.find(|line| {
                    let own = line.len() - line.trim_start().len() == indent;
                    own && (line.trim_start().starts_with('}') || line.ends_with(';'))
                });
            } else if !line.trim_start().starts_with("//") {
                code.push_str(line.split_once(" // ").map_or(line, |(before, _)| before));
                code.push('\n');
            }
        }
        code
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// The library itself, or the program.
    fn is_root(&self) -> bool {
        ["src/lib.rs", "src/main.rs"].contains(&self.path.as_str())
    }

    /// The path of modules: `directory`, `redirect_uri`, `check`.
    fn modules(&self) -> Vec<&str> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        path.split('/').filter(|name| *name != "mod").collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            collect(&entry, ending, found);
        } else if entry.to_string_lossy().ends_with(ending) {
            let path = entry.strip_prefix(root()).expect("within the crate").to_string_lossy().replace('\\', "/");
            found.push(Source { path, text: fs::read_to_string(&entry).expect("text") });
        }
    }
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join("src"), ".rs", &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 50, "{} sources", found.len());
    found
}

/// Sources that are part of the page: neither tests nor the build script.
fn shipped() -> impl Iterator<Item = Source> {
    sources().into_iter().filter(|source| !source.is_test() && !source.path.starts_with("src/build/"))
}

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// Every line of code with one of these in it.
fn lines_with(sources: impl Iterator<Item = Source>, banned: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for line in source.code().lines() {
            if let Some(word) = banned.iter().find(|word| line.contains(**word)) {
                found.push(format!("{} has {word}: {}", source.path, line.trim()));
            }
        }
    }
    found
}

/// The table "Layers" of the crate docs: which module may import which.
fn layers() -> BTreeMap<String, Vec<String>> {
    let docs = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    let section = docs.split_once("//! # Layers").expect("a section on layers").1;
    let table = section.split("//! ```").nth(1).expect("a table in it");
    let rows = table.lines().filter_map(|line| line.trim_start_matches("//!").split_once("->"));
    rows.map(|(name, may)| (name.trim().to_owned(), may.split_whitespace().map(str::to_owned).collect())).collect()
}

/// The modules of the crate that a source names after `crate::`.
fn imports(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push(identifier(rest));
            continue;
        };
        let mut depth = 0;
        let mut entry = String::new();
        for character in group.chars() {
            match character {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => names.push(identifier(&std::mem::take(&mut entry))),
                _ if depth == 0 => entry.push(character),
                _ => {}
            }
        }
        names.push(identifier(&entry));
    }
    names.retain(|name| !name.is_empty());
    names
}

fn identifier(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// How many modules up the longest `super::super::` of a source goes.
fn climbs(code: &str) -> usize {
    let chain = |text: &str| (1..9).take_while(|n| text.starts_with(&"super::".repeat(*n))).count();
    code.match_indices("super::").map(|(at, _)| chain(&code[at..])).max().unwrap_or(0)
}

#[test]
fn every_file_begins_by_saying_what_it_owns() {
    let silent: Vec<String> = sources().into_iter().filter(|s| !s.text.starts_with("//! ")).map(|s| s.path).collect();
    assert_none(&silent);
}

#[test]
fn no_file_is_too_long_to_read() {
    let lines = |source: &Source| source.text.lines().count();
    let long: Vec<String> = sources()
        .into_iter()
        .filter(|source| lines(source) > MAX_LINES)
        .map(|source| format!("{} has {} lines", source.path, lines(&source)))
        .collect();
    assert_none(&long);
}

#[test]
fn no_folder_has_more_files_than_a_look_takes_in() {
    fn look(folder: &Path, full: &mut Vec<String>) {
        let (folders, files): (Vec<_>, Vec<_>) = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .partition(|path| path.is_dir());
        if files.len() > MAX_FILES {
            full.push(format!("{} has {} files", folder.display(), files.len()));
        }
        for folder in &folders {
            look(folder, full);
        }
    }
    let mut full = Vec::new();
    for folder in ["src", "tests", "style", "public"] {
        look(&root().join(folder), &mut full);
    }
    assert_none(&full);
}

#[test]
fn the_table_of_layers_names_every_module_and_no_other() {
    let docs = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    let mut modules: Vec<&str> =
        docs.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    modules.sort_unstable();
    let layers = layers();
    assert_eq!(layers.keys().map(String::as_str).collect::<Vec<_>>(), modules);
    for (layer, may) in &layers {
        for other in may {
            assert!(layers.contains_key(other), "{layer} -> {other}");
            assert!(other != "web", "nothing of the core may import web: {layer}");
        }
    }
}

#[test]
fn every_file_that_the_crate_docs_name_is_there() {
    let docs = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    let docs: String = docs.lines().filter_map(|line| line.strip_prefix("//!")).collect::<Vec<_>>().join("\n");
    // Between fences stand pictures.
    let text: String = docs.split("```").step_by(2).collect();
    let named: Vec<&str> = text.split('`').skip(1).step_by(2).filter(|name| name.contains('/')).collect();
    assert!(named.len() > 10, "{named:?}");
    let there = |name: &str| root().join(name).exists() || root().join("src").join(name).exists();
    let gone: Vec<String> = named.into_iter().filter(|name| !there(name)).map(str::to_owned).collect();
    assert_none(&gone);
}

#[test]
fn imports_keep_to_the_layers() {
    let layers = layers();
    let mut found = Vec::new();
    for source in shipped().filter(|source| !source.is_root()) {
        let layer = source.modules()[0].to_owned();
        let may = &layers[&layer];
        let code = source.code();
        for name in imports(&code) {
            if name != layer && !may.contains(&name) {
                found.push(format!("{} imports {name}", source.path));
            }
        }
        if climbs(&code) >= source.modules().len() {
            found.push(format!("{} climbs to the top of the crate by super", source.path));
        }
    }
    assert_none(&found);
}

#[test]
fn the_core_knows_no_browser() {
    let core = shipped().filter(|source| !source.path.starts_with("src/web/") && !source.is_root());
    assert_none(&lines_with(core, &["web_sys", "js_sys", "wasm_bindgen", "leptos::", "gloo_", "Instant::now"]));
}

#[test]
fn every_place_that_reads_a_secret_says_why_and_is_counted() {
    let mut counts = BTreeMap::new();
    let mut found = Vec::new();
    for source in shipped().filter(|source| source.path != "src/directory/secret.rs") {
        let count = source.code().matches(".expose()").count();
        if count > 0 {
            counts.insert(source.path.clone(), count);
        }
        let lines: Vec<&str> = source.text.lines().collect();
        let reasons = |at: usize| lines[at.saturating_sub(2)..at].iter().any(|line| line.contains("// EXPOSE: "));
        for (at, line) in lines.iter().enumerate() {
            let reads = line.contains(".expose()") && !line.trim_start().starts_with("//");
            if reads && !reasons(at) && source.code().contains(line) {
                found.push(format!("{}:{} reads a secret and does not say why", source.path, at + 1));
            }
        }
    }
    assert_none(&found);
    let expected: BTreeMap<String, usize> = EXPOSED.map(|(path, count)| (path.to_owned(), count)).into();
    assert_eq!(counts, expected);
}

#[test]
fn only_what_stands_in_the_list_is_stored() {
    let mut stored = Vec::new();
    for source in shipped() {
        for line in source.code().lines() {
            if let Some((_, name)) = line.split_once("Persist for ") {
                stored.push(identifier(name));
            }
        }
    }
    stored.sort_unstable();
    assert_eq!(stored, STORED, "a new one is a decision: nothing secret may be among them");
}

#[test]
fn nothing_panics_outside_tests() {
    let banned = [".unwrap()", ".unwrap_err()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
    assert_none(&lines_with(shipped().filter(|source| !source.is_root()), &banned));
}

#[test]
fn views_write_no_markup_no_style_and_no_log() {
    let web = || shipped().filter(|source| source.path.starts_with("src/web/"));
    assert_none(&lines_with(web(), &["inner_html", "set_outer_html", "insert_adjacent_html", " style=", " style:"]));
    assert_none(&lines_with(shipped(), &["console::log", "console.log", "println!", "dbg!", "leptos::logging"]));
    let mut scripts = Vec::new();
    collect(&root().join("public"), ".js", &mut scripts);
    for banned in ["innerHTML", "outerHTML", "document.write", "console.log", "eval(", ".style."] {
        let found: Vec<&str> =
            scripts.iter().filter(|script| script.text.contains(banned)).map(|script| script.path.as_str()).collect();
        assert!(found.is_empty(), "{banned} in {found:?}");
    }
}

/// Who sets it lets in every page of the host, on any port, and every one below it.
#[test]
fn nothing_of_the_page_gives_its_origin_away() {
    let mut found = Vec::new();
    for folder in ["src", "public"] {
        for ending in [".rs", ".js", ".html"] {
            collect(&root().join(folder), ending, &mut found);
        }
    }
    let banned = [["document", "domain"].join("."), ["set", "domain"].join("_"), [".domain", "="].join(" ")];
    let found = found.iter().flat_map(|source| {
        let lines = source.text.lines().filter(|line| banned.iter().any(|word| line.contains(word)));
        lines.map(|line| format!("{}: {}", source.path, line.trim()))
    });
    assert_none(&found.collect::<Vec<_>>());
}

#[test]
fn one_file_alone_reaches_the_network_and_one_the_storage() {
    let but = |path: &'static str| shipped().filter(move |source| source.path != path);
    assert_none(&lines_with(
        but("src/web/browser/fetch.rs"),
        &["gloo_net", "fetch_with", "XmlHttpRequest", "WebSocket"],
    ));
    let storages = ["session_storage", "local_storage", "set_cookie"];
    assert_none(&lines_with(but("src/web/browser/storage/mod.rs"), &storages));
}

/// What stands between quotation marks in a source.
fn texts(code: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut characters = code.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            // A character in single quotes, which may be a quotation mark.
            '\'' if characters.peek() == Some(&'"') => {
                characters.next();
            }
            '"' => {
                let mut text = String::new();
                while let Some(character) = characters.next().filter(|c| *c != '"') {
                    text.push(character);
                    if character == '\\' {
                        text.extend(characters.next());
                    }
                }
                texts.push(text);
            }
            _ => {}
        }
    }
    texts
}

#[test]
fn words_are_plain_and_current() {
    let mut sentences = Vec::new();
    collect(&root().join("src/words/en"), ".ftl", &mut sentences);
    assert!(sentences.len() > 20, "{} pages", sentences.len());
    let mut found = Vec::new();
    for page in &sentences {
        for text in page.text.lines().filter(|line| !line.starts_with('#')) {
            let lower = text.to_lowercase();
            for banned in ["azure ad", "azure active directory", "login", "please", "simply", "successful", "oops"] {
                // A name in Microsoft's own code stays as it is.
                if lower.replace("login_hint", "").contains(banned) {
                    found.push(format!("{} says {banned}: {text}", page.path));
                }
            }
            let shouts = text.char_indices().any(|(at, c)| c == '!' && text[..at].ends_with(char::is_alphabetic));
            if shouts {
                found.push(format!("{} shouts: {text}", page.path));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn sentences_of_views_come_from_the_catalogue() {
    let mut found = Vec::new();
    for source in shipped().filter(|source| source.path.starts_with("src/web/")) {
        let code = source.code();
        // The reason of an expected lint is for those who read the code.
        for text in code.lines().filter(|line| !line.contains("reason = ")).flat_map(texts) {
            let words =
                text.split_whitespace().filter(|word| word.chars().all(|c| c.is_alphabetic() || ".,'’".contains(c)));
            if text.starts_with(|c: char| c.is_uppercase()) && words.count() >= 2 {
                found.push(format!("{} says: {text}", source.path));
            }
        }
    }
    assert_none(&found);
}

#[test]
fn these_rules_see_what_they_are_after() {
    assert_eq!(imports("use crate::{\n  a::{b, c},\n  d,\n};\nlet x = crate::e::f();"), ["a", "d", "e"]);
    assert_eq!(climbs("use super::super::x; super::y"), 2);
    assert_eq!(texts(r#"a("b \" c", '"', "d")"#), [r#"b \" c"#, "d"]);
    let text = "let a = 1; // why\n// no\n    #[cfg(test)]\n    fn t() {\n        x.unwrap()\n    }\nlet b = 2;\n\
                #[cfg(test)]\nmod tests;\nlet c = 3;\n#[cfg(test)]\nmod tests {\n    fn t() {\n    }\n}\n";
    let source = Source { path: "src/a/mod.rs".to_owned(), text: text.to_owned() };
    assert_eq!(source.code(), "let a = 1;\nlet b = 2;\nlet c = 3;\n");
    assert_eq!(source.modules(), ["a"]);
}
