//! Chromium by chromedriver.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, LoggingPrefsLogLevel};

use super::process::{Started, line_after, spawn};
use super::{Habits, PLAIN};
use crate::tenant::{Cloud, Tenant};

/// Starts the driver. It finds a port by itself, and ends where another process takes that port at the same moment.
pub async fn start() -> Started {
    let path = env::var("CHROMEDRIVER").unwrap_or_else(|_| {
        if PathBuf::from("/usr/bin/chromedriver").exists() {
            "/usr/bin/chromedriver".into()
        } else {
            "chromedriver".into()
        }
    });
    for _ in 0..9 {
        let mut process = spawn(Path::new(&path), |command| {
            command.arg("--port=0");
        });
        let written = Arc::default();
        if let Some(port) = line_after(&mut process, "started successfully on port ", &written).await {
            return Started::new(port.trim_end_matches('.'), vec![process], written);
        }
    }
    panic!("{path} ended before it listened, each time");
}

/// Chromium's own sandbox refuses to start as root.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// The browser that is asked for.
pub fn wanted(tenant: &Tenant, profile: &Path, habits: Habits) -> Capabilities {
    let mut wanted = DesiredCapabilities::chrome();
    if let Ok(binary) = env::var("CHROME") {
        wanted.set_binary(&binary).unwrap();
    }
    let port = tenant.port;
    let hosts = Cloud::ALL.into_iter().flat_map(|cloud| [cloud.login, cloud.graph]).chain(["*.example"]);
    let known: Vec<String> = hosts.map(|host| format!("MAP {host} 127.0.0.1:{port}")).collect();
    let known = known.join(",");
    // Further names of this machine: those below localhost, which are secure as that is, and one that is not.
    let own = format!("MAP *.{PLAIN} 127.0.0.1,MAP * ~NOTFOUND,EXCLUDE localhost,EXCLUDE *.localhost");
    let rules = format!("--host-resolver-rules={known},{own},EXCLUDE 127.0.0.1");
    let known = format!("--ignore-certificate-errors-spki-list={}", tenant.certificate.spki);
    let folder = format!("--user-data-dir={}", profile.display());
    let fixed = [
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // The lists under the address bar are pages of their own, which nobody here looks at.
        "--disable-features=Translate,OptimizationHints,MediaRouter,WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup",
        "--window-size=1280,960",
        "--lang=en-US",
    ];
    for argument in fixed.into_iter().chain([rules.as_str(), known.as_str(), folder.as_str()]) {
        wanted.add_arg(argument).unwrap();
    }
    if is_root() {
        wanted.add_arg("--no-sandbox").unwrap();
    }
    let blocked = habits.third_parties_blocked;
    let cookies = json!({ "cookie_controls_mode": i32::from(blocked), "block_third_party_cookies": blocked });
    wanted.add_experimental_option("prefs", json!({ "profile": cookies })).unwrap();
    if habits.popups_blocked {
        // The driver lets every window open, unless it is told not to.
        wanted.add_exclude_switch("disable-popup-blocking").unwrap();
    }
    for log in ["browser", "performance"] {
        wanted.set_logging_prefs(log, LoggingPrefsLogLevel::All).unwrap();
    }
    wanted.into()
}
