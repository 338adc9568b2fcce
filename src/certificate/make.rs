//! Making a self-signed certificate: what is to be signed, and the certificate with the signature in it.
//!
//! It is what Entra ID documents for a client: an RSA key, SHA-256, version 3, for digital signatures alone, and no
//! authority over others. <https://learn.microsoft.com/entra/identity-platform/howto-create-self-signed-certificate>

use signature::Keypair;
use time::{Duration, OffsetDateTime};
use x509_cert::{
    TbsCertificate,
    attr::AttributeTypeAndValue,
    builder::{Builder as _, CertificateBuilder, Result as Built, profile::BuilderProfile},
    der::{
        self, Decode as _, Encode as _,
        asn1::{Any, BitString, Null, ObjectIdentifier, SetOfVec, Utf8StringRef},
    },
    ext::{
        Extension, ToExtension as _,
        pkix::{BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier},
    },
    name::{Name, RdnSequence, RelativeDistinguishedName},
    serial_number::SerialNumber,
    spki::{
        self, AlgorithmIdentifierOwned, Document, DynSignatureAlgorithmIdentifier, EncodePublicKey,
        SubjectPublicKeyInfoOwned, SubjectPublicKeyInfoRef,
    },
    time::{Time, Validity},
};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const SHA_256_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
/// The most characters of a common name, in X.520.
pub const MAX_COMMON_NAME: usize = 64;
/// A certificate is valid from a little before it is made: the clocks of others may be slow.
const BEFORE: Duration = Duration::minutes(5);

/// What a certificate is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The common name, which is subject and issuer.
    pub common_name: String,
    /// For how long it is valid.
    pub lifetime: Duration,
    /// Random bytes, which tell it from others of this name.
    pub serial: [u8; 16],
}

/// It cannot be made of this: the public key is none, or the name is too long to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a certificate")]
pub struct NotMade;

/// A certificate that lacks its signature.
pub struct Unsigned {
    builder: CertificateBuilder<SelfSigned>,
    signer: Signer,
    bytes: Vec<u8>,
}

impl Unsigned {
    /// A certificate for this public key (`SubjectPublicKeyInfo` in DER).
    pub fn new(wanted: &Wanted, public_key: &[u8], now: OffsetDateTime) -> Result<Self, NotMade> {
        Self::build(wanted, public_key, now).map_err(|_| NotMade)
    }

    fn build(wanted: &Wanted, public_key: &[u8], now: OffsetDateTime) -> Built<Self> {
        let key = SubjectPublicKeyInfoOwned::from_der(public_key)?;
        // With a number that is positive and has all its bytes, whatever was drawn.
        let mut serial = wanted.serial;
        serial[0] = serial[0] & 0x7F | 0x40;
        let start = now.saturating_sub(BEFORE);
        let validity = Validity::new(moment(start)?, moment(start.saturating_add(wanted.lifetime))?);
        let profile = SelfSigned(common_name(&wanted.common_name)?);
        let mut builder = CertificateBuilder::new(profile, SerialNumber::new(&serial)?, validity, key.clone())?;
        let signer = Signer(key);
        let bytes = builder.finalize(&signer)?;
        Ok(Self { builder, signer, bytes })
    }

    /// What is to be signed, with RSASSA-PKCS1-v1_5 and SHA-256.
    pub fn to_be_signed(&self) -> &[u8] {
        &self.bytes
    }

    /// The certificate, in DER.
    pub fn signed(self, signature: &[u8]) -> Result<Vec<u8>, NotMade> {
        let signature = BitString::from_bytes(signature).map_err(|_| NotMade)?;
        let made = self.builder.assemble(signature, &self.signer).map_err(|_| NotMade)?;
        made.to_der().map_err(|_| NotMade)
    }
}

/// Years after 2049 are written in another form, which the builder sees to.
fn moment(at: OffsetDateTime) -> der::Result<Time> {
    let seconds = u64::try_from(at.unix_timestamp()).unwrap_or_default();
    Ok(der::DateTime::from_unix_duration(std::time::Duration::from_secs(seconds))?.into())
}

/// A name with nothing but a common name, which no character in it ends.
fn common_name(text: &str) -> der::Result<Name> {
    let value = Any::from(Utf8StringRef::new(text)?);
    let mut part = SetOfVec::new();
    part.insert(AttributeTypeAndValue { oid: COMMON_NAME, value })?;
    let mut names = RdnSequence::default();
    names.push(RelativeDistinguishedName::from(part));
    Name::from_der(&names.to_der()?)
}

/// Whoever signs, as the builder wants to know them: the signature comes from elsewhere.
struct Signer(SubjectPublicKeyInfoOwned);

#[derive(Clone)]
struct PublicKey(SubjectPublicKeyInfoOwned);

impl Keypair for Signer {
    type VerifyingKey = PublicKey;

    fn verifying_key(&self) -> PublicKey {
        PublicKey(self.0.clone())
    }
}

impl EncodePublicKey for PublicKey {
    fn to_public_key_der(&self) -> spki::Result<Document> {
        Ok(Document::try_from(self.0.to_der()?)?)
    }
}

impl DynSignatureAlgorithmIdentifier for Signer {
    fn signature_algorithm_identifier(&self) -> spki::Result<AlgorithmIdentifierOwned> {
        Ok(AlgorithmIdentifierOwned { oid: SHA_256_WITH_RSA, parameters: Some(Any::from(Null)) })
    }
}

/// A certificate that its own subject has issued.
struct SelfSigned(Name);

impl BuilderProfile for SelfSigned {
    fn get_issuer(&self, subject: &Name) -> Name {
        subject.clone()
    }

    fn get_subject(&self) -> Name {
        self.0.clone()
    }

    fn build_extensions(
        &self,
        key: SubjectPublicKeyInfoRef<'_>,
        _: SubjectPublicKeyInfoRef<'_>,
        _: &TbsCertificate,
    ) -> Built<Vec<Extension>> {
        let constraints = BasicConstraints { ca: false, path_len_constraint: None };
        Ok(vec![
            constraints.to_extension(&self.0, &[])?,
            KeyUsage(KeyUsages::DigitalSignature.into()).to_extension(&self.0, &[])?,
            SubjectKeyIdentifier::try_from(key)?.to_extension(&self.0, &[])?,
        ])
    }
}
