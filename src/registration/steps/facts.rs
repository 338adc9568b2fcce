//! What is known of the tenant that a registration is for, and the rules of the house. What is not known of the tenant is a
//! value of its own, and forbids nothing.

use crate::{
    directory::{app_management::CredentialRules, cloud::Cloud},
    registration::house_rules::House,
};

/// Something of the tenant's, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known<T> {
    /// Nobody has asked, or no answer has come yet.
    #[default]
    NotYet,
    /// It cannot be read.
    Unreadable,
    /// This.
    Is(T),
}

/// What a draft is checked against, beside the published rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The cloud that the tenant lies in.
    pub cloud: Cloud,
    /// What its policy for app management leaves of the credentials of an app that is created now.
    pub credentials: Known<CredentialRules>,
    /// What the organization asks for whose page this is.
    pub house: House,
}

impl From<Cloud> for Facts {
    /// Nothing is known but the cloud.
    fn from(cloud: Cloud) -> Self {
        Self { cloud, credentials: Known::NotYet, house: House::None }
    }
}

impl<T: Default> Known<T> {
    /// It where it is known, else what forbids nothing.
    pub fn or_default(self) -> T {
        match self {
            Self::Is(known) => known,
            Self::NotYet | Self::Unreadable => T::default(),
        }
    }
}
