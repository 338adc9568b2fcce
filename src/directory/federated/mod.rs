//! Federated credentials: whose tokens a client may use in the place of a credential of its own.
//!
//! # Invariants
//! Entra ID compares issuer, subject and audience with those of a token letter by letter, in case as well; what is typed
//! goes out as it is, without the blanks at its ends.
//! <https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations>

mod derive;
pub mod github;
mod name;
pub mod presented;
pub mod scenario;
#[cfg(test)]
mod tests;

use super::{characters, cloud::Cloud, ids::ObjectId, severity::Severity};
pub use name::{NAME_LENGTH, as_name};
use scenario::Input;

/// The most that one application may have.
pub const MOST: usize = 20;
/// The most characters of an issuer, a subject, an audience and a description, each.
pub const MAX_TEXT: usize = 600;
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
    /// What the others are derived from.
    Input(Input),
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
    /// A subject that names a repository by names alone.
    NameOnly,
    /// An issuer that is about to be retired.
    RetiredIssuer,
    /// No number.
    NotANumber,
    /// No ID.
    NotAGuid,
}

impl FederatedProblem {
    /// How much it weighs.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Wildcard | Self::OtherAudience | Self::NameOnly | Self::RetiredIssuer => Severity::Warning,
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
        // Where it is needed, what is derived from it is missing.
        let needed = !matches!(field, FederatedField::Description | FederatedField::Input(_));
        return needed.then_some(FederatedProblem::Missing);
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
            if host.is_empty() {
                return Some(FederatedProblem::IssuerNotHttps);
            }
            let retired = host == "vstoken.dev.azure.com" && matches!(cloud, Cloud::Global);
            retired.then_some(FederatedProblem::RetiredIssuer)
        }
        FederatedField::Subject if text.contains('*') => Some(FederatedProblem::Wildcard),
        FederatedField::Subject => github::is_by_name(text).then_some(FederatedProblem::NameOnly),
        FederatedField::Audience => {
            let own = text == audience(cloud) || matches!(cloud, Cloud::Custom(_));
            (!own).then_some(FederatedProblem::OtherAudience)
        }
        FederatedField::Input(input) if input.is_number() => {
            let number = text.bytes().all(|byte| byte.is_ascii_digit());
            (!number).then_some(FederatedProblem::NotANumber)
        }
        FederatedField::Input(input) if input.is_guid() => {
            text.parse::<ObjectId>().is_err().then_some(FederatedProblem::NotAGuid)
        }
        FederatedField::Input(input) if input.is_address() && !text.starts_with("https://") => {
            Some(FederatedProblem::IssuerNotHttps)
        }
        FederatedField::Description | FederatedField::Input(_) => None,
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
