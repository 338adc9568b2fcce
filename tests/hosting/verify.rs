//! `make verify`: whoever asks learns of each byte that differs from a build of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    server::{Server, UNDER, free_port, here},
    site::{Site, copy, room, root},
};

/// Serves a copy of the page, changed like this, and compares it with the build. Gives back the status and what was said.
fn compared(name: &str, change: impl Fn(&Path)) -> Option<(i32, String)> {
    let page = room(&format!("verify-{name}")).join("page");
    copy(&Site::get().folder, &page);
    change(&page);
    let port = free_port();
    let mut command = Command::new(here("python3")?);
    command.arg(root().join(".hosting/python/serve.py")).arg(&page).args([&port.to_string(), UNDER]).env_remove("HOST");
    let _server = Server::start("Python", &mut command, page.with_file_name("log"), &[port]);
    Some(verify(&format!("http://localhost:{port}{UNDER}"), &Site::get().folder))
}

fn verify(address: &str, dist: &Path) -> (i32, String) {
    let mut command = Command::new(root().join(".ci/verify"));
    let ran = command.arg(address).arg(dist).env_remove("http_proxy").output().expect("it runs");
    let said = String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned();
    (ran.status.code().unwrap_or(-1), said)
}

/// A file of the page by the beginning of its name.
fn file(page: &Path, begin: &str) -> PathBuf {
    let name = Site::get().files.iter().find(|name| name.starts_with(begin)).expect("a file");
    page.join(name)
}

#[test]
fn a_page_that_was_put_up_as_it_was_built_is_the_same_whatever_its_config_json_says() {
    let Some((status, said)) = compared("same", |page| fs::write(page.join("config.json"), "{}").expect("a file"))
    else {
        return;
    };
    assert_eq!(status, 0, "{said}");
    let files = Site::get().files.len() - 1;
    assert!(said.ends_with(&format!("The same: {files} files.\n")), "{said}");
    assert_eq!(said.matches("Version ").count(), 2, "which version is served, and which was built: {said}");
}

#[test]
fn one_byte_that_differs_is_told_with_both_digests() {
    for begin in ["auth.js", "boot-", "app-0123456789abcdef/first.wasm", "app-"] {
        // The folder has another name where a real build is served.
        if !Site::get().files.iter().any(|name| name.starts_with(begin)) {
            continue;
        }
        let changed = compared("byte", |page| {
            let file = file(page, begin);
            let mut bytes = fs::read(&file).expect("a file");
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(file, bytes).expect("a file");
        });
        let Some((status, said)) = changed else { return };
        assert_eq!(status, 1, "{said}");
        let lines: Vec<&str> = said.lines().filter(|line| line.starts_with("DIFFERS  ")).collect();
        assert!(matches!(lines[..], [line] if line.contains(begin) && line.contains(" is served, ")), "{said}");
    }
}

#[test]
fn a_script_that_a_changed_page_names_beside_those_that_were_built_is_told() {
    let changed = compared("script", |page| {
        let index = page.join("index.html");
        let text = fs::read_to_string(&index).expect("a page");
        fs::write(index, text.replace("</head>", "<script src=\"./added.js\"></script></head>")).expect("a page");
        fs::write(page.join("added.js"), "alert(1)").expect("a script");
    });
    let Some((status, said)) = changed else { return };
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("DIFFERS  the page itself names added.js, which was not built"), "{said}");
    assert!(said.contains("DIFFERS  index.html: ") && said.contains("DIFFERS  the page itself, http"), "{said}");
}

#[test]
fn what_is_missing_or_cannot_be_reached_is_not_called_the_same() {
    let Some((status, said)) =
        compared("missing", |page| fs::remove_file(page.join("embed.js")).expect("it was there"))
    else {
        return;
    };
    assert!(status == 1 && said.contains("DIFFERS  embed.js: status 404"), "{said}");
    let (status, said) = verify(&format!("http://localhost:{}/", free_port()), &Site::get().folder);
    assert!(status == 2 && said.contains("cannot be compared"), "{said}");
    let (status, said) = verify("http://localhost/", &room("verify-nothing"));
    assert!(status == 2 && said.contains("has no index.html"), "{said}");
}
