//! The driver of a browser: its process, a session with a profile of its own, and what `WebDriver` itself can't say.

mod chromium;
mod firefox;
mod process;
mod webkit;

use std::path::PathBuf;

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId};

use crate::tenant::Tenant;
use crate::tenant::proxy::Proxy;
use crate::tenant::values::guid;
use process::Started;

/// Hosts below this name are this machine, without anything that makes plain HTTP secure.
pub const PLAIN: &str = "plain.test";

/// What shows the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// The one that every journey goes through, since it alone tells all that happened.
    #[default]
    Chromium,
    Firefox,
    /// `WebKitGTK`, by its own small browser.
    WebKit,
}

impl Engine {
    /// Windows of this engine don't become narrower than so many pixels.
    pub fn narrowest(self) -> u32 {
        match self {
            // It shows the page at whatever width is asked for.
            Self::Chromium => 0,
            Self::Firefox => 500,
            Self::WebKit => 320,
        }
    }

    /// The engine is on this machine, with all that drives it. `.ci/browser` says loudly which one is not.
    pub fn is_here(self) -> bool {
        match self {
            Self::Chromium => true,
            Self::Firefox => firefox::binary().is_some() && firefox::driver().is_some(),
            Self::WebKit => webkit::driver().is_some() && process::found("Xvfb").is_some(),
        }
    }
}

/// What a person has set in their browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct Habits {
    /// Cookies and storage of third parties are blocked.
    pub third_parties_blocked: bool,
    /// Windows that open without a press are blocked, as they are outside of tests.
    pub popups_blocked: bool,
    /// Colours of the system. Chromium changes them while it runs.
    pub dark: bool,
    pub window: Window,
}

/// What a window is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Window {
    #[default]
    Used,
    /// It can be as narrow as a telephone, and is photographed. `WebKitGTK`'s own bar is squeezed for that, and the keyboard
    /// does not come by it any more.
    LookedAt,
}

/// A running driver and its one session.
pub struct Driver {
    pub engine: Engine,
    pub session: WebDriver,
    /// The way out of the browsers that cannot be told where a host lies.
    pub proxy: Option<Proxy>,
    /// Killed when dropped.
    processes: Started,
    /// A folder of its own.
    pub profile: PathBuf,
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

impl Driver {
    /// A fresh browser for which Microsoft's hosts are the local tenant, and so are all `.example` ones, so that it
    /// shows when one of them is asked. No other host exists but names of this machine.
    pub async fn start(engine: Engine, tenant: &Tenant, habits: Habits) -> Self {
        let profile = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("profile-{}", guid()));
        std::fs::create_dir_all(&profile).unwrap();
        let proxy = if engine == Engine::Chromium { None } else { Some(Proxy::start(tenant.port).await) };
        let processes = match engine {
            Engine::Chromium => chromium::start().await,
            Engine::Firefox => firefox::start(&profile).await,
            Engine::WebKit => webkit::start(&profile, habits).await,
        };
        let wanted = match (engine, &proxy) {
            (Engine::Firefox, Some(proxy)) => firefox::wanted(proxy, habits),
            (Engine::WebKit, Some(proxy)) => webkit::wanted(proxy),
            _ => chromium::wanted(tenant, &profile, habits),
        };
        let session = WebDriver::new(processes.address.clone(), wanted).await.expect("a browser session");
        if engine != Engine::Chromium {
            // As large as Chromium is started.
            session.set_window_rect(0, 0, 1_280, 1_040).await.unwrap();
        }
        Self { engine, session, proxy, processes, profile }
    }

    /// Runs a command of the `DevTools` protocol, which Chromium alone knows.
    pub async fn dev_tools(&self, command: &'static str, parameters: Value) -> Value {
        let answer = self.session.handle().cmd(DevTools { command, parameters }).await.unwrap();
        answer.value().unwrap()
    }

    /// What the browser wrote to its own output: for the engines that have no log to be asked for.
    pub fn written(&self) -> Vec<String> {
        self.processes.written()
    }

    /// Ends the session, the driver and the profile.
    pub async fn end(self) {
        // A browser that is gone already has ended as well.
        let _ended = self.session.quit().await;
        self.processes.end().await;
        let _removed = tokio::fs::remove_dir_all(&self.profile).await;
    }
}
