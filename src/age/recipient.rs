//! The public key of who is to read a text: age's own (`age1…`), or one of SSH (`ssh-ed25519 …`).

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bech32::{Bech32, Hrp, primitives::decode::CheckedHrpstring};
use curve25519_dalek::edwards::CompressedEdwardsY;

/// The most characters of a pasted key: the longest are RSA keys, which are read to be told apart.
pub const MAX_LENGTH: usize = 4_096;

const HRP: &str = "age";
const SSH_ED25519: &str = "ssh-ed25519";

/// A public key that a text can be encrypted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A key of age's own, X25519.
    X25519([u8; 32]),
    /// A key of SSH's, Ed25519.
    SshEd25519 {
        /// The key as SSH writes it in binary: its kind and its 32 bytes, each with their length before it.
        wire: Vec<u8>,
        /// The same point on the curve that secrets are agreed on.
        montgomery: [u8; 32],
    },
}

/// Why a text cannot be encrypted for this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRecipient {
    /// There is nothing.
    #[error("empty")]
    Empty,
    /// It is a private key, of age or of SSH.
    #[error("a private key")]
    PrivateKey,
    /// There is more than one key.
    #[error("several keys")]
    Several,
    /// It is a key of SSH of another kind than Ed25519.
    #[error("another kind of key")]
    OtherKind,
    /// It looks like one of the two, and has a character wrong or is cut short.
    #[error("damaged")]
    Damaged,
    /// It is no key.
    #[error("no key")]
    NoKey,
}

impl Recipient {
    /// Reads what was pasted: one key, with the comment that SSH writes behind it.
    ///
    /// # Errors
    /// [`NotRecipient`], by what to do about it.
    pub fn parse(text: &str) -> Result<Self, NotRecipient> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NotRecipient::Empty);
        }
        let upper = text.to_ascii_uppercase();
        if upper.contains("PRIVATE KEY") || upper.contains("AGE-SECRET-KEY-") {
            return Err(NotRecipient::PrivateKey);
        }
        if text.len() > MAX_LENGTH {
            return Err(NotRecipient::NoKey);
        }
        if text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).count() > 1 {
            return Err(NotRecipient::Several);
        }
        let mut words = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().split_ascii_whitespace();
        let first = words.next().unwrap_or_default();
        if first == SSH_ED25519 {
            return ssh_ed25519(words.next().unwrap_or_default()).ok_or(NotRecipient::Damaged);
        }
        if ["ssh-", "ecdsa-", "sk-"].iter().any(|kind| first.starts_with(kind)) {
            return Err(NotRecipient::OtherKind);
        }
        if !first.to_ascii_lowercase().starts_with("age1") {
            return Err(NotRecipient::NoKey);
        }
        // Plugins and post-quantum keys have words of their own before the digits, and are longer.
        match words.next() {
            None if first.len() == 62 => x25519(first).ok_or(NotRecipient::Damaged),
            None if first.len() > 62 => Err(NotRecipient::OtherKind),
            None => Err(NotRecipient::Damaged),
            Some(_) => Err(NotRecipient::Several),
        }
    }
}

fn x25519(text: &str) -> Option<Recipient> {
    let read = CheckedHrpstring::new::<Bech32>(text).ok()?;
    let bytes: Vec<u8> = read.byte_iter().collect();
    (read.hrp() == Hrp::parse_unchecked(HRP)).then(|| bytes.try_into().ok().map(Recipient::X25519))?
}

fn ssh_ed25519(text: &str) -> Option<Recipient> {
    let wire = STANDARD.decode(text).ok()?;
    let rest = prefixed(&wire, SSH_ED25519.as_bytes())?;
    let (length, key) = rest.split_first_chunk::<4>()?;
    let key: [u8; 32] = key.try_into().ok().filter(|_| u32::from_be_bytes(*length) == 32)?;
    // A point of small order agrees on a secret that everybody knows.
    let point = CompressedEdwardsY(key).decompress().filter(|point| !point.is_small_order())?;
    Some(Recipient::SshEd25519 { wire, montgomery: point.to_montgomery().to_bytes() })
}

/// What stands behind this string, with its length before it.
fn prefixed<'a>(wire: &'a [u8], word: &[u8]) -> Option<&'a [u8]> {
    let (length, rest) = wire.split_first_chunk::<4>()?;
    let is_it = usize::try_from(u32::from_be_bytes(*length)).ok()? == word.len();
    rest.strip_prefix(word).filter(|_| is_it)
}

/// Its kind, as people know it.
impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::X25519(_) => "age X25519",
            Self::SshEd25519 { .. } => SSH_ED25519,
        })
    }
}
