//! IDs for elements that have to point at each other.

use std::cell::Cell;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// An ID that no other element of the page has.
pub fn unique_id(prefix: &str) -> String {
    let number = NEXT.get();
    NEXT.set(number.wrapping_add(1));
    let mut id = String::from(prefix);
    id.push('-');
    id.push_str(&number.to_string());
    id
}
