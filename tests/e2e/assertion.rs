//! What a client does with its certificate: openssl holds the private key, and signs assertions with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha1::{Digest as _, Sha1};
use sha2::Sha256;

use crate::tenant::Tenant;
use crate::tenant::values::{base64url, guid, now};

/// A folder with `key.pem` and `certificate.der` in it, gone when the test is over.
pub struct OpenSsl(PathBuf);

impl OpenSsl {
    fn folder(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("client-{name}-{}", guid()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// With a certificate of openssl's own.
    pub fn with_certificate(name: &str) -> Self {
        let made = Self::folder(name);
        let subject = format!("/CN={name}");
        made.run(&[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            "key.pem",
            "-days",
            "30",
            "-subj",
            &subject,
            "-outform",
            "DER",
            "-out",
            "certificate.der",
        ]);
        made
    }

    /// With a private key in PEM, and its certificate in base64.
    pub fn with(private_key: &str, certificate: &str) -> Self {
        let made = Self::folder("given");
        fs::write(made.0.join("key.pem"), private_key).unwrap();
        fs::write(made.0.join("certificate.der"), STANDARD.decode(certificate).unwrap()).unwrap();
        made
    }

    /// Runs openssl, which has to be content, and answers what it says.
    pub fn run(&self, words: &[&str]) -> String {
        let said = Command::new("openssl").args(words).current_dir(&self.0).output().unwrap();
        let text = [&said.stdout, &said.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat();
        assert!(said.status.success(), "openssl {words:?}: {text}");
        text
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    fn der(&self) -> Vec<u8> {
        fs::read(self.0.join("certificate.der")).unwrap()
    }

    pub fn der_in_base64(&self) -> String {
        STANDARD.encode(self.der())
    }

    pub fn private_key_in_base64(&self) -> String {
        self.run(&["pkey", "-in", "key.pem", "-outform", "DER", "-out", "key.der"]);
        STANDARD.encode(fs::read(self.0.join("key.der")).unwrap())
    }

    pub fn sha1_in_base64(&self) -> String {
        STANDARD.encode(Sha1::digest(self.der()))
    }

    pub fn x5t_s256(&self) -> String {
        base64url(&Sha256::digest(self.der()))
    }

    fn signed(&self, message: &str, algorithm: &str) -> Vec<u8> {
        fs::write(self.0.join("message"), message).unwrap();
        let mut words = vec!["dgst", "-sha256", "-sign", "key.pem", "-out", "signature"];
        if algorithm == "PS256" {
            words.extend(["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"]);
        }
        words.push("message");
        self.run(&words);
        fs::read(self.0.join("signature")).unwrap()
    }
}

impl Drop for OpenSsl {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A client assertion.
#[derive(Clone)]
pub struct Assertion {
    pub algorithm: &'static str,
    pub audience: String,
    pub issuer: String,
    /// Seconds.
    pub lifetime: i64,
    /// The certificate that the header names, where it is another one than that of who signs.
    pub names: Option<String>,
}

impl Assertion {
    /// As an application of this tenant writes it.
    pub fn of(tenant: &Tenant, app_id: &str) -> Self {
        Self {
            algorithm: "PS256",
            audience: format!("https://{}/{}/oauth2/v2.0/token", tenant.cloud().login, tenant.tenant_id),
            issuer: app_id.to_owned(),
            lifetime: 300,
            names: None,
        }
    }

    /// The whole of it, signed.
    pub fn sign(&self, with: &OpenSsl) -> String {
        let print = self.names.clone().unwrap_or_else(|| with.x5t_s256());
        let header = json!({ "alg": self.algorithm, "typ": "JWT", "x5t#S256": print });
        let begins = now().unix_timestamp();
        let claims = json!({
            "aud": self.audience, "iss": self.issuer, "sub": self.issuer, "jti": guid(),
            "nbf": begins, "exp": begins + self.lifetime,
        });
        let message = [header, claims].map(|part| base64url(part.to_string().as_bytes())).join(".");
        let signature = self.signed_by(with, &message);
        [message, signature].join(".")
    }

    fn signed_by(&self, with: &OpenSsl, message: &str) -> String {
        base64url(&with.signed(message, self.algorithm))
    }
}
