//! "Slow 4G" and a slow processor, in front of a host that sends what it has compressed beforehand.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::journey::{ALL, Circumstances, Journey, built_site};

/// Bytes in a second each way, and milliseconds until an answer begins.
const DOWN: u32 = 1_600_000 / 8;
const UP: u32 = 750_000 / 8;
const LATENCY: u32 = 150;
/// Longer than any file takes on such a line.
const QUIET: Duration = Duration::from_secs(2);
/// How many times slower than this machine the processor is.
const SLOWER: u32 = 4;

/// What the line is, in words.
pub fn told() -> String {
    format!("{} Mbit/s, {LATENCY} ms, processor {SLOWER} times slower", f64::from(DOWN * 8) / 1e6)
}

/// A browser on such a line.
pub struct SlowLine {
    pub journey: Journey,
    folder: PathBuf,
}

impl SlowLine {
    /// Nobody has been on the page yet. The script runs before the page's own ones.
    pub async fn start(script: &str) -> Self {
        let journey = Journey::start_in(Circumstances::default(), &ALL).await;
        let folder = compressed();
        journey.site.serve(folder.clone());
        let tools = &journey.browser.driver;
        tools.dev_tools("Network.enable", json!({})).await;
        let line = json!({ "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP });
        tools.dev_tools("Network.emulateNetworkConditions", line).await;
        tools.dev_tools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await;
        tools.dev_tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        let line = Self { journey, folder };
        line.remember(false).await;
        line
    }

    pub fn browser(&self) -> &Browser {
        &self.journey.browser
    }

    /// Whether the browser keeps what it loads.
    pub async fn remember(&self, keeps: bool) {
        let tools = &self.browser().driver;
        tools.dev_tools("Network.setCacheDisabled", json!({ "cacheDisabled": !keeps })).await;
    }

    /// Opens an address of the page in a tab that has nothing kept, once the page before has loaded all that it goes on to
    /// load: a browser keeps its connections for a while when it breaks off what they carry.
    pub async fn open(&self, address: &str) {
        let mut last = None;
        let rest = self.browser().asked_each(QUIET, "the page before to rest", async |browser| {
            let loaded = browser.script("return performance.getEntriesByType('resource').length", vec![]).await;
            let before = last.replace(loaded.clone());
            (before == Some(loaded)).then_some(())
        });
        rest.await;
        let forget = "try { sessionStorage.clear(); localStorage.clear(); } catch { /* no page yet */ }";
        self.browser().script(forget, vec![]).await;
        self.browser().goto("about:blank").await;
        self.browser().goto(&[&self.journey.site.base(), address].concat()).await;
    }

    /// What was asked for by this time of the page that is open: requests, and bytes as they came.
    pub async fn loaded(&self, until: f64) -> (usize, u64) {
        const SIZES: &str =
            "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
            .filter((one) => one.name.startsWith(location.origin) && one.startTime <= arguments[0])
            .map((one) => one.encodedBodySize)";
        let sizes = self.browser().script(SIZES, vec![json!(until)]).await;
        let sizes: Vec<u64> = sizes.as_array().unwrap().iter().filter_map(Value::as_u64).collect();
        (sizes.len(), sizes.iter().sum())
    }

    pub async fn end(self) {
        self.journey.browser.driver.end().await;
        fs::remove_dir_all(self.folder).unwrap();
    }
}

/// The built site with its files compressed, as hosts do that care for time.
fn compressed() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("compressed");
    // It isn't there unless a run was broken off.
    let _removed = fs::remove_dir_all(&folder);
    compress(&built_site(), &folder);
    folder
}

fn compress(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for path in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            compress(&path, &target);
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let mut out = Vec::new();
        let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
        brotli::BrotliCompress(&mut &bytes[..], &mut out, &settings).unwrap();
        fs::write(target.with_added_extension("br"), out).unwrap();
        fs::write(target, bytes).unwrap();
    }
}
