//! Certificates, read and made. What stands here is of the part of the page that has X.509 in it, and no other names it.
//!
//! # Invariants
//! - A file that holds a private key is refused before anything else of it is read ([`upload`]).
//! - A private key that is made here can be neither cloned, printed, serialised nor stored ([`private_key`]).
//! - Who signs is handed in: the browser's `WebCrypto` in the page, openssl in the tests.

pub mod make;
pub mod private_key;
mod read;
pub mod upload;

use time::OffsetDateTime;

use crate::directory::certificate::Certificate;
use make::{NotMade, Unsigned, Wanted};

/// A certificate that lacks its signature.
pub struct Begun {
    /// What is to be signed, with RSASSA-PKCS1-v1_5 and SHA-256.
    pub to_be_signed: Vec<u8>,
    /// Takes the signature.
    pub finish: Finish,
}

/// The certificate with its signature in it.
pub type Finish = Box<dyn FnOnce(&[u8]) -> Result<Certificate, NotMade>>;

/// Begins a certificate for this public key (`SubjectPublicKeyInfo` in DER).
pub fn begin(wanted: &Wanted, public_key: &[u8], now: OffsetDateTime) -> Result<Begun, NotMade> {
    let unsigned = Unsigned::new(wanted, public_key, now)?;
    Ok(Begun {
        to_be_signed: unsigned.to_be_signed().to_vec(),
        finish: Box::new(|signature| read::certificate(&unsigned.signed(signature)?).ok_or(NotMade)),
    })
}

#[cfg(test)]
mod tests;
