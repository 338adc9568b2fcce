//! What a client does with its certificate: the commands are run, with openssl in earnest and a curl that writes down
//! what it is given. What code does with it is in `code.rs`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use client_registrar::certificate::upload;
use client_registrar::directory::certificate::Certificate;
use client_registrar::directory::ids::{AppId, TenantId};
use client_registrar::next_steps::certificate::{Use, UsedWith};
use serde_json::Value;

const CLIENT: &str = "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11";
const TENANT: &str = "3a1f9d60-7f0a-4e0e-8f1c-0c6a7f3e2b55";
const AUTHORITY: &str = "https://login.microsoftonline.com/3a1f9d60-7f0a-4e0e-8f1c-0c6a7f3e2b55";

pub fn run(folder: &Path, program: &str, words: &[&str]) -> String {
    let path = format!("{}:{}", folder.display(), env::var("PATH").unwrap());
    let said = Command::new(program).args(words).current_dir(folder).env("PATH", path).output().unwrap();
    let text = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success(), "{program} {words:?}: {text}");
    text
}

/// A folder with a certificate and its key under the names that the page gives them.
pub fn folder(name: &str) -> (PathBuf, Certificate) {
    let folder = env::temp_dir().join(format!("client-registrar-certificate-{}-{name}", std::process::id()));
    let _removed = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", "-days", "2"];
    run(&folder, "openssl", &[&request[..], &["-keyout", "private-key.pem", "-out", "certificate.pem"]].concat());
    let read = upload::read(&fs::read(folder.join("certificate.pem")).unwrap()).unwrap();
    (folder, read.certificates.into_iter().next().unwrap())
}

fn code(certificate: &Certificate, with: UsedWith) -> String {
    let (client, tenant) = (CLIENT.parse::<AppId>().unwrap(), TENANT.parse::<TenantId>().unwrap());
    let scope = "https://graph.microsoft.com/.default";
    Use { client, tenant, authority: AUTHORITY, scope, certificate }.with(with)
}

fn install(folder: &Path, name: &str, script: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    let path = folder.join(name);
    fs::write(&path, script).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_commands_for_curl_sign_an_assertion_that_openssl_verifies() {
    let (folder, certificate) = folder("curl");
    install(&folder, "curl", "#!/bin/sh\nprintf '%s\\n' \"$@\" > arguments\ncat > input\n");
    run(&folder, "bash", &["--norc", "-c", &code(&certificate, UsedWith::Curl)]);
    let arguments = fs::read_to_string(folder.join("arguments")).unwrap();
    let lines: Vec<&str> = arguments.lines().collect();
    assert!(lines.contains(&"client_assertion@-") && lines.contains(&"scope=https://graph.microsoft.com/.default"));
    assert_eq!(*lines.last().unwrap(), format!("{AUTHORITY}/oauth2/v2.0/token"));
    let assertion = fs::read_to_string(folder.join("input")).unwrap();
    assert!(!arguments.contains(&assertion), "it is in no list of processes");
    let parts: Vec<&str> = assertion.split('.').collect();
    let read = |part: &str| BASE64_URL_SAFE_NO_PAD.decode(part).unwrap();
    let [header, claims] = [parts[0], parts[1]].map(|part| serde_json::from_slice::<Value>(&read(part)).unwrap());
    assert_eq!(
        (&header["alg"], header["x5t#S256"].as_str()),
        (&"PS256".into(), Some(&*certificate.sha256.base64url()))
    );
    assert_eq!((claims["iss"].as_str(), claims["sub"].as_str()), (Some(CLIENT), Some(CLIENT)));
    assert_eq!(claims["aud"].as_str(), Some(&*format!("{AUTHORITY}/oauth2/v2.0/token")));
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["nbf"].as_i64().unwrap(), 300);
    fs::write(folder.join("message"), parts[..2].join(".")).unwrap();
    fs::write(folder.join("signature"), read(parts[2])).unwrap();
    run(&folder, "openssl", &["x509", "-in", "certificate.pem", "-pubkey", "-noout", "-out", "public.pem"]);
    let pss = ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"];
    run(
        &folder,
        "openssl",
        &[&["dgst", "-sha256", "-verify", "public.pem"], &pss[..], &["-signature", "signature", "message"]].concat(),
    );
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_azure_cli_is_given_the_key_and_its_certificate_in_one_file_that_nobody_else_reads() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, certificate) = folder("az");
    install(&folder, "az", "#!/bin/sh\nprintf '%s\\n' \"$@\" > arguments\n");
    run(&folder, "bash", &["--norc", "-c", &code(&certificate, UsedWith::AzureCli)]);
    let arguments = fs::read_to_string(folder.join("arguments")).unwrap();
    assert_eq!(
        arguments.lines().collect::<Vec<_>>(),
        [
            "login",
            "--service-principal",
            "--username",
            CLIENT,
            "--tenant",
            TENANT,
            "--certificate",
            "client.pem",
            "--allow-no-subscriptions"
        ]
    );
    run(&folder, "openssl", &["pkey", "-in", "client.pem", "-noout"]);
    run(&folder, "openssl", &["x509", "-in", "client.pem", "-noout"]);
    assert_eq!(fs::metadata(folder.join("client.pem")).unwrap().permissions().mode() & 0o777, 0o600);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn code_names_the_client_and_every_place_in_it_is_filled() {
    let (folder, certificate) = folder("names");
    for with in UsedWith::ALL {
        let code = code(&certificate, with);
        assert!(code.contains(CLIENT) && !code.contains(['«', '»']), "{code}");
    }
    fs::remove_dir_all(&folder).unwrap();
}
