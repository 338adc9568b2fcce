//! Every request that a run can make, and which one follows when its answer is lost.

use time::OffsetDateTime;

use crate::{
    directory::{application::Application, ids::KeyId},
    graph::calls,
    http::request::Request,
    plan::{
        body,
        call::{Mode, Plan},
    },
};

/// One request on behalf of a planned call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Makes the application, or finds it there.
    Upsert,
    /// Reads the application that an upsert left: a 204 has no body.
    FindByUniqueName,
    /// Makes the application where upsert is refused.
    Create {
        /// With the secret in the body.
        with_secret: bool,
    },
    /// Looks for an application whose creation was not answered.
    FindByRunTag,
    /// The same among the person's own applications, for a token that may not read all of them.
    FindOwned,
    /// Makes the service principal.
    CreateServicePrincipal,
    /// Reads the service principal that is there already.
    FindServicePrincipal,
    /// Makes the secret.
    AddSecret,
    /// Lists the secrets, to find one whose value was lost.
    ListSecrets,
    /// Removes a secret whose value was lost.
    RemoveSecret(KeyId),
}

impl Action {
    /// What an application begins with.
    pub(super) const fn first(mode: Mode) -> Self {
        match mode {
            Mode::Upsert => Self::Upsert,
            // One look first: an earlier run of the same draft may have made it.
            Mode::Create | Mode::CreateOnly => Self::FindByRunTag,
        }
    }

    /// The request, or `None` where the application is not known yet.
    pub(super) fn request(self, plan: &Plan, application: Option<Application>, now: OffsetDateTime) -> Option<Request> {
        Some(match self {
            Self::Upsert => calls::upsert_application(&plan.unique_name, plan.application.clone()),
            Self::FindByUniqueName => calls::application_by_unique_name(&plan.unique_name),
            Self::Create { with_secret } => calls::create_application(plan.create_body(with_secret, now)),
            Self::FindByRunTag => calls::applications_by_run_tag(&plan.run_tail),
            Self::FindOwned => calls::owned_applications(),
            Self::CreateServicePrincipal => calls::create_service_principal(application?.app_id),
            Self::FindServicePrincipal => calls::service_principal(application?.app_id),
            Self::AddSecret => {
                calls::add_password(application?.id, body::password_credential(plan.secret.as_ref()?, now))
            }
            Self::ListSecrets => calls::password_credentials(application?.id),
            Self::RemoveSecret(key) => calls::remove_password(application?.id, key),
        })
    }

    /// Whether carrying it out leaves something in the tenant.
    pub(super) const fn makes_something(self) -> bool {
        matches!(self, Self::Upsert | Self::Create { .. } | Self::CreateServicePrincipal | Self::AddSecret)
    }

    /// What to do after an answer was lost, when the request may have been carried out all the same. Asking again
    /// is safe for most; a plain creation and a secret have to be looked for first.
    pub(super) const fn after_loss(self) -> Self {
        match self {
            Self::Create { .. } => Self::FindByRunTag,
            Self::AddSecret => Self::ListSecrets,
            other => other,
        }
    }
}
