//! Keys as people have them, and files that age has opened: `tests/exports/encrypted.rs` has age itself open new ones.

use zeroize::Zeroizing;

use super::{
    Random, encrypt,
    recipient::{NotRecipient, Recipient},
};
use crate::directory::secret::SecretText;

const AGE: &str = "age15j39ce20ruewkeyfqpge2z9vcqgz657zd2qm54hz04rcwd6l9cmsq3vxjr";
const SSH: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMfF/NajsNbSonno5H/L1XxWwWCPexgf+4YfbTkS+rZQ adele@contoso.com";
const RSA: &str = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDLv8Mwq+Z9W8o+rzfsN+iv+fAVoYzBJijxDmAQWtF1+M6Hk/rxL98QionvRczgKwCwNe7FmuWwAjZQxcEsYr19ikvRwGrGvd/3io3vhdqIN4OBG8T9VhGB1cx6BbMvGiEGO4dONSNbPMicB+4Eory0VgzSixUDAOEcbCFDS1ui+lTNiXhNQSQJ1qukbKUT1QddGPuCPRaTH7sQgCjXEJZWYb0RB859C0sWQXh4rE2qbUZdOnN78uXtXY3hajgKASMtGFYVM+AydhfDL5O9on6oeSHq245297bDPSCwyqAbbPwbzUkGOHYhcUN0Qzr1nloC7At9wvFrtG7WZVM/JwOKCkupv1ftftOe4DTBLh3P+JsiyXESMQ+J3NPRRDo+SlogC6mYneLOV17WZPFsCN+blxTDDHpoWAjRGF2netLsjcFllvMYjLqnNYPXKfrfJ2dn4EdLTSvggxS+OI+AQ+6kxH3IvRwWQiF3CgkDoftbKvz8xvVaBTjkyZJzIfhv96k= a";
const ECDSA: &str = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHKNPjt7LBtc/K9NGa8T434E9kLZDhwI6mk8dpSrrCvjKQRv+ukc5jOSEcIPtAzot0MTqjVyfMRbh3I3nKrB/dY= a";

/// What stands for random bytes.
fn drawn(seed: u8) -> Random {
    let mut bytes = Zeroizing::new([0; 64]);
    for (byte, n) in bytes.iter_mut().zip(seed..) {
        *byte = n;
    }
    Random::new(&bytes)
}

fn secret(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

#[test]
fn a_file_is_what_age_has_opened() {
    for (key, expected) in [(AGE, include_str!("tests/for_age.txt")), (SSH, include_str!("tests/for_ssh.txt"))] {
        let recipient = Recipient::parse(key).unwrap();
        assert_eq!(encrypt(&recipient, &secret("Ab~8Q~to-be-read-by-one"), drawn(1)).unwrap(), expected, "{key}");
    }
}

#[test]
fn the_text_is_armor_with_nothing_in_it_of_what_it_hides_and_no_two_are_alike() {
    let recipient = Recipient::parse(AGE).unwrap();
    let [one, two] = [1, 2].map(|seed| encrypt(&recipient, &secret("Ab~8Q~never-in-the-clear"), drawn(seed)).unwrap());
    assert!(one.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3Yx"), "{one}");
    assert!(one.ends_with("\n-----END AGE ENCRYPTED FILE-----\n") && one.lines().all(|line| line.len() <= 64));
    assert!(!one.contains("never-in-the-clear"));
    assert!(one.lines().zip(two.lines()).filter(|(one, two)| one == two).count() < 4);
}

#[test]
fn a_key_is_read_as_people_have_it() {
    let read = Recipient::parse(AGE);
    assert!(matches!(read, Ok(Recipient::X25519(_))));
    for text in [format!("  {AGE}\r\n"), AGE.to_ascii_uppercase(), format!("# public key: see below\n{AGE}\n")] {
        assert_eq!(Recipient::parse(&text), read, "{text}");
    }
    let read = Recipient::parse(SSH);
    assert!(matches!(read, Ok(Recipient::SshEd25519 { .. })));
    let bare = SSH.strip_suffix(" adele@contoso.com").unwrap();
    assert_eq!(Recipient::parse(bare), read, "without its comment");
    assert_eq!(Recipient::parse(&bare.replace(' ', "   ")), read);
}

#[test]
fn what_is_no_public_key_of_one_person_says_why() {
    let wrong = AGE.replace("jr", "jq");
    let mixed = AGE.replace("age1", "Age1");
    let zeros = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for (text, expected) in [
        ("", NotRecipient::Empty),
        (" \n", NotRecipient::Empty),
        ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE", NotRecipient::PrivateKey),
        ("# created: today\nage-secret-key-1nj", NotRecipient::PrivateKey),
        (&format!("{AGE}\n{AGE}"), NotRecipient::Several),
        (&format!("{AGE} {AGE}"), NotRecipient::Several),
        (&format!("{SSH}\n{SSH}"), NotRecipient::Several),
        (RSA, NotRecipient::OtherKind),
        (ECDSA, NotRecipient::OtherKind),
        ("sk-ssh-ed25519@openssh.com AAAA", NotRecipient::OtherKind),
        (&format!("age1pq1{}", "q".repeat(1_900)), NotRecipient::OtherKind),
        (&wrong, NotRecipient::Damaged),
        (&mixed, NotRecipient::Damaged),
        (&AGE[..40], NotRecipient::Damaged),
        (&SSH[..50], NotRecipient::Damaged),
        (zeros, NotRecipient::Damaged),
        ("ssh-ed25519", NotRecipient::Damaged),
        ("adele@contoso.com", NotRecipient::NoKey),
        ("https://github.com/adele.keys", NotRecipient::NoKey),
        (&"x".repeat(5_000), NotRecipient::NoKey),
    ] {
        assert_eq!(Recipient::parse(text), Err(expected), "{text}");
    }
}

#[test]
fn a_key_that_agrees_with_everybody_is_refused() {
    let mut one = [0; 32];
    one[0] = 1;
    for point in [[0; 32], one] {
        assert!(encrypt(&Recipient::X25519(point), &secret("x"), drawn(1)).is_err());
    }
}
