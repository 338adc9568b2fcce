//! Locks between the tabs of one browser: whoever has one is there. The browser gives them back with the page.
//! <https://developer.mozilla.org/docs/Web/API/LockManager>

use std::cell::RefCell;

use futures_util::future::{Either, select};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use crate::web::browser;

thread_local! {
    /// The locks of this page.
    static OWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The browser's own; none where it has none, or keeps them from the page.
fn manager() -> Option<JsValue> {
    let navigator = browser::window()?.navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)
}

/// Takes a lock for as long as the page is there; false where another page has it. Where there are no locks, nobody has.
pub async fn take(name: &str) -> bool {
    if is_own(name) {
        return true;
    }
    let is_taken = match manager() {
        Some(manager) => request(&manager, name).await,
        None => true,
    };
    if is_taken {
        OWN.with_borrow_mut(|own| own.push(name.to_owned()));
    }
    // Two of this page may have asked at once.
    is_taken || is_own(name)
}

fn is_own(name: &str) -> bool {
    OWN.with_borrow(|own| own.iter().any(|own| own == name))
}

async fn request(manager: &JsValue, name: &str) -> bool {
    let mut asked = None;
    let told = Promise::new(&mut |tell, _| {
        let given = Closure::once_into_js(move |lock: JsValue| {
            // A function that settles a promise does not fail.
            let _ = tell.call1(&JsValue::NULL, &JsValue::from_bool(!lock.is_null()));
            // One that is never settled holds it.
            if lock.is_null() { JsValue::UNDEFINED } else { Promise::new(&mut |_, _| {}).into() }
        });
        let options = Object::new();
        // A plain object refuses no property.
        let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
        asked = browser::call(manager, "request", &[name.into(), options.into(), given]).ok();
    });
    let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) else { return true };
    match select(JsFuture::from(told), JsFuture::from(asked)).await {
        Either::Left((told, _)) => told.is_ok_and(|told| told.is_truthy()),
        // Refused before it was told: as where there are none.
        Either::Right((answer, _)) => answer.is_err(),
    }
}

/// The names of all that are taken, by this page or another one; none where the browser does not tell.
pub async fn taken() -> Option<Vec<String>> {
    let asked = browser::call(&manager()?, "query", &[]).ok()?.dyn_into::<Promise>().ok()?;
    let all = JsFuture::from(asked).await.ok()?;
    let held = Array::from(&Reflect::get(&all, &"held".into()).ok()?);
    Some(held.iter().filter_map(|lock| Reflect::get(&lock, &"name".into()).ok()?.as_string()).collect())
}
