//! The flags by which a build says nothing of the machine it was made on.

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use super::copy::Copy;

/// A program whose panics name sources of the standard library that are compiled along with it.
const PROGRAM: &str = r#"
#[unsafe(no_mangle)]
pub extern "C" fn pick(count: u32) -> u32 {
    let mut numbers: Vec<u32> = (0..count).map(|number| number.wrapping_mul(2_654_435_761)).collect();
    numbers.sort();
    numbers[3]
}
"#;

fn output(command: &mut Command) -> String {
    let output = command.output().expect("it runs");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// A toolchain of its own folder that is the real one, with the component `rust-src` or without it. All that the
/// compiler looks for is whether the first file of the standard library is there.
fn toolchain(copy: &Copy, name: &str, sources: bool) -> String {
    let real = output(Command::new("rustc").args(["--print", "sysroot"]));
    let folder = copy.path(name);
    fs::create_dir_all(folder.join("lib/rustlib")).expect("a folder");
    for entry in fs::read_dir(Path::new(&real).join("lib/rustlib")).expect("the toolchain") {
        let entry = entry.expect("an entry");
        if entry.file_name() != "src" {
            symlink(entry.path(), folder.join("lib/rustlib").join(entry.file_name())).expect("a link");
        }
    }
    if sources {
        copy.write(&format!("{name}/lib/rustlib/src/rust/library/std/src/lib.rs"), "");
    }
    copy.tool(name, &format!("exec '{real}/bin/rustc' --sysroot '{}' \"$@\"", folder.display()));
    copy.path(&format!("tools/{name}")).display().to_string()
}

/// The program as that compiler builds it, with the flags that the Makefile hands on, or without.
fn built(copy: &Copy, compiler: &str, with_flags: bool) -> Vec<u8> {
    let flags = output(copy.command(".ci/flags", &[]).env("RUSTC", compiler));
    assert_eq!(flags.lines().count(), 2, "{flags}");
    let mut build = copy.command(compiler, &["--edition=2024", "--target=wasm32-unknown-unknown"]);
    build.args(["--crate-type=cdylib", "-Copt-level=z", "-Cstrip=symbols", "-Cpanic=abort"]);
    build.args(flags.lines().filter(|_| with_flags)).args(["-o", "program.wasm", "program.rs"]);
    output(&mut build);
    fs::read(copy.path("program.wasm")).expect("what was built")
}

#[test]
fn a_build_is_the_same_with_the_component_rust_src_and_without_it() {
    let copy = Copy::new();
    copy.write("program.rs", PROGRAM);
    let [with, without] = [toolchain(&copy, "with", true), toolchain(&copy, "without", false)];
    let has = |program: &[u8], path: &str| String::from_utf8_lossy(program).contains(path);
    let place = format!("{}/lib/rustlib/src/rust/library/", copy.path("with").display());
    assert!(has(&built(&copy, &with, false), &place), "without the flags this test sees the path");
    let [with, without] = [built(&copy, &with, true), built(&copy, &without, true)];
    assert!(!has(&with, &place));
    assert!(has(&with, "/rustc/") && has(&with, "/library/core/src/slice/"), "as the toolchain itself says it");
    assert!(with == without, "the same, byte for byte");
}

#[test]
fn the_makefile_hands_these_flags_to_the_compiler_and_no_place_of_the_checkout() {
    let copy = Copy::new();
    copy.tool("rustc", "[ \"$1\" = -vV ] && echo 'commit-hash: abc' || echo /opt/rust");
    copy.tool("trunk", "echo \"$CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS\"");
    let ran = copy.run("make", &["build"]);
    let home = copy.path("nobody").display().to_string();
    let flags = format!(
        "--remap-path-prefix={home}/.cargo=cargo --remap-path-prefix=/opt/rust/lib/rustlib/src/rust=/rustc/abc"
    );
    assert!(ran.good && ran.said.lines().any(|line| line == flags), "{ran:?}");
}
