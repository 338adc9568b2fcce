//! The whole way of somebody who comes for the first time, on a slow line and with a slow processor: the start page, the
//! first field, each step, and the other ways in; and the same for somebody who has been there before.

use std::time::Duration;

use client_registrar::words::text;
use serde_json::json;

use super::percentile;
use super::slow_line::{SlowLine, told};
use crate::page::microsoft;
use crate::tenant::seed::ADELE;

/// How often each way is gone, each time with nothing kept from the last.
const VISITS: usize = 7;
/// What a person takes for a page: milliseconds.
const READING: u32 = 2_000;

/// Notes when "Sign in" can be pressed and when the first field can be typed into, and presses the way into the sandbox
/// so long after the first of them; never, where that is less than nothing. While somebody reads it looks for nothing: what
/// it took would be taken from what the page does ahead.
fn watch(press_after: i32) -> String {
    let (sign_in, sandbox) = (text::start::sign_in(), text::start::try_sandbox());
    format!(
        "const marks = (window.marks = {{}});
        const button = (name) => [...document.querySelectorAll('main button')].find((one) =>
          one.textContent.trim() === name && one.ariaDisabled !== 'true' && !one.disabled);
        const field = () => [...document.querySelectorAll('main input')].some((one) => one.checkVisibility() && !one.disabled);
        const once = (is, then) => (is() ? then() : requestAnimationFrame(() => once(is, then)));
        const first_field = () => once(field, () => {{
          const channel = new MessageChannel();
          channel.port1.onmessage = () => (marks.field = performance.now());
          channel.port2.postMessage(null);
        }});
        const press = () => {{
          marks.pressed = performance.now();
          button({sandbox:?}).click();
          first_field();
        }};
        once(() => marks.field || button({sign_in:?}), () => {{
          if (marks.field) return;
          marks.usable = performance.now();
          if ({press_after} >= 0) setTimeout(press, {press_after});
        }});
        if ({press_after} < 0) first_field();"
    )
}

/// When these were reached, once all are; and when words were painted.
async fn marks<const N: usize>(line: &SlowLine, names: [&str; N]) -> [f64; N] {
    const MARKS: &str = "const painted = performance.getEntriesByName('first-contentful-paint')[0];
        const marks = { ...window.marks, painted: painted?.startTime };
        return arguments[0].every((name) => marks[name]) ? arguments[0].map((name) => marks[name]) : null;";
    // The page notes the times itself: it is asked for them so seldom that this does not make them longer.
    let found = line.browser().asked_each(Duration::from_secs(1), "the page to come so far", async |browser| {
        let times = browser.script(MARKS, vec![json!(names.as_slice())]).await;
        serde_json::from_value::<Vec<f64>>(times).ok()
    });
    found.await.try_into().unwrap()
}

fn median(times: impl IntoIterator<Item = f64>) -> f64 {
    percentile(&mut times.into_iter().collect::<Vec<_>>(), 0.5)
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1_000, bytes % 1_000 / 100)
}

/// Every way behind the start page, and what it takes.
pub async fn whole() {
    println!("{}; medians of {VISITS}; bytes as they came, brotli", told());
    first_field("pressed at once", 0).await;
    steps().await;
    set_up().await;
    return_from_microsoft().await;
    again().await;
}

/// From nothing until "Sign in" can be pressed.
pub async fn start_page() {
    println!("{}; medians of {VISITS}; bytes as they came, brotli", told());
    let line = SlowLine::start(&watch(-1)).await;
    let mut times = Vec::new();
    for _ in 0..VISITS {
        line.open("").await;
        times.push(marks(&line, ["painted", "usable"]).await);
    }
    // What is loaded ahead from here on is not counted.
    let (requests, bytes) = line.loaded(times[times.len() - 1][1]).await;
    line.end().await;
    println!(
        "start page: words after {:.0} ms, \"Sign in\" after {:.0} ms; {requests} requests, {}",
        median(times.iter().map(|time| time[0])),
        median(times.iter().map(|time| time[1])),
        kilobytes(bytes)
    );
}

async fn first_field(how: &str, press_after: i32) {
    let line = SlowLine::start(&watch(press_after)).await;
    let (mut times, mut loaded) = (Vec::new(), (0, 0));
    for _ in 0..VISITS {
        line.open("").await;
        let time = marks(&line, ["pressed", "field"]).await;
        loaded = line.loaded(time[1]).await;
        times.push(time);
    }
    line.end().await;
    println!(
        "first field in the sandbox, {how}: {:.0} ms after opening the page, {:.0} ms after the press; {} requests, {}",
        median(times.iter().map(|time| time[1])),
        median(times.iter().map(|time| time[1] - time[0])),
        loaded.0,
        kilobytes(loaded.1)
    );
}

/// From the press that enters the sandbox after two seconds of reading, with as long for each step.
async fn steps() {
    let line = SlowLine::start(&watch(READING.cast_signed())).await;
    let mut entered = Vec::new();
    let mut steps: Vec<(String, Vec<f64>)> = Vec::new();
    let mut loaded = Vec::new();
    for _ in 0..VISITS {
        line.open("").await;
        let [pressed, field] = marks(&line, ["pressed", "field"]).await;
        entered.push(field - pressed);
        let arguments = vec![json!(text::frame::next()), json!(text::review::register()), json!(READING)];
        let walked = line.browser().async_script(include_str!("way.js"), arguments).await;
        let walked: Vec<(String, f64)> = serde_json::from_value(walked).unwrap();
        for (name, time) in walked {
            match steps.iter_mut().find(|(known, _)| *known == name) {
                Some((_, times)) => times.push(time),
                None => steps.push((name, vec![time])),
            }
        }
        loaded.push(line.loaded(f64::MAX).await);
    }
    line.end().await;
    println!("first field in the sandbox, after two seconds of reading: {:.0} ms after the press", median(entered));
    for (name, times) in steps {
        println!("next step \"{name}\", after two seconds of work: {:.0} ms after the press", median(times));
    }
    let (requests, bytes) = loaded[loaded.len() - 1];
    println!("the whole way through the sandbox: {requests} requests, {}", kilobytes(bytes));
}

async fn set_up() {
    let line = SlowLine::start(&watch(-1)).await;
    let (mut times, mut loaded) = (Vec::new(), (0, 0));
    for _ in 0..VISITS {
        line.open("?step=setup").await;
        let [field] = marks(&line, ["field"]).await;
        times.push(field);
        loaded = line.loaded(field).await;
    }
    line.end().await;
    println!("set-up page, from nothing: {:.0} ms; {} requests, {}", median(times), loaded.0, kilobytes(loaded.1));
}

async fn return_from_microsoft() {
    let line = SlowLine::start(&watch(-1)).await;
    let (mut times, mut loaded) = (Vec::new(), (0, 0));
    for _ in 0..VISITS {
        line.open("").await;
        line.browser().click(text::start::sign_in()).await;
        microsoft::pick(line.browser(), ADELE).await;
        let [field] = marks(&line, ["field"]).await;
        times.push(field);
        loaded = line.loaded(field).await;
        // The next visit begins signed out, with Microsoft's cookies gone as well.
        line.browser().driver.dev_tools("Network.clearBrowserCookies", json!({})).await;
    }
    line.end().await;
    println!(
        "back from Microsoft, nothing kept: first field {:.0} ms after the page; {} requests, {}",
        median(times),
        loaded.0,
        kilobytes(loaded.1)
    );
}

/// Somebody who has been there: the browser has kept what it may keep.
async fn again() {
    let line = SlowLine::start(&watch(0)).await;
    line.remember(true).await;
    let (mut times, mut loaded) = (Vec::new(), (0, 0));
    // The first visit is not one of them.
    for visit in 0..=VISITS {
        line.open("").await;
        let time = marks(&line, ["usable", "pressed", "field"]).await;
        if visit > 0 {
            times.push(time);
        }
        loaded = line.loaded(time[2]).await;
    }
    line.end().await;
    println!(
        "the second visit: \"Sign in\" after {:.0} ms, first field {:.0} ms after opening the page, {:.0} ms after the press; {} requests",
        median(times.iter().map(|time| time[0])),
        median(times.iter().map(|time| time[2])),
        median(times.iter().map(|time| time[2] - time[1])),
        loaded.0,
    );
}
