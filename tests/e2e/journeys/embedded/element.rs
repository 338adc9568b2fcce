//! The element by itself, on a page of another site whose policy allows it and nothing else.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::{heard, note_events, steps, told};
use crate::browser::Browser;
use crate::driver::{Engine, Habits};
use crate::journey::{Circumstances, Journey, journey, journey_in};
use crate::page::{form, framed, result, start};
use crate::tenant::parents::Framing;

/// Opens a page with the element, notes its events, and has it stand there anew, so that none is missed.
async fn open(journey: &Journey) {
    let browser = &journey.browser;
    let framing = Framing { cross_site: true, recipe: Some(""), ..Framing::default() };
    browser.goto(&journey.parents.page(framing)).await;
    let is_made = "return document.querySelector('client-registrar').version === 1";
    browser.until("the element", async |browser| (browser.script(is_made, vec![]).await == true).then_some(())).await;
    note_events(browser).await;
    // WebKit's loader of modules runs in a circle, for good, where a frame is taken away while it loads some: not before what
    // is in it has asked for a part.
    let runs = async |_: &Browser| {
        let parts = journey.site.asked();
        let mut parts = parts.iter().filter_map(|path| path.strip_suffix(".wasm"));
        parts.any(|part| !part.ends_with("/first")).then_some(())
    };
    browser.until("the page in the frame", runs).await;
    let anew =
        "const element = document.querySelector('client-registrar'); element.remove(); document.body.append(element)";
    browser.script(anew, vec![]).await;
}

/// Runs a script on the page around the frame.
async fn around(browser: &Browser, script: &str) -> Value {
    browser.leave_frame().await;
    let said = browser.script(script, vec![]).await;
    browser.enter_frame().await;
    said
}

/// What of an event is an ID.
fn is_id(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    text.len() == 36 && text.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
}

#[tokio::test]
async fn c14_a_page_is_told_of_each_step_of_the_ids_and_of_leaving_and_of_nothing_that_was_typed() {
    journey(&[], async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        open(journey).await;
        browser.enter_frame().await;
        start::sandbox(browser).await;
        form::fill(browser, &form::small_client()).await;
        result::register(browser).await;
        let registered = told(browser, "registered").await;
        let named: Vec<_> = registered.as_object().unwrap().iter().collect();
        let (ids, rest): (Vec<_>, Vec<_>) = named.into_iter().partition(|(_, value)| is_id(value));
        assert_eq!(
            ids.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
            ["appId", "objectId", "servicePrincipalId", "tenantId"]
        );
        assert_eq!(rest, [(&"sandbox".to_owned(), &json!(true))]);
        result::saved(browser, "Small client").await;
        browser.click("Exit sandbox").await;
        browser.at(start::HEADING).await;
        let expected = [vec![json!(["ready", {}])], steps(), vec![json!(["registered", registered])]].concat();
        assert_eq!(heard(browser).await, expected, "whoever has registered has not cancelled");

        start::sandbox(browser).await;
        browser.click("Exit sandbox").await;
        assert_eq!(told(browser, "cancelled").await, json!({}));
    })
    .await;
}

#[tokio::test]
async fn an_element_looks_like_its_page_and_is_as_high_as_what_is_in_it() {
    journey(&[], async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        open(journey).await;
        browser.enter_frame().await;
        start::sandbox(browser).await;
        let looks = async |wanted: &str, way: &str| {
            around(browser, way).await;
            browser
                .until(&format!("the look '{wanted}'"), async |browser| {
                    let look = "const { dataset, lang } = document.documentElement; return dataset.theme + ' ' + lang";
                    (browser.script(look, vec![]).await == wanted).then_some(())
                })
                .await;
        };
        looks("light en", "").await;
        looks(
            "dark en-GB",
            "document.documentElement.lang = 'en-GB'; document.documentElement.style.colorScheme = 'dark'",
        )
        .await;
        looks(
            "system en-GB",
            "document.documentElement.lang = 'de'; document.documentElement.style.colorScheme = 'light dark'",
        )
        .await;
        looks("dark en-GB", "document.querySelector('client-registrar').setAttribute('theme', 'dark')").await;

        browser.size(1_280, 2_400).await;
        // The page within neither scrolls nor ends early, unless it is higher than nine tenths of the window around it.
        let fits = async |heading: &str| {
            browser.at(heading).await;
            browser
                .until(&format!("a frame as high as '{heading}'"), async |browser| {
                    let limit = around(browser, "return Math.floor(innerHeight * 0.9)").await.as_f64()?;
                    let heights =
                        "return [innerHeight, Math.ceil(document.documentElement.getBoundingClientRect().height)]";
                    let heights = browser.script(heights, vec![]).await;
                    let (frame, page) = (heights[0].as_f64()?, heights[1].as_f64()?);
                    ((frame - page.clamp(320.0, limit)).abs() < 2.0).then_some(frame)
                })
                .await
        };
        let short = fits("Basics").await;
        form::basics(browser, "Small client").await;
        form::redirect_uris(browser, &[]).await;
        let long = fits("API permissions").await;
        assert!(long > short, "{long} and {short}");
        browser.click("Back").await;
        assert!(fits("Redirect URIs").await < long);
    })
    .await;
}

/// Of two elements, one far below what is seen, the near one has its frame loaded, and the other once it comes near.
async fn comes_into_view(engine: Engine) {
    if !engine.is_here() {
        return;
    }
    let habits = Habits { popups_blocked: true, ..Habits::default() };
    journey_in(Circumstances { engine, habits, ..Circumstances::default() }, &[], async |journey| {
        let browser = &journey.browser;
        framed::list_parents(journey);
        open(journey).await;
        let far = "const near = document.querySelector('client-registrar');
            near.style.marginBottom = '20000px';
            near.after(document.createElement('client-registrar'))";
        browser.script(far, vec![]).await;
        // What is told to the page around says enough: no frame is looked into while it loads.
        let ready = async |count: usize| {
            let is_told = async |browser: &Browser| {
                let heard = browser.script("return heard", vec![]).await;
                (heard == json!(vec![json!(["ready", {}]); count])).then_some(())
            };
            browser.until(&format!("{count} frames that are ready"), is_told).await;
        };
        ready(1).await;
        // Nothing is loaded far from what is seen.
        let pages = || journey.site.asked().iter().filter(|path| path.ends_with('/') || path.contains("/?")).count();
        let before = pages();
        browser.script("document.querySelectorAll('client-registrar')[1].scrollIntoView()", vec![]).await;
        ready(2).await;
        assert_eq!(pages(), before + 1, "the other one was loaded then");
    })
    .await;
}

#[tokio::test]
async fn an_element_loads_its_frame_as_it_comes_into_view() {
    comes_into_view(Engine::Chromium).await;
}

#[tokio::test]
async fn an_element_loads_its_frame_as_it_comes_into_view_in_firefox() {
    comes_into_view(Engine::Firefox).await;
}

#[tokio::test]
async fn an_element_loads_its_frame_as_it_comes_into_view_in_webkit() {
    comes_into_view(Engine::WebKit).await;
}

#[tokio::test]
async fn elements_of_one_page_show_each_its_own_recipe() {
    journey(&[], async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        open(journey).await;
        // At once: they come up side by side, in a tab that has one storage for all of them.
        let carried = |title: &str| {
            URL_SAFE_NO_PAD.encode(json!({ "recipe": 1, "title": title, "displayName": "carried" }).to_string())
        };
        let recipes = json!(["graph-daemon", carried("The one"), carried("The other"), "web-app"]);
        let several = format!(
            "document.querySelector('client-registrar').remove();
            for (const recipe of {recipes}) {{
                const element = document.createElement('client-registrar');
                element.setAttribute('recipe', recipe);
                element.style.setProperty('--client-registrar-max-height', '20rem');
                document.body.append(element);
            }}"
        );
        browser.script(&several, vec![]).await;
        browser.enter_frame().await;
        for title in ["Daemon that calls Microsoft Graph", "The one", "The other"] {
            browser.says(title).await;
            around(browser, "document.querySelector('client-registrar').remove()").await;
        }
        browser.says("Web app that signs users in").await;
    })
    .await;
}

#[tokio::test]
async fn c14_a_look_alike_of_another_window_says_nothing_to_the_page_and_nothing_to_the_frame() {
    journey(&[], async |journey| {
        framed::list_parents(journey);
        let browser = &journey.browser;
        open(journey).await;
        browser.enter_frame().await;
        assert_eq!(told(browser, "ready").await, json!({}));
        // A frame of the page's own says what the registrar's would, to both.
        let forge = "const forged = (type, rest) => ({ 'client-registrar': 1, type, ...rest });
            const inner = document.querySelector('client-registrar').shadowRoot.querySelector('iframe').contentWindow;
            const other = document.body.appendChild(document.createElement('iframe')).contentWindow;
            const origin = new URL(document.querySelector('script').src).origin;
            for (const source of [other, inner])
                dispatchEvent(new MessageEvent('message', { data: forged('cancelled'), source, origin: source === other ? origin : location.origin }));
            dispatchEvent(new MessageEvent('message', { data: forged('cancelled'), origin }));
            dispatchEvent(new MessageEvent('message', { data: { type: 'cancelled' }, source: inner, origin }));
            dispatchEvent(new MessageEvent('message', { data: forged('evil'), source: inner, origin }));
            // This one is as the frame's own: it is heard last.
            dispatchEvent(new MessageEvent('message', { data: forged('step', { step: 'basics' }), source: inner, origin }))";
        around(browser, forge).await;
        assert_eq!(heard(browser).await, [json!(["ready", {}]), json!(["step", { "step": "basics" }])]);
        let look = "const say = (theme, source, origin) => dispatchEvent(new MessageEvent('message',
                { data: { 'client-registrar': 1, type: 'looks', theme }, source, origin }));
            const listed = arguments[0];
            say('dark', window, listed); say('dark', parent, location.origin); say('dark', null, listed);
            const kept = document.documentElement.dataset.theme;
            say('dark', parent, listed);
            return [kept, document.documentElement.dataset.theme]";
        let looked = browser.script(look, vec![json!(journey.parents.origin(true))]).await;
        assert_eq!(looked, json!(["light", "dark"]));
    })
    .await;
}
