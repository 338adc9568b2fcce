//! The look before anything is deleted: which application Graph names by the key of the registration, what hangs on it, and
//! whether anybody else has come to use it.
//!
//! # Invariants
//! Nothing of what a ledger says is deleted that Graph has not named here as this registration's own.

use time::Duration;

use super::row::Left;
use crate::{
    directory::{
        application::Application,
        credential::CredentialId,
        ids::{FederatedId, KeyId, ObjectId, UniqueName},
    },
    graph::{
        ask::AskError,
        calls,
        credentials::{
            ListedSecret, WithCredentials, application_credentials, read_application, read_federated,
            read_first_application, read_with_credentials,
        },
        error::GraphError,
        grants::{self, read_assignments, read_grants, read_service_principal},
    },
    http::{request::Request, response::Response},
    run::ledger::{Asked, AskedSecret, Ledger, Made},
};

/// How long a credential that nobody here knows may be one that another replica still lists, though it was removed.
const DOUBT: Duration = Duration::seconds(30);

/// One request of the look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// The application by the alternate key under which it was asked for.
    ByUniqueName(UniqueName),
    /// The same by the run tag.
    ByRunTag,
    /// The application with its credentials.
    Application(Application),
    /// Its federated credentials.
    Federated(ObjectId),
    /// Its service principal.
    Principal(Application),
    /// What that was granted of delegated permissions.
    Grants(ObjectId),
    /// What that was granted of application permissions.
    Assignments(ObjectId),
}

/// What an answer leads to.
#[derive(Debug)]
pub(super) enum Next {
    /// A further question.
    Ask(Question),
    /// The same once more, when what was made has become visible.
    Later(Question),
    /// The look is over: the rest can be deleted.
    Looked,
    /// Nothing is there any more, and nothing was made.
    Nothing,
    /// The application is another one than the ledger says.
    NotOurs,
    /// Given up.
    Failed(AskError),
}

/// What the look has brought.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// What is still to be asked to find the application.
    keys: Vec<Question>,
    /// Objects of the ledger that are not there any more.
    pub(super) gone: Vec<Made>,
    /// Credentials that were asked for and never answered. The ledger does not hold them: of a secret in it, the value was
    /// handed over.
    pub(super) found: Vec<Made>,
    /// Objects that are left, with the reason.
    pub(super) left: Vec<(Made, Left)>,
    /// Secrets that were removed meanwhile, in case a replica still lists them.
    pub(super) removed: Vec<KeyId>,
    /// The federated credentials that it has.
    federated: Vec<(FederatedId, String)>,
    is_in_use: bool,
}

impl Look {
    /// Begins it.
    pub(super) fn first(&mut self, ledger: &Ledger) -> Option<Question> {
        self.gone.clear();
        self.found.clear();
        self.left.clear();
        self.is_in_use = false;
        if let Some(application) = ledger.application() {
            return Some(Question::Application(application));
        }
        self.keys = ledger
            .asked()
            .iter()
            .filter_map(|asked| match asked {
                Asked::Application { unique_name: Some(name) } => Some(Question::ByUniqueName(name.clone())),
                Asked::Application { unique_name: None } => Some(Question::ByRunTag),
                Asked::Secret { .. } | Asked::Federated { .. } => None,
            })
            .collect();
        self.keys.pop()
    }

    pub(super) fn request(question: &Question, ledger: &Ledger) -> Request {
        match question {
            Question::ByUniqueName(name) => calls::application_by_unique_name(name),
            Question::ByRunTag => calls::applications_by_run_tag(ledger.run_tail()),
            Question::Application(application) => application_credentials(application.id),
            Question::Federated(application) => calls::federated_credentials(*application),
            Question::Principal(application) => calls::service_principal(application.app_id),
            Question::Grants(principal) => grants::grants_of(*principal),
            Question::Assignments(principal) => grants::assignments_of(*principal),
        }
    }

    /// Takes an answer. `may_look` says whether what is not there may still become visible, within so long.
    pub(super) fn answer(
        &mut self,
        question: Question,
        response: &Response,
        ledger: &mut Ledger,
        may_look: impl Fn(Option<Duration>) -> bool,
    ) -> Next {
        if !response.is_success() {
            let error = GraphError::read(response);
            return if error.is_not_found() {
                self.not_found(question, ledger, may_look(None))
            } else {
                Next::Failed(error.into())
            };
        }
        let read = match &question {
            Question::ByUniqueName(name) => read_application(response).map(|found| {
                let unique_name = Some(name.clone());
                ledger.note(Made::Application { id: found.id, app_id: found.app_id, unique_name });
                Next::Ask(Question::Application(found))
            }),
            Question::ByRunTag => read_first_application(response).map(|found| match found {
                Some(found) => {
                    ledger.note(Made::Application { id: found.id, app_id: found.app_id, unique_name: None });
                    Next::Ask(Question::Application(found))
                }
                None => self.not_found(question.clone(), ledger, may_look(None)),
            }),
            Question::Application(application) => read_with_credentials(response)
                .map(|found| self.application(&found, *application, ledger, may_look(Some(DOUBT)))),
            Question::Federated(application) => read_federated(response).map(|listed| {
                let again = Question::Federated(*application);
                self.federated(&listed, ledger, may_look(None), may_look(Some(DOUBT))).unwrap_or(Next::Later(again))
            }),
            Question::Principal(_) => read_service_principal(response).map(|found| self.principal(found, ledger)),
            Question::Grants(principal) => read_grants(response).map(|listed| {
                let is_there =
                    |made: &Made| !matches!(made, Made::Grant { id } if listed.iter().all(|grant| grant.id != *id));
                self.listed(ledger, is_there, question.clone(), Next::Ask(Question::Assignments(*principal)), &may_look)
            }),
            Question::Assignments(_) => read_assignments(response).map(|listed| {
                let is_there = |made: &Made| match made {
                    Made::Assignment { api, id } => listed.iter().any(|one| one.id == *id && one.resource_id == *api),
                    _ => true,
                };
                self.listed(ledger, is_there, question.clone(), Next::Looked, &may_look)
            }),
        };
        read.unwrap_or(Next::Failed(AskError::AnswerUnreadable))
    }

    /// What is not there: not visible yet, or gone.
    fn not_found(&mut self, question: Question, ledger: &Ledger, may_look: bool) -> Next {
        if may_look {
            return Next::Later(question);
        }
        match question {
            Question::ByUniqueName(_) | Question::ByRunTag => self.keys.pop().map_or(Next::Nothing, Next::Ask),
            // With the application goes its service principal in this tenant, and with that all that it was granted.
            // <https://learn.microsoft.com/entra/identity/enterprise-apps/restore-application>
            Question::Application(_) | Question::Federated(_) => {
                self.gone.extend(ledger.made().iter().cloned());
                Next::Nothing
            }
            Question::Principal(_) | Question::Grants(_) | Question::Assignments(_) => {
                let of_principal = ledger.made().iter().filter(|made| is_of_principal(made));
                self.gone.extend(of_principal.cloned());
                Next::Looked
            }
        }
    }

    /// How a credential is known again whose deletion was not answered: by nothing else could a run that goes on tell that
    /// it may be gone.
    pub(super) fn in_doubt(&self, made: &Made) -> Option<Asked> {
        match made {
            // By what the ledger says: a replica may not list it yet.
            Made::Secret { credential, secret, .. } => {
                Some(Asked::Secret { credential: *credential, secret: secret.clone()? })
            }
            Made::Federated { credential, id } => {
                let (_, name) = self.federated.iter().find(|(listed, _)| listed == id)?;
                Some(Asked::Federated { credential: *credential, name: name.clone() })
            }
            Made::Application { .. } | Made::ServicePrincipal { .. } | Made::Grant { .. } | Made::Assignment { .. } => {
                None
            }
        }
    }

    fn application(&mut self, found: &WithCredentials, said: Application, ledger: &Ledger, may_doubt: bool) -> Next {
        let Some(Made::Application { unique_name, .. }) =
            ledger.made().iter().find(|made| matches!(made, Made::Application { .. }))
        else {
            return Next::NotOurs;
        };
        let is_ours = match unique_name {
            Some(name) => found.unique_name.as_deref() == Some(&name.to_string()),
            None => found.tags.contains(&ledger.run_tail().tag()),
        };
        if found.application != said || !is_ours {
            return Next::NotOurs;
        }
        let is_made = |secret: &&ListedSecret| {
            ledger.made().iter().any(|made| matches!(made, Made::Secret { key, .. } if *key == secret.key))
        };
        let (lost, others): (Vec<_>, Vec<_>) = found
            .secrets
            .iter()
            .filter(|secret| !is_made(secret) && !self.removed.contains(&secret.key))
            .map(|secret| (secret, asked_as(secret, ledger)))
            .partition(|(_, asked)| asked.is_some());
        if !others.is_empty() || found.certificates > ledger.certificates() {
            // One that was removed may still be listed.
            if !others.is_empty() && may_doubt {
                return Next::Later(Question::Application(said));
            }
            self.is_in_use = true;
        }
        self.found = lost
            .into_iter()
            .filter_map(|(listed, asked)| {
                let (credential, secret) = asked?;
                Some(Made::Secret { credential, key: listed.key, secret: Some(secret) })
            })
            .collect();
        // What a secret of the ledger that is not listed is: not visible yet, or removed. To remove it tells.
        Next::Ask(Question::Federated(said.id))
    }

    /// None where another replica may say more.
    fn federated(
        &mut self,
        listed: &[(FederatedId, String)],
        ledger: &Ledger,
        may_look: bool,
        may_doubt: bool,
    ) -> Option<Next> {
        self.federated = listed.to_vec();
        let ids: Vec<FederatedId> = ledger
            .made()
            .iter()
            .filter_map(|made| match made {
                Made::Federated { id, .. } => Some(*id),
                _ => None,
            })
            .collect();
        let is_listed = |id: &FederatedId| listed.iter().any(|(own, _)| own == id);
        if !ids.iter().all(is_listed) && may_look {
            return self.again();
        }
        let gone = |made: &&Made| matches!(made, Made::Federated { id, .. } if !is_listed(id));
        self.gone.extend(ledger.made().iter().filter(gone).cloned());
        for (id, name) in listed.iter().filter(|(id, _)| !ids.contains(id)) {
            let asked = ledger.asked().iter().find_map(|asked| match asked {
                Asked::Federated { credential, name: own } if own == name => Some(*credential),
                _ => None,
            });
            match asked {
                Some(credential) => self.found.push(Made::Federated { credential, id: *id }),
                None if may_doubt => return self.again(),
                None => self.is_in_use = true,
            }
        }
        if self.is_in_use {
            let whole = |made: &&Made| matches!(made, Made::Application { .. } | Made::ServicePrincipal { .. });
            self.left.extend(ledger.made().iter().filter(whole).map(|made| (made.clone(), Left::InUse)));
        }
        let application = ledger.application()?;
        let asks_of_principal = ledger.made().iter().any(is_of_principal);
        Some(if asks_of_principal { Next::Ask(Question::Principal(application)) } else { Next::Looked })
    }

    /// The list is read once more: what was found in it is found again.
    fn again(&mut self) -> Option<Next> {
        self.found.retain(|made| !matches!(made, Made::Federated { .. }));
        None
    }

    fn principal(&mut self, found: ObjectId, ledger: &Ledger) -> Next {
        let other = |made: &&Made| matches!(made, Made::ServicePrincipal { id } if *id != found);
        self.left.extend(ledger.made().iter().filter(other).map(|made| (made.clone(), Left::NotOurs)));
        let is_granted = |made: &Made| matches!(made, Made::Grant { .. } | Made::Assignment { .. });
        if ledger.made().iter().any(is_granted) { Next::Ask(Question::Grants(found)) } else { Next::Looked }
    }

    /// Goes on once all that the ledger has of a list is in it, or cannot be expected to be any more.
    fn listed(
        &mut self,
        ledger: &Ledger,
        is_there: impl Fn(&Made) -> bool,
        again: Question,
        next: Next,
        may_look: &impl Fn(Option<Duration>) -> bool,
    ) -> Next {
        let missing: Vec<&Made> = ledger.made().iter().filter(|made| !is_there(made)).collect();
        if !missing.is_empty() && may_look(None) {
            return Next::Later(again);
        }
        self.gone.extend(missing.into_iter().cloned());
        next
    }
}

/// Whether it exists on the service principal, or is that.
const fn is_of_principal(made: &Made) -> bool {
    matches!(made, Made::ServicePrincipal { .. } | Made::Grant { .. } | Made::Assignment { .. })
}

/// Which secret that was asked for this is.
fn asked_as(listed: &ListedSecret, ledger: &Ledger) -> Option<(CredentialId, AskedSecret)> {
    ledger.asked().iter().find_map(|asked| match asked {
        Asked::Secret { credential, secret }
            if secret.description == listed.description && Some(secret.end) == listed.end =>
        {
            Some((*credential, secret.clone()))
        }
        _ => None,
    })
}
