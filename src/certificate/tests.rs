//! Certificates read and made, with openssl at the other end.

use std::{fs, path::PathBuf, process::Command};

use time::{Duration, OffsetDateTime};

use super::{
    begin,
    make::Wanted,
    private_key::PrivateKey,
    upload::{self, NotRead},
};
use crate::directory::certificate::{Certificate, KeyKind};

/// A folder of a test's own, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("certificates-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// What openssl says to this.
    fn openssl(&self, line: &str) -> String {
        let words: Vec<&str> = line.split_whitespace().collect();
        let said = Command::new("openssl").args(words).current_dir(&self.0).output().unwrap();
        let text = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
        assert!(said.status.success(), "openssl {line}: {text}");
        text
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap()
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), content).unwrap();
    }

    /// A self-signed certificate of openssl's own, `NAME.pem`, and its key.
    fn certificate(&self, name: &str, kind: &str) {
        self.openssl(&format!(
            "req -x509 -newkey {kind} -nodes -keyout {name}.key -out {name}.pem -days 30 -subj /O=Contoso/CN={name}"
        ));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const NOW: OffsetDateTime = time::macros::datetime!(2026-11-30 10:30:00 UTC);

fn wanted(common_name: &str, days: i64) -> Wanted {
    Wanted { common_name: common_name.to_owned(), lifetime: Duration::days(days), serial: [0xFF; 16] }
}

/// Makes a certificate with a key that openssl has drawn, and has openssl sign it, as the browser does in the page.
fn made(folder: &Folder, wanted: &Wanted, bits: u32) -> Vec<u8> {
    folder.openssl(&format!("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:{bits} -outform DER -out key.der"));
    folder.openssl("pkey -inform DER -in key.der -pubout -outform DER -out public.der");
    let begun = begin(wanted, &folder.read("public.der"), NOW).unwrap();
    folder.write("tbs", &begun.to_be_signed);
    folder.openssl("dgst -sha256 -sign key.der -keyform DER -out signature tbs");
    let made = (begun.finish)(&folder.read("signature")).unwrap();
    folder.write("made.der", made.der.bytes());
    made.der.bytes().to_vec()
}

#[test]
fn openssl_reads_a_certificate_that_was_made_here_and_verifies_its_signature() {
    for bits in [2_048, 3_072, 4_096] {
        let folder = Folder::new(&format!("made-{bits}"));
        made(&folder, &wanted("Contoso portal", 365), bits);
        folder.openssl("x509 -inform DER -in made.der -out made.pem");
        let verified = folder.openssl("verify -x509_strict -check_ss_sig -CAfile made.pem -attime 1798800000 made.pem");
        assert!(verified.contains("made.pem: OK"), "{verified}");
        let text = folder.openssl("x509 -in made.pem -noout -text -nameopt RFC2253");
        for said in [
            "Version: 3 (0x2)",
            "Signature Algorithm: sha256WithRSAEncryption",
            "Issuer: CN=Contoso portal",
            "Subject: CN=Contoso portal",
            "Not Before: Nov 30 10:25:00 2026 GMT",
            "Not After : Nov 30 10:25:00 2027 GMT",
            &format!("Public-Key: ({bits} bit)"),
            "CA:FALSE",
            "Digital Signature",
            "X509v3 Subject Key Identifier",
            "7f:ff:ff",
        ] {
            assert!(text.contains(said), "{said} is not in {text}");
        }
    }
}

#[test]
fn what_a_certificate_says_is_read_as_openssl_reads_it() {
    let folder = Folder::new("said");
    let der = made(&folder, &wanted("Zoë's, \"portal\" + 1", 90), 2_048);
    let [read] = &upload::read(&der).unwrap().certificates[..] else { panic!("one certificate") };
    assert_eq!(read.subject, "CN=Zoë's\\, \\\"portal\\\" \\+ 1");
    assert!(read.is_self_signed());
    assert_eq!((read.start, read.end), (NOW - Duration::minutes(5), NOW - Duration::minutes(5) + Duration::days(90)));
    assert_eq!(read.key, KeyKind::Rsa(2_048));
    let print = |digest: &str| {
        let said = folder.openssl(&format!("x509 -inform DER -in made.der -noout -fingerprint -{digest}"));
        said.split('=').nth(1).unwrap().trim().replace(':', "")
    };
    assert_eq!((read.sha1.hex(), read.sha256.hex()), (print("sha1"), print("sha256")));
}

#[test]
fn a_name_says_nothing_but_itself() {
    let folder = Folder::new("name");
    let der = made(&folder, &wanted("a,O=Microsoft/CN=b\\", 1), 2_048);
    assert_eq!(only(&der).subject, "CN=a\\,O=Microsoft/CN=b\\\\");
    let text = folder.openssl("x509 -inform DER -in made.der -noout -subject -nameopt multiline");
    assert!(!text.contains("organizationName"), "{text}");
}

#[test]
fn a_certificate_may_end_after_2049() {
    let folder = Folder::new("late");
    let der = made(&folder, &wanted("late", 36_500), 2_048);
    assert_eq!(only(&der).end.year(), 2126);
}

#[test]
fn the_private_key_is_a_file_that_openssl_takes() {
    let folder = Folder::new("key");
    made(&folder, &wanted("key", 1), 2_048);
    let file = PrivateKey::new(folder.read("key.der")).pem();
    folder.write("key.pem", file.expose());
    folder.openssl("pkey -in key.pem -check -noout");
    assert!(file.expose().starts_with("-----BEGIN PRIVATE KEY-----\n"));
}

fn only(bytes: &[u8]) -> Certificate {
    let mut upload = upload::read(bytes).unwrap();
    assert_eq!(upload.certificates.len(), 1);
    upload.certificates.remove(0)
}

#[test]
fn a_certificate_is_read_in_each_form_that_tools_write() {
    let folder = Folder::new("forms");
    folder.certificate("one", "rsa:2048");
    folder.openssl("x509 -in one.pem -outform DER -out one.der");
    let (pem, der) = (folder.read("one.pem"), folder.read("one.der"));
    let read = only(&der);
    assert_eq!(read.subject, "CN=one,O=Contoso");
    assert_eq!(read.der.bytes(), der);
    assert_eq!(only(&pem), read);
    assert_eq!(only(read.der.pem().as_bytes()), read);
    assert_eq!(only(read.der.base64().as_bytes()), read);
    assert_eq!(only([&read.der.base64()[..70], "\r\n ", &read.der.base64()[70..], "\n"].concat().as_bytes()), read);
    let with_words = folder.openssl("x509 -in one.pem -text");
    assert_eq!(only(with_words.replace('\n', "\r\n").as_bytes()), read);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(pem.iter().flat_map(|byte| [*byte, 0])).collect();
    assert_eq!(only(&utf16), read);
    assert_eq!(only(&[&der[..], &der[..]].concat()), read, "the same one twice");
}

#[test]
fn several_are_read_and_of_a_chain_the_leaf_alone() {
    let folder = Folder::new("chain");
    folder.certificate("authority", "rsa:2048");
    folder.certificate("other", "rsa:3072");
    folder.openssl("req -newkey rsa:2048 -nodes -keyout leaf.key -out leaf.csr -subj /CN=leaf");
    folder.openssl("x509 -req -in leaf.csr -CA authority.pem -CAkey authority.key -set_serial 7 -days 9 -out leaf.pem");
    let [authority, other, leaf] = ["authority.pem", "other.pem", "leaf.pem"].map(|name| folder.read(name));
    let read = |parts: &[&[u8]]| {
        let upload = upload::read(&parts.concat()).unwrap();
        (upload.certificates.into_iter().map(|one| one.name().to_owned()).collect::<Vec<_>>(), upload.issuers)
    };
    assert_eq!(read(&[&leaf, &authority]), (vec!["leaf".to_owned()], 1));
    assert_eq!(read(&[&authority, &leaf]), (vec!["leaf".to_owned()], 1));
    assert_eq!(read(&[&other, &authority]), (vec!["other".to_owned(), "authority".to_owned()], 0));
    assert_eq!(read(&[&other, &authority, &leaf]), (vec!["other".to_owned(), "leaf".to_owned()], 1));
    folder.openssl("req -x509 -newkey rsa:2048 -nodes -keyout new.key -out new.pem -days 30 -subj /O=Contoso/CN=other");
    let new = folder.read("new.pem");
    assert_eq!(read(&[&other, &new]), (vec!["other".to_owned(), "other".to_owned()], 0), "one that follows another");
    assert!(!only(&leaf).is_self_signed());
    assert_eq!(only(&leaf).issuer, "CN=authority,O=Contoso");
}

#[test]
fn a_key_of_another_kind_is_told_as_such() {
    let folder = Folder::new("kinds");
    for (name, kind, read) in [
        ("small", "rsa:1024", KeyKind::Rsa(1_024)),
        ("curve", "ec -pkeyopt ec_paramgen_curve:P-256", KeyKind::EllipticCurve),
        ("edwards", "ed25519", KeyKind::Other),
    ] {
        folder.certificate(name, kind);
        assert_eq!(only(&folder.read(&format!("{name}.pem"))).key, read);
    }
}

/// Every form in which a private key is written: none is let in, alone or beside its certificate.
#[test]
fn a_file_with_a_private_key_in_it_is_refused() {
    let folder = Folder::new("private");
    folder.certificate("one", "rsa:2048");
    folder.certificate("curve", "ec -pkeyopt ec_paramgen_curve:P-256");
    let mut files = Vec::new();
    for line in [
        "pkey -in one.key -out pkcs8.pem",
        "pkey -in one.key -outform DER -out pkcs8.der",
        "rsa -in one.key -traditional -out pkcs1.pem",
        "rsa -in one.key -traditional -outform DER -out pkcs1.der",
        "ec -in curve.key -out sec1.pem",
        "ec -in curve.key -outform DER -out sec1.der",
        "pkey -in curve.key -outform DER -out curve.der",
        "pkcs8 -topk8 -in one.key -passout pass:x -out encrypted.pem",
        "pkcs8 -topk8 -in one.key -passout pass:x -outform DER -out encrypted.der",
        "pkcs8 -topk8 -in one.key -passout pass:x -v1 PBE-SHA1-3DES -outform DER -out pbe.der",
        "rsa -in one.key -aes256 -passout pass:x -out legacy.pem",
        "pkcs12 -export -in one.pem -inkey one.key -passout pass:x -out one.pfx",
    ] {
        folder.openssl(line);
        files.push(line.split_whitespace().last().unwrap().to_owned());
    }
    let certificate = folder.read("one.pem");
    let der = only(&certificate).der;
    for file in files {
        let bytes = folder.read(&file);
        assert_eq!(upload::read(&bytes), Err(NotRead::PrivateKey), "{file}");
        assert_eq!(upload::read(&[&certificate[..], &bytes].concat()), Err(NotRead::PrivateKey), "after, {file}");
        assert_eq!(upload::read(&[&bytes[..], &certificate].concat()), Err(NotRead::PrivateKey), "before, {file}");
        if bytes.first() == Some(&0x30) {
            let text = folder.openssl(&format!("base64 -in {file}"));
            assert_eq!(upload::read(text.as_bytes()), Err(NotRead::PrivateKey), "in base64, {file}");
            let masked = ["-----BEGIN CERTIFICATE-----\n", &text, "-----END CERTIFICATE-----\n"].concat();
            assert_eq!(upload::read(masked.as_bytes()), Err(NotRead::PrivateKey), "as a certificate, {file}");
            assert_eq!(upload::read(&[der.bytes(), &bytes].concat()), Err(NotRead::PrivateKey), "in a row, {file}");
        }
    }
    for text in [
        r#"{"kty":"RSA","n":"x","e":"AQAB","d":"x"}"#,
        "<RSAKeyValue><Modulus>x</Modulus><D>x</D></RSAKeyValue>",
        "PuTTY-User-Key-File-3: ssh-rsa",
        "-----BEGIN OPENSSH PRIVATE KEY-----\n",
        "-----begin private key-----\n",
    ] {
        assert_eq!(upload::read(text.as_bytes()), Err(NotRead::PrivateKey), "{text}");
    }
}

#[test]
fn what_is_no_certificate_is_told_by_what_it_is() {
    let folder = Folder::new("others");
    folder.certificate("one", "rsa:2048");
    for (line, file, is) in [
        ("crl2pkcs7 -nocrl -certfile one.pem -out one.p7b", "one.p7b", NotRead::Pkcs7),
        ("crl2pkcs7 -nocrl -certfile one.pem -outform DER -out der.p7b", "der.p7b", NotRead::Pkcs7),
        ("req -new -key one.key -subj /CN=x -out one.csr", "one.csr", NotRead::Request),
        ("req -new -key one.key -subj /CN=x -outform DER -out csr.der", "csr.der", NotRead::Request),
        ("pkey -in one.key -pubout -out public.pem", "public.pem", NotRead::PublicKey),
        ("pkey -in one.key -pubout -outform DER -out public.der", "public.der", NotRead::PublicKey),
        ("rsa -in one.key -RSAPublicKey_out -outform DER -out pkcs1.der", "pkcs1.der", NotRead::PublicKey),
    ] {
        folder.openssl(line);
        assert_eq!(upload::read(&folder.read(file)), Err(is), "{file}");
    }
    for text in ["", " \r\n", "\0"] {
        assert_eq!(upload::read(text.as_bytes()), Err(NotRead::Empty), "{text:?}");
    }
    for text in [
        "hello",
        "MIIB",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----",
        "0",
        "-----BEGIN X-----\n-----END X-----",
    ] {
        assert_eq!(upload::read(text.as_bytes()), Err(NotRead::NoCertificate), "{text:?}");
    }
    assert_eq!(upload::read(&vec![b'A'; upload::MAX_LENGTH + 1]), Err(NotRead::TooLarge));
}

#[test]
fn a_damaged_certificate_is_refused_and_stops_nothing() {
    let folder = Folder::new("damaged");
    folder.certificate("one", "rsa:2048");
    let der = only(&folder.read("one.pem")).der;
    for length in 0..der.bytes().len() {
        assert!(upload::read(&der.bytes()[..length]).is_err(), "cut at {length}");
        let mut changed = der.bytes().to_vec();
        changed[length] ^= 0x85;
        // Read or refused: it comes back either way.
        let _ = upload::read(&changed);
    }
}
