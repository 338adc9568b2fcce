//! Matches a pasted list of permission names with what the tenant's APIs offer.
//!
//! # Invariants
//! Nothing is picked before every API that the list names was read: what cannot be read picks nothing.

use leptos::{prelude::*, task::spawn_local};

use super::{
    asking::{Lane, Turn},
    choice::{Choice, Chosen},
    state::App,
    trouble::Trouble,
};
use crate::{
    directory::{
        ids::AppId,
        permission::{MICROSOFT_GRAPH, PermissionKind, PickedPermission, ResourceApi},
    },
    graph::{calls, query::other_slash, resource},
    registration::paste::{self, Named, NamedApi, NotMatched},
};

/// What came of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing was asked for.
    #[default]
    Nothing,
    /// The APIs are being read.
    Reading,
    /// What was found, and what was not.
    Done(Vec<PickedPermission>, Vec<(String, NotMatched)>),
    /// An API could not be read.
    Failed(Trouble),
}

/// What a name stands for.
type Match = Result<PickedPermission, NotMatched>;
/// What a list stands for: what was found, and what was not.
type Matches = (Vec<PickedPermission>, Vec<(String, NotMatched)>);

/// The list of the permissions step.
#[derive(Clone, Copy)]
pub struct Pasting {
    choice: Choice,
    /// What is under way.
    pub lane: Lane,
    /// The text.
    pub text: RwSignal<String>,
    /// The kind that is picked where an API offers both.
    pub preferred: RwSignal<PermissionKind>,
    /// What came of it.
    pub pasted: RwSignal<Pasted>,
}

impl Pasting {
    /// An empty list.
    pub fn new(app: App, choice: Choice) -> Self {
        Self {
            choice,
            lane: Lane::new(app),
            text: RwSignal::new(String::new()),
            preferred: RwSignal::new(PermissionKind::Delegated),
            pasted: RwSignal::new(Pasted::Nothing),
        }
    }

    /// Matches the list, and hands what was found to `pick`.
    pub fn read(self, pick: impl Fn(PickedPermission) + 'static) {
        let turn = self.lane.begin();
        let names = self.text.with_untracked(|text| paste::read(text));
        if names.is_empty() {
            self.pasted.set(Pasted::Nothing);
            return;
        }
        self.pasted.set(Pasted::Reading);
        spawn_local(async move {
            match self.find_all(names, turn).await {
                None => {}
                Some(Ok((found, unmatched))) => {
                    found.iter().cloned().for_each(pick);
                    self.pasted.set(Pasted::Done(found, unmatched));
                }
                Some(Err(trouble)) => self.pasted.set(Pasted::Failed(trouble)),
            }
        });
    }

    async fn find_all(self, names: Vec<Named>, turn: Turn) -> Option<Result<Matches, Trouble>> {
        let (mut found, mut unmatched) = (Vec::<PickedPermission>::new(), Vec::new());
        for named in names {
            match self.find(&named, turn).await? {
                Ok(Ok(pick)) if found.iter().all(|other| other.key() != pick.key()) => found.push(pick),
                Ok(Ok(_)) => {}
                Ok(Err(why)) => unmatched.push((named.text, why)),
                Err(trouble) => return Some(Err(trouble)),
            }
        }
        Some(Ok((found, unmatched)))
    }

    async fn find(self, named: &Named, turn: Turn) -> Option<Result<Match, Trouble>> {
        if let Some(flaw) = named.flaw() {
            return Some(Ok(Err(flaw)));
        }
        let places = match &named.api {
            // A name without its API is first looked for where one is looking, then in Microsoft Graph.
            NamedApi::Unsaid => {
                let shown = self.choice.chosen.with_untracked(Chosen::app_id);
                shown.into_iter().filter(|shown| *shown != MICROSOFT_GRAPH).chain([MICROSOFT_GRAPH]).collect()
            }
            NamedApi::AppId(app_id) => vec![*app_id],
            NamedApi::IdentifierUri(uri) => match self.by_identifier_uri(uri, turn).await? {
                Ok(app_id) => app_id.into_iter().collect(),
                Err(trouble) => return Some(Err(trouble)),
            },
        };
        let mut why = NotMatched::NoSuchApi;
        for app_id in places {
            match self.api(app_id, turn).await? {
                Ok(Some(api)) => match named.find(&api, self.preferred.get_untracked()) {
                    Ok(permission) => return Some(Ok(Ok(PickedPermission::of(&api.summary, permission)))),
                    Err(not) => why = not,
                },
                Ok(None) => {}
                Err(trouble) => return Some(Err(trouble)),
            }
        }
        Some(Ok(Err(why)))
    }

    /// The API that goes by this identifier URI, where the tenant has one.
    async fn by_identifier_uri(self, uri: &str, turn: Turn) -> Option<Result<Option<AppId>, Trouble>> {
        for uri in [uri, &other_slash(uri)] {
            match self.lane.ask_for(calls::apis_by_identifier_uri(uri), turn, resource::read_found).await? {
                Ok(found) => {
                    if let Some(api) = found.apis.first() {
                        return Some(Ok(Some(api.app_id)));
                    }
                }
                Err(trouble) => return Some(Err(trouble)),
            }
        }
        Some(Ok(None))
    }

    /// An API with its permissions, where the tenant has it.
    async fn api(self, app_id: AppId, turn: Turn) -> Option<Result<Option<ResourceApi>, Trouble>> {
        if let Some(known) = self.choice.known(app_id) {
            return Some(Ok(Some(known)));
        }
        Some(match self.lane.ask_for(calls::resource_api(app_id), turn, resource::read_api).await? {
            Ok(api) => {
                self.choice.learn(api.clone());
                Ok(Some(api))
            }
            Err(trouble) if trouble.is_not_found() => Ok(None),
            Err(trouble) => Err(trouble),
        })
    }
}
