//! Files that import each other. A circle has no beginning: none of its files can be read, moved or loaded by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Source, shipped};

/// Pairs that import each other all the same, each with the reason. The list may only shrink.
const PAIRS: [(&str, &str, &str); 0] = [];

/// A path of modules and of what they hold: `directory`, `redirect_uri`, `check`.
type Path = Vec<String>;

/// What is known of the modules of the crate.
struct Modules {
    code: BTreeMap<String, String>,
    /// What a module gives out that another one holds: a name, and where it comes from.
    given_out: BTreeMap<String, BTreeMap<String, Path>>,
}

/// A path of a tree of `use`, with the name that it is used by.
fn leaves(tree: &str, before: &[String], found: &mut Vec<(Path, String)>) {
    let (head, group) = tree.split_once('{').map_or((tree, None), |(head, group)| (head, Some(group)));
    let (head, alias) = head.split_once(" as ").map_or((head, None), |(head, alias)| (head, Some(alias.trim())));
    let mut path = before.to_vec();
    path.extend(head.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned));
    let Some(group) = group.and_then(|group| group.rsplit_once('}')) else {
        if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
            path.pop();
        }
        let name = alias.or(path.last().map(String::as_str)).unwrap_or_default().to_owned();
        return found.push((path, name));
    };
    let (mut depth, mut entry) = (0, String::new());
    for character in group.0.chars().chain([',']) {
        match character {
            ',' if depth == 0 => {
                if !entry.trim().is_empty() {
                    leaves(entry.trim(), &path, found);
                }
                entry.clear();
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        entry.push(character);
    }
}

impl Modules {
    fn read() -> (Self, BTreeMap<String, BTreeSet<String>>) {
        let sources: Vec<Source> = shipped().filter(|source| !source.is_root()).collect();
        let code = sources.iter().map(|source| (source.modules().join("::"), source.code())).collect();
        let mut modules = Self { code, given_out: BTreeMap::new() };
        let mut imported: BTreeMap<String, Vec<Path>> = BTreeMap::new();
        for (module, code) in &modules.code {
            let (mut given_out, mut paths) = (BTreeMap::new(), Vec::new());
            let mut rest = String::new();
            let mut text = code.as_str();
            while let Some(at) = next_use(text) {
                rest.push_str(&text[..at]);
                let (statement, after) = text[at..].split_once(';').unwrap_or((&text[at..], ""));
                let is_public = text[..at].trim_end().ends_with("pub") || text[..at].trim_end().ends_with(')');
                let mut found = Vec::new();
                leaves(statement.trim_start_matches("use "), &[], &mut found);
                for (path, name) in found {
                    let Some(path) = modules.absolute(module, &path) else { continue };
                    if is_public {
                        given_out.insert(name, path);
                    } else {
                        paths.push(path);
                    }
                }
                text = after;
            }
            rest.push_str(text);
            paths.extend(in_code(&rest).filter_map(|path| modules.absolute(module, &path)));
            imported.insert(module.clone(), paths);
            modules.given_out.insert(module.clone(), given_out);
        }
        let edges = imported.into_iter().map(|(module, paths)| {
            let mut to: BTreeSet<String> = paths.iter().filter_map(|path| modules.home(path, 0)).collect();
            to.remove(&module);
            (module, to)
        });
        let edges = edges.collect();
        (modules, edges)
    }

    /// The path from the top of the crate; none for what is of another crate.
    fn absolute(&self, module: &str, path: &[String]) -> Option<Path> {
        let here = || module.split("::").map(str::to_owned);
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some(here().chain(rest.iter().cloned()).collect()),
            "super" => {
                let up = path.iter().take_while(|part| *part == "super").count();
                let mut base: Path = here().collect();
                base.truncate(base.len().checked_sub(up)?);
                Some(base.into_iter().chain(path[up..].iter().cloned()).collect())
            }
            child => {
                let child = [module, child].join("::");
                self.code.contains_key(&child).then(|| here().chain(path.iter().cloned()).collect())
            }
        }
    }

    /// The file that holds what a path leads to, through whatever gives it out.
    fn home(&self, path: &[String], depth: u32) -> Option<String> {
        let module = (1..=path.len()).rev().find(|n| self.code.contains_key(&path[..*n].join("::")))?;
        let name = path[..module].join("::");
        let Some((item, rest)) = path[module..].split_first() else { return Some(name) };
        match self.given_out.get(&name).and_then(|names| names.get(item)) {
            Some(from) if depth < 6 => {
                let further: Path = from.iter().chain(rest).cloned().collect();
                self.home(&further, depth + 1)
            }
            _ => Some(name),
        }
    }
}

/// Where the next `use` stands that begins a statement.
fn next_use(text: &str) -> Option<usize> {
    text.match_indices("use ").map(|(at, _)| at).find(|at| {
        let line = text[..*at].rsplit('\n').next().unwrap_or_default().trim();
        line.is_empty() || (line.starts_with("pub") && !line.contains(' '))
    })
}

/// Paths that stand in code by themselves: `super::now()`, `child::read(…)`.
fn in_code(code: &str) -> impl Iterator<Item = Path> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    code.split(move |c| !is_part(c)).filter(|word| word.contains("::") && !word.starts_with("::")).map(|word| {
        word.split("::").filter(|part| !part.is_empty() && !part.contains(':')).map(str::to_owned).collect()
    })
}

/// Everything that can be reached from a file.
fn reach(from: &str, edges: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from.to_owned()]);
    while let Some(module) = next.pop() {
        for to in edges.get(&module).into_iter().flatten() {
            if seen.insert(to.clone()) {
                next.push(to.clone());
            }
        }
    }
    seen
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let (_, mut edges) = Modules::read();
    assert!(edges.len() > 100 && edges.values().map(BTreeSet::len).sum::<usize>() > 500, "the imports are found");
    for (a, b, why) in PAIRS {
        assert!(!why.is_empty());
        assert!(edges[a].contains(b) && edges[b].contains(a), "{a} and {b} no longer import each other: take them out");
        edges.entry(a.to_owned()).or_default().remove(b);
    }
    let reached: BTreeMap<&String, BTreeSet<String>> = edges.keys().map(|from| (from, reach(from, &edges))).collect();
    let circular: BTreeMap<&String, Vec<&String>> = edges
        .iter()
        .filter(|(from, _)| reached[from].contains(*from))
        .map(|(from, to)| (from, to.iter().filter(|to| reached.get(to).is_some_and(|r| r.contains(from))).collect()))
        .collect();
    let lines: Vec<String> = circular.iter().map(|(from, to)| format!("{from} -> {to:?}")).collect();
    assert!(lines.is_empty(), "files that import each other:\n{}\n", lines.join("\n"));
}

#[test]
fn the_list_of_pairs_that_import_each_other_only_shrinks() {
    assert!(PAIRS.len() <= 3, "open the circle instead");
    assert!(PAIRS.iter().all(|(a, b, _)| !a.starts_with("web") && !b.starts_with("web")), "none in the page");
}

#[test]
fn a_circle_is_found_through_groups_names_given_out_and_paths_in_code() {
    let mut found = Vec::new();
    leaves("super::{a::{self, B as C}, d}", &[], &mut found);
    let names: Vec<(String, &str)> = found.iter().map(|(path, name)| (path.join("::"), name.as_str())).collect();
    let expected = [("super::a", "a"), ("super::a::B", "C"), ("super::d", "d")];
    assert_eq!(names, expected.map(|(path, name)| (path.to_owned(), name)));
    let paths: Vec<String> = in_code("let x = super::now() + child::read::<u8>(1);").map(|p| p.join("::")).collect();
    assert_eq!(paths, ["super::now", "child::read"]);
    let edges = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")];
    let edges = edges.map(|(from, to)| (from.to_owned(), BTreeSet::from([to.to_owned()]))).into();
    assert!(reach("a", &edges).contains("a") && !reach("d", &edges).contains("d"));
}
