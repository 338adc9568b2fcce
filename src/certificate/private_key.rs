//! The private key of a certificate that was made here.
//!
//! # Invariants
//! As [`SecretText`]: no `Clone`, no `Serialize`, no `Debug`; wiped on drop. The one way out is the text of a file.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use zeroize::Zeroizing;

use crate::directory::{certificate, secret::SecretText};

/// A private key in PKCS #8.
///
/// ```compile_fail
/// let key = client_registrar::certificate::private_key::PrivateKey::new(vec![1]);
/// let copy = key.clone(); // there is one copy
/// # drop((key, copy));
/// ```
/// ```compile_fail
/// let key = client_registrar::certificate::private_key::PrivateKey::new(vec![1]);
/// println!("{key:?}"); // it cannot be printed
/// ```
/// ```compile_fail
/// let key = client_registrar::certificate::private_key::PrivateKey::new(vec![1]);
/// serde_json::to_string(&key); // it cannot be stored
/// ```
pub struct PrivateKey(Zeroizing<Vec<u8>>);

impl PrivateKey {
    /// Takes the bytes over; the caller keeps no copy.
    pub fn new(pkcs8: Vec<u8>) -> Self {
        Self(Zeroizing::new(pkcs8))
    }

    /// The file that a person saves: PKCS #8 in PEM, without a password.
    pub fn pem(&self) -> SecretText {
        let base64 = Zeroizing::new(STANDARD.encode(&self.0));
        SecretText::new(certificate::pem("PRIVATE KEY", &base64))
    }
}
