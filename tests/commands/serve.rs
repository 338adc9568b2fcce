//! What `make serve` says, and when.

use std::{fs, net::TcpListener, process::Stdio, thread, time::Duration};

use super::copy::Copy;

/// What Trunk says when it serves.
const LISTENING: &str = "cat <<'.'
2026-11-29T21:52:37.395638Z  INFO 📡 server listening at:
2026-11-29T21:52:37.395640Z  INFO     🏠 http://127.0.0.1:PORT/
2026-11-29T21:52:37.395641Z  INFO     🏠 http://[::1]:PORT/
.";
const BUILDS: &str = "echo '2026-11-29T21:52:30.395638Z  INFO 📦 starting build'";
const BUILT: &str = "echo '2026-11-29T21:52:37.395638Z  INFO ✅ success'";
const BROKEN: &str = "echo '2026-11-29T21:52:37.395638Z ERROR ❌ error'";

/// Serves by a Trunk that says these things while the port is listened at: what a person reads.
fn served(says: &[&str]) -> (String, u16) {
    let copy = Copy::new();
    // A port that was free a moment ago.
    let port = TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("its number").port();
    let says = says.join("\n").replace("PORT", &port.to_string());
    copy.tool("trunk", &format!("touch started; until [ -e listens ]; do sleep 0.05; done\n{says}"));
    let mut serve = copy.command(".ci/serve", &[&port.to_string()]);
    let served = serve.stdout(Stdio::piped()).spawn().expect("it runs");
    while !copy.path("started").exists() {
        thread::sleep(Duration::from_millis(20));
    }
    let _listener = TcpListener::bind(("127.0.0.1", port)).expect("still free");
    fs::write(copy.path("listens"), "").expect("a file");
    let output = served.wait_with_output().expect("it ends");
    assert!(output.status.success());
    (String::from_utf8_lossy(&output.stdout).into_owned(), port)
}

fn last(said: &str) -> &str {
    said.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default()
}

#[test]
fn serving_says_the_address_at_localhost_last_and_no_other() {
    let (said, port) = served(&[BUILDS, BUILT, LISTENING]);
    assert_eq!(last(&said), format!("http://localhost:{port}"));
    assert_eq!(said.matches("http://").count(), 1, "{said}");
    assert!(said.contains("starting build"), "the rest of what Trunk says is handed on");
}

#[test]
fn the_address_is_said_again_after_each_build_so_that_it_is_always_the_last() {
    let (said, port) = served(&[BUILDS, BUILT, LISTENING, BUILDS, BUILT]);
    assert_eq!(last(&said), format!("http://localhost:{port}"));
    assert_eq!(said.matches("http://").count(), 2, "{said}");
}

#[test]
fn a_page_that_could_not_be_built_has_no_address() {
    let (said, _) = served(&[BUILDS, BROKEN, LISTENING]);
    assert!(said.contains("ERROR") && said.contains("The page could not be built."), "{said}");
    assert!(!said.contains("http://"), "{said}");
    let (said, port) = served(&[BUILDS, BROKEN, LISTENING, BUILDS, BUILT]);
    assert_eq!(last(&said), format!("http://localhost:{port}"), "once it was mended");
}

#[test]
fn a_port_that_is_taken_is_named_before_anything_is_built() {
    let copy = Copy::new();
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("its number").port();
    let ran = copy.run("make", &["serve", &format!("PORT={port}")]);
    assert!(!ran.good);
    assert!(ran.said.contains(&format!("Port {port} is in use")), "{}", ran.said);
    assert!(ran.said.contains(&format!("make serve PORT={}", port + 1)), "{}", ran.said);
    assert!(!copy.calls().iter().any(|call| call.starts_with("trunk ")));
}
