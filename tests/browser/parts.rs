//! What is asked for of the parts that are loaded later.

use std::{cell::RefCell, future::ready};

use client_registrar::{
    directory::ids::RunTail,
    registration::draft::Draft,
    web::{
        browser::{random, storage},
        reactive::prelude::*,
        shell::part::{Brought, Loading, Part, Parts},
    },
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{settle, show};

thread_local! {
    static ASKED: RefCell<Vec<Part>> = const { RefCell::new(Vec::new()) };
}

/// Every part comes at once, and brings nothing.
fn load(part: Part) -> Loading {
    ASKED.with_borrow_mut(|asked| asked.push(part));
    Box::pin(ready(Ok(Brought { bring: || (), view: || ().into_any() })))
}

#[wasm_bindgen_test]
async fn a_form_that_is_there_asks_for_nothing_more_once_it_has_kept_its_draft() {
    storage::remove::<Draft>();
    let _page = show(|| {
        let parts = Parts::new(load);
        parts.want(Part::Form);
        spawn_local(async move {
            parts.fetched(Part::Form).await.unwrap();
            storage::save(&Draft::new(RunTail::from_random(random::bytes()))).unwrap();
            parts.want(Part::RedirectUris);
        });
        ().into_any()
    })
    .await;
    settle().await;
    assert_eq!(ASKED.take(), [Part::Form, Part::RedirectUris]);
    storage::remove::<Draft>();
}
