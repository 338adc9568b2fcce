//! Takes out of a program what no browser needs.
//!
//! `names unused PROGRAM OUT`, before it is split: the classes of [`UNUSED`]. What a program exports stays in it, with all
//! that it calls; these are 5 kB (brotli) of the first part.
//!
//! `names FOLDER NOTES`, after it was split: names. What functions are called and how many bytes they have is kept in
//! NOTES, a file a part, for tests and whoever looks for weight. What the first part and its glue call each other by is
//! made short, and the glue loses its comments: that is 6 kB of 10 before anything can be done. (A minifier would take
//! 1 kB more, and minutes to install.)

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A program of its own, compiled by `.ci/split`. `tests/commands/names.rs` tests the rest.
#[cfg(not(test))]
fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [unused, program, out] if unused == "unused" => {
            let read = Program::read(&fs::read(program).map_err(said)?);
            let without = read.and_then(|program| program.without(UNUSED)).ok_or("no program")?;
            fs::write(out, without.bytes()).map_err(said)
        }
        [folder, notes] => take_out(Path::new(folder), Path::new(notes)),
        _ => Err("names unused PROGRAM OUT, or names FOLDER NOTES".to_owned()),
    }
}

/// Classes by how they begin: `wasm-streams` exports them for a browser's streams, of which this page makes none. It comes
/// with Leptos's server functions.
#[cfg(not(test))]
const UNUSED: &str = "IntoUnderlying";

/// Takes them out of every program in a folder, and out of `app.js`, the glue of `first.wasm`.
pub fn take_out(folder: &Path, notes: &Path) -> Result<(), String> {
    let mut programs = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            let program =
                Program::read(&fs::read(&path).map_err(said)?).ok_or(format!("{}: no program", path.display()))?;
            programs.insert(path, program);
        }
    }
    let none = |path: &PathBuf| format!("{}: names that cannot be read", path.display());
    let mut kept = BTreeSet::new();
    for (path, program) in &programs {
        let name = path.file_stem().ok_or("no name")?;
        let listed = program.functions().ok_or_else(|| none(path))?;
        let lines: Vec<String> = listed.into_iter().map(|(size, name)| format!("{size} {name}\n")).collect();
        let listed = lines.concat();
        fs::write(notes.join(name).with_extension("txt"), listed).map_err(said)?;
        if name != "first" {
            kept.extend(program.names().ok_or_else(|| none(path))?);
        }
    }
    let (first, glue) = (folder.join("first.wasm"), folder.join("app.js"));
    let text = bare(&fs::read_to_string(&glue).map_err(said)?)?;
    let mut names = programs.get(&first).and_then(Program::names).ok_or_else(|| none(&first))?;
    names.retain(|name| !kept.contains(name));
    let short = short(&names, &text);
    fs::write(&glue, renamed(&text, &short)).map_err(said)?;
    for (path, program) in &programs {
        let program = if *path == first { program.renamed(&short).ok_or_else(|| none(path))? } else { program.bare() };
        fs::write(path, program.bytes()).map_err(said)?;
    }
    Ok(())
}

fn said(error: std::io::Error) -> String {
    error.to_string()
}

/// What only wasm-bindgen says, by how it begins.
const OURS: [&str; 2] = ["__wb", "wasm_bindgen__"];

/// A short name for each that wasm-bindgen has made, which stands nowhere in the glue.
pub fn short(names: &BTreeSet<String>, glue: &str) -> BTreeMap<String, String> {
    let taken: BTreeSet<&str> = words(glue).filter(|(is_word, _)| *is_word).map(|(_, word)| word).collect();
    let long =
        names.iter().filter(|name| taken.contains(name.as_str()) && OURS.iter().any(|ours| name.starts_with(ours)));
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    let free = (0..).map(|number| match number {
        0..26 => letter(number).to_string(),
        _ => format!("{}{}", letter(number), number / 26),
    });
    let free = free.filter(|name| !taken.contains(name.as_str()));
    long.cloned().zip(free).collect()
}

/// A text with other words in the place of some.
pub fn renamed(text: &str, names: &BTreeMap<String, String>) -> String {
    words(text).map(|(_, word)| names.get(word).map_or(word, String::as_str)).collect()
}

/// A text as its words, and what is between them.
fn words(text: &str) -> impl Iterator<Item = (bool, &str)> {
    let is_in_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut rest = text;
    std::iter::from_fn(move || {
        let is_word = rest.starts_with(is_in_word);
        let end = rest.find(|c| is_in_word(c) != is_word).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        (!word.is_empty()).then_some((is_word, word))
    })
}

/// A script without comments that have lines to themselves, and without indents.
pub fn bare(script: &str) -> Result<String, String> {
    let mut bare = String::new();
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if line.matches('`').count() % 2 == 1 {
            return Err(format!("a text over several lines would change: {line}"));
        }
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    Ok(bare)
}

/// A program as its sections, which are a number and bytes each.
pub struct Program(Vec<(u8, Vec<u8>)>);

/// The section in which wasm-bindgen is told what it exports and imports.
const TOLD: &[u8] = b"__wasm_bindgen_unstable";
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const CODE: u8 = 10;

impl Program {
    /// The program of a file.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes.strip_prefix(b"\0asm\x01\0\0\0")?);
        let mut sections = Vec::new();
        while !reader.0.is_empty() {
            let number = reader.byte()?;
            sections.push((number, reader.run()?.to_vec()));
        }
        Some(Self(sections))
    }

    /// The file of the program.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        for (number, section) in &self.0 {
            bytes.push(*number);
            put_run(&mut bytes, section);
        }
        bytes
    }

    /// Without what no browser needs.
    #[must_use]
    pub fn bare(&self) -> Self {
        Self(self.0.iter().filter(|(number, _)| *number != CUSTOM).cloned().collect())
    }

    /// Without the classes that begin like this: what is exported of them, and what wasm-bindgen is told of them.
    pub fn without(&self, classes: &str) -> Option<Self> {
        let small = classes.to_lowercase();
        let is_of_them = |name: &str| name.trim_start_matches("__wbg_").starts_with(&small);
        let mut sections = Vec::new();
        for (number, section) in &self.0 {
            let bytes = match *number {
                EXPORTS => without_exports(section, is_of_them)?,
                CUSTOM if Reader(section).run()? == TOLD => without_told(section, classes.as_bytes())?,
                _ => section.clone(),
            };
            sections.push((*number, bytes));
        }
        Some(Self(sections))
    }

    /// What it imports and exports is called.
    pub fn names(&self) -> Option<BTreeSet<String>> {
        let mut names = BTreeSet::new();
        self.with_names(|name| {
            names.insert(name.to_owned());
            name.to_owned()
        })?;
        Some(names)
    }

    /// Without what no browser needs, and with other names for what it imports and exports.
    pub fn renamed(&self, names: &BTreeMap<String, String>) -> Option<Self> {
        self.bare().with_names(|name| names.get(name).cloned().unwrap_or_else(|| name.to_owned()))
    }

    fn with_names(&self, mut name: impl FnMut(&str) -> String) -> Option<Self> {
        let mut sections = Vec::new();
        for (number, section) in &self.0 {
            let mut bytes = Vec::new();
            if [IMPORTS, EXPORTS].contains(number) {
                let mut reader = Reader(section);
                let count = reader.number()?;
                put_number(&mut bytes, usize::try_from(count).ok()?);
                for _ in 0..count {
                    if *number == IMPORTS {
                        put_run(&mut bytes, reader.run()?);
                    }
                    put_run(&mut bytes, name(&reader.text()?).as_bytes());
                    bytes.extend_from_slice(if *number == IMPORTS { reader.import()? } else { reader.export()? });
                }
            } else {
                bytes.clone_from(section);
            }
            sections.push((*number, bytes));
        }
        Some(Self(sections))
    }

    /// How many bytes functions have and what they are called, in their order.
    pub fn functions(&self) -> Option<Vec<(usize, String)>> {
        let imported = self.imported_functions()?;
        let bodies = self.bodies()?;
        let custom = self.0.iter().filter(|(number, _)| *number == CUSTOM).map(|(_, section)| section);
        let mut functions = Vec::new();
        for section in custom {
            let mut reader = Reader(section);
            if reader.run()? != b"name" {
                continue;
            }
            while !reader.0.is_empty() {
                let is_functions = reader.byte()? == 1;
                let mut part = Reader(reader.run()?);
                if is_functions {
                    for _ in 0..part.number()? {
                        let at = usize::try_from(part.number()?).ok()?;
                        let size = at.checked_sub(imported).and_then(|at| bodies.get(at));
                        functions.push((size.copied().unwrap_or_default(), part.text()?));
                    }
                }
            }
        }
        Some(functions)
    }

    /// How many functions come from elsewhere: they are the first in number.
    fn imported_functions(&self) -> Option<usize> {
        let mut found = 0;
        for (_, section) in self.0.iter().filter(|(number, _)| *number == IMPORTS) {
            let mut reader = Reader(section);
            for _ in 0..reader.number()? {
                reader.run()?;
                reader.run()?;
                found += usize::from(reader.import()?.first() == Some(&0));
            }
        }
        Some(found)
    }

    /// How many bytes each function of its own has.
    fn bodies(&self) -> Option<Vec<usize>> {
        let mut sizes = Vec::new();
        for (_, section) in self.0.iter().filter(|(number, _)| *number == CODE) {
            let mut reader = Reader(section);
            for _ in 0..reader.number()? {
                sizes.push(reader.run()?.len());
            }
        }
        Some(sizes)
    }
}

fn without_exports(section: &[u8], is_dropped: impl Fn(&str) -> bool) -> Option<Vec<u8>> {
    let mut reader = Reader(section);
    let (mut kept, mut bytes) = (0, Vec::new());
    for _ in 0..reader.number()? {
        let (name, what) = (reader.text()?, reader.export()?);
        if !is_dropped(&name) {
            kept += 1;
            put_run(&mut bytes, name.as_bytes());
            bytes.extend_from_slice(what);
        }
    }
    let mut section = Vec::new();
    put_number(&mut section, kept);
    section.append(&mut bytes);
    Some(section)
}

/// Two runs each time: by which version, and what.
fn without_told(section: &[u8], dropped: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader(section);
    let mut bytes = Vec::new();
    put_run(&mut bytes, reader.run()?);
    while !reader.0.is_empty() {
        let mut what = None;
        let both = reader.of(|reader| {
            reader.long_run()?;
            what = reader.long_run();
            what.map(drop)
        })?;
        if !what?.windows(dropped.len()).any(|bytes| bytes == dropped) {
            bytes.extend_from_slice(both);
        }
    }
    Some(bytes)
}

/// What is left of some bytes.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// As many bytes as the number before them says.
    fn run(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (run, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(run)
    }

    /// As many bytes as the four before them say, the lowest first.
    fn long_run(&mut self) -> Option<&'a [u8]> {
        let (length, rest) = self.0.split_first_chunk::<4>()?;
        let (run, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        self.0 = rest;
        Some(run)
    }

    /// A kind and a number.
    fn export(&mut self) -> Option<&'a [u8]> {
        self.of(|reader| {
            reader.byte()?;
            reader.number().map(drop)
        })
    }

    /// A kind, and what it has to be: the number of a function's type, or what a table, a memory or a global is.
    fn import(&mut self) -> Option<&'a [u8]> {
        self.of(|reader| match reader.byte()? {
            0 => reader.number().map(drop),
            1 => {
                reader.byte()?;
                reader.limits()
            }
            2 => reader.limits(),
            3 => reader.byte().and(reader.byte()).map(drop),
            _ => None,
        })
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most { self.number().map(drop) } else { Some(()) }
    }

    /// The bytes that are read by this.
    fn of(&mut self, read: impl FnOnce(&mut Self) -> Option<()>) -> Option<&'a [u8]> {
        let before = self.0;
        read(self)?;
        Some(&before[..before.len() - self.0.len()])
    }

    fn text(&mut self) -> Option<String> {
        String::from_utf8(self.run()?.to_vec()).ok()
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    let low = |number: usize| number.to_le_bytes()[0] & 0x7f;
    while number >= 0x80 {
        bytes.push(0x80 | low(number));
        number >>= 7;
    }
    bytes.push(low(number));
}

fn put_run(bytes: &mut Vec<u8>, run: &[u8]) {
    put_number(bytes, run.len());
    bytes.extend_from_slice(run);
}
