//! The picker: a keystroke in its search, what that finds in a large tenant, and how soon the step is there.

use std::time::Duration;
use std::{env, fs};

use client_registrar::words::form::permissions;
use serde_json::{Value, json};

use super::percentile;
use crate::browser::Browser;
use crate::journey::{ALL, Circumstances, Journey};
use crate::page::form;
use crate::tenant::fault::{Fault, Op};
use crate::tenant::seed::{GRAPH_APP_ID, crowd};

/// As many permissions as Microsoft Graph offers.
const PERMISSIONS: usize = 1_130;
/// A large tenant.
const PRINCIPALS: usize = 20_000;
/// A frame at 60 hertz, in milliseconds.
const FRAME: f64 = 16.0;
/// Each keystroke is measured so often, and every time counts: what else the machine does meanwhile counts as well.
const PASSES: usize = 5;
/// How long the tenant takes over each answer.
const LATENCY: Duration = Duration::from_millis(150);

const KEYSTROKES: &str = include_str!("../keystrokes.js");

/// Types a text into the search at a person's pace, and waits until what was found for it is there. Arguments: the
/// text, milliseconds between keystrokes, what the first API begins with.
const SEARCH: &str = r"
const [text, pace, wanted, done] = arguments;
const field = document.getElementById('search-apis');
const type = (value) => {
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
const found = () => [...document.querySelectorAll('.grid__api')].filter((one) => one.checkVisibility()).map((one) => one.textContent.trim());
type('');
let at = 0;
const next = () => {
  at += 1;
  type(text.slice(0, at));
  if (at < text.length) return setTimeout(next, pace);
  const began = performance.now();
  const look = () => {
    const names = found();
    if (names.length && names.every((name) => name.startsWith(wanted))) return done(performance.now() - began);
    requestAnimationFrame(look);
  };
  look();
};
next();
";

/// Puts Microsoft's published permissions in place, where there is a file of them.
fn published(journey: &Journey) -> Option<usize> {
    let path = env::var_os("GRAPH_PERMISSIONS")?;
    let read: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut state = journey.tenant.state();
    let graph = state.directory.service_principals.iter_mut().find(|one| one["appId"] == GRAPH_APP_ID).unwrap();
    graph.insert("oauth2PermissionScopes".into(), read["scopes"].clone());
    graph.insert("appRoles".into(), read["appRoles"].clone());
    Some(read["scopes"].as_array().unwrap().len() + read["appRoles"].as_array().unwrap().len())
}

/// Every text that stands in a field while these words are typed and taken back.
fn typed(words: &[&str]) -> Vec<String> {
    let mut texts = Vec::new();
    for word in words {
        texts.extend((1..=word.len()).map(|end| word[..end].to_owned()));
        texts.extend((0..word.len()).rev().map(|end| word[..end].to_owned()));
    }
    texts
}

/// The search, with every permission of Microsoft Graph to look through.
pub async fn keystrokes() {
    let journey = Journey::start_in(Circumstances::default(), &ALL).await;
    let browser = &journey.browser;
    let count = published(&journey).unwrap_or_else(|| {
        journey.tenant.fill_graph(PERMISSIONS);
        PERMISSIONS
    });
    form::at_permissions(&journey).await;
    form::search(browser, "Microsoft Graph").await;
    browser.click("Microsoft Graph").await;
    browser.says(&permissions::permissions(count)).await;
    let texts = typed(&["mail", "user.read.all", "billing readwrite", "zzz", "allows the app to"]);
    let mut times = Vec::new();
    for _ in 0..PASSES {
        times.extend(measure(browser, &texts).await);
    }
    journey.browser.driver.end().await;
    let measured = times.len();
    let (p50, p95, most) = (percentile(&mut times, 0.5), percentile(&mut times, 0.95), percentile(&mut times, 1.0));
    println!("search, {count} permissions: {measured} keystrokes, p50 {p50:.1} ms, p95 {p95:.1} ms, most {most:.1} ms");
    assert!(
        p95 <= FRAME,
        "one keystroke in twenty takes longer than a frame of {FRAME} ms: look at what else runs here, then at the page"
    );
}

async fn measure(browser: &Browser, texts: &[String]) -> Vec<f64> {
    let script = format!("const [texts, done] = arguments; ({KEYSTROKES})(texts).then(done);");
    serde_json::from_value(browser.async_script(&script, vec![json!(texts)]).await).unwrap()
}

/// The type-ahead, in a tenant of very many service principals.
pub async fn searches() {
    let journey = Journey::start_in(Circumstances::default(), &ALL).await;
    let (browser, tenant) = (&journey.browser, &journey.tenant);
    tenant.crowd(PRINCIPALS);
    form::at_permissions(&journey).await;
    tenant.fault(Op::ListServicePrincipals, u32::MAX, Fault::Delayed(LATENCY));
    let (mut keystrokes, mut times) = (0, Vec::new());
    // Quick typing, and typing so slow that questions are overtaken by the next.
    for (pace, at) in [(60, 0), (60, 4_321), (60, 9_999), (300, 12_345), (300, 19_999), (300, 77)] {
        let name = crowd::name(at);
        let words = name.rsplit_once(' ').map_or(name.as_str(), |(words, _)| words).to_owned();
        keystrokes += words.len();
        let took = browser.async_script(SEARCH, vec![json!(words), json!(pace), json!(words)]).await;
        times.push(took.as_f64().unwrap_or_else(|| panic!("no time: {took}")));
    }
    let requests = tenant.count(Op::ListServicePrincipals);
    let shown = times.len();
    journey.browser.driver.end().await;
    let (p50, p95) = (percentile(&mut times, 0.5), percentile(&mut times, 0.95));
    println!(
        "type-ahead, {PRINCIPALS} service principals: {keystrokes} keystrokes, {requests} requests, {} overtaken answers \
         dropped; results p50 {p50:.0} ms, p95 {p95:.0} ms after the last keystroke ({} ms of it the tenant's)",
        requests - shown,
        LATENCY.as_millis()
    );
}
