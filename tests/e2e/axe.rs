//! axe-core over the page as it stands.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::browser::Browser;
use crate::driver::Engine;

const RUN: &str = r"
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] }).then(
  (result) => done(result.violations.map((v) => v.id + ': ' + v.help + ' ' + v.nodes.map((n) => n.html + ' ' + (n.failureSummary || '')).join(' | '))),
  (error) => done(['axe failed: ' + error]));
";

/// The checker's source. It is evaluated by the driver, which the page's policy doesn't bind.
fn source() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/node/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("{}: {error}; `npm install --prefix target/node axe-core` brings it", path.display())
    })
}

/// What the checker has against the page now.
pub async fn violations(browser: &Browser) -> Vec<String> {
    if browser.driver.engine == Engine::Chromium {
        browser.driver.dev_tools("Runtime.evaluate", json!({ "expression": source(), "returnByValue": true })).await;
        return serde_json::from_value(browser.async_script(RUN, vec![]).await).unwrap();
    }
    serde_json::from_value(browser.async_script(&format!("{}\n{RUN}", source()), vec![]).await).unwrap()
}

/// No violation in the colours that there are, for engines that cannot change them while they run.
pub async fn check_as_it_is(browser: &Browser, state: &str) {
    assert_eq!(violations(browser).await, Vec::<String>::new(), "axe on {state}, {:?}", browser.driver.engine);
}

/// No violation, in light, in dark and in forced colours.
pub async fn check(browser: &Browser, state: &str) {
    for scheme in ["light", "dark", "forced"] {
        browser.colours(scheme).await;
        let applies = browser.script("return matchMedia('(forced-colors: active)').matches", vec![]).await;
        assert_eq!(applies, json!(scheme == "forced"), "the colours are those of the check");
        assert_eq!(violations(browser).await, Vec::<String>::new(), "axe on {state}, {scheme}");
    }
}
