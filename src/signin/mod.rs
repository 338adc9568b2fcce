//! Sign-in with Microsoft Entra ID: authorization code with PKCE, decided without a browser.
//!
//! ```text
//! request ──► Pending (one-time) ──► Microsoft ──► auth.html ──► answer
//!                                                                                     │ validate
//!                         session ◄── token (code, refresh token) ◄── ValidatedCode ◄─┘
//! ```
//!
//! # Invariants
//! Nothing here reads a clock, makes randomness or does I/O: the moment, random bytes and the function that sends are
//! passed in. Tokens are held by [`session::Session`] alone, in memory. What is branched on is `error` and `suberror`;
//! AADSTS numbers choose help texts and nothing else.

pub mod admin_request;
pub mod answer;
pub mod authority;
pub mod challenge;
pub mod claims;
pub mod error;
pub(crate) mod fields;
pub mod message;
pub mod pending;
pub mod request;
pub mod return_address;
pub mod return_to;
pub mod session;
pub mod token;
pub mod transport;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};

/// 256 random bits, as text for an address: 43 characters.
pub(crate) fn random_text(bytes: [u8; 32]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether a text can be one of [`random_text`].
fn is_random_text(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Compares without telling by the time taken where the texts differ.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let difference = a.bytes().zip(b.bytes()).fold(0_u8, |seen, (a, b)| seen | (a ^ b));
    std::hint::black_box(difference) == 0 && a.len() == b.len()
}
