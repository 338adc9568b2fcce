//! What `make package` packs, of the page that the other tests serve: the same bytes each time, nothing of the host's own,
//! and a list of what is in it (SBOM) that agrees with the lock file.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{
    server::here,
    site::{Site, list, room, root},
};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Packs the page into a folder of this name, and says where.
fn packed(name: &str) -> PathBuf {
    let folder = room(name);
    let mut command = Command::new(root().join(".ci/package"));
    let ran = command.arg(&Site::get().folder).arg(&folder).env_remove("SOURCE_DATE_EPOCH").output().expect("it runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    folder
}

/// Packs it once for all tests; nothing where there is no Python.
fn package() -> Option<&'static Path> {
    static PACKED: OnceLock<PathBuf> = OnceLock::new();
    here("python3")?;
    Some(PACKED.get_or_init(|| packed("package")))
}

fn digest(file: &Path) -> String {
    let digest = Sha256::digest(fs::read(file).expect("a file of the package"));
    digest.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

#[test]
fn the_same_commit_is_packed_into_the_same_bytes() {
    let Some(first) = package() else { return };
    let again = packed("package-again");
    let files = [
        "LICENCES.txt".to_owned(),
        "SHA256SUMS".to_owned(),
        "sbom.cdx.json".to_owned(),
        format!("client-registrar-{VERSION}.zip"),
    ];
    let mut names = Vec::new();
    list(first, first, &mut names);
    names.sort();
    let mut wanted = files.to_vec();
    wanted.sort();
    assert_eq!(names, wanted);
    for file in files {
        assert_eq!(digest(&first.join(&file)), digest(&again.join(&file)), "{file}");
    }
}

#[test]
fn the_checksums_are_of_what_was_packed() {
    let Some(package) = package() else { return };
    let sums = fs::read_to_string(package.join("SHA256SUMS")).expect("the checksums");
    let sums: BTreeMap<&str, &str> =
        sums.lines().filter_map(|line| line.split_once("  ")).map(|(sum, name)| (name, sum)).collect();
    for (name, sum) in &sums {
        let file =
            name.strip_prefix("dist/").map_or_else(|| package.join(name), |inside| Site::get().folder.join(inside));
        assert_eq!(digest(&file), *sum, "{name}");
    }
    let page: Vec<_> = sums.keys().filter_map(|name| name.strip_prefix("dist/")).collect();
    let wanted: Vec<_> = Site::get().files.iter().map(String::as_str).filter(|file| *file != "config.json").collect();
    assert_eq!(page, wanted, "all of the page, and nothing of the host's own");
}

#[test]
fn the_package_has_the_page_and_what_hosts_need_and_unpacks_with_a_time_that_differs_from_commit_to_commit() {
    let Some(package) = package() else { return };
    let folder = room("unpacked");
    let archive = package.join(format!("client-registrar-{VERSION}.zip"));
    // By the tool of Python's, which keeps neither times nor modes, and so tells what stands in the archive.
    let listed = "import sys, zipfile\nfor one in zipfile.ZipFile(sys.argv[1]).infolist(): print(one.filename, one.date_time, oct(one.external_attr >> 16))\nzipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])";
    let python = here("python3").expect("it has packed");
    let ran = Command::new(python).args(["-c", listed]).arg(&archive).arg(&folder).output().expect("it runs");
    assert!(ran.status.success());
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let top = folder.join(format!("client-registrar-{VERSION}"));
    for file in Site::get().files.iter().filter(|file| *file != "config.json") {
        assert_eq!(fs::read(top.join("dist").join(file)).expect("a file"), Site::get().read(file), "{file}");
    }
    assert!(!top.join("dist/config.json").exists());
    for file in
        [".hosting/README.md", ".hosting/apache/.htaccess", "LICENCES.txt", "sbom.cdx.json", "verify", "README.txt"]
    {
        assert!(top.join(file).exists(), "{file}");
    }
    assert!(said.lines().any(|line| line.contains("azure-storage/upload") && line.ends_with("0o100755")), "{said}");
    // Hosts that compare by time and size would else take the page of the next build for the one that was kept.
    let times: BTreeSet<&str> =
        said.lines().filter_map(|line| line.split_once('(')).filter_map(|(_, rest)| rest.split(')').next()).collect();
    let commit = Command::new("git")
        .current_dir(root())
        .args(["log", "-1", "--date=format-local:%Y, %-m, %-d, %-H, %-M"])
        .arg("--format=%cd")
        .env("TZ", "UTC")
        .output();
    let commit = String::from_utf8_lossy(&commit.expect("git runs").stdout).trim().to_owned();
    assert!(times.len() == 1 && times.iter().all(|time| time.starts_with(&commit)), "{times:?} {commit}");
}

#[test]
fn the_sbom_is_cyclonedx_and_names_what_the_lock_file_has_for_the_page_alone() {
    let Some(package) = package() else { return };
    let text = fs::read_to_string(package.join("sbom.cdx.json")).expect("the SBOM");
    let bom: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(
        (&bom["bomFormat"], &bom["specVersion"], &bom["version"]),
        (&"CycloneDX".into(), &"1.6".into(), &1.into())
    );
    let number = bom["serialNumber"].as_str().and_then(|text| text.strip_prefix("urn:uuid:")).expect("a number");
    assert_eq!(number.len(), 36);
    let own = &bom["metadata"]["component"];
    assert_eq!((&own["name"], &own["version"]), (&"client-registrar".into(), &VERSION.into()));
    assert!(bom["metadata"]["timestamp"].as_str().is_some_and(|time| time.len() == 20 && time.ends_with('Z')));

    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("the lock file");
    let components = bom["components"].as_array().expect("components");
    let mut references = BTreeSet::from([own["bom-ref"].as_str().expect("a reference")]);
    let mut names = BTreeSet::new();
    for component in components {
        let text =
            |field: &str| component[field].as_str().unwrap_or_else(|| unreachable!("{component} has no {field}"));
        assert!(references.insert(text("bom-ref")), "twice: {component}");
        assert_eq!(text("type"), "library");
        assert!(component["licenses"][0]["expression"].as_str().is_some_and(|said| !said.contains('/')), "{component}");
        names.insert(text("name"));
        if text("name") == "rust-std" {
            continue;
        }
        let version = text("version");
        assert_eq!(text("purl"), format!("pkg:cargo/{}@{}", text("name"), version.replace('+', "%2B")));
        let sum = component["hashes"][0]["content"].as_str().expect("a digest");
        let known = format!("name = \"{}\"\nversion = \"{version}\"\n", text("name"));
        let entry = lock.split_once(&known).expect("an entry of the lock file").1;
        assert!(entry.split("\n\n").next().is_some_and(|entry| entry.contains(sum)), "{component}");
    }
    for wanted in ["leptos", "oauth2", "serde_json", "x509-cert", "wasm-bindgen", "rust-std"] {
        assert!(names.contains(wanted), "{wanted}");
    }
    for tests_or_tools in ["thirtyfour", "tokio", "rcgen", "brotli", "serde_derive", "fluent-syntax", "icalendar"] {
        assert!(!names.contains(tests_or_tools), "{tests_or_tools} is not in the page");
    }
    for dependency in bom["dependencies"].as_array().expect("dependencies") {
        let to = dependency["dependsOn"].as_array().expect("a list").iter().chain([&dependency["ref"]]);
        for reference in to {
            assert!(references.contains(reference.as_str().expect("a reference")), "{reference}");
        }
    }
    let licences = fs::read_to_string(package.join("LICENCES.txt")).expect("the licences");
    for component in components.iter().filter(|component| component["name"] != "rust-std") {
        let label = format!(
            "{} {} (",
            component["name"].as_str().unwrap_or_default(),
            component["version"].as_str().unwrap_or_default()
        );
        assert!(licences.lines().any(|line| line.trim_start().starts_with(&label)), "{label}");
    }
    assert!(licences.contains("Permission is hereby granted, free of charge"));
    assert!(!licences.contains(&env::var("HOME").unwrap_or("/nowhere".to_owned())) && !text.contains("path+file"));
}

/// The crate that a function is of, by its name as linkers have it, `_ZN5serde2de…`, or as people do, `<serde::de::…`.
fn crate_of(function: &str) -> Option<&str> {
    if let Some(rest) = function.strip_prefix("_ZN") {
        let name = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let length: usize = rest[..rest.len() - name.len()].parse().ok()?;
        return name.get(..length).filter(|name| !name.starts_with('_'));
    }
    let name = function.trim_start_matches(['<', '&']).split_once("::")?.0;
    let is_crate = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_crate.then_some(name)
}

/// What the linker has kept is the one account of what is in the program that nobody has written.
#[test]
fn every_crate_that_a_function_of_the_program_is_of_stands_in_the_sbom() {
    let (Some(dist), Some(package)) = (env::var("DIST").ok(), package()) else { return };
    let bom = fs::read_to_string(package.join("sbom.cdx.json")).expect("the SBOM");
    let bom: Value = serde_json::from_str(&bom).expect("JSON");
    let mut known: BTreeSet<String> =
        ["client_registrar", "core", "alloc", "std", "compiler_builtins", "dlmalloc"].map(str::to_owned).into();
    for component in bom["components"].as_array().expect("components") {
        known.insert(component["name"].as_str().expect("a name").replace('-', "_"));
    }
    let notes = root().join(format!("{dist}.parts/wasm32-unknown-unknown/release/client-registrar.parts"));
    let mut found = BTreeSet::new();
    for file in fs::read_dir(notes).expect("notes of the build").map(|entry| entry.expect("an entry").path()) {
        if file.extension().is_some_and(|ending| ending == "txt") {
            let text = fs::read_to_string(file).expect("notes");
            let functions = text.lines().filter_map(|line| line.split_once(' ')).map(|(_, name)| name);
            found.extend(functions.filter_map(crate_of).map(str::to_owned));
        }
    }
    assert!(found.len() > 15 && found.contains("serde_json") && found.contains("tachys"), "{found:?}");
    let unknown: Vec<_> = found.difference(&known).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
