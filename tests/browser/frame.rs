//! The question to the page around a frame, for browsers that do not tell who it is. A frame stands in for that page.

use client_registrar::{
    directory::origin::Origin,
    web::browser::{frames::frame::vouches, location},
};
use futures_util::join;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Window;

/// A window of this page's own origin that runs this script.
async fn window(script: &str) -> Window {
    let document = web_sys::window().unwrap().document().unwrap();
    let frame = document.create_element("iframe").unwrap();
    frame.set_attribute("srcdoc", &format!("<script>{script}</script>")).unwrap();
    let loaded = Promise::new(&mut |loaded, _| {
        Reflect::set(&frame, &"onload".into(), &loaded).unwrap();
        document.body().unwrap().append_child(&frame).unwrap();
    });
    JsFuture::from(loaded).await.unwrap();
    Reflect::get(&frame, &"contentWindow".into()).map(JsValue::unchecked_into).unwrap()
}

/// What a page with `embed.js` answers, with a change.
fn answering(change: &str) -> String {
    format!(
        "onmessage = ({{ data, origin, source }}) => source.postMessage({{ ...data, type: 'parent', {change} }}, origin)"
    )
}

/// Has the page hear an answer to the question, as if it came from there.
fn as_if_from(source: &str, origin: &str) -> String {
    format!(
        "onmessage = ({{ data }}) => parent.dispatchEvent(new parent.MessageEvent('message',
            {{ data: {{ ...data, type: 'parent' }}, source: {source}, origin: {origin} }}))"
    )
}

#[wasm_bindgen_test]
async fn c17_an_answer_counts_from_the_window_that_was_asked_alone_and_from_a_listed_origin_alone() {
    let own = [Origin::parse(&location::origin()).unwrap()];
    let right = window(&as_if_from("window", "parent.location.origin")).await;
    let another_window = window(&as_if_from("parent", "parent.location.origin")).await;
    let no_window = window(&as_if_from("null", "parent.location.origin")).await;
    let another_origin = window(&as_if_from("window", "'https://docs.contoso.example'")).await;
    // One after the other: a page that hears all of them must not take one's answer for another's.
    assert_eq!(vouches(&right, &own).await, Some(own[0].clone()));
    assert_eq!(vouches(&another_window, &own).await, None, "the source alone is wrong");
    assert_eq!(vouches(&no_window, &own).await, None, "there is no source");
    assert_eq!(vouches(&another_origin, &own).await, None, "the origin alone is wrong");
}

#[wasm_bindgen_test]
async fn c17_a_page_around_the_frame_is_known_by_its_own_answer_and_by_no_other() {
    let own = [Origin::parse(&location::origin()).unwrap()];
    let other = [Origin::parse("https://docs.contoso.example").unwrap()];
    let good = window(&answering("")).await;
    let silent = window("").await;
    let another_question = window(&answering("id: 'x'.repeat(43)")).await;
    let another_product = window(&answering("'client-registrar': 2")).await;
    let (listed, unlisted, silent, another_question, another_product) = join!(
        vouches(&good, &own),
        vouches(&good, &other),
        vouches(&silent, &own),
        vouches(&another_question, &own),
        vouches(&another_product, &own),
    );
    assert_eq!(listed, Some(own[0].clone()), "a listed page that answers");
    assert_eq!(unlisted, None, "a page that is not listed is not even asked");
    assert_eq!([silent, another_question, another_product], [None, None, None], "what is no answer to this question");
}
