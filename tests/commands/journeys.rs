//! Journeys that fail: which are run once more, and how they are counted.

use std::{fmt::Write as _, fs};

use super::copy::{Copy, Ran};

/// What the test runner says of a run: how many passed, which failed.
fn result(passed: usize, failed: &[&str]) -> String {
    let mut said = format!("running {} tests\n", passed + failed.len());
    for name in failed {
        let _ = write!(
            said,
            "test {name} ... FAILED\n\nfailures:\n\n---- {name} stdout ----\nfailures:\n    no::journey\n\n"
        );
    }
    if !failed.is_empty() {
        let _ = write!(said, "failures:\n    {}\n\n", failed.join("\n    "));
    }
    let word = if failed.is_empty() { "ok" } else { "FAILED" };
    let _ = writeln!(
        said,
        "test result: {word}. {passed} passed; {} failed; 1 ignored; 0 measured; 9 filtered out; finished in 2.00s",
        failed.len()
    );
    said
}

/// A copy with a cargo that says this of the whole run, and of each journey that is run once more what stands in a file
/// of its name.
fn copy(first: &str, again: &[(&str, &str)]) -> Copy {
    let copy = Copy::new();
    copy.write("says/all", first);
    for (name, said) in again {
        copy.write(&format!("says/{name}"), said);
    }
    let says = "file=says/all
case \"$*\" in
  *--exact*) file=says/$(sed 's/.*--exact \\([^ ]*\\).*/\\1/' <<<\"$*\") ;;
  *'--test e2e'*) mkdir -p target/e2e/traffic; echo '{}' >target/e2e/traffic/first.jsonl ;;
  *) exit 0 ;;
esac
cat \"$file\"
! grep -q '^error\\|FAILED\\.' \"$file\"";
    copy.tool("cargo", says);
    copy
}

fn run(first: &str, again: &[(&str, &str)]) -> (Ran, Copy) {
    let copy = copy(first, again);
    (copy.run(".ci/journeys", &[]), copy)
}

/// How often journeys were run once more.
fn tries(copy: &Copy) -> usize {
    copy.calls().iter().filter(|call| call.contains("--exact")).count()
}

#[test]
fn journeys_that_all_pass_are_run_once() {
    let (ran, copy) = run(&result(7, &[]), &[]);
    assert!(ran.good, "{ran:?}");
    assert_eq!(ran.last(), "test result: ok. 7 passed; 0 failed; 0 flaky:");
    assert_eq!(tries(&copy), 0);
}

#[test]
fn a_journey_that_passes_when_it_is_run_once_more_counts_as_passed_and_is_named() {
    let good = result(1, &[]);
    let (ran, copy) = run(&result(5, &["a::b", "c::d"]), &[("a::b", &good), ("c::d", &good)]);
    assert!(ran.good, "{ran:?}");
    assert_eq!(ran.last(), "test result: ok. 7 passed; 0 failed; 2 flaky: a::b, c::d");
    assert_eq!(ran.said.matches("\ntest result: ").count(), 1, "each journey is counted once: {}", ran.said);
    assert_eq!(tries(&copy), 2);
    assert!(copy.calls().iter().any(|call| call.contains("-- --exact a::b --test-threads=1 ;")), "alone");
}

#[test]
fn a_journey_that_fails_twice_has_failed() {
    let (bad, good) = (result(0, &["a::b"]), result(1, &[]));
    let (ran, _) = run(&result(5, &["a::b", "c::d"]), &[("a::b", &bad), ("c::d", &good)]);
    assert!(!ran.good);
    assert!(ran.said.contains("\ntest result: FAILED. 6 passed; 1 failed; 1 flaky: c::d\n"), "{}", ran.said);
}

#[test]
fn more_than_three_are_no_chance_and_none_of_them_is_run_once_more() {
    let names = ["a::a", "b::b", "c::c", "d::d"];
    let good = result(1, &[]);
    let again = names.map(|name| (name, good.as_str()));
    let (ran, copy) = run(&result(5, &names), &again);
    assert!(!ran.good);
    assert!(ran.said.contains("\ntest result: FAILED. 5 passed; 4 failed; 0 flaky: \n"), "{}", ran.said);
    assert_eq!(tries(&copy), 0);
    let (ran, _) = run(&result(5, &names[..3]), &again);
    assert!(ran.good, "three may be: {ran:?}");
    assert_eq!(ran.last(), "test result: ok. 8 passed; 0 failed; 3 flaky: a::a, b::b, c::c");
}

#[test]
fn counts_that_do_not_agree_fail_the_run() {
    let whole = result(5, &["a::b"]);
    for (first, again, why) in [
        ("error: could not compile\n", "", "broke off"),
        ("running 3 tests\nerror: test failed, to rerun pass `--test e2e`\n", "", "broke off"),
        (
            &*whole.replace("5 passed; 1 failed", "4 passed; 2 failed"),
            &*result(1, &[]),
            "2 failed, and these are named",
        ),
        (&*whole.replace("FAILED. 5 passed; 1 failed", "ok. 5 passed; 0 failed"), "", "0 failed, and these are named"),
        (&*format!("{}error: no room on the disk\n", result(6, &[])), "", "no test did"),
        (&*whole, &*result(0, &[]), "was not run once more"),
        (&*whole, &*result(2, &[]), "was not run once more"),
        (&*whole, "error: could not compile\n", "was not run once more"),
    ] {
        let (ran, _) = run(first, &[("a::b", again)]);
        assert!(!ran.good && ran.said.contains(why), "{first} {again} {ran:?}");
        assert!(!ran.said.contains("\ntest result: "), "nothing is counted: {}", ran.said);
    }
}

#[test]
fn what_was_asked_of_graph_is_recorded_anew_and_kept_while_a_journey_is_run_once_more() {
    let copy = copy(&result(5, &["a::b"]), &[("a::b", &result(1, &[]))]);
    copy.write("target/e2e/traffic/gone.jsonl", "{}");
    assert!(copy.run(".ci/journeys", &[]).good);
    assert!(!copy.path("target/e2e/traffic/gone.jsonl").exists(), "of an earlier run");
    assert!(copy.path("target/e2e/traffic/first.jsonl").exists(), "of this one");
}

/// Every step of `make test`, of which only the journeys say anything.
fn steps(first: &str, again: &[(&str, &str)]) -> Copy {
    let copy = copy(first, again);
    copy.write("tests/size.rs", "");
    copy.script(".ci/newcomer", "#!/bin/sh\n");
    copy
}

fn whole(first: &str, again: &[(&str, &str)]) -> Ran {
    steps(first, again).run("make", &["test"])
}

#[test]
fn make_test_says_loudly_which_engine_which_server_and_which_site_it_did_without() {
    let copy = steps(&result(5, &[]), &[]);
    copy.script(".ci/engines", "#!/bin/sh\n[ -z \"$1\" ] || echo 'Firefox (no firefox-esr)'\n");
    copy.script(".ci/servers", "#!/bin/sh\n[ \"$1\" != missing ] || echo nginx\n");
    copy.script(".ci/docs", "#!/bin/sh\n[ \"$1\" != missing ] || echo vitepress\n");
    copy.script(".ci/clis", "#!/bin/sh\n[ \"$1\" != missing ] || echo az\n");
    let ran = copy.run("make", &["test"]);
    let lines = "\n!! NOT RUN, the engine is not on this machine: Firefox (no firefox-esr)\n\
                 !! NOT TRIED, it is not on this machine: nginx\n\
                 !! NOT TRIED, the documentation site is not on this machine: vitepress\n\
                 !! NOT RUN, it is not on this machine: az\n5 passed, 0 failed\n";
    assert!(ran.good && ran.said.ends_with(lines), "{ran:?}");
    assert!(!whole(&result(5, &[]), &[]).said.contains("!! NOT"), "nothing is said where all are there");
}

#[test]
fn make_test_names_the_flaky_ones_and_closes_with_what_passed_and_what_failed() {
    let (bad, good) = (result(0, &["a::b"]), result(1, &[]));
    let ran = whole(&result(5, &[]), &[]);
    assert!(ran.good && ran.last() == "5 passed, 0 failed" && !ran.said.contains("\n0 flaky"), "{ran:?}");
    let ran = whole(&result(5, &["a::b"]), &[("a::b", &good)]);
    assert!(ran.good && ran.said.ends_with("\n1 flaky: a::b\n6 passed, 0 failed\n"), "{ran:?}");
    // What stops is a step that failed, and counts as one.
    let ran = whole(&result(5, &["a::b"]), &[("a::b", &bad)]);
    assert!(!ran.good && ran.said.contains("\n5 passed, 2 failed\n"), "{ran:?}");
}

#[test]
fn make_test_says_what_the_release_build_said_and_tests_nothing_that_it_did_not_make() {
    let copy = steps(&result(5, &[]), &[]);
    copy.script(".ci/site", "#!/bin/sh\necho 'error: no such part'\nexit 1\n");
    let ran = copy.run("make", &["test"]);
    assert!(
        !ran.good && ran.said.contains("error: no such part\n") && ran.said.contains("\n0 passed, 1 failed\n"),
        "{ran:?}"
    );
    assert!(!ran.said.contains("── what is built"), "{ran:?}");
}

#[test]
fn make_test_leaves_no_release_build_behind_where_something_fails_before() {
    let copy = steps(&result(5, &[]), &[]);
    copy.script(".ci/site", "#!/bin/sh\necho $$ >building\nexec sleep 60\n");
    let refuses = "until [ -s building ]; do sleep 0.1; done; exit 1";
    copy.tool("cargo-deny", refuses);
    let ran = copy.run("make", &["test"]);
    assert!(!ran.good && ran.last() != "5 passed, 0 failed", "{ran:?}");
    let building = fs::read_to_string(copy.path("building")).expect("the build's number");
    let ended = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        let status = fs::read_to_string(format!("/proc/{}/stat", building.trim())).unwrap_or_default();
        status.is_empty() || status.contains(") Z ")
    });
    assert!(ended, "the build goes on");
}
