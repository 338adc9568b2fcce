//! A secret in each form that it is handed over in, read back as its place reads it: by a parser of the format, or by a
//! shell whose commands keep what they are given.

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs, io::Write as _};

use client_registrar::directory::secret::SecretText;
use client_registrar::next_steps::hand_over::{HandOver, Way};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use serde_json::Value;
use yaml_rust2::{Yaml, YamlLoader};

use super::HOSTILE;
use super::files::{APP, record, sourced};

/// Two hundred values in one line: those that would be commands, those of Entra ID's own alphabet, and any printable ones.
pub fn secrets() -> Vec<String> {
    let mut random = StdRng::seed_from_u64(11);
    let entra = b"ABCXYZabcxyz0189~._-";
    let printable: Vec<u8> = (b' '..=b'~').collect();
    let mut made = |alphabet: &[u8]| -> String {
        (0..random.random_range(1..=44)).map(|_| char::from(alphabet[random.random_range(0..alphabet.len())])).collect()
    };
    let mut all: Vec<String> = HOSTILE.into_iter().map(str::to_owned).collect();
    all.extend(
        [" leading", "trailing ", "-n", "\\", "''", "\"\"", "#", "a: b", "~", "null", "1e3", "{{x}}", "é‘’“”"]
            .map(str::to_owned),
    );
    while all.len() < 200 {
        let secret = if all.len().is_multiple_of(2) { made(entra) } else { made(&printable) };
        all.push(secret);
    }
    all
}

fn written(how: HandOver, secret: &str) -> String {
    let text = how.text(&record("Contoso", true), &SecretText::new(secret.to_owned()));
    // EXPOSE: made up, and read back.
    text.expose().to_owned()
}

fn json(text: &str, path: &str) -> String {
    let value: Value = serde_json::from_str(text).expect("JSON");
    value.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path} in {text}")).to_owned()
}

fn yaml(text: &str, path: &[&str]) -> String {
    let read = YamlLoader::load_from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let value = path.iter().fold(&read[0], |value, key| &value[*key]);
    let Yaml::String(value) = value else { panic!("{path:?} in {text}") };
    value.clone()
}

/// The secret as the place of a file reads it.
pub fn read(how: HandOver, text: &str) -> String {
    match how {
        // This reader of `.env` files takes no escaped backtick: a shell does.
        HandOver::Env | HandOver::Colleague if text.contains("\\`") => {
            sourced(text).lines().nth(2).expect("the secret").to_owned()
        }
        HandOver::Env | HandOver::Colleague => {
            let mut lines = dotenvy::from_read_iter(text.as_bytes()).map(|line| line.expect("a line"));
            lines.find(|(name, _)| name == "AZURE_CLIENT_SECRET").expect("the secret").1
        }
        HandOver::AppSettings => json(text, "/AzureAd/ClientSecret"),
        HandOver::UserSecrets => json(text, "/AzureAd:ClientSecret"),
        HandOver::MsalNode => json(text, "/auth/clientSecret"),
        HandOver::MsalPython => json(text, "/client_credential"),
        HandOver::Spring => {
            yaml(text, &["spring", "cloud", "azure", "active-directory", "credential", "client-secret"])
        }
        HandOver::KubernetesManifest => yaml(text, &["stringData", "AZURE_CLIENT_SECRET"]),
        HandOver::Kubectl | HandOver::GitHub | HandOver::GitLab | HandOver::KeyVault => text.to_owned(),
    }
}

#[test]
fn every_text_that_holds_a_secret_is_read_back_as_it_was() {
    for secret in secrets() {
        for how in HandOver::ALL {
            let text = written(how, &secret);
            assert_eq!(read(how, &text), secret, "{how:?}: {text}");
        }
    }
}

#[test]
fn what_is_shown_differs_from_what_is_copied_in_the_secret_alone() {
    for how in HandOver::ALL {
        let masked = how.masked(&record("Contoso", true), "••••");
        assert_eq!(masked.replace("••••", "abc~1"), written(how, "abc~1"), "{how:?}");
        assert!(!masked.contains("abc~1"));
    }
}

#[test]
fn the_files_name_the_client_beside_its_secret() {
    let client = APP.to_string();
    assert_eq!(json(&written(HandOver::MsalNode, "s"), "/auth/clientId"), client);
    assert_eq!(json(&written(HandOver::MsalPython, "s"), "/client_id"), client);
    assert_eq!(json(&written(HandOver::AppSettings, "s"), "/AzureAd/ClientId"), client);
    assert_eq!(yaml(&written(HandOver::KubernetesManifest, "s"), &["stringData", "AZURE_CLIENT_ID"]), client);
    let authority = json(&written(HandOver::MsalNode, "s"), "/auth/authority");
    assert_eq!(authority, format!("https://login.partner.microsoftonline.cn/{}", super::files::TENANT));
}

/// A folder of commands that write down their arguments and what they are given to read.
fn commands(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _gone = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for command in ["kubectl", "gh", "glab", "az", "dotnet"] {
        let path = folder.join(command);
        // What reads a file by its name reads it here as well.
        let script = "#!/bin/bash\nprintf '%s\\n' \"$0 $*\" >> \"$KEPT/arguments\"\n\
                      case \"$*\" in *secret*|*SECRET*) cat > \"$KEPT/input\";; esac\n";
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

#[test]
fn every_command_reads_the_secret_as_it_is_and_has_it_in_no_argument() {
    let folder = commands("hand-over");
    let path = format!("{}:{}", folder.display(), env::var("PATH").unwrap_or_default());
    for how in HandOver::ALL {
        let record = record("$(touch pwned) `x` \"'", true);
        let (Way::Command(command) | Way::Pasted(command)) = how.way(&record) else { continue };
        for secret in secrets() {
            let pasted = written(how, &secret);
            for kept in ["arguments", "input"] {
                let _gone = fs::remove_file(folder.join(kept));
            }
            let mut shell = Command::new("bash")
                .args(["-c", &command.to_string()])
                .env("PATH", &path)
                .env("KEPT", &folder)
                .current_dir(&folder)
                .stdin(Stdio::piped())
                .spawn()
                .unwrap();
            let mut input = shell.stdin.take().unwrap();
            input.write_all(pasted.as_bytes()).unwrap();
            input.write_all(b"\n").unwrap();
            drop(input);
            assert!(shell.wait().unwrap().success(), "{how:?}: {command}");
            let input = fs::read_to_string(folder.join("input")).expect("what was read");
            let input =
                if matches!(how.way(&record), Way::Pasted(_)) { input.trim_end().to_owned() + "\n" } else { input };
            assert_eq!(read(how, &input), secret, "{how:?}: {command}");
            let arguments = fs::read_to_string(folder.join("arguments")).unwrap();
            // One of a letter or two is in everything.
            assert!(secret.len() < 8 || !arguments.contains(&secret), "{how:?}: {arguments}");
        }
        assert!(!folder.join("pwned").exists(), "{how:?}");
    }
}
