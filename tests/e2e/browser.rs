//! A browser as the journeys use it: everything is found by its visible name, and waited for.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use url::Url;

use crate::driver::{Driver, Engine, Habits};
use crate::tenant::Tenant;

/// How long a thing may take to appear.
pub const PATIENCE: Duration = Duration::from_secs(20);

const NAMES: &str = include_str!("names.js");

/// The browser of one journey.
pub struct Browser {
    pub driver: Driver,
}

impl Browser {
    pub async fn start(engine: Engine, tenant: &Tenant, habits: Habits) -> Self {
        Self { driver: Driver::start(engine, tenant, habits).await }
    }

    fn session(&self) -> &WebDriver {
        &self.driver.session
    }

    pub async fn goto(&self, url: &str) {
        self.session().goto(url).await.unwrap();
    }

    pub async fn reload(&self) {
        self.session().refresh().await.unwrap();
    }

    /// Goes back in the history. Not by a script: one that leaves its page is run again where the page comes back.
    pub async fn back(&self) {
        self.session().back().await.unwrap();
    }

    pub async fn url(&self) -> Url {
        self.session().current_url().await.unwrap()
    }

    /// Runs a script and answers what it returns.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.session().execute(script, arguments).await.unwrap().json().clone()
    }

    /// Runs a script that says its result to its last argument.
    pub async fn async_script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.session().execute_async(script, arguments).await.unwrap().json().clone()
    }

    /// Goes to a page with a frame in it, and looks into the frame from now on.
    pub async fn goto_framed(&self, url: &str) {
        self.goto(url).await;
        self.enter_frame().await;
    }

    /// The text that can be seen.
    pub async fn text(&self) -> String {
        self.until("a page with text", async |browser| browser.seen().await).await
    }

    /// The text that can be seen now. While a page is being left, there is none.
    async fn seen(&self) -> Option<String> {
        let text = "return document.body ? document.body.innerText : ''";
        let seen = self.session().execute(text, vec![]).await.ok()?;
        seen.json().as_str().map(str::to_owned)
    }

    /// Asks until the answer is there, or the patience is over.
    pub async fn until<T>(&self, what: &str, ask: impl AsyncFnMut(&Self) -> Option<T>) -> T {
        self.asked_each(Duration::from_millis(40), what, ask).await
    }

    /// The same, asking so often only: each time costs the page some of its time.
    pub async fn asked_each<T>(&self, pause: Duration, what: &str, mut ask: impl AsyncFnMut(&Self) -> Option<T>) -> T {
        let end = deadline(PATIENCE);
        loop {
            if let Some(found) = ask(self).await {
                return found;
            }
            if passed(end) {
                let (url, text) = (self.session().current_url().await, self.seen().await);
                panic!("waited in vain for {what} at {url:?}, which says:\n{}", text.unwrap_or_default());
            }
            tokio::time::sleep(pause).await;
        }
    }

    /// The control of this role and name, if it is there now.
    pub async fn now(&self, role: &str, name: &str) -> Option<WebElement> {
        // While a page is being left, a script has no document to run in.
        let found = self.session().execute(NAMES, vec![json!(role), json!(name)]).await.ok()?;
        if found.json().is_null() { None } else { found.element().ok() }
    }

    /// All controls of this role that are there now.
    pub async fn find_all(&self, role: &str) -> Vec<WebElement> {
        let mut found = Vec::new();
        for name in self.names(role).await {
            found.extend(self.now(role, &name).await);
        }
        found
    }

    /// The names of all controls of this role.
    pub async fn names(&self, role: &str) -> Vec<String> {
        let found = self.script(NAMES, vec![json!(role), json!("*")]).await;
        serde_json::from_value(found).unwrap_or_default()
    }

    /// The control of this role and name, once it is there.
    pub async fn find(&self, role: &str, name: &str) -> WebElement {
        self.until(&format!("the {role} '{name}'"), async |browser| browser.now(role, name).await).await
    }

    /// Waits until there is no such control.
    pub async fn gone(&self, role: &str, name: &str) {
        self.until(&format!("the {role} '{name}' to go"), async |browser| {
            browser.now(role, name).await.is_none().then_some(())
        })
        .await;
    }

    /// Presses the control of this role and name as soon as it can be pressed.
    pub async fn press(&self, role: &str, name: &str) {
        self.until(&format!("the {role} '{name}' to press"), async |browser| {
            let element = browser.now(role, name).await?;
            let off = element.attr("aria-disabled").await.ok()?.as_deref() == Some("true");
            if off || !element.is_enabled().await.ok()? {
                return None;
            }
            // Covered, moving or replaced just now: asked again. What lies under the bar is scrolled out from there first.
            if let Err(_covered) = element.click().await {
                browser.bring_into_view(&element).await;
                return None;
            }
            Some(())
        })
        .await;
    }

    /// Scrolls an element out from under the bar; the driver knows nothing of what sticks.
    async fn bring_into_view(&self, element: &WebElement) {
        let out = "arguments[0].scrollIntoView({ block: 'center' })";
        // While it is replaced there is nothing to scroll to.
        let _moved = self.session().execute(out, vec![element.to_json().unwrap()]).await;
    }

    pub async fn click(&self, button: &str) {
        self.press("button", button).await;
    }

    /// Types into a field, over what is in it.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.find("textbox", label).await;
        if field.attr("type").await.unwrap().as_deref() == Some("date") {
            // A date field takes month, day and year one after the other, as the locale has them.
            let parts: Vec<&str> = text.split('-').collect();
            let [year, month, day] = parts[..] else { panic!("'{text}' is no date") };
            field.send_keys(format!("{month}{day}{year}")).await.unwrap();
            return;
        }
        self.bring_into_view(&field).await;
        field.click().await.unwrap();
        field.send_keys(Key::Control + "a").await.unwrap();
        if text.is_empty() {
            field.send_keys(Key::Backspace + "").await.unwrap();
        } else {
            field.send_keys(text).await.unwrap();
        }
        assert_eq!(field.prop("value").await.unwrap().as_deref(), Some(text), "what was typed into '{label}'");
    }

    /// What a field holds.
    pub async fn value(&self, label: &str) -> String {
        self.find("textbox", label).await.prop("value").await.unwrap().unwrap_or_default()
    }

    /// Ticks a checkbox or chooses a radio button, unless it is already.
    pub async fn choose(&self, role: &str, name: &str) {
        let element = self.find(role, name).await;
        if !element.is_selected().await.unwrap() {
            // WebKit's driver scrolls and clicks in one go, and the click may land under the bar: nothing is said then.
            self.bring_into_view(&element).await;
            self.press(role, name).await;
        }
        self.until(&format!("the {role} '{name}' to be chosen"), async |browser| {
            browser.now(role, name).await?.is_selected().await.ok()?.then_some(())
        })
        .await;
    }

    /// Chooses from a list.
    pub async fn select(&self, label: &str, choice: &str) {
        let list = self.find("combobox", label).await;
        let options = list.find_all(By::Tag("option")).await.unwrap();
        for option in options {
            // Behind it may stand what speaks for it.
            if option.prop("text").await.unwrap().is_some_and(|text| text.starts_with(choice)) {
                option.click().await.unwrap();
            }
        }
        assert!(self.selected(label).await.starts_with(choice), "'{choice}' of '{label}'");
    }

    /// What is chosen in a list.
    pub async fn selected(&self, label: &str) -> String {
        let list = self.find("combobox", label).await;
        let text = "return arguments[0].selectedOptions[0]?.text ?? ''";
        self.script(text, vec![list.to_json().unwrap()]).await.as_str().unwrap().to_owned()
    }

    /// Waits until the page shows these words.
    pub async fn says(&self, words: &str) {
        self.until(&format!("the words '{words}'"), async |browser| {
            browser.seen().await.is_some_and(|text| readable(&text).contains(&readable(words))).then_some(())
        })
        .await;
    }

    /// Waits for the page of this first heading.
    pub async fn at(&self, heading: &str) {
        self.until(&format!("the page '{heading}'"), async |browser| {
            let first = "const h = [...document.querySelectorAll('h1')].filter(h => h.checkVisibility()); return h.length === 1 ? h[0].innerText : null";
            let shown = browser.session().execute(first, vec![]).await.ok()?;
            (shown.json().as_str().map(readable).as_deref().map(str::trim) == Some(heading)).then_some(())
        })
        .await;
    }

    /// Presses keys where the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let typed: TypingData = keys.into();
        self.session().action_chain().send_keys(typed).perform().await.unwrap();
    }

    /// Presses a key with the Control key held down.
    pub async fn control(&self, key: Key) {
        let chain = self.session().action_chain();
        chain.key_down(Key::Control).send_keys(key + "").key_up(Key::Control).perform().await.unwrap();
    }

    /// Takes the focus out of a field: what is wrong with it is told then.
    pub async fn leave_field(&self) {
        self.keys(Key::Tab + "").await;
    }

    /// Emulates the colours of the system: `light`, `dark`, or `forced`, its own few for every page.
    pub async fn colours(&self, scheme: &str) {
        let forced = scheme == "forced";
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": if forced { "dark" } else { scheme } },
            { "name": "forced-colors", "value": if forced { "active" } else { "none" } },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.driver.dev_tools("Emulation.setEmulatedMedia", features).await;
    }

    /// Makes the page so many pixels wide and high, whatever the window is.
    pub async fn size(&self, width: u32, height: u32) {
        if self.driver.engine != Engine::Chromium {
            return self.beyond_frames(async |browser| browser.window_for(width, height).await).await;
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.driver.dev_tools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Gives the window the size at which the page has this one.
    async fn window_for(&self, width: u32, height: u32) {
        let frame = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let frame: (u32, u32) = serde_json::from_value(self.script(frame, vec![]).await).unwrap();
        self.session().set_window_rect(0, 0, width + frame.0, height + frame.1).await.unwrap();
        self.until("the page to have its size", async |browser| {
            (browser.script("return [innerWidth, innerHeight]", vec![]).await == json!([width, height])).then_some(())
        })
        .await;
    }
}

/// A text without the marks that keep a name's direction to itself: nobody sees them.
fn readable(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

/// The moment.
#[expect(clippy::disallowed_methods, reason = "a test waits in real time; the ban is for code that runs as wasm32")]
pub fn now() -> Instant {
    Instant::now()
}

/// The moment at which patience is over.
pub fn deadline(patience: Duration) -> Instant {
    now() + patience
}

/// That moment has come.
pub fn passed(deadline: Instant) -> bool {
    now() >= deadline
}
