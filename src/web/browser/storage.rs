//! What the tab remembers over a reload.
//!
//! # Invariants
//! Only the types that this file names can be stored ([`Persist`] is sealed), and none of them holds a client secret
//! or a token. What a sign-in that is under way needs (state, nonce, verifier, the answer with its code) is taken out
//! when it is read, and serves once. Session storage alone: it ends with the tab.
//!
//! What is stored is trusted no more than what is typed: every type here parses what it reads. Where that may cost
//! something that was typed, the page says so ([`Lost`]).

use std::cell::RefCell;

use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

use crate::{
    registration::draft::Draft,
    signin::{
        answer::StoredAnswer,
        pending::Pending,
        session::restore::{Refused, SignedOut, Starts, WasSignedIn},
    },
    web::shell::{
        keep::{ChosenTenant, InSandbox, Lost, SignInAsked},
        link::LinkText,
        session::{self_test::TestBegun, tab_settings::TabSettings},
    },
};

mod sealed {
    /// Implemented in this file alone.
    pub trait Sealed {}
}

/// What may be stored, one value a type.
pub trait Persist: Serialize + DeserializeOwned + sealed::Sealed {
    /// Its place.
    const KEY: &'static str;
}

impl sealed::Sealed for Draft {}
impl Persist for Draft {
    const KEY: &'static str = "client-registrar.draft";
}

impl sealed::Sealed for InSandbox {}
impl Persist for InSandbox {
    const KEY: &'static str = "client-registrar.in-sandbox";
}

impl sealed::Sealed for SignInAsked {}
impl Persist for SignInAsked {
    const KEY: &'static str = "client-registrar.sign-in-asked";
}

impl sealed::Sealed for LinkText {}
impl Persist for LinkText {
    // `link.js` writes it.
    const KEY: &'static str = "client-registrar.link";
}

impl sealed::Sealed for ChosenTenant {}
impl Persist for ChosenTenant {
    const KEY: &'static str = "client-registrar.tenant";
}

impl sealed::Sealed for Lost {}
impl Persist for Lost {
    const KEY: &'static str = "client-registrar.lost";
}

impl sealed::Sealed for TabSettings {}
impl Persist for TabSettings {
    const KEY: &'static str = "client-registrar.tab-settings";
}

impl sealed::Sealed for TestBegun {}
impl Persist for TestBegun {
    const KEY: &'static str = "client-registrar.self-test";
}

impl sealed::Sealed for Pending {}
impl Persist for Pending {
    const KEY: &'static str = "client-registrar.sign-in-pending";
}

impl sealed::Sealed for StoredAnswer {}
impl Persist for StoredAnswer {
    // `auth.js` writes it.
    const KEY: &'static str = "client-registrar.sign-in-answer";
}

impl sealed::Sealed for WasSignedIn {}
impl Persist for WasSignedIn {
    const KEY: &'static str = "client-registrar.was-signed-in";
}

impl sealed::Sealed for SignedOut {}
impl Persist for SignedOut {
    const KEY: &'static str = "client-registrar.signed-out";
}

impl sealed::Sealed for Starts {}
impl Persist for Starts {
    const KEY: &'static str = "client-registrar.sign-in-starts";
}

impl sealed::Sealed for Refused {}
impl Persist for Refused {
    const KEY: &'static str = "client-registrar.consent-refused";
}

/// The browser keeps its storage from the page, or it is full. The value is remembered until the page is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotKept;

/// What is stored is not as this page writes it. An older release has written it, or somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

thread_local! {
    /// Stands in where the browser refuses.
    static MEMORY: RefCell<Vec<(&'static str, String)>> = const { RefCell::new(Vec::new()) };
}

/// Stores a value.
pub fn save<T: Persist>(value: &T) -> Result<(), NotKept> {
    let text = serde_json::to_string(value).map_err(|_| NotKept)?;
    let kept = session().is_some_and(|storage| storage.set_item(T::KEY, &text).is_ok());
    forget_memory(T::KEY);
    if kept {
        return Ok(());
    }
    // What is there now is older than the value, and must not come back in its place.
    drop_stored(T::KEY);
    MEMORY.with_borrow_mut(|memory| memory.push((T::KEY, text)));
    Err(NotKept)
}

/// The stored value, if there is one.
pub fn load<T: Persist>() -> Result<Option<T>, Unreadable> {
    match text(T::KEY) {
        Some(text) => serde_json::from_str(&text).map(Some).map_err(|_| Unreadable),
        None => Ok(None),
    }
}

/// The stored value, for the one time that it can be read: it is deleted whatever it is.
pub fn take<T: Persist>() -> Result<Option<T>, Unreadable> {
    let value = load::<T>();
    remove::<T>();
    value
}

/// Deletes the stored value.
pub fn remove<T: Persist>() {
    drop_stored(T::KEY);
    forget_memory(T::KEY);
}

fn text(key: &str) -> Option<String> {
    let remembered = MEMORY.with_borrow(|memory| memory.iter().find(|(k, _)| *k == key).map(|(_, text)| text.clone()));
    remembered.or_else(|| session()?.get_item(key).ok().flatten())
}

fn drop_stored(key: &str) {
    if let Some(storage) = session() {
        // Refused only where reading is refused as well: then there is nothing that could come back.
        let _ = storage.remove_item(key);
    }
}

fn forget_memory(key: &str) {
    MEMORY.with_borrow_mut(|memory| memory.retain(|(k, _)| *k != key));
}

fn session() -> Option<Storage> {
    super::window()?.session_storage().ok().flatten()
}
