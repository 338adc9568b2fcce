//! The element `<client-registrar>` on pages of other sites: what it tells them, and how it looks there.

mod docs_sites;
mod element;

use serde_json::{Value, json};

use crate::browser::Browser;

/// Notes down, on the page around the frame, each event that reaches its document.
pub async fn note_events(browser: &Browser) {
    let note = "window.heard = [];
        for (const name of ['ready', 'step', 'registered', 'undone', 'cancelled'])
            document.addEventListener('client-registrar:' + name, ({ detail }) => heard.push([name, detail]))";
    browser.script(note, vec![]).await;
}

/// The events so far. Looks at the page around the frame, and into the frame again.
async fn heard(browser: &Browser) -> Vec<Value> {
    browser.leave_frame().await;
    let heard = browser.script("return heard", vec![]).await;
    browser.enter_frame().await;
    serde_json::from_value(heard).unwrap()
}

/// Waits until the last event is of this name. Gives back what it tells.
pub async fn told(browser: &Browser, name: &str) -> Value {
    browser
        .until(&format!("the event '{name}'"), async |browser| {
            heard(browser).await.pop().filter(|event| event[0] == name).map(|event| event[1].clone())
        })
        .await
}

/// The words of the steps from the first to the result.
fn steps() -> Vec<Value> {
    ["basics", "redirect-uris", "permissions", "credentials", "review", "result"]
        .map(|step| json!(["step", { "step": step }]))
        .to_vec()
}
