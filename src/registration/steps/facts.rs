//! What is known of the tenant that a registration is for, and the rules of the house. What is not known of the tenant is a
//! value of its own, and forbids nothing.

use crate::{
    directory::{
        app_management::{CredentialRules, app::AppRules},
        cloud::Cloud,
        permission::consent::UserConsent,
    },
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

/// What is known of the rules of the tenant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TenantRules {
    /// What its policy for app management leaves of the credentials of an app that is created now.
    pub credentials: Known<CredentialRules>,
    /// What that leaves of its redirect URIs and account types. They last as long as the page.
    pub app: Known<&'static AppRules>,
    /// What it lets its users consent to.
    pub consent: Known<UserConsent>,
}

/// What a draft is checked against, beside the published rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The cloud that the tenant lies in.
    pub cloud: Cloud,
    /// What its policy for app management leaves of the credentials of an app that is created now.
    pub credentials: Known<CredentialRules>,
    /// What that leaves of its redirect URIs and account types.
    pub app: Known<&'static AppRules>,
    /// What the organization asks for whose page this is.
    pub house: House,
}

impl From<Cloud> for Facts {
    /// Nothing is known but the cloud.
    fn from(cloud: Cloud) -> Self {
        Self { cloud, credentials: Known::NotYet, app: Known::NotYet, house: House::None }
    }
}

impl<T> Known<T> {
    /// It where it is known.
    pub fn is(self) -> Option<T> {
        match self {
            Self::Is(known) => Some(known),
            Self::NotYet | Self::Unreadable => None,
        }
    }
}

impl<T: Default> Known<T> {
    /// It where it is known, else what forbids nothing.
    pub fn or_default(self) -> T {
        self.is().unwrap_or_default()
    }
}
