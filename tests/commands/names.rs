//! The names that are taken out of a program.

#[path = "../../.ci/names.rs"]
mod program;

use std::fs;

use program::Program;

use super::copy::Copy;

/// The smallest program there is with a name in it: a function that is called `a::b`.
const PROGRAM: &[u8] =
    b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b\0\x0e\x04name\x01\x07\x01\0\x04a::b";

#[test]
fn what_functions_are_called_is_read_and_then_gone() {
    let program = Program::read(PROGRAM).expect("a program");
    assert_eq!(program.functions(), Some(vec!["a::b".to_owned()]));
    let bare = program.bare().bytes();
    assert_eq!(bare, PROGRAM[..PROGRAM.len() - 16]);
    assert_eq!(Program::read(&bare).and_then(|bare| bare.functions()), Some(Vec::new()));
}

#[test]
fn a_program_that_is_only_read_stays_as_it_is() {
    assert_eq!(Program::read(PROGRAM).map(|program| program.bytes()).as_deref(), Some(PROGRAM));
}

#[test]
fn what_is_no_program_is_refused() {
    for bytes in [&b""[..], b"\0asm\x02\0\0\0", &PROGRAM[..PROGRAM.len() - 1]] {
        assert!(Program::read(bytes).is_none(), "{bytes:?}");
    }
}

#[test]
fn every_program_of_a_folder_goes_without_them_and_they_are_kept_elsewhere() {
    let copy = Copy::new();
    for name in ["app/first.wasm", "app/form.wasm"] {
        copy.write(name, "");
        fs::write(copy.path(name), PROGRAM).expect("a program");
    }
    copy.write("app/form.css", "a{}");
    program::take_out(&copy.path("app"), &copy.path("notes")).expect("names");
    for name in ["first", "form"] {
        let bare = fs::read(copy.path(&format!("app/{name}.wasm"))).expect("a program");
        assert!(bare.len() < PROGRAM.len());
        let kept = fs::read_to_string(copy.path(&format!("notes/{name}.txt"))).expect("the names");
        assert_eq!(kept, "a::b\n");
    }
}
