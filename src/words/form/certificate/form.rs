//! Words of the form of a certificate.

pub use crate::words::text::certificate_form::*;
use crate::{
    certificate::upload::NotRead,
    next_steps::certificate::{CERTIFICATE_FILE, KEY_FILE},
};

/// Why nothing was read of a file, or of what was pasted.
pub fn not_read(file: Option<&str>, why: NotRead) -> String {
    let message = match why {
        NotRead::Empty => empty(),
        NotRead::TooLarge => too_large(),
        NotRead::PrivateKey => private_key(),
        NotRead::Pkcs7 => pkcs7(),
        NotRead::Request => request(),
        NotRead::PublicKey => public_key(),
        NotRead::NoCertificate => no_certificate(),
    };
    file.map_or_else(|| message.to_owned(), |name| of_file(name, message))
}

/// Said when certificates were added: how many, and how many were left out and why.
pub fn were_added(count: usize, twice: usize, issuers: usize) -> String {
    let mut said = crate::words::text::certificate_form::were_added(count);
    for (count, sentence) in [(twice, left_out_twice as fn(usize) -> String), (issuers, left_out_issuers)] {
        if count > 0 {
            said.push(' ');
            said.push_str(&sentence(count));
        }
    }
    said
}

/// The button that downloads the private key.
pub fn save_key_file() -> String {
    save_key(KEY_FILE)
}

/// Said when the private key was downloaded.
pub fn key_file_saved() -> String {
    key_was_saved(KEY_FILE)
}

/// Said when the certificate was downloaded.
pub fn certificate_file_saved() -> String {
    certificate_was_saved(CERTIFICATE_FILE)
}
