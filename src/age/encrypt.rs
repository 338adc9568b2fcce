//! A header that gives the file's key to one recipient, and the text behind it, in one chunk after another.

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use chacha20poly1305::{
    ChaCha20Poly1305,
    aead::{Aead as _, KeyInit as _},
};
use curve25519_dalek::{constants::X25519_BASEPOINT, montgomery::MontgomeryPoint};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{armor, recipient::Recipient};
use crate::directory::secret::SecretText;

const X25519: &str = "age-encryption.org/v1/X25519";
const SSH_ED25519: &str = "age-encryption.org/v1/ssh-ed25519";
const CHUNK: usize = 64 * 1_024;

/// The random bytes of one text.
pub struct Random {
    /// The half of the agreement that is made for this text alone.
    ephemeral: Zeroizing<[u8; 32]>,
    /// The key of the file.
    file_key: Zeroizing<[u8; 16]>,
    /// What the key of its content is made with.
    nonce: [u8; 16],
}

impl Random {
    /// Random bytes that nothing else is made of.
    pub fn new(bytes: &Zeroizing<[u8; 64]>) -> Self {
        let mut random = Self { ephemeral: Zeroizing::new([0; 32]), file_key: Zeroizing::new([0; 16]), nonce: [0; 16] };
        random.ephemeral.copy_from_slice(&bytes[..32]);
        random.file_key.copy_from_slice(&bytes[32..48]);
        random.nonce.copy_from_slice(&bytes[48..]);
        random
    }
}

/// Nobody can agree on a secret with this key: it is one of the few points that a computation leaves at nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key is weak")]
pub struct WeakKey;

/// The text, readable by the recipient alone, in armor: lines of letters that may be sent by mail.
///
/// # Errors
/// [`WeakKey`].
pub fn encrypt(recipient: &Recipient, text: &SecretText, random: Random) -> Result<String, WeakKey> {
    let Random { ephemeral, file_key, nonce } = random;
    let mut file = ["age-encryption.org/v1\n", &stanza(recipient, &ephemeral, &file_key)?, "---"].concat();
    let mac = hmac(&derived(&[], file_key.as_slice(), "header"), file.as_bytes());
    file.push(' ');
    file.push_str(&STANDARD_NO_PAD.encode(mac));
    file.push('\n');
    let mut file = file.into_bytes();
    file.extend(nonce);
    // EXPOSE: to encrypt it.
    append(&mut file, &derived(&nonce, file_key.as_slice(), "payload"), text.expose().as_bytes());
    Ok(armor::wrap(&file))
}

/// The key of the file, for this recipient.
fn stanza(recipient: &Recipient, ephemeral: &[u8; 32], file_key: &[u8; 16]) -> Result<String, WeakKey> {
    let share = X25519_BASEPOINT.mul_clamped(*ephemeral).to_bytes();
    let agreed = |theirs: [u8; 32]| Zeroizing::new(MontgomeryPoint(theirs).mul_clamped(*ephemeral).to_bytes());
    let (head, theirs, info, secret) = match recipient {
        Recipient::X25519(theirs) => ("X25519".to_owned(), theirs, X25519, agreed(*theirs)),
        Recipient::SshEd25519 { wire, montgomery } => {
            let tweak = derived(wire, &[], SSH_ED25519);
            let tweaked = MontgomeryPoint(*agreed(*montgomery)).mul_clamped(*tweak).to_bytes();
            let tag = STANDARD_NO_PAD.encode(&Sha256::digest(wire)[..4]);
            (["ssh-ed25519 ", &tag].concat(), montgomery, SSH_ED25519, Zeroizing::new(tweaked))
        }
    };
    if *secret == [0; 32] {
        return Err(WeakKey);
    }
    let key = derived(&[share, *theirs].concat(), secret.as_slice(), info);
    let wrapped = sealed(&key, [0; 12], file_key);
    Ok(["-> ", &head, " ", &STANDARD_NO_PAD.encode(share), "\n", &STANDARD_NO_PAD.encode(wrapped), "\n"].concat())
}

/// The text in chunks of 64 KiB, each with its number, and a mark on the last.
fn append(file: &mut Vec<u8>, key: &[u8; 32], text: &[u8]) {
    let mut chunks = text.chunks(CHUNK).peekable();
    let mut number = 0_u32;
    loop {
        let chunk = chunks.next().unwrap_or_default();
        let is_last = chunks.peek().is_none();
        let mut nonce = [0; 12];
        nonce[7..11].copy_from_slice(&number.to_be_bytes());
        nonce[11] = u8::from(is_last);
        file.extend(sealed(key, nonce, chunk));
        if is_last {
            return;
        }
        number += 1;
    }
}

fn sealed(key: &[u8; 32], nonce: [u8; 12], text: &[u8]) -> Vec<u8> {
    // It fails for more than 256 GiB.
    ChaCha20Poly1305::new(key.into()).encrypt(&nonce.into(), text).unwrap_or_default()
}

/// A message authentication code, with HMAC and SHA-256.
fn hmac(key: &[u8; 32], text: &[u8]) -> Vec<u8> {
    // A key of any length will do.
    Hmac::<Sha256>::new_from_slice(key)
        .map(|mac| mac.chain_update(text).finalize().into_bytes().to_vec())
        .unwrap_or_default()
}

/// HKDF with SHA-256, to 32 bytes.
fn derived(salt: &[u8], secret: &[u8], info: &str) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    // It fails for more than 8,160 bytes.
    let _ = Hkdf::<Sha256>::new(Some(salt), secret).expand(info.as_bytes(), key.as_mut_slice());
    key
}
