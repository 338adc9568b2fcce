//! A request on behalf of a planned call, by the kind of its lane.

use time::OffsetDateTime;

use super::{
    lanes::{api, application, federated, grant, owner, secret, service_principal},
    learned::Learned,
    moves::Move,
    tries::Tries,
};
use crate::{
    directory::{application::Owned, credential::CredentialId},
    http::{request::Request, response::Response},
    plan::call::{CallKind, Plan},
};

/// One request on behalf of a planned call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// For the application.
    Application(application::Action),
    /// For its service principal.
    ServicePrincipal(service_principal::Action),
    /// For the client secret of this ID.
    Secret(CredentialId, secret::Action),
    /// For the federated credential of this ID.
    Federated(CredentialId, federated::Action),
    /// Finds the service principal of the API that the grant at this place is of.
    FindApi(usize),
    /// For the grant at this place.
    Grant(usize, grant::Action),
    /// For the owner at this place, of the application or of its service principal.
    Owner(Owned, usize, owner::Action),
}

impl Action {
    /// The request, or `None` where something is not known yet that it names.
    pub(super) fn request(self, plan: &Plan, learned: &Learned, now: OffsetDateTime) -> Option<Request> {
        match self {
            Self::Application(action) => action.request(plan, learned, now),
            Self::ServicePrincipal(action) => action.request(plan, learned, now),
            Self::Secret(id, action) => action.request(id, plan, learned, now),
            Self::Federated(id, action) => action.request(id, plan, learned, now),
            Self::FindApi(n) => learned.fill(&plan.request(CallKind::Api(n))?, now),
            Self::Grant(n, action) => action.request(n, plan, learned, now),
            Self::Owner(of, n, action) => action.request((of, n), plan, learned, now),
        }
    }

    /// The look with which to begin where an earlier run may have made it.
    pub(super) const fn looking_first(self) -> Self {
        match self {
            Self::ServicePrincipal(action) => Self::ServicePrincipal(action.looking_first()),
            Self::Federated(id, _) => Self::Federated(id, federated::Action::List),
            Self::Grant(n, action) => Self::Grant(n, action.looking_first()),
            Self::Owner(of, n, _) => Self::Owner(of, n, owner::Action::Look),
            Self::Application(_) | Self::Secret(..) | Self::FindApi(_) => self,
        }
    }

    /// Whether carrying it out leaves something in the tenant.
    pub(super) const fn makes_something(self) -> bool {
        match self {
            Self::Application(action) => action.makes_something(),
            Self::ServicePrincipal(action) => action.makes_something(),
            Self::Secret(_, action) => action.makes_something(),
            Self::Federated(_, action) => action.makes_something(),
            Self::FindApi(_) => false,
            Self::Grant(_, action) => action.makes_something(),
            Self::Owner(_, _, action) => action.makes_something(),
        }
    }

    /// Whether it is sent as a PATCH, which some things on the way to Graph let through for nobody.
    pub(super) const fn is_patch(self) -> bool {
        match self {
            Self::Application(action) => action.is_patch(),
            Self::ServicePrincipal(action) => action.is_patch(),
            Self::Secret(..) | Self::Federated(..) | Self::FindApi(_) | Self::Owner(..) => false,
            Self::Grant(_, action) => action.is_patch(),
        }
    }

    /// What to do after an answer was lost, when the request may have been carried out all the same. Asking again
    /// is safe for most; a plain creation and a secret have to be looked for first.
    pub(super) const fn after_loss(self) -> Self {
        match self {
            Self::Application(action) => Self::Application(action.after_loss()),
            Self::ServicePrincipal(action) => Self::ServicePrincipal(action.after_loss()),
            Self::Secret(id, action) => Self::Secret(id, action.after_loss()),
            Self::Federated(id, _) => Self::Federated(id, federated::Action::List),
            Self::FindApi(n) => Self::FindApi(n),
            Self::Grant(n, action) => Self::Grant(n, action.after_loss()),
            // Asked for again as it is: a second time adds none.
            Self::Owner(..) => self,
        }
    }

    /// Remembers what it asks for, by which it is known again when the answer is lost.
    pub(super) fn note_asked(self, plan: &Plan, learned: &mut Learned, now: OffsetDateTime) {
        match self {
            Self::Application(application::Action::Upsert) => learned.asked_by.upsert = true,
            Self::Application(application::Action::Create { .. }) => learned.asked_by.creation = true,
            _ => {}
        }
        for (id, secret) in plan.secrets() {
            let along = self == Self::Application(application::Action::Create { with_secrets: true });
            if along || self == Self::Secret(id, secret::Action::Add) {
                learned.secret(id).note_asked(secret, now);
            }
        }
    }

    /// What follows its answer.
    pub(super) fn on_answer(
        self,
        tries: &mut Tries,
        response: &Response,
        plan: &Plan,
        learned: &mut Learned,
        now: OffsetDateTime,
    ) -> Move<Self> {
        match self {
            Self::Application(own) => {
                application::on_answer(tries, own, response, plan, learned, now).map(Self::Application)
            }
            Self::ServicePrincipal(own) => {
                service_principal::on_answer(tries, own, response, plan, learned, now).map(Self::ServicePrincipal)
            }
            Self::Secret(id, own) => {
                secret::on_answer(tries, id, own, response, plan, learned, now).map(|next| Self::Secret(id, next))
            }
            Self::Federated(id, own) => {
                federated::on_answer(tries, id, own, response, plan, learned, now).map(|next| Self::Federated(id, next))
            }
            Self::FindApi(n) => api::on_answer(tries, n, response, plan, learned, now).map(|()| Self::FindApi(n)),
            Self::Grant(n, own) => {
                grant::on_answer(tries, n, own, response, plan, learned, now).map(|next| Self::Grant(n, next))
            }
            Self::Owner(of, n, own) => {
                owner::on_answer(tries, n, own, response, plan, learned, now).map(|next| Self::Owner(of, n, next))
            }
        }
    }
}
