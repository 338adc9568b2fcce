//! The scripts that put a build on a host by the host's own tool: with a tool that only notes down what it was given.

use std::{
    collections::BTreeMap,
    env, fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    http::unzipped,
    server::OWN,
    site::{Site, list, room, root},
    table::Tables,
};

/// Notes down how it was called, and keeps a copy of the folder that it was to upload: one that the script has made.
const TOOL: &str = r#"#!/usr/bin/env bash
note=$CALLS/$(printf %03d "$(find "$CALLS" -name '*.args' | wc -l)")
printf '%s\n' "$@" >"$note.args"
for word in "$@"; do
  case $word in "$TMPDIR"/*) cp -R "$word" "$note.files" ;; esac
done
case "$*" in
  *primaryEndpoints*) echo https://contoso.z6.web.core.windows.net/ ;;
  *describe-stacks*) echo "the-$(sed "s/.*OutputKey=='\([A-Za-z]*\)'.*/\1/" <<<"$*")" ;;
esac
"#;

/// An upload: the words of the call, and the files that were in its folder.
struct Call {
    words: Vec<String>,
    folder: PathBuf,
    files: Vec<String>,
}

impl Call {
    fn after(&self, option: &str) -> &str {
        let at = self.words.iter().position(|word| word == option).expect("an option");
        &self.words[at + 1]
    }
}

/// Runs the script with the tool in the place of the real one, and gives back every call of it.
fn uploaded(script: &str, tool: &str, target: &str, page: &Path) -> (Vec<Call>, String) {
    let what = page.file_name().expect("a name").to_string_lossy().into_owned();
    let room = room(&format!("upload-{tool}-{what}"));
    let calls = room.join("calls");
    let own = room.join("own");
    for folder in [&calls, &own] {
        fs::create_dir_all(folder).expect("a folder");
    }
    let program = room.join(tool);
    fs::write(&program, TOOL).expect("a tool");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a tool that can be run");
    let path = format!("{}:{}", room.display(), env::var("PATH").expect("a path"));
    let mut command = Command::new(root().join(".hosting").join(script));
    command.arg(target).arg(page).env("PATH", path).env("CALLS", &calls).env("TMPDIR", &own);
    let ran = command.output().expect("it runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let mut notes: Vec<PathBuf> = fs::read_dir(&calls)
        .expect("the notes")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "args"))
        .collect();
    notes.sort();
    let calls = notes.iter().map(|note| {
        let words = fs::read_to_string(note).expect("a note").lines().map(str::to_owned).collect();
        let folder = note.with_extension("files");
        let mut files = Vec::new();
        if folder.exists() {
            list(&folder, &folder, &mut files);
        }
        Call { words, folder, files }
    });
    (calls.collect(), String::from_utf8_lossy(&ran.stdout).into_owned())
}

/// Every file once, with what the tables say, the pages last; `read` gives back what it was before it was uploaded.
fn holds(calls: &[Call], type_option: &str, cache_option: &str, read: impl Fn(&Path) -> Vec<u8>) {
    let mut seen = BTreeMap::new();
    let mut order = Vec::new();
    for call in calls.iter().filter(|call| !call.files.is_empty()) {
        for file in &call.files {
            let wanted = Tables::read().sent(file).unwrap_or_else(|| unreachable!("{file} is in no row"));
            assert_eq!(call.after(type_option).split(';').next(), Some(wanted.content_type.as_str()), "{file}");
            assert_eq!(call.after(cache_option), wanted.cache_control, "{file}");
            assert_eq!(read(&call.folder.join(file)), Site::get().read(file), "{file}");
            *seen.entry(file.clone()).or_insert(0) += 1;
            order.push(file.clone());
        }
    }
    assert_eq!(seen.keys().cloned().collect::<Vec<_>>(), Site::get().files);
    assert!(seen.values().all(|times| *times == 1), "{seen:?}");
    let place = |name: &str| order.iter().position(|file| file == name).expect("it was uploaded");
    let last_named = order.iter().rposition(|file| file.starts_with("app-")).expect("they were uploaded");
    assert!(
        place("index.html") > last_named && place("index.html") > place("auth.js"),
        "the page comes last: {order:?}"
    );
}

#[test]
fn the_upload_to_azure_storage_says_of_each_file_what_the_tables_say_and_compresses_it() {
    let (calls, said) = uploaded("azure-storage/upload", "az", "contosoregistrar", &Site::get().folder);
    holds(&calls, "--content-type", "--content-cache-control", |file| unzipped(&fs::read(file).expect("a file")));
    for call in calls.iter().filter(|call| !call.files.is_empty()) {
        assert_eq!(call.words[..3], ["storage", "blob", "upload-batch"]);
        assert_eq!((call.after("--content-encoding"), call.after("--destination")), ("gzip", "$web"));
        assert_eq!((call.after("--account-name"), call.after("--auth-mode")), ("contosoregistrar", "login"));
        assert!(call.words.contains(&"--overwrite".to_owned()));
    }
    assert!(said.contains("https://contoso.z6.web.core.windows.net/"), "{said}");
}

#[test]
fn the_upload_to_s3_says_of_each_file_what_the_tables_say_and_has_the_pages_asked_for_anew() {
    let (calls, said) = uploaded("s3-cloudfront/upload", "aws", "registrar", &Site::get().folder);
    holds(&calls, "--content-type", "--cache-control", |file| fs::read(file).expect("a file"));
    for call in calls.iter().filter(|call| !call.files.is_empty()) {
        assert_eq!((call.words[..2].join(" "), call.words[3].as_str()), ("s3 cp".to_owned(), "s3://the-Bucket"));
        assert!(call.words.contains(&"--recursive".to_owned()) && !call.words.contains(&"--delete".to_owned()));
    }
    let anew =
        calls.iter().find(|call| call.words.contains(&"create-invalidation".to_owned())).expect("an invalidation");
    assert_eq!(anew.after("--distribution-id"), "the-Distribution");
    let is_kept = |file: &str| Tables::read().sent(file).is_some_and(|sent| sent.cache_control != "no-cache");
    for file in Site::get().files.iter().filter(|file| !is_kept(file)) {
        let address = format!("/{file}");
        let said = anew
            .words
            .iter()
            .any(|word| word == &address || word.strip_suffix('*').is_some_and(|all| address.starts_with(all)));
        assert!(
            said || ["config.example.json", "config.schema.json", "favicon.svg"].contains(&file.as_str()),
            "{address}"
        );
    }
    assert!(said.contains("the-Address"), "{said}");
}

#[test]
fn what_the_host_has_added_is_uploaded_as_what_it_is() {
    for (script, tool) in [("azure-storage/upload", "az"), ("s3-cloudfront/upload", "aws")] {
        let page = room(&format!("added-{tool}")).join("added");
        for (file, _) in OWN.into_iter().chain([("index.html", "")]) {
            let path = page.join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, file).expect("a file");
        }
        let (calls, _) = uploaded(script, tool, "registrar", &page);
        for (file, kind) in OWN {
            let of: Vec<_> = calls.iter().filter(|call| call.files.iter().any(|one| one == file)).collect();
            let [call] = of[..] else { unreachable!("{script} uploads {file} {} times", of.len()) };
            assert!(
                call.after("--content-type").starts_with(kind),
                "{script}: {file} as {}",
                call.after("--content-type")
            );
        }
    }
}

#[test]
fn an_upload_of_what_is_no_build_is_refused() {
    for script in ["azure-storage/upload", "s3-cloudfront/upload"] {
        let empty = room(&format!("empty-{}", script.replace('/', "-")));
        let ran = Command::new(root().join(".hosting").join(script)).arg("name").arg(&empty).output().expect("it runs");
        assert!(!ran.status.success());
        assert!(String::from_utf8_lossy(&ran.stderr).contains("has no index.html"), "{script}");
    }
}
