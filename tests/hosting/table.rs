//! The two tables of `.hosting/README.md`: what each file is sent with.

use std::{collections::BTreeMap, fs, sync::OnceLock};

use super::site::root;

/// What a file is sent with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Without what may follow: `; charset=utf-8`.
    pub content_type: String,
    pub cache_control: String,
    /// The further headers, by their names in lower case; empty where it must not be sent.
    pub headers: BTreeMap<String, String>,
}

/// The tables, read.
pub struct Tables {
    /// Patterns, type and caching.
    files: Vec<(Vec<String>, String, String)>,
    /// Name and value of a header, and the patterns of what it goes with.
    headers: Vec<(String, String, Vec<String>)>,
}

/// What stands in code marks.
fn coded(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

impl Tables {
    pub fn read() -> &'static Self {
        static READ: OnceLock<Tables> = OnceLock::new();
        READ.get_or_init(|| {
            let text = fs::read_to_string(root().join(".hosting/README.md")).expect("the tables");
            let section = text.split("\n## What each file is sent with\n").nth(1).expect("the section of the tables");
            let section = section.split("\n## ").next().unwrap_or_default();
            let (mut files, mut headers) = (Vec::new(), Vec::new());
            for line in section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---")) {
                let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
                let first = coded(cells[0]);
                match (coded(cells[1]).as_slice(), coded(cells[2]).as_slice()) {
                    ([kind], [cache]) if kind.contains('/') => files.push((first, kind.clone(), cache.clone())),
                    (with, _) => {
                        let Some((name, value)) = first.first().and_then(|header| header.split_once(": ")) else {
                            continue;
                        };
                        let with = if with.is_empty() { vec!["*".to_owned()] } else { with.to_vec() };
                        headers.push((name.to_lowercase(), value.to_owned(), with));
                    }
                }
            }
            assert!(files.len() >= 10 && headers.len() >= 6, "{} files, {} headers", files.len(), headers.len());
            Tables { files, headers }
        })
    }

    /// What a file of the build is sent with: `app-0123456789abcdef/first.wasm`. No other file is there.
    pub fn sent(&self, file: &str) -> Option<Sent> {
        let is_it = |patterns: &[String]| patterns.iter().any(|pattern| matches(pattern, file));
        let (_, kind, cache) = self.files.iter().find(|(patterns, ..)| is_it(patterns))?;
        let mut headers = BTreeMap::new();
        for (name, value, with) in &self.headers {
            let is_for = with.iter().any(|pattern| pattern == "*" || matches(pattern, file));
            let said: &mut String = headers.entry(name.clone()).or_default();
            if is_for {
                assert!(said.is_empty(), "{file} has two of {name}");
                said.clone_from(value);
            }
        }
        Some(Sent { content_type: kind.clone(), cache_control: cache.clone(), headers })
    }
}

/// Whether a name is what a pattern says, of which a star stands for some characters within a folder.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else { return pattern == name };
    let Some(rest) = name.strip_prefix(before) else { return false };
    let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    ends.take_while(|at| !rest[..*at].contains('/')).any(|at| at > 0 && matches(after, &rest[at..]))
}

/// Values are compared without what they may have more of: blanks.
pub fn plain(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_tables_are_read_as_they_are_written() {
    let tables = Tables::read();
    let page = tables.sent("index.html").expect("a row");
    assert_eq!((page.content_type.as_str(), page.cache_control.as_str()), ("text/html", "no-cache"));
    assert_eq!(page.headers["content-security-policy"], "frame-ancestors 'none'");
    assert_eq!(page.headers["integrity-policy"], "blocked-destinations=(script style)");
    let code = tables.sent("app-0123456789abcdef/first.wasm").expect("a row");
    assert_eq!(code.content_type, "application/wasm");
    assert!(code.cache_control.contains("immutable"));
    assert_eq!(code.headers["content-security-policy"], "");
    assert_eq!(code.headers["x-content-type-options"], "nosniff");
    for other in ["secret.pem", "app-1/deeper/first.wasm", "boot-.js", "auth", "first.wasm"] {
        assert_eq!(tables.sent(other), None, "{other}");
    }
}

#[test]
fn every_host_has_its_steps_and_the_readme_leads_to_them() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    assert!(
        readme.contains("](.hosting/README.md)")
            && readme.contains("](.hosting/README.md#what-each-file-is-sent-with)")
    );
    let hosting = fs::read_to_string(root().join(".hosting/README.md")).expect("the steps");
    for folder in fs::read_dir(root().join(".hosting")).expect("the hosts").map(|entry| entry.expect("an entry").path())
    {
        if folder.is_dir() {
            let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
            assert!(hosting.contains(&format!("`{name}/")), "no steps for {name}");
        }
    }
}
