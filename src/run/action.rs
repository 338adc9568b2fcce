//! Every request that a run can make, and which one follows when its answer is lost.

use time::OffsetDateTime;

use super::{grant::Existing, learned::Learned};
use crate::{
    directory::{credential::CredentialId, ids::KeyId, permission::grant::Granted},
    graph::{calls, grants},
    http::request::Request,
    plan::call::{CallKind, Mode, Plan},
};

/// One request on behalf of a planned call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Makes the application, or finds it there.
    Upsert,
    /// Reads the application that an upsert left: a 204 has no body.
    FindByUniqueName,
    /// The same, to tell whether PATCH alone gets no answer.
    Probe,
    /// Makes the application where upsert is refused.
    Create {
        /// With the secrets in the body.
        with_secrets: bool,
    },
    /// Looks for an application whose creation was not answered.
    FindByRunTag,
    /// The same among the person's own applications, for a token that may not read all of them.
    FindOwned,
    /// Makes the service principal.
    CreateServicePrincipal,
    /// Reads the service principal that is there already.
    FindServicePrincipal,
    /// Says of the service principal that is there whether people have to be assigned.
    SetAssignment,
    /// Makes a secret.
    AddSecret(CredentialId),
    /// Lists the secrets, to find one whose value was lost.
    ListSecrets(CredentialId),
    /// Removes a secret whose value was lost.
    RemoveSecret(CredentialId, KeyId),
    /// Finds the service principal of the API that the grant at this place is of.
    FindApi(usize),
    /// Reads which delegated permissions the client was granted.
    ListGrants(usize),
    /// Grants delegated permissions.
    CreateGrant(usize),
    /// Adds delegated permissions to a grant that is there.
    ChangeGrant(usize),
    /// Reads which application permissions the client holds.
    ListAssignments(usize),
    /// Grants an application permission.
    AssignRole(usize),
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

    /// What a grant begins with: delegated permissions with a look, for what is granted already is kept.
    pub(super) const fn first_of_grant(n: usize, what: &Granted) -> Self {
        match what {
            Granted::Delegated { .. } => Self::ListGrants(n),
            Granted::Application { .. } => Self::AssignRole(n),
        }
    }

    /// The request, or `None` where something is not known yet that it names.
    pub(super) fn request(self, plan: &Plan, learned: &Learned, now: OffsetDateTime) -> Option<Request> {
        let planned = |kind| plan.request(kind)?.fill(&learned.answered(), now);
        let application = learned.outcome.application;
        Some(match self {
            Self::Upsert => plan.upsert().fill(&learned.answered(), now)?,
            Self::FindByUniqueName | Self::Probe => calls::application_by_unique_name(&plan.unique_name),
            Self::Create { with_secrets } => plan.create(with_secrets).fill(&learned.answered(), now)?,
            Self::FindByRunTag => calls::applications_by_run_tag(&plan.run_tail),
            Self::FindOwned => calls::owned_applications(),
            Self::CreateServicePrincipal => planned(CallKind::ServicePrincipal)?,
            Self::FindServicePrincipal => calls::service_principal(application?.app_id),
            Self::SetAssignment => {
                calls::set_assignment_required(learned.outcome.service_principal?, plan.assignment_required)
            }
            Self::AddSecret(id) => planned(CallKind::Secret(id))?,
            Self::ListSecrets(_) => calls::password_credentials(application?.id),
            Self::RemoveSecret(_, key) => calls::remove_password(application?.id, key),
            Self::FindApi(n) => planned(CallKind::Api(n))?,
            Self::ListGrants(_) => grants::grants_of(learned.outcome.service_principal?),
            Self::ListAssignments(_) => grants::assignments_of(learned.outcome.service_principal?),
            Self::CreateGrant(n) | Self::AssignRole(n) => planned(CallKind::Grant(n))?,
            Self::ChangeGrant(n) => {
                let Existing { id, merged } = learned.existing.get(&n)?;
                grants::change_grant(id, merged)
            }
        })
    }

    /// The look with which to begin where an earlier run may have made it.
    pub(super) const fn looking_first(self) -> Self {
        match self {
            Self::CreateServicePrincipal => Self::FindServicePrincipal,
            Self::AssignRole(n) => Self::ListAssignments(n),
            other => other,
        }
    }

    /// Whether carrying it out leaves something in the tenant.
    pub(super) const fn makes_something(self) -> bool {
        matches!(
            self,
            Self::Upsert
                | Self::Create { .. }
                | Self::CreateServicePrincipal
                | Self::SetAssignment
                | Self::AddSecret(_)
                | Self::CreateGrant(_)
                | Self::ChangeGrant(_)
                | Self::AssignRole(_)
        )
    }

    /// Whether it is sent as a PATCH, which some things on the way to Graph let through for nobody.
    pub(super) const fn is_patch(self) -> bool {
        matches!(self, Self::Upsert | Self::SetAssignment | Self::ChangeGrant(_))
    }

    /// What to do after an answer was lost, when the request may have been carried out all the same. Asking again
    /// is safe for most; a plain creation and a secret have to be looked for first.
    pub(super) const fn after_loss(self) -> Self {
        match self {
            Self::Create { .. } => Self::FindByRunTag,
            Self::AddSecret(id) => Self::ListSecrets(id),
            Self::SetAssignment => Self::FindServicePrincipal,
            Self::CreateGrant(n) | Self::ChangeGrant(n) => Self::ListGrants(n),
            Self::AssignRole(n) => Self::ListAssignments(n),
            other => other,
        }
    }
}
