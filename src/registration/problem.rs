//! What is wrong with a draft, or could be better, as data.

use std::mem::discriminant;

use time::Date;

use super::{
    credentials::filled_in::Kind,
    house_rules::{AgainstHouse, Broken},
    step::Step,
};
use crate::directory::{
    app_management::{Rule, Why, app::WhyApp},
    certificate::Concern,
    credential::CredentialId,
    display_name::DisplayNameProblem,
    federated::{FederatedField, FederatedProblem},
    ids::AppId,
    permission::PermissionKey,
    redirect_uri::RedirectUriProblem,
    severity::Severity,
};

/// A field of the form that a problem belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// "Display name".
    DisplayName,
    /// "Supported account types".
    Audience,
    /// "Require user assignment".
    AssignmentRequired,
    /// "Service management reference".
    ServiceReference,
    /// "Notes".
    Notes,
    /// The redirect URI in the row of this ID.
    RedirectUri(u32),
    /// "Use this redirect URI", for the row of this ID.
    UseRedirectUri(u32),
    /// The list of redirect URIs as a whole.
    RedirectUris,
    /// The picked permissions.
    Permissions,
    /// "Use this permission", for the pick of this key.
    UsePermission(PermissionKey),
    /// Which credentials are made now.
    Credentials,
    /// "Description" of the client secret of this ID.
    SecretDescription(CredentialId),
    /// "Expires".
    SecretLifetime(CredentialId),
    /// Its end date.
    SecretDate(CredentialId),
    /// Its start date.
    SecretStart(CredentialId),
    /// A field of the federated credential of this ID.
    Federated(CredentialId, FederatedField),
    /// The certificate of this ID.
    Certificate(CredentialId),
    /// "Use this credential", for the one of this ID.
    UseCredential(CredentialId),
}

impl Field {
    /// The step on which the field stands.
    pub const fn step(self) -> Step {
        match self {
            Self::DisplayName | Self::Audience | Self::AssignmentRequired | Self::ServiceReference | Self::Notes => {
                Step::Basics
            }
            Self::RedirectUri(_) | Self::UseRedirectUri(_) | Self::RedirectUris => Step::RedirectUris,
            Self::Permissions | Self::UsePermission(_) => Step::Permissions,
            Self::Credentials
            | Self::SecretDescription(_)
            | Self::SecretLifetime(_)
            | Self::SecretDate(_)
            | Self::SecretStart(_)
            | Self::Federated(..)
            | Self::Certificate(_)
            | Self::UseCredential(_) => Step::Credentials,
        }
    }

    /// The credential whose form it stands in.
    pub const fn credential(self) -> Option<CredentialId> {
        match self {
            Self::SecretDescription(id)
            | Self::SecretLifetime(id)
            | Self::SecretDate(id)
            | Self::SecretStart(id)
            | Self::Federated(id, _)
            | Self::Certificate(id) => Some(id),
            _ => None,
        }
    }
}

/// One problem with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub field: Field,
    /// What.
    pub kind: ProblemKind,
    /// The text that it is about, as typed; empty where there is none.
    pub value: String,
}

impl Problem {
    /// Whether it is the same thing about the same field, however much of it there is.
    pub fn is_like(&self, other: &Self) -> bool {
        self.field == other.field
            && match (&self.kind, &other.kind) {
                (ProblemKind::RedirectUri(one), ProblemKind::RedirectUri(other)) => {
                    discriminant(one) == discriminant(other)
                }
                (ProblemKind::DisplayName(one), ProblemKind::DisplayName(other)) => {
                    discriminant(one) == discriminant(other)
                }
                (ProblemKind::Certificate(one), ProblemKind::Certificate(other)) => {
                    discriminant(one) == discriminant(other)
                }
                (ProblemKind::Federated(_, one), ProblemKind::Federated(_, other)) => {
                    discriminant(one) == discriminant(other)
                }
                (one, other) => discriminant(one) == discriminant(other),
            }
    }
}

/// Why the tenant's policy for app management is against a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgainstPolicy {
    /// The kind of the credential.
    pub kind: Kind,
    /// Why.
    pub why: Why,
    /// Whose rule it is.
    pub rule: Rule,
}

/// Why the tenant's policy for app management is against a redirect URI or an account type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgainstTenant {
    /// Why. What is known of a tenant lasts as long as the page.
    pub why: WhyApp<'static>,
    /// Whose rule it is.
    pub rule: Rule,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A rule for display names.
    DisplayName(DisplayNameProblem),
    /// A line break, tab or other control character in a text of one line.
    HasControlCharacter,
    /// The service management reference is longer than 256 characters.
    ReferenceTooLong {
        /// Characters it has, as [`characters::length`](crate::directory::characters::length) counts them.
        length: usize,
    },
    /// The tenant requires a service management reference.
    ReferenceMissing,
    /// The tenant does not accept this service management reference.
    ReferenceRefused,
    /// The cloud has no personal Microsoft accounts.
    AudienceNotInCloud,
    /// A rule for redirect URIs.
    RedirectUri(RedirectUriProblem),
    /// More redirect URIs than the audience allows.
    TooManyRedirectUris {
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Permissions of more than 50 APIs.
    TooManyApis {
        /// How many there are.
        count: usize,
    },
    /// More than 10 APIs of other tenants, Microsoft's own not counted.
    TooManyForeignApis {
        /// How many there are.
        count: usize,
    },
    /// More permissions than the audience allows.
    TooManyPermissions {
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// More than 30 permissions of one API, with personal accounts.
    TooManyPermissionsOfApi {
        /// The API.
        app_id: AppId,
        /// Its name.
        api: String,
        /// How many there are.
        count: usize,
    },
    /// "Custom" was chosen, and no date given.
    DateMissing,
    /// The date cannot be read.
    DateUnreadable,
    /// The date is today or earlier.
    DateInThePast,
    /// The last day is the first day or earlier.
    EndBeforeStart,
    /// The first day is in the past, or more than 24 months ahead.
    StartOutside {
        /// The last date that may be chosen.
        latest: Date,
    },
    /// The date is more than 24 months ahead.
    DateTooFar {
        /// The last date that may be chosen.
        latest: Date,
    },
    /// The secret lives longer than a year: Microsoft advises less.
    LongLifetime,
    /// The secret's description is longer than 256 characters.
    DescriptionTooLong {
        /// Characters it has, as [`characters::length`](crate::directory::characters::length) counts them.
        length: usize,
    },
    /// Another secret of the registration has the same description.
    DescriptionTwice,
    /// More client secrets than the audience, or a draft, may have.
    TooManySecrets {
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A rule for federated credentials.
    Federated(FederatedField, FederatedProblem),
    /// More federated credentials than an application may have.
    TooManyFederated {
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// No certificate was made or uploaded yet.
    CertificateMissing,
    /// Something speaks against a certificate.
    Certificate(Concern),
    /// The certificate stands in the list before.
    CertificateTwice,
    /// More certificates than a draft holds.
    TooManyCertificates {
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A house rule is against it.
    AgainstHouse(Box<AgainstHouse>),
    /// The tenant's policy, or a house rule, is against the credential.
    AgainstPolicy(AgainstPolicy),
    /// The tenant's policy is against the redirect URI or the account type.
    AgainstTenant(AgainstTenant),
    /// The credential came by a link, and "Use this credential" is not ticked.
    CredentialNotTicked,
    /// The value came by a link and was not changed.
    FromLink,
    /// The value came with a recipe and was not changed.
    FromRecipe,
    /// The value is another than the one that the recipe means to stay.
    ChangedFromRecipe,
    /// The secret lasts longer than the recipe allows.
    LongerThanRecipe {
        /// The most days.
        most: u16,
    },
    /// The redirect URI came by a link, and "Use this redirect URI" is not ticked.
    RedirectUriNotTicked,
    /// The permission came by a link, and "Use this permission" is not ticked.
    PermissionNotTicked {
        /// The API.
        app_id: AppId,
        /// Its name.
        api: String,
    },
    /// The permission came by a link, and was not looked up in the tenant.
    PermissionUnchecked {
        /// The API.
        app_id: AppId,
        /// What the link calls it.
        api: String,
    },
    /// The permission came by a link, and the API does not offer it.
    PermissionNotOffered {
        /// The API.
        app_id: AppId,
        /// Its name.
        api: String,
    },
}

impl ProblemKind {
    /// Whether something is yet to be entered. Whoever has not come to it has done nothing wrong.
    pub fn is_missing(&self) -> bool {
        matches!(
            self,
            Self::DisplayName(DisplayNameProblem::Missing)
                | Self::DateMissing
                | Self::CertificateMissing
                | Self::Federated(_, FederatedProblem::Missing)
        ) || matches!(self, Self::AgainstHouse(own) if matches!(own.broken, Broken::ServiceReference | Broken::Notes))
    }

    /// Whether there is no field whose leaving could tell of it: it is told once "Next" was pressed.
    pub const fn awaits_next(&self) -> bool {
        self.awaits_look() || matches!(self, Self::CertificateMissing)
    }

    /// Whether something that a link brought is yet to be looked at.
    pub const fn awaits_look(&self) -> bool {
        matches!(
            self,
            Self::RedirectUriNotTicked
                | Self::CredentialNotTicked
                | Self::PermissionNotTicked { .. }
                | Self::PermissionUnchecked { .. }
                | Self::PermissionNotOffered { .. }
        )
    }

    /// How much it weighs.
    pub fn severity(&self) -> Severity {
        match self {
            Self::RedirectUri(problem) => problem.severity(),
            Self::DisplayName(problem) => problem.severity(),
            Self::Federated(_, problem) => problem.severity(),
            Self::Certificate(concern) => concern.severity(),
            Self::AgainstPolicy(AgainstPolicy { rule: Rule { may_not_apply: true, .. }, .. })
            | Self::AgainstTenant(AgainstTenant { rule: Rule { may_not_apply: true, .. }, .. })
            | Self::DescriptionTwice
            | Self::CertificateTwice
            | Self::ChangedFromRecipe
            | Self::LongerThanRecipe { .. } => Severity::Warning,
            Self::LongLifetime | Self::FromLink | Self::FromRecipe => Severity::Advice,
            _ => Severity::Error,
        }
    }
}
