//! Whether another page has put this one into a frame, and which.
//!
//! # Invariants
//! Every page around this one counts, up to the window's own. Where the browser does not say which they are, the page
//! right around this one has to answer a question, sent to each origin that may be there and to no other; one that
//! stands in a frame itself cannot vouch for what is around it.

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Window;

use super::windows;
use crate::{
    directory::origin::Origin,
    signin::{
        message::{Message, Said},
        transport,
    },
    web::browser::random,
};

/// How long the page around this one may take to answer, in milliseconds.
const PATIENCE: u32 = 3_000;

/// Whether the page stands in a frame.
pub fn is_framed() -> bool {
    let Some(window) = crate::web::browser::window() else { return false };
    // Where the browser does not tell, somebody is there.
    window.top().map_or(true, |top| top.is_none_or(|top| JsValue::from(top) != JsValue::from(window)))
}

/// The origin of the page right around this one, where every page around is of a listed origin.
pub async fn parent_among(parents: &[Origin]) -> Option<Origin> {
    let Some(ancestors) = ancestors() else { return vouches(&around()?, parents).await };
    if !ancestors.iter().all(|origin| listed(parents, origin).is_some()) {
        return None;
    }
    // The nearest comes first.
    listed(parents, ancestors.first()?).cloned()
}

fn listed<'a>(parents: &'a [Origin], origin: &str) -> Option<&'a Origin> {
    parents.iter().find(|listed| listed.as_str() == origin)
}

/// The origins of the pages around this one, where the browser tells. Not every one does.
fn ancestors() -> Option<Vec<String>> {
    let location = crate::web::browser::window()?.location();
    let list = Reflect::get(&location, &"ancestorOrigins".into()).ok().filter(|list| !list.is_undefined())?;
    Array::from(&list).iter().map(|origin| origin.as_string()).collect()
}

/// The page right around this one, if nothing is around that.
fn around() -> Option<Window> {
    let window = crate::web::browser::window()?;
    let (parent, top) = (window.parent().ok()??, window.top().ok()??);
    (JsValue::from(&parent) == JsValue::from(&top)).then_some(parent)
}

/// Asks the page in a window who it is: the listed origin that it answers from.
pub async fn vouches(parent: &Window, parents: &[Origin]) -> Option<Origin> {
    let id = transport::question(random::unguessable()?);
    let (all, asked) = (parents.to_vec(), id.clone());
    let mut listener = None;
    let answer = Promise::new(&mut |answered, _| {
        let (all, asked) = (all.clone(), asked.clone());
        listener = windows::on_message(parent, move |origin, json| {
            if listed(&all, &origin).is_some() && matches!(Message::read(&json, &asked), Some(Said::Parent)) {
                // A function that settles a promise does not fail.
                let _ = answered.call1(&JsValue::NULL, &origin.into());
            }
        });
    });
    let hello = Message::new(&id, Said::Hello).to_json();
    for origin in parents {
        windows::tell(parent, origin.as_str(), &hello);
    }
    let answered = select(JsFuture::from(answer), TimeoutFuture::new(PATIENCE)).await;
    drop(listener);
    match answered {
        Either::Left((Ok(origin), _)) => listed(parents, &origin.as_string()?).cloned(),
        _ => None,
    }
}
