//! Words of the step Credentials.

use crate::{directory::credential::Lifetime, registration::draft::Draft, words::counted};

/// The name of the step.
pub const NAME: &str = "Credentials";
pub const LEAD: &str = "How does this client prove who it is?";
pub const KIND: &str = "Credential";
pub const SECRET: &str = "Client secret";
pub const SECRET_HINT: &str =
    "A password for the client, made by Microsoft. It is shown once, right after you register.";
pub const NO_SECRET: &str = "No secret now";
pub const NO_SECRET_HINT: &str =
    "You can add a secret, a certificate or a federated credential later in the Entra admin center.";
pub const DESCRIPTION: &str = "Description";
pub const DESCRIPTION_HINT: &str = "Optional. Tells secrets apart later: where this one is used, and by whom.";
pub const EXPIRES: &str = "Expires";
pub const END_DATE: &str = "End date";
pub const END_DATE_HINT: &str = "At most 24 months from today.";

pub const ADD: &str = "Add another secret";
/// Removes one; read together with its name.
pub const REMOVE: &str = "Remove";
/// With a number, the description that a further secret begins with.
pub const SUGGESTED: &str = "Secret";

/// A secret by its place, where there are several.
pub fn secret(number: usize) -> String {
    if number > 1 { format!("{SECRET} {number}") } else { SECRET.to_owned() }
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
pub const fn lifetime(lifetime: Lifetime) -> &'static str {
    match lifetime {
        Lifetime::Days90 => "90 days",
        Lifetime::Days180 => "180 days",
        Lifetime::Days365 => "365 days",
        Lifetime::Days730 => "730 days",
        Lifetime::Custom => "A date of my own",
    }
}

/// What speaks for a lifetime; mostly nothing.
pub const fn lifetime_hint(lifetime: Lifetime) -> &'static str {
    if matches!(lifetime, Lifetime::Days180) { "Recommended" } else { "" }
}

/// When the secret ends, where the lifetime is one of the choices.
pub fn ends(end: &str) -> String {
    format!("The secret stops working on {end}. Put a new one in place before then.")
}

/// What has been entered, in a few words.
pub fn entered(draft: &Draft) -> String {
    match draft.secrets().collect::<Vec<_>>()[..] {
        [] => NO_SECRET.to_owned(),
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
