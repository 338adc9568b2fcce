//! Words of the step Credentials.

pub use crate::words::text::credentials::*;
use crate::{directory::credential::Lifetime, registration::draft::Draft};

/// A secret by its place, where there are several.
pub fn secret(number: usize) -> String {
    if number > 1 { secret_of_several(number) } else { secret_name().to_owned() }
}

/// Said when a secret was added.
pub fn added(number: usize) -> String {
    secret_added(&secret(number))
}

/// Said when a secret was removed.
pub fn removed(number: usize, left: usize) -> String {
    secret_removed(&secret(number), left)
}

/// A lifetime.
pub fn lifetime(lifetime: Lifetime) -> String {
    days_of(lifetime).map_or_else(|| custom().to_owned(), days)
}

/// The days of a lifetime, where it is one of the choices.
fn days_of(lifetime: Lifetime) -> Option<usize> {
    lifetime.days().and_then(|days| usize::try_from(days).ok())
}

/// A lifetime among the others, with what speaks for it.
pub fn lifetime_to_choose(choice: Lifetime) -> String {
    match days_of(choice) {
        Some(days) if matches!(choice, Lifetime::Days180) => recommended(days),
        _ => lifetime(choice),
    }
}

/// When the secret ends, where the lifetime is one of the choices.
pub fn ends(end: &str) -> String {
    ends_on(end)
}

/// What has been entered, in a few words.
pub fn entered(draft: &Draft) -> String {
    match draft.secrets().collect::<Vec<_>>()[..] {
        [] => no_secret().to_owned(),
        [(_, secret)] => days_of(secret.lifetime).map_or_else(|| entered_custom().to_owned(), entered_days),
        ref several => secrets(several.len()),
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
        assert_eq!(entered(&draft), "Secret, custom date");
        draft.add_secret(String::new());
        assert_eq!(entered(&draft), "2 secrets");
        draft.credentials.clear();
        assert_eq!(entered(&draft), "No secret");
    }
}
