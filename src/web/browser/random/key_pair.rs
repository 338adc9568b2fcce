//! Key pairs, drawn and used by `WebCrypto`.
//!
//! # Invariants
//! A private key comes out of the browser once, for the one file that the person saves: into [`PrivateKey`], which is
//! wiped. The bytes that the browser hands over are overwritten as well; copies of its own are beyond reach.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use crate::certificate::private_key::PrivateKey;

/// Certificates are signed with it; what Entra ID takes of a client, PS256 and RS256, any tool does with the same key.
const ALGORITHM: &str = "RSASSA-PKCS1-v1_5";

/// The browser makes no keys: an old one, or a page without HTTPS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoKeys;

impl From<JsValue> for NoKeys {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// A key pair of RSA.
pub struct KeyPair {
    subtle: SubtleCrypto,
    private: CryptoKey,
    public: CryptoKey,
}

impl KeyPair {
    /// Draws one with so many bits. That can take seconds.
    pub async fn generate(bits: u32) -> Result<Self, NoKeys> {
        let crypto = crate::web::browser::window().ok_or(NoKeys)?.crypto()?;
        // By its name, as the two keys: glue of its own for each would weigh on the first load. Where the page is no secure
        // context, there is none.
        let subtle = Reflect::get(&crypto, &"subtle".into())?;
        if !subtle.is_object() {
            return Err(NoKeys);
        }
        let subtle: SubtleCrypto = subtle.unchecked_into();
        let hash = Object::new();
        Reflect::set(&hash, &"name".into(), &"SHA-256".into())?;
        let wanted = Object::new();
        for (name, value) in [
            ("name", ALGORITHM.into()),
            ("modulusLength", bits.into()),
            ("publicExponent", Uint8Array::from(&[1, 0, 1][..]).into()),
            ("hash", hash.into()),
        ] {
            Reflect::set(&wanted, &name.into(), &value)?;
        }
        let usages = Array::of2(&"sign".into(), &"verify".into());
        let pair = JsFuture::from(subtle.generate_key_with_object(&wanted, true, &usages)?).await?;
        let key = |name: &str| Reflect::get(&pair, &name.into()).map(JsCast::unchecked_into);
        Ok(Self { private: key("privateKey")?, public: key("publicKey")?, subtle })
    }

    /// The public key: `SubjectPublicKeyInfo` in DER.
    pub async fn public(&self) -> Result<Vec<u8>, NoKeys> {
        Ok(self.export("spki", &self.public).await?.to_vec())
    }

    /// Signs, with SHA-256.
    pub async fn sign(&self, message: &[u8]) -> Result<Vec<u8>, NoKeys> {
        let message = Uint8Array::from(message);
        let signed = self.subtle.sign_with_str_and_js_u8_array(ALGORITHM, &self.private, &message)?;
        Ok(bytes(JsFuture::from(signed).await?).to_vec())
    }

    /// The private key. The pair is gone with it.
    pub async fn into_private(self) -> Result<PrivateKey, NoKeys> {
        let exported = self.export("pkcs8", &self.private).await?;
        let key = PrivateKey::new(exported.to_vec());
        exported.fill(0, 0, exported.length());
        Ok(key)
    }

    async fn export(&self, format: &str, key: &CryptoKey) -> Result<Uint8Array, NoKeys> {
        Ok(bytes(JsFuture::from(self.subtle.export_key(format, key)?).await?))
    }
}

fn bytes(buffer: JsValue) -> Uint8Array {
    Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>())
}
