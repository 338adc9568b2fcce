//! Randomness, and keys that are drawn of it.

pub mod key_pair;

use uuid::Uuid;

use crate::signin::request::Randomness;

/// Random bytes that nobody can guess, or `None` in a browser without `crypto`, which cannot sign in.
pub fn unguessable<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    crate::web::browser::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// Random bytes for names that must not clash.
pub fn bytes<const N: usize>() -> [u8; N] {
    unguessable().unwrap_or_else(|| {
        let mut bytes = [0; N];
        // A browser without `crypto` cannot sign in, but the sandbox still needs names.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 up to 255, whole")]
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
        bytes
    })
}

/// A fresh ID by which Microsoft's support finds a request. It names nobody.
pub fn request_id() -> String {
    uuid::Builder::from_random_bytes(bytes())
        .into_uuid()
        .as_hyphenated()
        .encode_lower(&mut Uuid::encode_buffer())
        .to_owned()
}

/// What one question to Microsoft takes; none in a browser that gives none, which cannot sign anybody in.
pub fn question() -> Option<Randomness> {
    Some(Randomness {
        state: unguessable()?,
        nonce: unguessable()?,
        verifier: unguessable()?,
        client_request_id: request_id(),
    })
}
