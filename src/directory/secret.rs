//! Text that never leaves memory: client secrets and tokens.
//!
//! # Invariants
//! No `Clone`, no `Serialize`, no `Display`; `Debug` is redacted; the bytes are wiped on drop. The one way to the
//! text is [`SecretText::expose`], and each use of it is justified by a comment that begins `EXPOSE:`
//! (`tests/tidy.rs` counts them).
//!
//! What wiping can and cannot do: the buffer that this type holds is overwritten. Copies that the browser makes
//! (the network stack, a text node on screen, the clipboard) are beyond its reach.

use std::fmt;

use serde::{Deserialize, Deserializer};
use zeroize::Zeroizing;

/// A client secret or a token.
///
/// ```compile_fail
/// let a = client_registrar::directory::secret::SecretText::new("s".to_owned());
/// let b = a.clone(); // there is one copy
/// # drop((a, b));
/// ```
/// ```compile_fail
/// let a = client_registrar::directory::secret::SecretText::new("s".to_owned());
/// println!("{a}"); // it cannot be printed
/// ```
/// ```compile_fail
/// let a = client_registrar::directory::secret::SecretText::new("s".to_owned());
/// serde_json::to_string(&a); // it cannot be stored
/// ```
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    /// Takes the text over; the caller keeps no copy.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text itself. Each use carries a comment that begins `EXPOSE:` and says why.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText([redacted])")
    }
}

impl<'de> Deserialize<'de> for SecretText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_is_redacted() {
        let secret = SecretText::new("abc~1234".to_owned());
        assert!(!format!("{secret:?}").contains("abc"));
    }
}
