//! What a certificate says.

use std::time::Duration;

use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use x509_cert::{
    der::{
        self, Decode as _, Reader as _, SliceReader, Tag, Tagged as _,
        asn1::{Any, ObjectIdentifier, UintRef},
    },
    name::Name,
    spki::SubjectPublicKeyInfoOwned,
};

use crate::directory::certificate::{Certificate, Der, KeyKind, Thumbprint};

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const ELLIPTIC_CURVE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

/// What the parts of a name are called, for those that are common. The others stand there by their numbers.
const NAMES: [(&str, &str); 11] = [
    ("2.5.4.3", "CN"),
    ("2.5.4.5", "SERIALNUMBER"),
    ("2.5.4.6", "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.9", "STREET"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("0.9.2342.19200300.100.1.1", "UID"),
    ("0.9.2342.19200300.100.1.25", "DC"),
    ("1.2.840.113549.1.9.1", "E"),
];

/// Reads one certificate, and nothing behind it.
pub fn certificate(bytes: &[u8]) -> Option<Certificate> {
    let read = x509_cert::Certificate::from_der(bytes).ok()?;
    let tbs = read.tbs_certificate();
    let validity = tbs.validity();
    Some(Certificate {
        der: Der::new(bytes.to_vec())?,
        subject: name(tbs.subject()),
        issuer: name(tbs.issuer()),
        start: moment(validity.not_before.to_unix_duration())?,
        end: moment(validity.not_after.to_unix_duration())?,
        key: key(tbs.subject_public_key_info()),
        sha256: Thumbprint(Sha256::digest(bytes).into()),
        sha1: Thumbprint(Sha1::digest(bytes).into()),
    })
}

fn moment(since: Duration) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(since.as_secs().try_into().ok()?).ok()
}

fn key(info: &SubjectPublicKeyInfoOwned) -> KeyKind {
    match info.algorithm.oid {
        RSA | RSA_PSS => bits(info.subject_public_key.raw_bytes()).map_or(KeyKind::Other, KeyKind::Rsa),
        ELLIPTIC_CURVE => KeyKind::EllipticCurve,
        _ => KeyKind::Other,
    }
}

/// The length of the modulus, which is the first of an `RSAPublicKey`.
fn bits(key: &[u8]) -> Option<u32> {
    let mut reader = SliceReader::new(key).ok()?;
    let modulus = reader.sequence(|inner| {
        let modulus = UintRef::decode(inner)?;
        UintRef::decode(inner)?;
        Ok::<_, der::Error>(modulus)
    });
    let bytes = modulus.ok()?.as_bytes().to_vec();
    let all = u32::try_from(bytes.len()).ok()?.checked_mul(8)?;
    Some(all - bytes.first()?.leading_zeros())
}

/// A name as RFC 4514 writes it: the last part first.
fn name(name: &Name) -> String {
    let rdns: Vec<_> = name.iter_rdn().collect();
    let parts = rdns.into_iter().rev().map(|rdn| {
        let values: Vec<String> =
            rdn.iter().map(|part| [&called(part.oid), "=", &value(&part.value)].concat()).collect();
        values.join("+")
    });
    parts.collect::<Vec<_>>().join(",")
}

fn called(oid: ObjectIdentifier) -> String {
    let number = oid.to_string();
    NAMES.iter().find(|(known, _)| *known == number).map_or(number, |(_, name)| (*name).to_owned())
}

/// A text of a name. What is no text in an encoding that is in use is told as such.
fn value(value: &Any) -> String {
    let bytes = value.value();
    let text = match value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String => String::from_utf8_lossy(bytes).into_owned(),
        // Nobody has written it as T.61 says, but as Latin 1.
        Tag::TeletexString => bytes.iter().map(|byte| char::from(*byte)).collect(),
        Tag::BmpString => {
            let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        _ => "?".to_owned(),
    };
    let mut written = String::with_capacity(text.len());
    for character in text.chars() {
        // It stands on one line, whatever somebody has put into it.
        let character = if character.is_control() { char::REPLACEMENT_CHARACTER } else { character };
        if matches!(character, '"' | '+' | ',' | ';' | '<' | '>' | '\\') {
            written.push('\\');
        }
        written.push(character);
    }
    written
}
