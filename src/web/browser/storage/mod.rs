//! What the tab remembers over a reload, and what it keeps for others.
//!
//! # Invariants
//! Only what implements [`Persist`] can be stored; `tests/tidy.rs` lists it, and none of it holds a client secret or a
//! token. What a sign-in that is under way needs (state, nonce, verifier, the answer with its code) is taken out
//! when it is read, and serves once. Session storage: it ends with the tab. What [`other_tabs`] may take over is all that
//! outlives one, beside the choice of colours.
//!
//! What is stored is trusted no more than what is typed: every type here parses what it reads. Where that may cost
//! something that was typed, the page says so.

pub mod locks;
pub mod other_tabs;

use std::cell::RefCell;

use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

use crate::{
    next_steps::record::Records,
    registration::draft::Draft,
    run::ledger::Kept,
    signin::{
        answer::StoredAnswer,
        pending::Pending,
        session::restore::{Refused, SignedOut, Starts, WasSignedIn},
    },
};

/// What may be stored, one value a type, or no more than that there is one. Implemented beside the type; here for those of
/// the core, which knows no storage.
pub trait Persist {
    /// Its place.
    const KEY: &'static str;
}

impl Persist for Draft {
    const KEY: &'static str = "client-registrar.draft";
}

impl Persist for Kept {
    const KEY: &'static str = "client-registrar.ledger";
}

impl Persist for Records {
    const KEY: &'static str = "client-registrar.registered";
}

impl Persist for Pending {
    const KEY: &'static str = "client-registrar.sign-in-pending";
}

impl Persist for StoredAnswer {
    // `auth.js` writes it.
    const KEY: &'static str = "client-registrar.sign-in-answer";
}

impl Persist for WasSignedIn {
    const KEY: &'static str = "client-registrar.was-signed-in";
}

impl Persist for SignedOut {
    const KEY: &'static str = "client-registrar.signed-out";
}

impl Persist for Starts {
    const KEY: &'static str = "client-registrar.sign-in-starts";
}

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
pub fn save<T: Persist + Serialize>(value: &T) -> Result<(), NotKept> {
    keep(T::KEY, serde_json::to_string(value).map_err(|_| NotKept)?)
}

/// Stores a text as it is.
pub fn save_text<T: Persist>(text: impl Into<String>) -> Result<(), NotKept> {
    keep(T::KEY, text.into())
}

/// Stores that there is one.
pub fn mark<T: Persist>() -> Result<(), NotKept> {
    keep(T::KEY, String::new())
}

fn keep(key: &'static str, text: String) -> Result<(), NotKept> {
    let kept = session().is_some_and(|storage| storage.set_item(key, &text).is_ok());
    forget_memory(key);
    if kept {
        return Ok(());
    }
    // What is there now is older than the value, and must not come back in its place.
    drop_stored(key);
    MEMORY.with_borrow_mut(|memory| memory.push((key, text)));
    Err(NotKept)
}

/// The stored value, if there is one.
pub fn load<T: Persist + DeserializeOwned>() -> Result<Option<T>, Unreadable> {
    match text(T::KEY) {
        Some(text) => serde_json::from_slice(text.as_bytes()).map(Some).map_err(|_| Unreadable),
        None => Ok(None),
    }
}

/// The stored text, if there is one.
pub fn load_text<T: Persist>() -> Option<String> {
    text(T::KEY)
}

/// Whether something is stored, whatever it is.
pub fn is_stored<T: Persist>() -> bool {
    is_stored_at(T::KEY)
}

/// As with [`remove_at`].
#[inline(never)]
fn is_stored_at(key: &'static str) -> bool {
    text(key).is_some()
}

/// Whether something was stored, whatever it was: it is deleted.
pub fn was_stored<T: Persist>() -> bool {
    let was = is_stored::<T>();
    remove::<T>();
    was
}

/// The stored value, for the one time that it can be read: it is deleted whatever it is.
pub fn take<T: Persist + DeserializeOwned>() -> Result<Option<T>, Unreadable> {
    let value = load::<T>();
    remove::<T>();
    value
}

/// Deletes the stored value.
pub fn remove<T: Persist>() {
    remove_at(T::KEY);
}

/// One function for all of them: it is called in many places.
#[inline(never)]
fn remove_at(key: &'static str) {
    drop_stored(key);
    forget_memory(key);
}

/// Deletes a stored value that cannot be used, and remembers that it is lost. Where that cannot be kept it is remembered
/// until the page is left.
pub fn lose<T: Persist, L: Persist>() {
    remove::<T>();
    let _ = mark::<L>();
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

/// What is there for every tab; none where the browser keeps it from the page.
pub(super) fn local() -> Option<Storage> {
    super::window()?.local_storage().ok().flatten()
}
