//! Words of the step Credentials.

use super::{certificate, federated};
pub use crate::words::text::credentials::*;
use crate::{
    directory::{
        credential::{CredentialId, Lifetime},
        federated::scenario::Scenario,
    },
    registration::{
        credentials::{CredentialDraft, DraftCredential, Kind},
        draft::Draft,
    },
    words::value::isolated,
};

/// A kind of credential.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Federated => federated_name(),
        Kind::Certificate => certificate_name(),
        Kind::Secret => secret_name(),
    }
}

/// When a kind fits.
pub fn kind_hint(kind: Kind) -> &'static str {
    match kind {
        Kind::Federated => federated_hint(),
        Kind::Certificate => certificate_hint(),
        Kind::Secret => secret_hint(),
    }
}

/// What a credential is, after its name.
pub fn kind_of(kind: &CredentialDraft) -> String {
    match kind {
        CredentialDraft::Secret(_) => secret_name().to_owned(),
        CredentialDraft::Certificate(own) => {
            own.certificate.as_ref().map_or_else(|| certificate_name().to_owned(), |own| certificate::kind_of(own.key))
        }
        CredentialDraft::Federated(own) => match own.entered.scenario {
            Scenario::Other => kind_federated().to_owned(),
            scenario => federated_from(federated::scenario_name(scenario)),
        },
    }
}

/// What a credential is called in the list: by its name, else by its kind, with its number where there are several of
/// that kind.
pub fn title(draft: &Draft, credential: &DraftCredential) -> String {
    let own = credential.kind.own_name();
    if own.is_empty() { by_number(draft, credential.id) } else { isolated(own) }
}

/// A credential by its kind, with its number where there are several of that kind.
pub fn by_number(draft: &Draft, id: CredentialId) -> String {
    let Some(credential) = draft.credentials.iter().find(|credential| credential.id == id) else {
        return String::new();
    };
    let kind = credential.kind.kind();
    match (kind, draft.number(id)) {
        (kind, None | Some(1)) => kind_name(kind).to_owned(),
        (Kind::Federated, Some(number)) => federated_of_several(number),
        (Kind::Certificate, Some(number)) => certificate_of_several(number),
        (Kind::Secret, Some(number)) => secret_of_several(number),
    }
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

/// So many days among other choices, with what speaks for them.
pub fn days_to_choose(count: i64) -> String {
    let preset = Lifetime::ALL.into_iter().find(|lifetime| lifetime.days() == Some(count));
    preset.map_or_else(|| days(usize::try_from(count).unwrap_or_default()), lifetime_to_choose)
}

/// When the secret ends, where the lifetime is one of the choices.
pub fn ends(end: &str) -> String {
    ends_on(end)
}

/// What has been entered, in a few words.
pub fn entered(draft: &Draft) -> String {
    match &draft.credentials[..] {
        [] => no_credentials().to_owned(),
        [DraftCredential { kind: CredentialDraft::Secret(secret), .. }] => {
            days_of(secret.lifetime).map_or_else(|| entered_custom().to_owned(), entered_days)
        }
        [DraftCredential { kind, .. }] => kind_name(kind.kind()).to_owned(),
        several => count(several.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::ids::RunTail, registration::credentials::FederatedDraft};

    #[test]
    fn a_credential_says_how_long_it_lasts_or_that_there_is_none() {
        let mut draft = Draft::new(RunTail::from_random([0; 8]));
        assert_eq!(entered(&draft), "Secret, 180 days");
        let CredentialDraft::Secret(secret) = &mut draft.credentials[0].kind else { panic!("a secret") };
        secret.lifetime = Lifetime::Custom;
        assert_eq!(entered(&draft), "Secret, custom date");
        draft.add_secret(String::new());
        assert_eq!(entered(&draft), "2 credentials");
        draft.credentials.clear();
        assert_eq!(entered(&draft), "No credentials");
        draft.add(CredentialDraft::Federated(FederatedDraft::default()));
        assert_eq!(entered(&draft), "Federated credential");
    }
}
