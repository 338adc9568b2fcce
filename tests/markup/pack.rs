//! What `.ci/pack` makes of a build: few files with names of their own, and what each script, style sheet and module has
//! to be. Small texts stand for what the compiler makes.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use client_registrar::words::text::about;
use sha2::{Digest as _, Sha256};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of the build")
}

/// A pattern of `Trunk.toml`, filled in as Trunk does and `.ci/split` changes it.
fn pattern(name: &str) -> String {
    let all = read(&root().join("Trunk.toml"));
    let line = all.lines().find(|line| line.starts_with(name)).expect("a pattern");
    let text = line.split_once('\'').and_then(|(_, rest)| rest.strip_suffix('\'')).expect("its text");
    [("{base}", "./"), ("{js}", "app-1/app.js"), ("{wasm}", "app-1/first.wasm"), ("words-first", "app-1/words-first")]
        .into_iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// Lays out what Trunk has built and `.ci/split` has split, and packs it.
fn packed(name: &str) -> PathBuf {
    packed_from(root(), name)
}

/// The same, of a checkout that lies there.
fn packed_from(source: &Path, name: &str) -> PathBuf {
    let (folder, refused) = packed_with(source, name, None);
    assert_eq!(refused, None);
    folder
}

/// The same, told where the source is to be had; and why it was refused.
fn packed_with(source: &Path, name: &str, address: Option<&str>) -> (PathBuf, Option<String>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // There is none before the first run.
    let _removed = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let entries = fs::read_dir(root().join("public")).expect("public/").map(|entry| entry.expect("an entry").path());
    // Recipes are served as they are.
    for file in entries.filter(|path| path.is_file()) {
        fs::copy(&file, folder.join(file.file_name().expect("a name"))).expect("a copy");
    }
    // .ci/split has joined it into what it has made.
    fs::remove_file(folder.join("parts.js")).expect("the loader");
    fs::create_dir(folder.join("app-1")).expect("a folder");
    for file in ["app-1/app.js", "app-1/first.wasm", "app-1/words-first.txt"] {
        fs::write(folder.join(file), format!("stands for {file}")).expect("a file");
    }
    let mut page = String::new();
    for line in read(&root().join("index.html")).lines() {
        if line.contains("data-bin=") {
            page.push_str(&pattern("pattern_script"));
        } else if line.contains("</head>") {
            page.push_str(&pattern("pattern_preload"));
            page.push_str("</head>\n");
        } else if !line.contains("data-trunk") {
            page.push_str(line);
            page.push('\n');
        }
    }
    fs::write(folder.join("index.html"), page).expect("a page");
    let mut pack = Command::new(root().join(".ci/pack"));
    pack.env("TRUNK_STAGING_DIR", &folder).env("TRUNK_SOURCE_DIR", source).env_remove("SOURCE");
    pack.envs(address.map(|address| ("SOURCE", address)));
    let done = pack.output().expect("the hook runs");
    let refused = (!done.status.success()).then(|| String::from_utf8_lossy(&done.stderr).into_owned());
    (folder, refused)
}

#[test]
fn the_start_page_links_to_its_source_where_the_build_was_told_of_one_and_takes_nothing_but_an_address() {
    let page = |folder: PathBuf| read(&folder.join("index.html"));
    let link = |address: &str| format!("</span><a href=\"{address}\">{}</a>", about::source());
    assert!(!page(packed("no-source")).contains(&format!(">{}</a>", about::source())));
    for address in
        ["https://github.com/contoso/registrar", "https://git.contoso.com:8443/~a/b_c.git", "https://contoso.com"]
    {
        let (folder, refused) = packed_with(root(), "source", Some(address));
        assert_eq!(refused, None);
        assert_eq!(page(folder).matches(&link(address)).count(), 1, "{address}");
    }
    for address in [
        "http://contoso.com",
        "javascript:alert(1)",
        "https://",
        "https://a.b/\"><script>",
        "https://a.b/|d",
        "https://a.b/&",
    ] {
        let (_, refused) = packed_with(root(), "source-refused", Some(address));
        assert!(refused.is_some_and(|why| why.contains("SOURCE is no plain https address")), "{address}");
    }
}

/// What a file has to be, as browsers compare it.
fn integrity(file: &Path) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(fs::read(file).expect("a file of the build"))))
}

/// The attributes of each tag of this name.
fn tags(page: &str, name: &str) -> Vec<BTreeMap<String, String>> {
    let begin = format!("<{name} ");
    let inside = page.split(begin.as_str()).skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    let attributes = |text: &str| {
        let mut words = text.trim_end_matches('/').split_whitespace();
        let pairs = std::iter::from_fn(|| words.next().map(|word| word.split_once('=').unwrap_or((word, "\"\""))));
        pairs.map(|(name, value)| (name.to_owned(), value.trim_matches('"').to_owned())).collect()
    };
    inside.map(attributes).collect()
}

#[test]
fn each_script_and_style_sheet_says_what_it_has_to_be_and_asks_as_integrity_needs_it() {
    let folder = packed("integrity");
    for (page, wanted) in [("index.html", 4), ("auth.html", 2)] {
        let html = read(&folder.join(page));
        let mut compared = 0;
        for tag in [tags(&html, "script"), tags(&html, "link")].concat() {
            let of_module = tag.get("type").is_some_and(|kind| kind == "module");
            let address = tag.get("src").or(tag.get("href")).expect("an address");
            let rel = tag.get("rel").map(String::as_str);
            if matches!(rel, Some("icon" | "preload")) {
                continue;
            }
            let file = folder.join(address.trim_start_matches("./"));
            assert_eq!(tag.get("integrity"), Some(&integrity(&file)), "{page}: {address}");
            // An integrity policy also wants them asked for by CORS, as modules always are.
            assert!(of_module || tag.contains_key("crossorigin"), "{page}: {address}");
            compared += 1;
        }
        assert_eq!(compared, wanted, "{page}");
    }
}

#[test]
fn boot_js_is_told_what_the_first_part_and_its_words_have_to_be() {
    let folder = packed("modules");
    let tags = tags(&read(&folder.join("index.html")), "script");
    let boot = tags.iter().find(|tag| tag.contains_key("data-wasm")).expect("boot.js");
    for said in ["data-wasm", "data-words"] {
        let file = folder.join(boot[said].trim_start_matches("./"));
        assert_eq!(boot[&format!("{said}-integrity")], integrity(&file), "{said}");
    }
}

#[test]
fn what_was_joined_is_gone_and_nothing_else_is() {
    let folder = packed("joined");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .map(|name| name.split('-').next().unwrap_or_default().to_owned())
        .collect();
    names.sort();
    let expected = [
        "app",
        "auth.css",
        "auth.html",
        "auth.js",
        "boot",
        "config.example.json",
        "config.schema.json",
        "embed.js",
        "favicon.svg",
        "first",
        "index.html",
        "style",
    ];
    assert_eq!(names, expected);
    // The first of them says that it has run, without which boot.js does not go on.
    let first = fs::read_dir(&folder).expect("the folder").map(|file| file.expect("a file").path());
    let first = first.into_iter().find(|file| file.to_string_lossy().contains("/first-")).expect("the first script");
    assert!(read(&first).contains("dataset.watched") && read(&first).contains("dataset.framed"));
}

/// What the start page says that it is.
fn version(source: &Path) -> String {
    let page = read(&packed_from(source, "version").join("index.html"));
    let said = page.split_once(&format!("<span>{} ", about::version())).expect("a version").1;
    said.split_once("</span>").expect("its end").0.to_owned()
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let own = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"];
    let ran = Command::new("git").current_dir(folder).args(own).args(arguments).output().expect("git runs");
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8_lossy(&ran.stdout).trim().to_owned()
}

#[test]
fn the_start_page_says_which_commit_it_was_built_of_and_whether_files_of_the_page_differ_from_it() {
    let source = Path::new(env!("CARGO_TARGET_TMPDIR")).join("checkout");
    // There is none before the first run.
    let _removed = fs::remove_dir_all(&source);
    fs::create_dir_all(&source).expect("a folder");
    let mut copy = Command::new("cp");
    copy.arg("-R").args(["src", "style", "public", ".ci", "index.html"].map(|name| root().join(name))).arg(&source);
    assert!(copy.status().expect("cp runs").success());
    let own = env!("CARGO_PKG_VERSION");
    let says = |what: &str| format!("{own}, {} {what}", about::commit());
    assert_eq!(version(&source), says("unknown"), "a folder within another repository has no commit of its own");
    git(&source, &["init", "--quiet"]);
    assert_eq!(version(&source), says("unknown"), "nothing was committed");
    git(&source, &["add", "."]);
    git(&source, &["commit", "--quiet", "--message", "All"]);
    let commit = git(&source, &["rev-parse", "HEAD"])[..12].to_owned();
    assert_eq!(version(&source), says(&commit));
    fs::write(source.join("public/config.json"), "{}").expect("a file");
    fs::write(source.join("README.md"), "notes").expect("a file");
    assert_eq!(version(&source), says(&commit), "they are no files of the page's own");
    fs::write(source.join("src/new.rs"), "//! New.").expect("a file");
    assert_eq!(version(&source), says(&format!("{commit}, {}", about::changed())));
}
