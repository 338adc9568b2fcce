//! Federated credentials: whose tokens a client may use in the place of a credential of its own.
//!
//! # Invariants
//! Entra ID compares issuer, subject and audience with those of a token letter by letter, in case as well; what is typed
//! goes out as it is, without the blanks at its ends.
//! <https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations>

use super::{characters, cloud::Cloud, severity::Severity};

/// The most that one application may have.
pub const MOST: usize = 20;
/// The most characters of an issuer, a subject, an audience and a description, each.
pub const MAX_TEXT: usize = 600;
/// The fewest characters of a name, and the most.
pub const NAME_LENGTH: [usize; 2] = [3, 120];

/// A federated credential that a registration asks for, in Graph's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FederatedWanted {
    /// Its name within the application, which is its alternate key as well.
    pub name: String,
    /// Who signs the tokens: `iss`.
    pub issuer: String,
    /// Whom they are for: `sub`.
    pub subject: String,
    /// What they are to be exchanged at: `aud`.
    pub audience: String,
    /// What it is for; may be empty.
    pub description: String,
}

/// One of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FederatedField {
    /// "Name".
    Name,
    /// "Issuer".
    Issuer,
    /// "Subject identifier".
    Subject,
    /// "Audience".
    Audience,
    /// "Description".
    Description,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FederatedProblem {
    /// Nothing was entered.
    Missing,
    /// A line break, tab or other control character.
    HasControlCharacter,
    /// A blank, where tokens have none.
    HasBlank,
    /// More characters than there may be.
    TooLong {
        /// How many there are.
        length: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A name of fewer than three characters.
    TooShort,
    /// A name with a character that no address takes.
    ForbiddenCharacter {
        /// The first of them.
        character: char,
    },
    /// A name that begins with a hyphen or an underscore.
    BadBeginning,
    /// An issuer that is no `https://` address.
    IssuerNotHttps,
    /// Another credential of the registration has the same name.
    NameTwice,
    /// Another credential of the registration trusts the same issuer and subject.
    TrustTwice,
    /// A subject with an asterisk, which stands for nothing but itself.
    Wildcard,
    /// Another audience than this cloud's own.
    OtherAudience,
}

impl FederatedProblem {
    /// How much it weighs.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Wildcard | Self::OtherAudience => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// The audience for which tokens are made that are to be exchanged in a cloud. A cloud of one's own may have another.
/// <https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust>
pub const fn audience(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global | Cloud::Custom(_) => "api://AzureADTokenExchange",
        Cloud::UsGov | Cloud::UsGovDod => "api://AzureADTokenExchangeUSGov",
        Cloud::China => "api://AzureADTokenExchangeChina",
    }
}

/// What is wrong with a text by itself: the first thing that is.
pub fn check(field: FederatedField, text: &str, cloud: Cloud) -> Option<FederatedProblem> {
    let text = text.trim();
    let length = characters::length(text);
    if text.is_empty() {
        return (field != FederatedField::Description).then_some(FederatedProblem::Missing);
    }
    if text.contains(characters::is_control) {
        return Some(FederatedProblem::HasControlCharacter);
    }
    let limit = if field == FederatedField::Name { NAME_LENGTH[1] } else { MAX_TEXT };
    if length > limit {
        return Some(FederatedProblem::TooLong { length, limit });
    }
    match field {
        FederatedField::Name => check_name(text, length),
        FederatedField::Issuer if text.contains(char::is_whitespace) => Some(FederatedProblem::HasBlank),
        FederatedField::Issuer => {
            let host = text.strip_prefix("https://").and_then(|rest| rest.split('/').next()).unwrap_or_default();
            host.is_empty().then_some(FederatedProblem::IssuerNotHttps)
        }
        FederatedField::Subject => text.contains('*').then_some(FederatedProblem::Wildcard),
        FederatedField::Audience => {
            let own = text == audience(cloud) || matches!(cloud, Cloud::Custom(_));
            (!own).then_some(FederatedProblem::OtherAudience)
        }
        FederatedField::Description => None,
    }
}

fn check_name(text: &str, length: usize) -> Option<FederatedProblem> {
    let is_fine = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if let Some(character) = text.chars().find(|c| !is_fine(*c)) {
        return Some(FederatedProblem::ForbiddenCharacter { character });
    }
    if text.starts_with(['-', '_']) {
        return Some(FederatedProblem::BadBeginning);
    }
    (length < NAME_LENGTH[0]).then_some(FederatedProblem::TooShort)
}

/// A text as a name: what no name may have becomes a hyphen, one for each run of it.
pub fn as_name(text: &str) -> String {
    let mut name = String::new();
    for character in text.chars() {
        if name.len() >= NAME_LENGTH[1] {
            break;
        }
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' => name.push(character),
            '_' if !name.is_empty() => name.push('_'),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use FederatedField::{Audience, Description, Issuer, Name, Subject};
    use FederatedProblem as P;

    fn of(field: FederatedField, text: &str) -> Option<FederatedProblem> {
        check(field, text, Cloud::Global)
    }

    #[test]
    fn a_name_has_3_to_120_letters_digits_hyphens_and_underscores_and_begins_with_a_letter_or_digit() {
        for good in ["abc", "github-main", "A_1", " 0-- ", &"a".repeat(120)] {
            assert_eq!(of(Name, good), None, "{good}");
        }
        for (bad, why) in [
            ("", P::Missing),
            ("ab", P::TooShort),
            ("-ab", P::BadBeginning),
            ("_ab", P::BadBeginning),
            ("a b", P::ForbiddenCharacter { character: ' ' }),
            ("a.b", P::ForbiddenCharacter { character: '.' }),
            ("a/b", P::ForbiddenCharacter { character: '/' }),
            ("zoë", P::ForbiddenCharacter { character: 'ë' }),
            (&"a".repeat(121), P::TooLong { length: 121, limit: 120 }),
        ] {
            assert_eq!(of(Name, bad), Some(why), "{bad}");
        }
    }

    #[test]
    fn issuer_subject_audience_and_description_have_600_characters_at_most() {
        for field in [Issuer, Subject, Audience, Description] {
            let begin = "https://a/";
            let text = [begin, &"a".repeat(MAX_TEXT - begin.len())].concat();
            assert_ne!(of(field, &text).map(P::severity), Some(Severity::Error), "{field:?}");
            assert_eq!(of(field, &[&text, "a"].concat()), Some(P::TooLong { length: 601, limit: 600 }), "{field:?}");
            assert_eq!(of(field, "a\nb"), Some(P::HasControlCharacter), "{field:?}");
        }
        assert_eq!((of(Description, " "), of(Subject, " ")), (None, Some(P::Missing)));
    }

    #[test]
    fn an_issuer_is_an_https_address() {
        assert_eq!(of(Issuer, "https://token.actions.githubusercontent.com"), None);
        for bad in ["http://contoso.com", "contoso.com", "https://", "https:///a", "HTTPS://contoso.com"] {
            assert_eq!(of(Issuer, bad), Some(P::IssuerNotHttps), "{bad}");
        }
        assert_eq!(of(Issuer, "https://contoso.com/a b"), Some(P::HasBlank));
    }

    #[test]
    fn another_audience_than_the_clouds_own_and_a_wildcard_are_warned_of() {
        assert_eq!(of(Audience, "api://AzureADTokenExchange"), None);
        for other in ["api://azureadtokenexchange", "api://AzureADTokenExchangeUSGov"] {
            assert_eq!(of(Audience, other), Some(P::OtherAudience));
        }
        assert_eq!(check(Audience, "api://AzureADTokenExchangeUSGov", Cloud::UsGovDod), None);
        assert_eq!(of(Subject, "repo:contoso/*:ref:refs/heads/main"), Some(P::Wildcard));
        assert!(P::Wildcard.severity() == Severity::Warning && P::OtherAudience.severity() == Severity::Warning);
    }

    #[test]
    fn any_text_that_has_letters_makes_a_name() {
        for (text, name) in [
            ("github contoso/fhir-portal main", "github-contoso-fhir-portal-main"),
            ("--a__b..", "a__b"),
            ("Zoë & Co", "Zo-Co"),
            ("", ""),
        ] {
            assert_eq!(as_name(text), name);
        }
        assert_eq!(as_name(&"a".repeat(200)).len(), 120);
    }
}
