//! Words of the step Credentials.

pub use crate::words::text::credentials::*;
use crate::{directory::credential::Lifetime, registration::draft::Draft, words::counted};

/// A secret by its place, where there are several.
pub fn secret(number: usize) -> String {
    if number > 1 { [secret_name(), " ", &number.to_string()].concat() } else { secret_name().to_owned() }
}

/// Said when a secret was added.
pub fn added(number: usize) -> String {
    format!("{} was added.", secret(number))
}

/// Said when a secret was removed.
pub fn removed(number: usize, left: usize) -> String {
    format!("{} was removed, {} left.", secret(number), counted(left, "secret", "secrets"))
}

/// A lifetime.
pub fn lifetime(lifetime: Lifetime) -> &'static str {
    match lifetime {
        Lifetime::Days90 => "90 days",
        Lifetime::Days180 => "180 days",
        Lifetime::Days365 => "365 days",
        Lifetime::Days730 => "730 days",
        Lifetime::Custom => "A date of my own",
    }
}

/// What speaks for a lifetime; mostly nothing.
pub fn lifetime_hint(lifetime: Lifetime) -> &'static str {
    if matches!(lifetime, Lifetime::Days180) { "Recommended" } else { "" }
}

/// When the secret ends, where the lifetime is one of the choices.
pub fn ends(end: &str) -> String {
    format!("The secret stops working on {end}. Put a new one in place before then.")
}

/// What has been entered, in a few words.
pub fn entered(draft: &Draft) -> String {
    match draft.secrets().collect::<Vec<_>>()[..] {
        [] => no_secret().to_owned(),
        [(_, secret)] => match secret.lifetime.days() {
            Some(days) => format!("Secret, {days} days"),
            None => "Secret, own date".to_owned(),
        },
        ref several => counted(several.len(), "secret", "secrets"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::ids::RunTail, registration::credentials::CredentialDraft};

    #[test]
    fn a_credential_says_how_long_it_lasts_or_that_there_is_none() {
        let mut draft = Draft::new(RunTail::from_random([0; 8]));
        assert_eq!(entered(&draft), "Secret, 180 days");
        let CredentialDraft::Secret(secret) = &mut draft.credentials[0].kind;
        secret.lifetime = Lifetime::Custom;
        assert_eq!(entered(&draft), "Secret, own date");
        draft.add_secret(String::new());
        assert_eq!(entered(&draft), "2 secrets");
        draft.credentials.clear();
        assert_eq!(entered(&draft), "No secret now");
    }
}
