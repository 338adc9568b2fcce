//! The API whose permissions are shown: reads it, and adds it to the tenant where it is missing.
//!
//! # Invariants
//! Only the newest choice may change what is shown. An API's permissions are read once a session. Adding an API asks
//! for nothing more once the tenant has it, whoever has added it.

use leptos::{prelude::*, task::spawn_local};

use super::{
    asking::{Lane, Rest, Turn},
    trouble::Trouble,
};
use crate::{
    directory::{ids::AppId, permission::ResourceApi},
    graph::{calls, resource},
    http::retry::{WaitReason, replication_wait},
    web::shell::state::App,
};

/// How often a service principal that was just made is read before that counts as a failure.
const READS: u32 = 12;

/// The API whose permissions are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Chosen {
    /// None.
    #[default]
    None,
    /// Being read.
    Reading(AppId, String),
    /// This one, which stands in `App::known_apis`.
    Ready(AppId),
    /// Not in this tenant.
    NotInTenant(AppId, String),
    /// Could not be read.
    Failed(AppId, String, Trouble),
}

impl Chosen {
    /// The API that it is about.
    pub const fn app_id(&self) -> Option<AppId> {
        match self {
            Self::None => None,
            Self::Reading(id, _) | Self::Ready(id) | Self::NotInTenant(id, _) | Self::Failed(id, ..) => Some(*id),
        }
    }
}

/// How adding an API to the tenant stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Adding {
    /// Not begun.
    #[default]
    No,
    /// Under way.
    Busy,
    /// The tenant has it now.
    Done,
    /// Refused, or no answer came.
    Failed(Trouble),
}

/// The choice of the permissions step.
#[derive(Clone, Copy)]
pub struct Choice {
    app: App,
    /// What is under way.
    pub lane: Lane,
    /// The API whose permissions are shown.
    pub chosen: RwSignal<Chosen>,
    /// How adding it to the tenant stands.
    pub adding: RwSignal<Adding>,
}

impl Choice {
    /// No choice yet.
    pub fn new(app: App) -> Self {
        Self { app, lane: Lane::new(app), chosen: RwSignal::new(Chosen::None), adding: RwSignal::new(Adding::No) }
    }

    /// Shows the permissions of an API, which are read unless they are known.
    pub fn choose(self, app_id: AppId, name: String) {
        self.show(app_id, name, None);
    }

    /// The same for an API of the person's own. Where the tenant has no service principal for it, its application
    /// tells what it offers.
    pub fn choose_own(self, api: ResourceApi) {
        self.show(api.summary.app_id, api.summary.display_name.clone(), Some(api));
    }

    fn show(self, app_id: AppId, name: String, own: Option<ResourceApi>) {
        let turn = self.lane.begin();
        self.adding.set(Adding::No);
        if let Some(known) = self.known(app_id) {
            // The one that was used last is offered first.
            self.learn(known);
            self.chosen.set(Chosen::Ready(app_id));
            return;
        }
        self.chosen.set(Chosen::Reading(app_id, name.clone()));
        spawn_local(async move {
            let Some(answer) = self.lane.ask_for(calls::resource_api(app_id), turn, resource::read_api).await else {
                return;
            };
            self.chosen.set(match (answer, own) {
                (Ok(api), _) => {
                    self.learn(api);
                    Chosen::Ready(app_id)
                }
                (Err(trouble), Some(own)) if trouble.is_not_found() => {
                    self.learn(own);
                    Chosen::Ready(app_id)
                }
                (Err(trouble), None) if trouble.is_not_found() => Chosen::NotInTenant(app_id, name),
                (Err(trouble), _) => Chosen::Failed(app_id, name, trouble),
            });
        });
    }

    /// Shows that an API is not in this tenant: a search has said so.
    pub fn is_missing(self, app_id: AppId, name: String) {
        self.lane.begin();
        self.adding.set(Adding::No);
        self.chosen.set(Chosen::NotInTenant(app_id, name));
    }

    /// Looks whether an API has come into the tenant meanwhile.
    pub fn look_again(self, app_id: AppId, name: String) {
        let before = self.known(app_id);
        self.app.known_apis.update(|apis| apis.retain(|known| known.summary.app_id != app_id));
        self.show(app_id, name, before);
    }

    /// Makes a service principal for an API, then shows its permissions.
    pub fn add(self, app_id: AppId) {
        let turn = self.lane.begin();
        self.adding.set(Adding::Busy);
        spawn_local(async move {
            match self.add_and_read(app_id, turn).await {
                None => {}
                Some(Ok(api)) => {
                    self.adding.set(Adding::Done);
                    self.learn(api);
                    // Set anew, so that it is shown with what it has now.
                    self.chosen.set(Chosen::Ready(app_id));
                }
                Some(Err(trouble)) => self.adding.set(Adding::Failed(trouble)),
            }
        });
    }

    async fn add_and_read(self, app_id: AppId, turn: Turn) -> Option<Result<ResourceApi, Trouble>> {
        match self.lane.ask(calls::add_api(app_id), turn).await? {
            Err(trouble) if !trouble.is_there_already() => return Some(Err(trouble)),
            Ok(_) | Err(_) => {}
        }
        let mut reads = 0;
        loop {
            reads += 1;
            match self.lane.ask_for(calls::resource_api(app_id), turn, resource::read_api).await? {
                Err(trouble) if trouble.is_not_found() && reads < READS => {
                    let reason = WaitReason::Replicating;
                    match self.lane.wait(turn, reason, replication_wait(reads)).await {
                        Rest::Over => {}
                        Rest::Stopped => return Some(Err(Trouble::Stopped(reason))),
                        Rest::Dropped => return None,
                    }
                }
                read => return Some(read),
            }
        }
    }

    /// An API that was read in this session.
    pub fn known(self, app_id: AppId) -> Option<ResourceApi> {
        self.app.known_apis.with_untracked(|apis| apis.iter().find(|api| api.summary.app_id == app_id).cloned())
    }

    /// Keeps an API with its permissions for the session, as the one that was used last.
    pub fn learn(self, api: ResourceApi) {
        self.app.known_apis.update(|apis| {
            apis.retain(|known| known.summary.app_id != api.summary.app_id);
            apis.push(api);
        });
    }
}
