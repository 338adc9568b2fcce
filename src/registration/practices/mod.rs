//! Best practices for app registrations that public assessments look for, and how a draft stands to each.
//!
//! # Invariants
//! None is a rule of Entra ID's: a draft is registered with all of them unmet. What is said here agrees with what the
//! assessment would find in the application that the draft makes.
//!
//! <https://learn.microsoft.com/entra/fundamentals/zero-trust-protect-identities>

use time::{Duration, OffsetDateTime};

use super::{advice::is_high_privilege, credentials::filled_in::CredentialDraft, draft::Draft, secret, step::Step};
use crate::directory::{
    application::Owner,
    audience::SignInAudience,
    credential::{CredentialId, Lifetime},
    redirect_uri::around_host,
};

/// The longest lifetime of a credential that assessments find nothing against.
const LONGEST: Duration = Duration::days(180);

/// Hosts of services that make an address short, or lead on to another one.
const SHORTENERS: [&str; 6] = ["bit.ly", "goo.gl", "is.gd", "ow.ly", "t.co", "tinyurl.com"];

/// A practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Practice {
    /// No wildcard, no IP address, no shortener, no `*.azurewebsites.net`, which whoever comes next can take over.
    SafeRedirectUris,
    /// No client secret, or none that works for more than 180 days.
    ShortSecrets,
    /// No certificate that works for more than 180 days.
    ShortCertificates,
    /// No permission that leads to every other right.
    LeastPrivilege,
    /// Accounts of this tenant alone.
    SingleTenant,
    /// Only people and groups that are assigned may sign in.
    Assignment,
    /// Two owners at least, which is looked after once the app is there, unless an organization asks for as many.
    Owners,
}

/// How a draft stands to a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It is met.
    Met,
    /// It is not met, and put right by one press.
    Fixable,
    /// It is not met, and looked after on this step.
    On(Step),
    /// It is looked after once the app is registered.
    Afterwards,
}

impl Practice {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::SingleTenant,
        Self::Assignment,
        Self::SafeRedirectUris,
        Self::LeastPrivilege,
        Self::ShortSecrets,
        Self::ShortCertificates,
        Self::Owners,
    ];

    /// How a draft stands to it, at this moment, where these owners are added.
    pub fn stands(self, draft: &Draft, owners: &[Owner], now: OffsetDateTime) -> Stands {
        let met_or = |is_met, otherwise| if is_met { Stands::Met } else { otherwise };
        match self {
            Self::SafeRedirectUris => {
                let is_safe = draft.redirect_uris.iter().all(|row| is_safe(row.text.trim()));
                met_or(is_safe, Stands::On(Step::RedirectUris))
            }
            Self::ShortSecrets => met_or(long_secrets(draft, now).next().is_none(), Stands::Fixable),
            Self::ShortCertificates => {
                let is_short = |credential: &CredentialDraft| match credential {
                    CredentialDraft::Certificate(certificate) => {
                        certificate.certificate.as_ref().is_none_or(|read| read.end - read.start <= LONGEST)
                    }
                    CredentialDraft::Secret(_) | CredentialDraft::Federated(_) => true,
                };
                let all_short = draft.credentials.iter().all(|credential| is_short(&credential.kind));
                met_or(all_short, Stands::On(Step::Credentials))
            }
            Self::LeastPrivilege => {
                let is_high = draft
                    .permissions
                    .iter()
                    .any(|pick| is_high_privilege(pick.resource_app_id, pick.kind, &pick.value));
                met_or(!is_high, Stands::On(Step::Permissions))
            }
            Self::SingleTenant => met_or(draft.audience == SignInAudience::MyOrg, Stands::Fixable),
            Self::Assignment => met_or(draft.assignment_required, Stands::Fixable),
            // Whoever registers it may be one of them.
            Self::Owners => met_or(owners.len() >= 2, Stands::Afterwards),
        }
    }

    /// Puts a draft right where one press does. What else was filled in stays.
    pub fn put_right(self, draft: &mut Draft, now: OffsetDateTime) {
        match self {
            Self::ShortSecrets => {
                let long: Vec<CredentialId> = long_secrets(draft, now).collect();
                for credential in draft.credentials.iter_mut().filter(|credential| long.contains(&credential.id)) {
                    if let CredentialDraft::Secret(secret) = &mut credential.kind {
                        secret.lifetime = Lifetime::default();
                    }
                }
            }
            Self::SingleTenant => draft.audience = SignInAudience::MyOrg,
            Self::Assignment => draft.assignment_required = true,
            Self::SafeRedirectUris | Self::ShortCertificates | Self::LeastPrivilege | Self::Owners => {}
        }
    }

    /// Where the practice stands in Microsoft's Zero Trust assessment, or in its guidance.
    pub const fn source(self) -> &'static str {
        match self {
            Self::SafeRedirectUris => {
                "https://learn.microsoft.com/entra/fundamentals/zero-trust-protect-engineering-systems#app-registrations-use-safe-redirect-uris"
            }
            Self::ShortSecrets => {
                "https://learn.microsoft.com/entra/fundamentals/zero-trust-protect-identities#applications-dont-have-client-secrets-configured"
            }
            Self::ShortCertificates => {
                "https://learn.microsoft.com/entra/fundamentals/zero-trust-protect-identities#applications-dont-have-certificates-with-expiration-longer-than-180-days"
            }
            Self::LeastPrivilege => {
                "https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions"
            }
            Self::SingleTenant => "https://learn.microsoft.com/entra/identity-platform/single-and-multi-tenant-apps",
            Self::Assignment => {
                "https://learn.microsoft.com/entra/fundamentals/zero-trust-protect-engineering-systems#enterprise-applications-must-require-explicit-assignment-or-scoped-provisioning"
            }
            Self::Owners => {
                "https://learn.microsoft.com/entra/identity-platform/security-best-practices-for-app-registration"
            }
        }
    }
}

/// The client secrets that work for more than 180 days.
fn long_secrets(draft: &Draft, now: OffsetDateTime) -> impl Iterator<Item = CredentialId> {
    let is_long =
        move |secret: &_| secret::end(secret, now).is_some_and(|end| end - secret::start(secret, now) > LONGEST);
    draft.secrets().filter(move |(_, secret)| is_long(secret)).map(|(id, _)| id)
}

/// Whether an assessment finds nothing against a redirect URI. What is none yet says nothing.
fn is_safe(uri: &str) -> bool {
    let Some((before, host, after)) = around_host(uri) else { return !uri.contains('*') };
    let host = host.to_ascii_lowercase();
    let is_local = ["localhost", "127.0.0.1"].contains(&&*host);
    let is_address = host.parse::<std::net::Ipv4Addr>().is_ok();
    let is_of = |domain: &str| host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
    let is_open = SHORTENERS.iter().any(|domain| is_of(domain)) || is_of("azurewebsites.net");
    let is_plain = before.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:"));
    is_local || !(is_address || is_open || is_plain || host.contains('*') || after.contains('*'))
}

#[cfg(test)]
mod tests;
