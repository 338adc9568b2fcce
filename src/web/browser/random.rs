//! Randomness.

/// Random bytes for names that must not clash. The random values of the sign-in are made by its own library.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let filled = super::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // A browser without `crypto` cannot sign in, but the sandbox still needs names.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 up to 255, whole")]
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}
