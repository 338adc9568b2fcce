//! What was built: its files, and which of them each part of the page needs.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

/// What is weighed: `DIST`, as `make test` sets it, or `dist`, both beside Cargo.toml.
pub fn dist() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    env::var_os("DIST").map_or_else(|| root.join("dist"), |given| root.join(given))
}

/// What `.ci/split` notes down beside cargo's program.
fn notes() -> PathBuf {
    let target = match env::var("DIST") {
        Ok(dist) => Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{dist}.parts")),
        Err(_) => Path::new(env!("CARGO_TARGET_TMPDIR")).join(".."),
    };
    target.join("wasm32-unknown-unknown/release/client-registrar.parts")
}

/// A build, read once.
pub struct Build {
    /// What each file weighs, by its path in the build; those of the parts by their names.
    pub weights: BTreeMap<String, usize>,
    /// Of each part what is loaded before it, and its own files. The first one is in it.
    pub parts: BTreeMap<String, (Option<String>, Vec<String>)>,
}

impl Build {
    /// Compressing takes a minute, so that it is done once for all tests.
    pub fn read() -> &'static Self {
        static READ: OnceLock<Build> = OnceLock::new();
        READ.get_or_init(Self::weighed)
    }

    fn weighed() -> Self {
        let dist = dist();
        let mut weights = BTreeMap::new();
        let mut first = Vec::new();
        for path in files(&dist) {
            let inside = path.strip_prefix(&dist).expect("a file of the build").to_string_lossy().into_owned();
            let name = match inside.split_once('/') {
                Some((folder, name)) if folder.starts_with("app-") => name.to_owned(),
                _ => inside.clone(),
            };
            // What is asked for on the way back from signing in, what other pages load, an example for hosts, and recipes.
            let elsewhere = ["auth.", "config.", "embed.js", "recipes"].iter().any(|begin| inside.starts_with(begin));
            if inside == name && !elsewhere || ["app.js", "first.wasm", "words-first.txt"].contains(&&*name) {
                first.push(name.clone());
            }
            weights.insert(name, brotli_size(&fs::read(path).expect("a file of the build")));
        }
        let mut parts = BTreeMap::from([("first".to_owned(), (None, first))]);
        // Of those in the second table, what is loaded first does not tell.
        for (table, told_by) in [("early", None), ("later", Some("later.txt".to_owned()))] {
            for line in fs::read_to_string(notes().join(table)).expect("notes of the build").lines() {
                let mut words = line.split(' ').map(str::to_owned);
                let name = words.next().expect("a part");
                let before = words.next().map(|before| if before == "-" { "first".to_owned() } else { before });
                parts.insert(name, (before, words.chain(told_by.clone()).collect()));
            }
        }
        Self { weights, parts }
    }

    /// The files of these parts and of what is loaded before them, each once.
    pub fn needed(&self, parts: &[&str]) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        for part in parts {
            let mut next = Some(*part);
            while let Some(part) = next {
                let (before, files) = self.parts.get(part).unwrap_or_else(|| panic!("no part is named {part}"));
                found.extend(files.iter().map(String::as_str));
                next = before.as_deref();
            }
        }
        found
    }

    /// What these files weigh.
    pub fn weigh<'n>(&self, files: impl IntoIterator<Item = &'n str>) -> usize {
        files.into_iter().map(|name| self.weights[name]).sum()
    }

    /// What the functions in a file of code are called.
    pub fn symbols(code: &str) -> Vec<String> {
        let listed = fs::read_to_string(notes().join(code).with_extension("txt")).expect("notes of the build");
        // Each with its bytes before it.
        listed.lines().filter_map(|line| line.split_once(' ')).map(|(_, name)| name.to_owned()).collect()
    }
}

/// Every file in a folder, those of folders in it included.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("dist/ is there: run `make build` first");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn brotli_size(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).expect("compresses in memory");
    out.len()
}
