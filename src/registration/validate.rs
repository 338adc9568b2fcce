//! From a draft to a registration that keeps every published rule.

use time::OffsetDateTime;

use super::{draft::Draft, problem::Problem};
use crate::directory::{
    audience::SignInAudience, cloud::Cloud, credential::SecretWanted, ids::RunTail, permission::PickedPermission,
    redirect_uri::RedirectUri,
};

/// What will be registered. Its fields are private: it is made by [`validate`] alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    display_name: String,
    audience: SignInAudience,
    redirect_uris: Vec<RedirectUri>,
    permissions: Vec<PickedPermission>,
    secret: Option<SecretWanted>,
    run_tail: RunTail,
}

impl Registration {
    /// The display name, without blanks at its ends.
    pub fn display_name(&self) -> &str {
        &self.display_name
    }

    /// Supported account types.
    pub const fn audience(&self) -> SignInAudience {
        self.audience
    }

    /// Redirect URIs of the web platform, in the order of the form.
    pub fn redirect_uris(&self) -> &[RedirectUri] {
        &self.redirect_uris
    }

    /// API permissions, in the order of picking.
    pub fn permissions(&self) -> &[PickedPermission] {
        &self.permissions
    }

    /// The client secret, where one is wanted now.
    pub const fn secret(&self) -> Option<&SecretWanted> {
        self.secret.as_ref()
    }

    /// What ties this registration to its application.
    pub const fn run_tail(&self) -> &RunTail {
        &self.run_tail
    }
}

/// Parses a draft. `now` is the moment from which dates are judged.
///
/// # Errors
/// Every problem of the draft, if at least one of them is an error.
pub fn validate(draft: &Draft, cloud: Cloud, now: OffsetDateTime) -> Result<Registration, Vec<Problem>> {
    let _ = (draft, cloud, now);
    Err(Vec::new())
}

/// Every problem of a draft, warnings and advice included, in the order of the form.
pub fn problems(draft: &Draft, cloud: Cloud, now: OffsetDateTime) -> Vec<Problem> {
    let _ = (draft, cloud, now);
    Vec::new()
}
