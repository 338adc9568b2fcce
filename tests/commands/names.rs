//! The names that are taken out of a program, and out of the glue that calls it.

use std::{collections::BTreeSet, fs};

use super::copy::Copy;

#[path = "../../.ci/names.rs"]
mod program;

use program::{Program, bare, renamed, short};

/// A program of sections, each with its number.
fn sections(sections: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = b"\0asm\x01\0\0\0".to_vec();
    for (number, section) in sections {
        bytes.extend([*number, u8::try_from(section.len()).expect("a short section")]);
        bytes.extend_from_slice(section);
    }
    bytes
}

const TYPES: (u8, &[u8]) = (1, b"\x01\x60\0\0");
const FUNCTIONS: (u8, &[u8]) = (3, b"\x01\0");
const CODE: (u8, &[u8]) = (10, b"\x01\x02\0\x0b");
/// The function is called `a::b`.
const NAMES: (u8, &[u8]) = (0, b"\x04name\x01\x07\x01\0\x04a::b");
/// A function of the glue's, and a memory, a table and a global of the first part's.
const IMPORTS: (u8, &[u8]) =
    (2, b"\x04\x01g\x05__wbf\0\0\x01s\x01m\x02\x01\x01\x02\x01s\x05__wbt\x01\x70\0\x01\x01s\x01v\x03\x7f\0");
const EXPORTS: (u8, &[u8]) = (7, b"\x02\x05begin\0\x01\x05__wbe\0\x01");

fn exports(program: &[u8]) -> BTreeSet<String> {
    Program::read(program).and_then(|program| program.names()).expect("a program")
}

#[test]
fn what_functions_are_called_and_weigh_is_read_and_then_gone() {
    let program = Program::read(&sections(&[TYPES, FUNCTIONS, CODE, NAMES])).expect("a program");
    assert_eq!(program.functions(), Some(vec![(2, "a::b".to_owned())]));
    assert_eq!(program.bare().bytes(), sections(&[TYPES, FUNCTIONS, CODE]));
    assert_eq!(program.bare().functions(), Some(Vec::new()));
    // The first in number are those that come from elsewhere.
    let after_another = sections(&[TYPES, IMPORTS, FUNCTIONS, CODE, (0, b"\x04name\x01\x07\x01\x01\x04a::b")]);
    let program = Program::read(&after_another).expect("a program");
    assert_eq!(program.functions(), Some(vec![(2, "a::b".to_owned())]));
}

#[test]
fn classes_that_nobody_makes_are_exported_no_more() {
    let told = |what: &[u8]| {
        [&[2, 0, 0, 0, b'{', b'}'][..], &[u8::try_from(what.len()).expect("short"), 0, 0, 0], what].concat()
    };
    let section = |told: &[Vec<u8>]| [b"\x17__wasm_bindgen_unstable".to_vec(), told.concat()].concat();
    let exports = |names: &[&str]| {
        let mut bytes = vec![u8::try_from(names.len()).expect("few")];
        for name in names {
            bytes.push(u8::try_from(name.len()).expect("short"));
            bytes.extend(name.bytes().chain([0, 0]));
        }
        bytes
    };
    let program = |told: &[Vec<u8>], names: &[&str]| {
        sections(&[TYPES, FUNCTIONS, (7, &exports(names)), CODE, (0, &section(told)), NAMES])
    };
    let (kept, dropped) = (told(b"begin"), told(b"class IntoUnderlyingSink"));
    let names = ["begin", "intounderlyingsink_write_1", "__wbg_intounderlyingsink_free_1", "into"];
    let whole = program(&[dropped.clone(), kept.clone(), dropped], &names);
    let without = Program::read(&whole).and_then(|program| program.without("IntoUnderlying")).expect("a program");
    assert_eq!(without.bytes(), program(&[kept], &["begin", "into"]));
}

#[test]
fn what_is_imported_and_exported_gets_other_names_and_stays_what_it_is() {
    let whole = sections(&[TYPES, IMPORTS, FUNCTIONS, EXPORTS, CODE]);
    let program = Program::read(&whole).expect("a program");
    let all = ["__wbe", "__wbf", "__wbt", "begin", "m", "v"].map(str::to_owned);
    assert_eq!(program.names(), Some(all.into()));
    let names = [("__wbf", "a"), ("__wbe", "b")].map(|(long, short)| (long.to_owned(), short.to_owned())).into();
    let renamed = program.renamed(&names).expect("the program").bytes();
    assert_eq!(renamed.len(), whole.len() - 8);
    assert_eq!(exports(&renamed), ["__wbt", "a", "b", "begin", "m", "v"].map(str::to_owned).into());
    let back = [("a", "__wbf"), ("b", "__wbe")].map(|(short, long)| (short.to_owned(), long.to_owned())).into();
    assert_eq!(Program::read(&renamed).and_then(|program| program.renamed(&back)).expect("it").bytes(), whole);
}

#[test]
fn what_is_no_program_is_refused() {
    let whole = sections(&[TYPES, FUNCTIONS, CODE]);
    for bytes in [&b""[..], b"\0asm\x02\0\0\0", &whole[..whole.len() - 1]] {
        assert!(Program::read(bytes).is_none(), "{bytes:?}");
    }
}

#[test]
fn a_short_name_stands_nowhere_else_and_only_what_wasm_bindgen_has_made_gets_one() {
    let glue = "const a = { __wbf: (b) => b }; export const begin = () => wasm.__wbe(a, '__wbf2');";
    let names = ["__wbf", "__wbe", "begin", "__wb_not_in_the_glue"].map(str::to_owned).into();
    let short = short(&names, glue);
    assert_eq!(renamed(glue, &short), "const a = { d: (b) => b }; export const begin = () => wasm.c(a, '__wbf2');");
}

#[test]
fn a_script_loses_comments_and_indents_and_no_code() {
    let script =
        "/**\n * @param {number} a\n */\nf(a) {\n    // Twice.\n    return a + a; // here\n}\n\n/* one */\ng();\n";
    assert_eq!(bare(script).as_deref(), Ok("f(a) {\nreturn a + a; // here\n}\ng();\n"));
    assert!(bare("const a = `\n  b`;\n").is_err(), "a text over several lines would change");
}

#[test]
fn a_folder_of_parts_goes_without_names_and_they_are_kept_elsewhere() {
    let copy = Copy::new();
    let first = sections(&[TYPES, FUNCTIONS, (7, b"\x02\x05__wba\0\0\x05__wbb\0\0"), CODE, NAMES]);
    // It takes `__wbb` from the first part, as every part does that follows it.
    let form = sections(&[TYPES, (2, b"\x01\x01s\x05__wbb\0\0"), NAMES]);
    copy.write("notes/parts", "");
    copy.write("app/form.css", "a{}");
    copy.write("app/app.js", "// The glue.\nwasm.__wba(wasm.__wbb);\n");
    for (name, program) in [("first", &first), ("form", &form)] {
        fs::write(copy.path(&format!("app/{name}.wasm")), program).expect("a program");
    }
    program::take_out(&copy.path("app"), &copy.path("notes")).expect("names");
    let read = |name: &str| fs::read(copy.path(name)).expect("a file");
    assert_eq!(read("app/app.js"), b"wasm.a(wasm.__wbb);\n");
    assert_eq!(exports(&read("app/first.wasm")), ["__wbb", "a"].map(str::to_owned).into());
    assert_eq!(read("app/form.wasm"), form[..form.len() - NAMES.1.len() - 2]);
    assert_eq!((read("notes/first.txt"), read("notes/form.txt")), (b"2 a::b\n".to_vec(), b"0 a::b\n".to_vec()));
}
