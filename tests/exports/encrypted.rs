//! What is encrypted for a colleague, opened by age itself.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use client_registrar::age::{Random, encrypt, recipient::Recipient};
use client_registrar::directory::secret::SecretText;
use client_registrar::next_steps::hand_over::HandOver;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use zeroize::Zeroizing;

use super::files::record;
use super::hand_over::{read, secrets};

/// Someone with a private key.
struct Colleague {
    identity: PathBuf,
    public: String,
}

/// Two of them: one with a key of age's, one with a key of SSH's. None where age is not on this machine, which the
/// last lines of `make test` say.
fn colleagues() -> Option<[Colleague; 2]> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("age-{:?}", std::thread::current().id()));
    let _gone = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let [age, ssh] = ["age.txt", "id_ed25519"].map(|name| folder.join(name));
    let Ok(made) = Command::new("age-keygen").arg("-o").arg(&age).output() else {
        return None;
    };
    assert!(made.status.success());
    let public = Command::new("age-keygen").arg("-y").arg(&age).output().unwrap().stdout;
    let ssh_made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(&ssh).status();
    assert!(ssh_made.unwrap().success());
    Some([
        Colleague { identity: age, public: String::from_utf8(public).unwrap() },
        Colleague { public: fs::read_to_string(ssh.with_extension("pub")).unwrap(), identity: ssh },
    ])
}

impl Colleague {
    fn encrypts(&self, text: &str, generator: &mut StdRng) -> String {
        let mut bytes = Zeroizing::new([0; 64]);
        generator.fill(&mut bytes[..]);
        let recipient = Recipient::parse(&self.public).unwrap();
        encrypt(&recipient, &SecretText::new(text.to_owned()), Random::new(&bytes)).unwrap()
    }

    /// What age makes of a file; none where it refuses it.
    fn opens(&self, file: &str) -> Option<String> {
        let path = self.identity.with_extension("age");
        fs::write(&path, file).unwrap();
        let opened = Command::new("age").args(["-d", "-i"]).arg(&self.identity).arg(&path).output().unwrap();
        opened.status.success().then(|| String::from_utf8(opened.stdout).unwrap())
    }
}

#[test]
fn age_opens_what_was_encrypted_for_its_key_and_nobody_else_does() {
    let Some(all) = colleagues() else { return };
    let mut generator = StdRng::seed_from_u64(5);
    for (one, other) in [(&all[0], &all[1]), (&all[1], &all[0])] {
        for length in [0, 1, 40, 65_535, 65_536, 65_537, 131_072, 200_000] {
            let text: String = ('!'..='~').cycle().take(length).collect();
            let file = one.encrypts(&text, &mut generator);
            assert_eq!(one.opens(&file).as_deref(), Some(text.as_str()), "{length}");
            assert_eq!(other.opens(&file), None);
        }
    }
}

#[test]
fn two_hundred_secrets_come_out_of_their_envelopes_as_they_were() {
    let Some(all) = colleagues() else { return };
    let mut generator = StdRng::seed_from_u64(6);
    for (secret, colleague) in secrets().iter().zip(all.iter().cycle()) {
        let text = HandOver::Colleague.text(&record("Contoso", true), &SecretText::new(secret.clone()));
        // EXPOSE: made up, and read back.
        let opened = colleague.opens(&colleague.encrypts(text.expose(), &mut generator)).expect("a file of age's");
        assert_eq!(read(HandOver::Env, &opened), *secret);
    }
}

#[test]
fn a_file_that_was_changed_is_refused() {
    let Some([one, _]) = colleagues() else { return };
    let mut generator = StdRng::seed_from_u64(7);
    let file = one.encrypts("Ab~8Q", &mut generator);
    assert!(one.opens(&file).is_some());
    let letters: Vec<usize> =
        file.match_indices(|letter: char| letter.is_ascii_lowercase()).map(|(at, _)| at).collect();
    for at in letters.into_iter().filter(|at| !(30..file.len() - 34).contains(at) || at % 7 == 0) {
        let mut changed = file.clone().into_bytes();
        changed[at] = if changed[at] == b'a' { b'b' } else { b'a' };
        assert_eq!(one.opens(&String::from_utf8(changed).unwrap()), None, "{at}");
    }
}
