//! What `make package`, `make verify` and `make repro` do with a build.

use std::process::Command;

use super::copy::{Copy, Ran};

#[test]
fn what_is_packed_was_built_before() {
    let copy = Copy::new();
    copy.script(".ci/package", "#!/bin/sh\necho packed >>\"$CALLS\"\n");
    let ran = copy.run("make", &["package"]);
    assert!(ran.good, "{ran:?}");
    let calls = copy.calls();
    let [.., built, packed] = &calls[..] else { unreachable!("{calls:?}") };
    assert!(built.starts_with("trunk build --release") && packed == "packed", "{calls:?}");
}

#[test]
fn a_page_is_compared_with_dist_or_with_the_build_that_is_named_and_without_an_address_with_nothing() {
    let copy = Copy::new();
    copy.script(".ci/verify", "#!/bin/sh\necho \"$1|$2\"\n");
    let address = "https://registrar.contoso.com/a?b=1&c=2";
    let url = format!("URL={address}");
    assert_eq!(copy.run("make", &["verify", &url]).last(), format!("{address}|dist"));
    assert_eq!(copy.run("make", &["verify", &url, "DIST=a b"]).last(), format!("{address}|a b"));
    let ran = copy.run("make", &["verify"]);
    assert!(!ran.good && ran.said.contains("URL is the address of the page"), "{ran:?}");
}

/// A rustup that installs a toolchain in the place where it was told to: the real one, with an empty file more.
const INSTALLS: &str = r#"
home=$RUSTUP_HOME/toolchains/own
case $1 in
toolchain)
  real=$(rustc --print sysroot)
  mkdir -p "$home/bin" "$home/lib/rustlib/src/rust/library/std/src"
  touch "$home/lib/rustlib/src/rust/library/std/src/lib.rs"
  printf '#!/bin/sh\nexec "%s/bin/rustc" --sysroot "%s" "$@"\n' "$real" "$home" >"$home/bin/rustc"
  chmod +x "$home/bin/rustc" ;;
which) echo "$home/bin/rustc" ;;
*) echo wasm32-unknown-unknown ;;
esac
"#;

/// Builds twice, with a Trunk that does this, what was committed in a copy of the project.
fn built_twice(trunk: &str) -> (Ran, Copy) {
    built_twice_with(trunk, "echo wasm32-unknown-unknown")
}

/// The same with a rustup that does this.
fn built_twice_with(trunk: &str, rustup: &str) -> (Ran, Copy) {
    let copy = Copy::new();
    copy.tool("rustup", rustup);
    copy.tool("trunk", &format!("mkdir -p dist/app\n{trunk}"));
    // The real one: whether it has the sources of the standard library beside it is what the builds differ by.
    let found = Command::new("rustc").args(["--print", "sysroot"]).output().expect("rustc runs");
    let sysroot = String::from_utf8_lossy(&found.stdout).trim().to_owned();
    copy.tool("rustc", &format!("exec '{sysroot}/bin/rustc' \"$@\""));
    // With the tools, which are looked for in each folder.
    let _tools = copy.command("make", &["help"]);
    copy.write(".gitignore", "/target\n/dist\n/calls\n");
    let own = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"];
    for command in [&["init", "--quiet"][..], &["add", "."], &["commit", "--quiet", "--message", "All"]] {
        let ran = copy.run("git", &[&own[..], command].concat());
        assert!(ran.good, "{ran:?}");
    }
    (copy.run(".ci/repro", &[]), copy)
}

#[test]
fn two_builds_that_are_the_same_are_told_with_their_digests_and_were_made_in_two_folders_by_toolchains_that_differ() {
    let (ran, copy) = built_twice(
        "pwd >>\"$CALLS\"; .ci/flags >>\"$CALLS\"; echo page >dist/index.html; echo code >dist/app/first.wasm",
    );
    assert!(ran.good, "{ran:?}");
    assert!(ran.last().starts_with("The same: 2 files of "), "{ran:?}");
    assert!(ran.said.lines().filter(|line| line.ends_with("  ./index.html")).count() == 1, "{ran:?}");
    let calls = copy.calls();
    let folders: Vec<&String> = calls.iter().filter(|line| line.starts_with('/') && line.contains("repro")).collect();
    assert!(matches!(folders[..], [one, other] if one != other && other.contains(' ')), "{calls:?}");
    let places: Vec<&String> = calls.iter().filter(|line| line.contains("=/rustc/")).collect();
    assert!(matches!(places[..], [one, other] if one != other), "each looks for the sources beside itself: {calls:?}");
}

/// Whoever has the component themselves gets one without it, which the rustup of this test does not install.
#[test]
fn a_toolchain_with_the_other_answer_is_installed_in_a_folder_of_its_own_where_that_can_be_done_and_else_is_stood_in_for()
 {
    let trunk = "mkdir -p dist/app; .ci/flags >>\"$CALLS\"; echo page >dist/index.html";
    let (ran, copy) = built_twice_with(trunk, INSTALLS);
    let calls = copy.calls();
    assert!(ran.good, "{ran:?}");
    let installs: Vec<&String> = calls.iter().filter(|line| line.starts_with("rustup toolchain install ")).collect();
    assert!(matches!(installs[..], [one] if one.contains(" --profile minimal ")), "{calls:?}");
    let is_lacking = installs[0].contains(" --component rust-src ");
    let place =
        if is_lacking { "/rustup/toolchains/own/lib/rustlib/src/rust=/rustc/" } else { "/toolchain/lib/rustlib" };
    assert!(calls.iter().any(|line| line.contains(place)), "{calls:?}");
    assert_eq!(ran.last().contains("by a toolchain with rust-src"), is_lacking, "{ran:?}");

    let (ran, copy) = built_twice(trunk);
    assert!(ran.good && ran.last().contains("by links to this toolchain"), "{ran:?}");
    assert_eq!(ran.last().contains("an EMPTY FILE stands for it"), is_lacking, "{ran:?}");
    assert!(copy.calls().iter().any(|line| line.contains("/toolchain/lib/rustlib/src/rust=/rustc/")), "{ran:?}");
}

#[test]
fn two_builds_that_differ_are_told_by_the_file() {
    let (ran, _) = built_twice("pwd >dist/index.html; echo code >dist/app/first.wasm");
    assert!(!ran.good && ran.last() == "make repro: the two builds differ", "{ran:?}");
    assert!(ran.said.lines().any(|line| line.starts_with("< ") && line.ends_with("./index.html")), "{ran:?}");
    assert!(!ran.said.lines().any(|line| line.starts_with("< ") && line.ends_with("first.wasm")), "{ran:?}");
}
