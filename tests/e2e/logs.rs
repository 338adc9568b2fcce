//! What the browser noted down during a journey: its console, and every request of the page.

use serde_json::Value;

use url::Url;

use crate::browser::Browser;
use crate::driver::{Engine, PLAIN};
use crate::tenant::proxy::Proxy;

/// A browser asks its own maker for lists and updates, whatever page it shows.
fn is_the_makers(host: &str) -> bool {
    ["mozilla.com", "mozilla.net", "mozilla.org", "firefox.com"]
        .iter()
        .any(|maker| host.split(':').next().unwrap_or_default().ends_with(maker))
}

/// The notes of a journey, as far as they were fetched.
#[derive(Debug, Default)]
pub struct Logs {
    /// Console lines with their level.
    pub console: Vec<String>,
    /// Addresses of every request, preflights and blocked ones included.
    pub requests: Vec<String>,
}

impl Logs {
    /// Fetches what was noted since the last time. The driver forgets what it handed out.
    pub async fn fetch(&mut self, browser: &Browser) {
        if browser.driver.engine != Engine::Chromium {
            self.console = browser.driver.written();
            let strangers = browser.driver.proxy.as_ref().map(Proxy::strangers).unwrap_or_default();
            self.requests = strangers
                .into_iter()
                .filter(|host| !is_the_makers(host))
                .map(|host| format!("https://{host}/"))
                .collect();
            return;
        }
        for entry in browser.driver.session.get_log("browser").await.unwrap_or_default() {
            self.console.push(format!("{} {}", entry.level, entry.message));
        }
        for entry in browser.driver.session.get_log("performance").await.unwrap_or_default() {
            let Ok(event) = serde_json::from_str::<Value>(&entry.message) else { continue };
            let event = &event["message"];
            if event["method"] == "Network.requestWillBeSent"
                && let Some(url) = event["params"]["request"]["url"].as_str()
            {
                self.requests.push(url.to_owned());
            }
        }
    }

    /// Console lines that no journey may leave: a breach of the content security policy, an exception, a panic.
    pub fn troubles(&self) -> Vec<&String> {
        let bad = [
            "Content Security Policy",
            "Content-Security-Policy",
            "Refused to",
            "Uncaught",
            "panicked",
            "RuntimeError",
            "requires 'Trusted",
        ];
        self.console.iter().filter(|line| bad.iter().any(|words| line.contains(words))).collect()
    }

    /// Requests that left the page's own host. The browser's own new tab is not the page's doing.
    pub fn foreign(&self) -> Vec<&String> {
        let at_home = ["http://localhost:", "http://127.0.0.1:", "data:", "blob:", "chrome:"];
        let below = |url: &str| {
            let host = Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
            ["localhost", PLAIN].iter().any(|name| host.ends_with(&format!(".{name}")))
        };
        self.requests.iter().filter(|url| !below(url) && !at_home.iter().any(|home| url.starts_with(home))).collect()
    }
}
