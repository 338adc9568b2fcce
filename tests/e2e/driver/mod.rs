//! The driver of Chromium: its process, a session with a profile of its own, and what `WebDriver` itself can't say.

use std::env;
use std::path::PathBuf;
use std::process::Stdio;

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{LoggingPrefsLogLevel, RequestData, SessionId};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::tenant::values::guid;
use crate::tenant::{Cloud, Tenant};

/// Hosts below this name are this machine, without anything that makes plain HTTP secure.
pub const PLAIN: &str = "plain.test";

/// What a person has set in their browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    /// Cookies and storage of third parties are blocked.
    pub third_parties_blocked: bool,
    /// Windows that open without a press are blocked, as they are outside of tests.
    pub popups_blocked: bool,
}

/// A running driver and its one session.
pub struct Driver {
    pub session: WebDriver,
    /// Killed when dropped.
    process: Child,
    profile: PathBuf,
}

/// A command of the Chrome `DevTools` protocol.
#[derive(Debug)]
struct DevTools {
    command: &'static str,
    parameters: Value,
}

impl FormatRequestData for DevTools {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new("POST".parse().unwrap_or_default(), format!("/session/{session}/goog/cdp/execute"))
            .add_body(json!({ "cmd": self.command, "params": self.parameters }))
    }
}

/// Starts the driver. It finds a port by itself, and ends where another process takes that port at the same moment.
async fn start() -> (Child, String) {
    for _ in 0..9 {
        if let Some(started) = start_once().await {
            return started;
        }
    }
    panic!("the driver ended before it listened, each time");
}

async fn start_once() -> Option<(Child, String)> {
    let path = env::var("CHROMEDRIVER").unwrap_or_else(|_| {
        if PathBuf::from("/usr/bin/chromedriver").exists() {
            "/usr/bin/chromedriver".into()
        } else {
            "chromedriver".into()
        }
    });
    let mut process = Command::new(&path)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|error| panic!("{path} could not be started ({error}); set CHROMEDRIVER"));
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let port = loop {
        let line = lines.next_line().await.unwrap()?;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            break port.trim_end_matches('.').to_owned();
        }
    };
    // The pipe is read on, so that the driver never waits for room in it.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    Some((process, format!("http://127.0.0.1:{port}")))
}

/// Chromium's own sandbox refuses to start as root.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

impl Driver {
    /// A fresh browser for which Microsoft's hosts are the local tenant, and so are all `.example` ones, so that it
    /// shows when one of them is asked. No other host exists but names of this machine.
    pub async fn start(tenant: &Tenant, habits: Habits) -> Self {
        let (process, address) = start().await;
        let profile = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("profile-{}", guid()));
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
            "--disable-features=Translate,OptimizationHints,MediaRouter",
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
        let session = WebDriver::new(address, wanted).await.expect("a browser session");
        Self { session, process, profile }
    }

    /// Runs a command of the `DevTools` protocol.
    pub async fn dev_tools(&self, command: &'static str, parameters: Value) -> Value {
        let answer = self.session.handle().cmd(DevTools { command, parameters }).await.unwrap();
        answer.value().unwrap()
    }

    /// Ends the session, the driver and the profile.
    pub async fn end(mut self) {
        // A browser that is gone already has ended as well.
        let _ended = self.session.quit().await;
        let _killed = self.process.kill().await;
        let _removed = tokio::fs::remove_dir_all(&self.profile).await;
    }
}
