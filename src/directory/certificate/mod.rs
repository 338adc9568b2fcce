//! Certificates of a client: the public part, which Entra ID keeps, and what it says.
//!
//! # Invariants
//! There is no place here for a private key. What a certificate says was read out of it by [`crate::certificate`] when it
//! came into the form; a certificate out of storage is parsed by type, and Graph reads what it is sent for itself.

use std::fmt;

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::severity::Severity;

/// The most bytes of a certificate, in DER. A key of 16,384 bits and a dozen extensions fit.
pub const MAX_DER: usize = 8 * 1_024;
/// The shortest RSA key that is still taken to be strong.
const LEAST_BITS: u32 = 2_048;

/// A certificate. It is stored as one text, a line for each thing that it says: fields of their own would weigh 3 kB of
/// what every draft is restored with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Certificate {
    /// The whole of it, as Graph takes it.
    pub der: Der,
    /// Whom it was issued to. On one line.
    pub subject: String,
    /// Who issued it: with a self-signed one, the same.
    pub issuer: String,
    /// The first second in which it is valid.
    pub start: OffsetDateTime,
    /// The last one.
    pub end: OffsetDateTime,
    /// Its public key.
    pub key: KeyKind,
    /// SHA-256 of it.
    pub sha256: Thumbprint<32>,
    /// SHA-1 of it: the name that Entra ID and older libraries know it by.
    pub sha1: Thumbprint<20>,
}

/// What was stored is no certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no certificate")]
pub struct NoCertificate;

impl From<Certificate> for String {
    fn from(certificate: Certificate) -> Self {
        let Certificate { der, subject, issuer, start, end, key, sha256, sha1 } = certificate;
        let key = match key {
            KeyKind::Rsa(bits) => bits,
            KeyKind::EllipticCurve => 1,
            KeyKind::Other => 0,
        };
        let numbers = [start.unix_timestamp(), end.unix_timestamp(), i64::from(key)].map(|number| number.to_string());
        let [start, end, key] = &numbers;
        [&der.base64(), &sha256.base64url(), &sha1.base64url(), start, end, key, &subject, &issuer]
            .map(String::as_str)
            .join("\n")
    }
}

impl TryFrom<String> for Certificate {
    type Error = NoCertificate;

    fn try_from(stored: String) -> Result<Self, NoCertificate> {
        Self::read(&stored).ok_or(NoCertificate)
    }
}

/// The kind of a public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA, with so many bits.
    Rsa(u32),
    /// An elliptic curve.
    EllipticCurve,
    /// Something else.
    Other,
}

/// What speaks against a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// It is valid no more.
    Expired,
    /// It is not valid yet.
    NotYetValid,
    /// The RSA key has fewer than 2,048 bits.
    WeakKey(u32),
    /// Entra ID takes signatures of RSA keys alone.
    NotRsa,
}

impl Concern {
    /// How much it weighs.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Expired | Self::NotRsa => Severity::Error,
            Self::NotYetValid | Self::WeakKey(_) => Severity::Warning,
        }
    }
}

impl Certificate {
    fn read(stored: &str) -> Option<Self> {
        let mut lines = stored.split('\n');
        let mut next = || lines.next();
        let der = Der::new(STANDARD.decode(next()?).ok()?)?;
        let (sha256, sha1) = (Thumbprint::read(next()?)?, Thumbprint::read(next()?)?);
        let mut moment = || OffsetDateTime::from_unix_timestamp(next()?.parse().ok()?).ok();
        let (start, end) = (moment()?, moment()?);
        let key = match next()?.parse().ok()? {
            0 => KeyKind::Other,
            1 => KeyKind::EllipticCurve,
            bits => KeyKind::Rsa(bits),
        };
        Some(Self { der, subject: next()?.to_owned(), issuer: next()?.to_owned(), start, end, key, sha256, sha1 })
    }

    /// What speaks against it.
    pub fn concerns(&self, now: OffsetDateTime) -> Vec<Concern> {
        let mut concerns = Vec::new();
        if self.end < now {
            concerns.push(Concern::Expired);
        } else if self.start > now {
            concerns.push(Concern::NotYetValid);
        }
        match self.key {
            KeyKind::Rsa(bits) if bits < LEAST_BITS => concerns.push(Concern::WeakKey(bits)),
            KeyKind::Rsa(_) => {}
            KeyKind::EllipticCurve | KeyKind::Other => concerns.push(Concern::NotRsa),
        }
        concerns
    }

    /// Who signed it is who it was issued to.
    pub fn is_self_signed(&self) -> bool {
        self.subject == self.issuer
    }

    /// What it is called among others: the common name of its subject, or all of it.
    pub fn name(&self) -> &str {
        let common = |part: &&str| part.starts_with("CN=");
        self.subject.split(',').find(common).map_or(&self.subject, |part| &part[3..])
    }
}

/// A certificate in DER.
#[derive(Clone, PartialEq, Eq)]
pub struct Der(Vec<u8>);

impl Der {
    /// Takes the bytes of a certificate, unless they are too many.
    pub fn new(bytes: Vec<u8>) -> Option<Self> {
        (bytes.len() <= MAX_DER && bytes.first() == Some(&0x30)).then_some(Self(bytes))
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As Graph takes it: `key` of a `keyCredential`.
    pub fn base64(&self) -> String {
        STANDARD.encode(&self.0)
    }

    /// As most tools take it.
    pub fn pem(&self) -> String {
        pem("CERTIFICATE", &self.base64())
    }
}

impl fmt::Debug for Der {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Der({} bytes)", self.0.len())
    }
}

/// Base64 in lines of 64 characters, between the two lines that say what it is.
pub fn pem(label: &str, base64: &str) -> String {
    let mut text = ["-----BEGIN ", label, "-----\n"].concat();
    let mut rest = base64;
    while let Some((line, after)) = rest.split_at_checked(64) {
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    if !rest.is_empty() {
        text.push_str(rest);
        text.push('\n');
    }
    text.push_str(&["-----END ", label, "-----\n"].concat());
    text
}

/// A digest of a certificate, which it is known by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Thumbprint<const N: usize>(pub [u8; N]);

impl<const N: usize> Thumbprint<N> {
    /// In capitals, as Entra ID and Windows show it.
    pub fn hex(&self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        let digit = |four: u8| char::from(DIGITS[usize::from(four & 15)]);
        self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
    }

    fn read(base64url: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(base64url).ok()?.try_into().ok().map(Self)
    }

    /// As the header of a signed assertion has it: `x5t#S256`, `x5t`.
    pub fn base64url(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }
}

impl<const N: usize> fmt::Debug for Thumbprint<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn certificate() -> Certificate {
        Certificate {
            der: Der(vec![0x30, 1, 2]),
            subject: "CN=Contoso portal,O=Contoso".to_owned(),
            issuer: "CN=Contoso CA".to_owned(),
            start: datetime!(2026-11-01 00:00 UTC),
            end: datetime!(2027-11-01 00:00 UTC),
            key: KeyKind::Rsa(2_048),
            sha256: Thumbprint([0xAB; 32]),
            sha1: Thumbprint([0xFE; 20]),
        }
    }

    #[test]
    fn a_certificate_comes_back_out_of_storage_as_it_was() {
        let kept = serde_json::to_string(&certificate()).unwrap();
        assert_eq!(serde_json::from_str::<Certificate>(&kept).unwrap(), certificate());
    }

    #[test]
    fn what_is_no_certificate_does_not_come_out_of_storage() {
        let kept = String::from(certificate());
        for (place, hostile) in [
            (0, "AAAA"),
            (0, "../../me"),
            (0, ""),
            (1, "q6ur"),
            (2, "not base64!"),
            (3, "2026-11-01"),
            (4, "99999999999999999"),
            (5, "-1"),
        ] {
            let mut lines: Vec<&str> = kept.split('\n').collect();
            lines[place] = hostile;
            let read = Certificate::try_from(lines.join("\n"));
            assert_eq!(read, Err(NoCertificate), "{place}: {hostile}");
        }
        assert_eq!(Certificate::try_from(String::new()), Err(NoCertificate));
        assert_eq!(Der::new(vec![0x30; MAX_DER + 1]), None);
    }

    #[test]
    fn a_thumbprint_is_written_as_libraries_ask_for_it() {
        let print = Thumbprint([0x00, 0x1F, 0xFB, 0xFF]);
        assert_eq!((print.hex(), print.base64url()), ("001FFBFF".to_owned(), "AB_7_w".to_owned()));
    }

    #[test]
    fn each_concern_is_told_and_what_is_in_order_is_not() {
        let now = datetime!(2026-11-30 12:00 UTC);
        assert_eq!(certificate().concerns(now), []);
        let of = |change: &dyn Fn(&mut Certificate)| {
            let mut changed = certificate();
            change(&mut changed);
            changed.concerns(now)
        };
        assert_eq!(of(&|c| c.end = now - time::Duration::SECOND), [Concern::Expired]);
        assert_eq!(of(&|c| c.start = now + time::Duration::SECOND), [Concern::NotYetValid]);
        assert_eq!(of(&|c| c.key = KeyKind::Rsa(1_024)), [Concern::WeakKey(1_024)]);
        assert_eq!(of(&|c| c.key = KeyKind::EllipticCurve), [Concern::NotRsa]);
    }

    #[test]
    fn pem_has_lines_of_64_characters() {
        let text = Der(vec![0x30; 100]).pem();
        let lines: Vec<_> = text.lines().collect();
        assert_eq!((lines[0], lines[lines.len() - 1]), ("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"));
        assert_eq!(lines[1..lines.len() - 1].iter().map(|line| line.len()).collect::<Vec<_>>(), [64, 64, 8]);
        assert_eq!(pem("X", &"A".repeat(64)).lines().count(), 3);
    }

    #[test]
    fn a_certificate_is_called_by_the_common_name_of_its_subject() {
        assert_eq!(certificate().name(), "Contoso portal");
        assert_eq!(Certificate { subject: "O=Contoso".to_owned(), ..certificate() }.name(), "O=Contoso");
    }
}
