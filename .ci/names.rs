//! Takes the names out of a program that was split: `names FOLDER SYMBOLS`. What functions are called is kept in SYMBOLS,
//! a file a part, for tests to read; the browser gets none of it. What the first part and its glue call each other by is
//! made short: a third of what is there to load of it would be names.

use std::{fs, path::Path};

/// A program of its own, compiled by `.ci/split`. `tests/commands/names.rs` tests the rest.
#[cfg(not(test))]
fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, symbols] = &arguments[..] else { return Err("names FOLDER SYMBOLS".to_owned()) };
    take_out(Path::new(folder), Path::new(symbols))
}

/// Takes them out of every program in a folder.
pub fn take_out(folder: &Path, symbols: &Path) -> Result<(), String> {
    let text = |error: std::io::Error| error.to_string();
    fs::create_dir_all(symbols).map_err(text)?;
    for entry in fs::read_dir(folder).map_err(text)? {
        let path = entry.map_err(text)?.path();
        if path.extension().is_none_or(|ending| ending != "wasm") {
            continue;
        }
        let program =
            Program::read(&fs::read(&path).map_err(text)?).ok_or(format!("{}: no program", path.display()))?;
        let listed = program.functions().ok_or(format!("{}: names that cannot be read", path.display()))?;
        let name = path.file_stem().ok_or("no name")?;
        fs::write(symbols.join(name).with_extension("txt"), listed.join("\n") + "\n").map_err(text)?;
        fs::write(&path, program.bare().bytes()).map_err(text)?;
    }
    Ok(())
}

/// A program as its sections, which are a number and bytes each.
pub struct Program(Vec<(u8, Vec<u8>)>);

const CUSTOM: u8 = 0;

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

    /// What functions are called, in their order.
    pub fn functions(&self) -> Option<Vec<String>> {
        let custom = self.0.iter().filter(|(number, _)| *number == CUSTOM).map(|(_, section)| section);
        let mut names = Vec::new();
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
                        part.number()?;
                        names.push(part.text()?);
                    }
                }
            }
        }
        Some(names)
    }
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
