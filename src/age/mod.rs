//! Encrypting a text for one person, in the format of age, version 1: whoever has the private key of a recipient opens it
//! with `age -d`, `rage -d` or any other implementation.
//!
//! The `age` crate itself weighs 145 kB (brotli) with the keys of SSH, a hundred of which are its messages and the ciphers
//! of private keys. What is here is the one way that the page needs, on the same cryptographic libraries; the tests decrypt
//! with the crate. Format: <https://github.com/C2SP/C2SP/blob/main/age.md>; the recipients that are SSH keys:
//! <https://github.com/FiloSottile/age/tree/main/agessh>.
//!
//! # Invariants
//! - Random bytes are handed in, and used for one text: [`Random`] can be neither copied nor kept.
//! - A key that is private is refused before it is read further ([`recipient`]).

mod armor;
mod encrypt;
pub mod recipient;
#[cfg(test)]
mod tests;

pub use encrypt::{Random, WeakKey, encrypt};
