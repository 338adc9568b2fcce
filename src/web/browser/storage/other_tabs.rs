//! What a tab keeps beside itself, for another one to take over: texts under names of one beginning, in local storage.
//!
//! # Invariants
//! `flow/recovery.rs` says what, and how it is read. Where the browser keeps its storage from the page, nothing is kept.

/// Everything under names that begin so, by name and text.
pub fn all(beginning: &str) -> Vec<(String, String)> {
    let Some(storage) = super::local() else { return Vec::new() };
    let count = storage.length().unwrap_or_default();
    let names = (0..count).filter_map(|n| storage.key(n).ok().flatten()).filter(|name| name.starts_with(beginning));
    names.filter_map(|name| storage.get_item(&name).ok().flatten().map(|text| (name, text))).collect()
}

/// Whether something is there under this name.
pub fn has(name: &str) -> bool {
    super::local().is_some_and(|storage| storage.get_item(name).ok().flatten().is_some())
}

/// Keeps a text.
pub fn write(name: &str, text: &str) {
    if let Some(storage) = super::local() {
        // A storage that is full costs no more than what another tab could have gone on with.
        let _ = storage.set_item(name, text);
    }
}

/// Forgets what is there under this name.
pub fn remove(name: &str) {
    if let Some(storage) = super::local() {
        // Refused only where reading is refused as well.
        let _ = storage.remove_item(name);
    }
}
