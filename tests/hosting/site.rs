//! The page that is served: the build in `DIST`, or files of the same names.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of this name for one test, empty.
pub fn room(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hosting").join(name);
    // There is none before the first run.
    let _removed = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The folder with the page, to which nobody may add anything, and the names of its files.
pub struct Site {
    pub folder: PathBuf,
    pub files: Vec<String>,
}

impl Site {
    pub fn get() -> &'static Self {
        static SITE: OnceLock<Site> = OnceLock::new();
        SITE.get_or_init(|| {
            let folder = room("site");
            if let Some(dist) = env::var_os("DIST") {
                copy(&root().join(dist), &folder);
            } else {
                lay_out(&folder);
            }
            // As an administrator puts it there.
            fs::copy(root().join("public/config.example.json"), folder.join("config.json")).expect("a copy");
            let mut files = Vec::new();
            list(&folder, &folder, &mut files);
            files.sort();
            assert!(files.iter().any(|name| name.starts_with("app-")), "{files:?}");
            Site { folder, files }
        })
    }

    pub fn read(&self, file: &str) -> Vec<u8> {
        fs::read(self.folder.join(file)).expect("a file of the page")
    }
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("DIST is a build of the page").map(|entry| entry.expect("an entry")) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
}

pub fn list(top: &Path, folder: &Path, files: &mut Vec<String>) {
    for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            list(top, &path, files);
        } else {
            files.push(path.strip_prefix(top).expect("within").to_string_lossy().into_owned());
        }
    }
}

/// What a build has, with texts that stand for what is made.
fn lay_out(folder: &Path) {
    let hash = "0123456789abcdef";
    for name in
        ["auth.css", "auth.html", "auth.js", "config.example.json", "config.schema.json", "embed.js", "favicon.svg"]
    {
        fs::copy(root().join("public").join(name), folder.join(name)).expect("a copy");
    }
    // It names what was made, and no longer what that was made of.
    let page = fs::read_to_string(root().join("index.html")).expect("the page");
    let page = page.lines().filter(|line| !line.contains("<script src=")).collect::<Vec<_>>().join("\n");
    fs::write(folder.join("index.html"), page.replace("style.css", &format!("style-{hash}.css"))).expect("a file");
    for within in [&format!("app-{hash}"), "recipes"] {
        fs::create_dir(folder.join(within)).expect("a folder");
    }
    fs::write(folder.join("recipes/web-app.json"), "{}").expect("a file");
    for name in [
        "boot-HASH.js",
        "first-HASH.js",
        "style-HASH.css",
        "app-HASH/app.js",
        "app-HASH/first.wasm",
        "app-HASH/shared-0.wasm",
        "app-HASH/by_config.wasm",
        "app-HASH/form.css",
        "app-HASH/words-first.txt",
    ] {
        let name = name.replace("HASH", hash);
        fs::write(folder.join(&name), format!("{name} says “naïve”. ").repeat(200)).expect("a file");
    }
}
