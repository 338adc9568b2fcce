//! Where each command builds, and what it sees to beforehand.

use std::collections::BTreeSet;

use super::copy::Copy;

/// As Trunk does it: what is not to be watched has to be there.
const WATCHFUL: &str = r#"
for ignored in $(sed -n 's/^ignore = \[\(.*\)\]$/\1/p' Trunk.toml | tr -d '",'); do
  [ -e "$ignored" ] || { echo "error taking the canonical path to the watch ignore path: $ignored" >&2; exit 1; }
done
"#;

/// Pictures leave a folder; nothing else that cargo is called for does.
const PICTURES: &str = "case $* in *'--test shots'*) mkdir -p target/shots ;; esac";

/// Runs a command of the Makefile, which has to be good, and says how Trunk was called for it.
fn trunk(command: &[&str]) -> String {
    let copy = Copy::new();
    copy.tool("trunk", if command.contains(&"serve") { WATCHFUL } else { "" });
    copy.tool("cargo", PICTURES);
    let ran = copy.run(command[0], &command[1..]);
    assert!(ran.good, "{command:?} in a fresh clone: {}", ran.said);
    let calls = copy.calls();
    let at = |wanted: &str| calls.iter().position(|call| call.starts_with(wanted));
    if command[0] == "make" {
        assert!(
            at("cargo fetch --locked").is_some_and(|fetched| at("trunk ") > Some(fetched)),
            "Trunk stays offline, so that all it needs is fetched first: {calls:?}"
        );
    }
    let [called] = &calls.iter().filter(|call| call.starts_with("trunk ")).collect::<Vec<_>>()[..] else {
        unreachable!("Trunk is called once: {calls:?}")
    };
    (*called).clone()
}

/// The folder that Trunk writes the page into, and the one through which it hands the module on.
fn folders(call: &str) -> [String; 2] {
    let words: Vec<&str> = call.split_whitespace().collect();
    let after = |word: &str| words.iter().position(|found| *found == word).map(|at| words[at + 1].to_owned());
    [after("--dist").unwrap_or_else(|| "dist".to_owned()), after("into").unwrap_or_default()]
}

#[test]
fn in_a_fresh_clone_the_page_can_be_served_before_anything_was_built() {
    let call = trunk(&["make", "serve", "PORT=1"]);
    assert!(call.contains("serve ") && call.contains("--port 1 "), "{call}");
}

#[test]
fn what_tests_pictures_and_figures_are_taken_of_lies_where_no_other_command_writes() {
    let commands: [&[&str]; 4] = [&["make", "build"], &[".ci/site", "test"], &["make", "shots"], &["make", "bench"]];
    let all = commands.map(|command| folders(&trunk(command)));
    assert_eq!(all[0], ["dist", "target"], "as people build it");
    assert_eq!(folders(&trunk(&["make", "serve", "PORT=1"])), all[0], "served from there");
    let places: BTreeSet<&String> = all.iter().flatten().collect();
    assert_eq!(places.len(), 8, "each has both to itself: {all:?}");
    for place in all.iter().skip(1).flatten() {
        assert!(place.contains("target/site/") && !place.starts_with("dist"), "{place} is ignored by git and by Trunk");
    }
}

#[test]
fn pictures_and_figures_are_taken_of_what_was_built_for_them() {
    for (command, dist) in [("shots", "target/site/shots"), ("bench", "target/site/bench")] {
        let copy = Copy::new();
        copy.tool("cargo", PICTURES);
        let ran = copy.run("make", &[command, "ONLY=start"]);
        assert!(ran.good, "{}", ran.said);
        let wanted = format!("cargo test --locked --test {command} -- start ; into target of {dist}");
        assert_eq!(copy.calls().last(), Some(&wanted));
    }
}
