//! An identity provider of the tests' own: a key that lies on disk, tokens that it signs by RS256, and the check of a
//! signature, both by openssl.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use super::values::{base64url, guid, now};

/// An identity provider.
pub struct Issuer {
    pub url: &'static str,
    folder: PathBuf,
}

fn openssl(arguments: &[&str]) -> bool {
    Command::new("openssl").args(arguments).output().is_ok_and(|output| output.status.success())
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

impl Issuer {
    /// One with a key of its own.
    pub fn new(url: &'static str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("issuer-{}", guid()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let own = Self { url, folder };
        let (key, public) = (own.folder.join("key.pem"), own.public_key());
        let bits = "rsa_keygen_bits:2048";
        assert!(openssl(&["genpkey", "-algorithm", "RSA", "-pkeyopt", bits, "-out", text(&key)]), "a key");
        assert!(openssl(&["pkey", "-in", text(&key), "-pubout", "-out", text(&public)]), "its public part");
        own
    }

    /// Where its public key lies, as others fetch it.
    pub fn public_key(&self) -> PathBuf {
        self.folder.join("public.pem")
    }

    /// A token for this subject and audience, good for ten minutes.
    pub fn token(&self, subject: &str, audience: &str) -> String {
        let header = json!({ "typ": "JWT", "alg": "RS256", "kid": "1" });
        let at = now().unix_timestamp();
        let claims = json!({
            "iss": self.url, "sub": subject, "aud": audience, "iat": at, "nbf": at, "exp": at + 600, "jti": guid(),
        });
        let encoded = [header, claims].map(|part| base64url(part.to_string().as_bytes()));
        let signed = encoded.join(".");
        let (input, signature) = (self.folder.join("signed"), self.folder.join("signature"));
        std::fs::write(&input, &signed).expect("a file");
        let key = self.folder.join("key.pem");
        let sign = ["dgst", "-sha256", "-sign", text(&key), "-out", text(&signature), text(&input)];
        assert!(openssl(&sign), "a signature");
        format!("{signed}.{}", base64url(&std::fs::read(signature).expect("a file")))
    }
}

impl Drop for Issuer {
    fn drop(&mut self) {
        // What is left lies in the folder of the build.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Whether what was signed has this signature of the key.
pub fn verifies(public_key: &Path, signed: &str, signature: &[u8]) -> bool {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("verify-{}", guid()));
    let written = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(folder.join("signed"), signed))
        .and_then(|()| std::fs::write(folder.join("signature"), signature));
    let (input, given) = (folder.join("signed"), folder.join("signature"));
    let verify = ["dgst", "-sha256", "-verify", text(public_key), "-signature", text(&given), text(&input)];
    let good = written.is_ok() && openssl(&verify);
    // The same here.
    let _ = std::fs::remove_dir_all(&folder);
    good
}
