//! The documentation sites of tests/docs as `.ci/docs` has built them, each below its own name, with the addresses of this
//! host and of this copy of the page in the place of those that they name.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use super::message::Answer;
use super::site::mime;

/// Where the sites say that the page is.
const PAGE: &str = "https://registrar.contoso.com/";
/// Where they say that they are.
const HOST: &str = "https://docs.contoso.com/";

/// The sites by their names, each with its folder.
static SITES: LazyLock<[(&str, PathBuf); 3]> = LazyLock::new(|| {
    ["mkdocs", "docusaurus", "vitepress"].map(|name| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/docs");
        let said = Command::new(script).args(["path", name]).output().unwrap();
        (name, PathBuf::from(String::from_utf8(said.stdout).unwrap().trim()))
    })
});

/// The folder of a site, if it is on this machine. `.ci/test` says loudly where it is not.
fn folder(name: &str) -> Option<&'static PathBuf> {
    SITES.iter().find(|(site, folder)| *site == name && folder.is_dir()).map(|(_, folder)| folder)
}

/// Whether the site of this name is on this machine.
pub fn is_built(name: &str) -> bool {
    folder(name).is_some()
}

/// A file of a site, on this host (`http://127.0.0.1:8080/`), with the page at `base`.
pub fn answer(path: &str, host: &str, base: &str) -> Answer {
    let Some((name, file)) = path.trim_start_matches('/').split_once('/') else { return Answer::empty(404) };
    let is_plain = Path::new(file).components().all(|part| matches!(part, Component::Normal(_)));
    let Some(folder) = folder(name) else { return Answer::empty(404) };
    let file = if file.is_empty() || file.ends_with('/') { format!("{file}index.html") } else { file.to_owned() };
    let Some(body) = is_plain.then(|| fs::read(folder.join(&file)).ok()).flatten() else { return Answer::empty(404) };
    let body = match String::from_utf8(body) {
        Ok(text) => text.replace(PAGE, base).replace(HOST, host).into_bytes(),
        Err(bytes) => bytes.into_bytes(),
    };
    Answer { status: 200, headers: Vec::new(), body }.with("content-type", mime(&file))
}
