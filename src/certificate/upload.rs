//! Reading what a person has chosen, dropped or pasted.
//!
//! # Invariants
//! What holds a private key is refused first: by its words, by its form, and by its form within base64. Nothing of it is
//! kept, and no other reader sees it.

use base64::alphabet::STANDARD;
use base64::{
    Engine as _,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use super::read;
use crate::directory::certificate::Certificate;

/// The most bytes of a file: a chain of a dozen certificates, with what some tools write around them.
pub const MAX_LENGTH: usize = 256 * 1_024;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// PKCS #7 and what is within it: 1.2.840.113549.1.7.
const PKCS7: [u8; 8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07];
/// Ways to encrypt with a password: 1.2.840.113549.1.5 and .12.
const WITH_PASSWORD: [&[u8]; 2] =
    [&[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x05], &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C]];

const INTEGER: u8 = 0x02;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The certificates that a client can prove itself with.
    pub certificates: Vec<Certificate>,
    /// How many were left out, since another one of the file was issued by them.
    pub issuers: usize,
}

/// Why nothing was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It is larger than any certificate.
    #[error("too large")]
    TooLarge,
    /// There is a private key in it.
    #[error("a private key")]
    PrivateKey,
    /// It is a bundle of the kind PKCS #7.
    #[error("PKCS #7")]
    Pkcs7,
    /// It asks for a certificate, and is none.
    #[error("a request")]
    Request,
    /// It is a public key, without a certificate around it.
    #[error("a public key")]
    PublicKey,
    /// It is nothing of all that.
    #[error("no certificate")]
    NoCertificate,
}

/// Reads the certificates of a file or a pasted text.
pub fn read(bytes: &[u8]) -> Result<Upload, NotRead> {
    if bytes.len() > MAX_LENGTH {
        return Err(NotRead::TooLarge);
    }
    let text = as_text(bytes);
    if has_private_words(&text) {
        return Err(NotRead::PrivateKey);
    }
    let is_pem = text.contains("-----BEGIN ");
    // Whatever stands between the blocks.
    if is_pem && hides_private_key(bytes) {
        return Err(NotRead::PrivateKey);
    }
    let blocks = if is_pem { pem(&text)? } else { vec![bare(bytes, &text)?] };
    // All of them are looked at before the first is read.
    let mut found = Vec::new();
    for (elements, rest) in blocks.iter().map(|block| each(block)) {
        if hides_private_key(rest) {
            return Err(NotRead::PrivateKey);
        }
        found.extend(elements);
    }
    found.iter().try_for_each(|one| check(one))?;
    let mut certificates: Vec<Certificate> = Vec::new();
    for one in found {
        let certificate = read::certificate(one).ok_or(NotRead::NoCertificate)?;
        if !certificates.contains(&certificate) {
            certificates.push(certificate);
        }
    }
    let all = certificates.clone();
    // Whoever signed itself was issued by nobody: two of one name, as at a renewal, are two.
    certificates.retain(|one| !all.iter().any(|other| !other.is_self_signed() && other.issuer == one.subject));
    if certificates.is_empty() {
        return Err(NotRead::NoCertificate);
    }
    Ok(Upload { issuers: all.len() - certificates.len(), certificates })
}

/// The characters of a text, were it in UTF-8 or, as Windows writes it, in UTF-16.
fn as_text(bytes: &[u8]) -> String {
    bytes.iter().filter(|byte| byte.is_ascii() && **byte != 0).map(|byte| char::from(*byte)).collect()
}

/// Words that files with private keys have in them, whatever else is there.
fn has_private_words(text: &str) -> bool {
    let is_json_key = || text.contains("\"kty\"") && text.contains("\"d\"");
    let is_xml_key = || text.contains("<RSAKeyValue>") && text.contains("<D>");
    text.to_ascii_uppercase().contains("PRIVATE KEY")
        || text.contains("PuTTY-User-Key-File")
        || is_json_key()
        || is_xml_key()
}

/// What stands in the blocks of a PEM file.
fn pem(text: &str) -> Result<Vec<Vec<u8>>, NotRead> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("-----BEGIN ") {
        let (label, after) = after.split_once("-----").ok_or(NotRead::NoCertificate)?;
        let (body, after) = after.split_once("-----END ").ok_or(NotRead::NoCertificate)?;
        rest = after;
        match label {
            "CERTIFICATE" | "X509 CERTIFICATE" => blocks.push(decoded(body).ok_or(NotRead::NoCertificate)?),
            "PKCS7" | "CMS" | "PKCS #7 SIGNED DATA" => return Err(NotRead::Pkcs7),
            "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => return Err(NotRead::Request),
            "PUBLIC KEY" | "RSA PUBLIC KEY" => return Err(NotRead::PublicKey),
            // Parameters and lists of revoked certificates are in some files as well.
            _ => {}
        }
    }
    if blocks.is_empty() { Err(NotRead::NoCertificate) } else { Ok(blocks) }
}

/// DER, or DER in base64.
fn bare(bytes: &[u8], text: &str) -> Result<Vec<u8>, NotRead> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(NotRead::Empty);
    }
    if bytes.first() == Some(&SEQUENCE)
        && element(bytes).is_some_and(|first| [SEQUENCE, INTEGER, OBJECT_IDENTIFIER].contains(&first.tag))
    {
        return Ok(bytes.to_vec());
    }
    decoded(text).ok_or(NotRead::NoCertificate)
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    let dense: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    BASE64.decode(dense).ok().filter(|bytes| !bytes.is_empty())
}

/// The first element within a sequence.
struct First<'a> {
    tag: u8,
    value: &'a [u8],
}

/// Where the value of an element begins, and its length; no length where it ends by a mark of its own.
fn header(bytes: &[u8]) -> Option<(usize, Option<usize>)> {
    match *bytes.get(1)? {
        0x80 => Some((2, None)),
        short @ 0..0x80 => Some((2, Some(usize::from(short)))),
        long => {
            let count = usize::from(long & 0x7F);
            let digits = bytes.get(2..2 + count).filter(|digits| digits.len() <= 3)?;
            Some((2 + count, Some(digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)))))
        }
    }
}

fn element(bytes: &[u8]) -> Option<First<'_>> {
    let inner = bytes.get(header(bytes)?.0..)?;
    let (at, length) = header(inner)?;
    let value = inner.get(at..)?;
    Some(First { tag: *inner.first()?, value: length.and_then(|length| value.get(..length)).unwrap_or(value) })
}

/// What begins as one of these is none of ours: a private key begins with a small number, its version, and so does a
/// PKCS #12 file; one with a password says first how it was encrypted.
fn check(bytes: &[u8]) -> Result<(), NotRead> {
    let Some(first) = element(bytes).filter(|_| bytes.first() == Some(&SEQUENCE)) else {
        return Err(NotRead::NoCertificate);
    };
    let is_of = |oid: &[u8], prefix: &[u8]| oid.starts_with(prefix);
    match (first.tag, first.value) {
        (INTEGER, [_]) => Err(NotRead::PrivateKey),
        (INTEGER, _) => Err(NotRead::PublicKey),
        (OBJECT_IDENTIFIER, oid) if is_of(oid, &PKCS7) => Err(NotRead::Pkcs7),
        (SEQUENCE, [OBJECT_IDENTIFIER, _, oid @ ..]) => {
            let is_encrypted = WITH_PASSWORD.iter().any(|prefix| is_of(oid, prefix));
            Err(if is_encrypted { NotRead::PrivateKey } else { NotRead::PublicKey })
        }
        // A request has its version where a certificate has a serial number, or a mark before it.
        (SEQUENCE, [INTEGER, 1, 0, SEQUENCE, ..]) => Err(NotRead::Request),
        (SEQUENCE, _) => Ok(()),
        _ => Err(NotRead::NoCertificate),
    }
}

/// Whether something in it begins as a private key does. Within a certificate something may, so this is for what stands
/// around them.
fn hides_private_key(bytes: &[u8]) -> bool {
    (0..bytes.len()).any(|at| check(&bytes[at..]) == Err(NotRead::PrivateKey))
}

/// The elements that follow each other, and what is left behind the last.
fn each(bytes: &[u8]) -> (Vec<&[u8]>, &[u8]) {
    let mut found = Vec::new();
    let mut rest = bytes;
    while rest.first() == Some(&SEQUENCE) {
        let whole = header(rest).and_then(|(at, length)| at.checked_add(length?));
        let Some((one, after)) = whole.and_then(|whole| rest.split_at_checked(whole)) else { break };
        found.push(one);
        rest = after;
    }
    if found.is_empty() { (vec![bytes], &[]) } else { (found, rest) }
}
