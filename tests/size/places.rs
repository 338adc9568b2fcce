//! Nothing in a build tells of the machine that made it.

use std::{env, fs, process::Command};

use crate::build::{dist, files};

/// Where things lie on this machine, or would on a usual other one.
fn places() -> Vec<String> {
    let said = |command: &mut Command| {
        let output = command.output().expect("the compiler says where it lies").stdout;
        String::from_utf8_lossy(&output).trim().to_owned()
    };
    let compiler = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let own = ["HOME", "CARGO_HOME", "RUSTUP_HOME", "CARGO_TARGET_DIR", "CARGO_BUILD_BUILD_DIR", "TMPDIR", "PWD"];
    let own = own.into_iter().filter_map(|name| env::var(name).ok()).chain([
        env!("CARGO_MANIFEST_DIR").to_owned(),
        env!("CARGO_TARGET_TMPDIR").trim_end_matches("/tmp").to_owned(),
        said(Command::new(compiler).args(["--print", "sysroot"])),
    ]);
    let own = own.filter(|place| place.starts_with('/')).map(|place| format!("{}/", place.trim_end_matches('/')));
    let usual = ["/root/", "/home/", "/Users/", "/tmp/", "/builds/", "/workspace/", ":\\Users\\", ":/Users/"];
    own.filter(|place| place != "/").chain(usual.map(str::to_owned)).collect()
}

/// What a file says of these places, each with some of what follows it.
fn tells(bytes: &[u8], places: &[String]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let said = places.iter().flat_map(|place| text.match_indices(place.as_str()));
    said.map(|(at, _)| text[at..].chars().take(80).collect()).collect()
}

#[test]
fn nothing_that_is_served_tells_where_it_was_built() {
    let places = places();
    let mut found = Vec::new();
    let mut sources = 0;
    for path in files(&dist()) {
        let bytes = fs::read(&path).expect("a file of the build");
        found.extend(tells(&bytes, &places).into_iter().map(|what| format!("{}: {what}", path.display())));
        sources += tells(&bytes, &["/library/core/src/".to_owned()]).len();
    }
    assert!(sources > 0, "sources of the standard library are named in a build, so that this test sees them");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn that_test_sees_a_path_wherever_it_stands() {
    let places = places();
    for text in [
        format!("\0\u{1}{}/.cargo/registry/src/a.rs", env::var("HOME").expect("a home")),
        format!("{}/src/lib.rs", env!("CARGO_MANIFEST_DIR")),
        "x/home/ada/.rustup/toolchains/stable/lib/rustlib/src/rust/library/core/src/cell.rs".to_owned(),
        "/Users/ada/code".to_owned(),
        "C:\\Users\\Ada\\.cargo".to_owned(),
    ] {
        assert_ne!(tells(text.as_bytes(), &places), Vec::<String>::new(), "{text}");
    }
    for text in [
        "/rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/core/src/cell.rs",
        "cargo/registry/src/x.rs",
        "src/lib.rs",
        "/v1.0/users/",
    ] {
        assert_eq!(tells(text.as_bytes(), &places), Vec::<String>::new(), "{text}");
    }
}
