//! Firefox by geckodriver.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use thirtyfour::Capabilities;

use super::Habits;
use super::process::{Started, found, line_after, spawn};
use crate::tenant::proxy::Proxy;

/// Debian's long-term support release, or what goes by the plain name.
pub fn binary() -> Option<PathBuf> {
    env::var_os("FIREFOX").map(PathBuf::from).or_else(|| found("firefox-esr")).or_else(|| found("firefox"))
}

pub fn driver() -> Option<PathBuf> {
    env::var_os("GECKODRIVER").map(PathBuf::from).or_else(|| found("geckodriver"))
}

/// Starts the driver, which finds a port by itself.
pub async fn start(profile: &Path) -> Started {
    let path = driver().expect("geckodriver");
    let mut process = spawn(&path, |command| {
        command.args(["--port", "0", "--profile-root"]).arg(profile);
        // A folder of its own, so that nothing of the person's is read or left.
        command.env("HOME", profile).env("MOZ_HEADLESS", "1");
    });
    let written = Arc::default();
    let port = line_after(&mut process, "Listening on 127.0.0.1:", &written).await.expect("geckodriver listens");
    Started::new(&port, vec![process], written)
}

/// The browser that is asked for.
pub fn wanted(proxy: &Proxy, habits: Habits) -> Capabilities {
    let prefs = json!({
        // Only what a person presses opens a window, as outside of tests.
        "dom.disable_open_during_load": habits.popups_blocked,
        // All cookies and storage of third parties, or as it is shipped: each site has its own.
        "network.cookie.cookieBehavior": if habits.third_parties_blocked { 1 } else { 5 },
        "layout.css.prefers-color-scheme.content-override": i32::from(!habits.dark),
        "devtools.console.stdout.content": true,
        "intl.accept_languages": "en-US",
    });
    let mut wanted = Capabilities::new();
    for (name, value) in [
        ("browserName", json!("firefox")),
        ("acceptInsecureCerts", json!(true)),
        ("proxy", proxy.capability()),
        (
            "moz:firefoxOptions",
            json!({ "binary": binary(), "args": ["-headless", "--width=1280", "--height=960"], "prefs": prefs }),
        ),
    ] {
        wanted.set(name, value).unwrap();
    }
    wanted
}
