//! The start page, as somebody finds it who comes for the first time, on a slow line and with a slow processor.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::percentile;
use crate::journey::{ALL, Journey, built_site};

/// How often the page is opened, each time with nothing kept from the last.
const VISITS: usize = 7;
/// "Slow 4G": bytes in a second each way, and milliseconds until an answer begins.
const DOWN: u32 = 1_600_000 / 8;
const UP: u32 = 750_000 / 8;
const LATENCY: u32 = 150;
/// How many times slower than this machine the processor is.
const SLOWER: u32 = 4;

/// Notes when "Sign in" can be pressed, from before the page's own scripts run.
const WATCH: &str = r"
const look = () => {
  const button = [...document.querySelectorAll('main button')].find((one) => one.textContent.trim() === 'Sign in');
  if (button && button.ariaDisabled !== 'true' && !button.disabled) window.usableAt = performance.now();
  else requestAnimationFrame(look);
};
look();
";

/// When words were painted, and when "Sign in" could be pressed: milliseconds from the beginning.
const TIMES: &str = r"
const painted = performance.getEntriesByName('first-contentful-paint')[0];
return painted && window.usableAt ? [painted.startTime, window.usableAt] : null;
";

/// The built site with the files of the start page compressed, as hosts do that care for time.
fn compressed() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("compressed");
    // It isn't there unless a run was broken off.
    let _removed = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let files = fs::read_dir(built_site()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    for path in files {
        let name = path.file_name().unwrap().to_owned();
        let bytes = fs::read(path).unwrap();
        if !name.to_string_lossy().starts_with("client-registrar-") {
            let mut out = Vec::new();
            let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
            brotli::BrotliCompress(&mut &bytes[..], &mut out, &settings).unwrap();
            fs::write(folder.join(&name).with_added_extension("br"), out).unwrap();
        }
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

/// Opens the page again and again.
pub async fn on_a_slow_line() {
    let journey = Journey::start(&ALL).await;
    let browser = &journey.browser;
    let folder = compressed();
    journey.site.serve(folder.clone());
    let tools = &browser.driver;
    tools.dev_tools("Network.enable", json!({})).await;
    tools.dev_tools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    let line = json!({ "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP });
    tools.dev_tools("Network.emulateNetworkConditions", line).await;
    tools.dev_tools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await;
    tools.dev_tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
    let (mut painted, mut usable) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        browser.goto("about:blank").await;
        browser.goto(&journey.site.base()).await;
        let times = browser
            .until("the start page to be usable", async |browser| {
                let times = browser.script(TIMES, vec![]).await;
                serde_json::from_value::<[f64; 2]>(times).ok()
            })
            .await;
        painted.push(times[0]);
        usable.push(times[1]);
    }
    let loaded =
        browser.script("return performance.getEntriesByType('resource').map((one) => one.encodedBodySize)", vec![]);
    let loaded: u64 = loaded.await.as_array().unwrap().iter().filter_map(Value::as_u64).sum();
    journey.browser.driver.end().await;
    fs::remove_dir_all(folder).unwrap();
    println!(
        "start page, 1.6 Mbit/s, {LATENCY} ms, processor {SLOWER} times slower: words after {:.0} ms, \"Sign in\" after {:.0} ms (medians of {VISITS}; {loaded} B)",
        percentile(&mut painted, 0.5),
        percentile(&mut usable, 0.5),
    );
}
