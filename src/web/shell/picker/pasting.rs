//! Matches a pasted list of permission names with what the tenant's APIs offer.
//!
//! # Invariants
//! Nothing is picked before every API that the list names was read: what cannot be read picks nothing.

use leptos::{prelude::*, task::spawn_local};

use super::{
    asking::{Lane, Turn},
    choice::{Choice, Chosen},
    trouble::Trouble,
};
use crate::{
    directory::{
        ids::AppId,
        permission::{
            MICROSOFT_GRAPH, PermissionKind, PickedPermission, ResourceApi, ResourceSummary, api_owner::ApiOwner,
            well_known::WellKnownApi,
        },
    },
    graph::{calls, query::other_slash, resource},
    registration::paste::{self, Matches, Named, NamedApi, NotMatched},
    web::shell::state::App,
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

/// The most names that the tenant is asked for: what stands before a permission in its row may be any text.
const MOST_NAMES: usize = 16;

/// The most identifier URIs and names that it is asked for: an app can have permissions of 50 APIs.
const MOST_ASKED: usize = 250;

/// What the tenant has said of identifier URIs and names of APIs: each is asked for once.
#[derive(Default)]
struct Asked(Vec<(String, Option<AppId>)>);

impl Asked {
    fn known(&self, name: &str) -> Option<&(String, Option<AppId>)> {
        self.0.iter().find(|(other, _)| other == name)
    }

    fn keep(&mut self, name: &str, app_id: Option<AppId>) {
        self.0.push((name.to_owned(), app_id));
    }
}

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
        if self.text.with_untracked(|text| text.trim().is_empty()) {
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

    /// Takes a name off those that were not matched: it was picked as it was meant, and counts among the others.
    pub fn take(self, name: &str) {
        self.pasted.update(|pasted| {
            if let Pasted::Done(found, unmatched) = pasted
                && let Some(at) = unmatched.iter().position(|(text, _)| text == name)
                && let (_, NotMatched::NoSuchPermission { near: Some(near), .. }) = unmatched.remove(at)
            {
                found.push(*near);
            }
        });
    }

    async fn find_all(self, names: Vec<Named>, turn: Turn) -> Option<Result<Matches, Trouble>> {
        let mut matched = Vec::with_capacity(names.len());
        let mut asked = Asked::default();
        for named in names {
            match self.find(&named, &mut asked, turn).await? {
                Ok(result) => matched.push((named, result)),
                Err(trouble) => return Some(Err(trouble)),
            }
        }
        Some(Ok(paste::settle(matched)))
    }

    async fn find(self, named: &Named, asked: &mut Asked, turn: Turn) -> Option<Result<Match, Trouble>> {
        if let Some(flaw) = named.flaw() {
            return Some(Ok(Err(flaw)));
        }
        let (places, named) = match self.places(named, asked, turn).await? {
            Ok(found) => found,
            Err(trouble) => return Some(Err(trouble)),
        };
        let mut why = NotMatched::NoSuchApi;
        for app_id in places {
            match self.api(app_id, turn).await? {
                Ok(Some(api)) => match named.find(&api, self.preferred.get_untracked()) {
                    Ok(permission) => return Some(Ok(Ok(PickedPermission::of(&api.summary, permission)))),
                    Err(not) => why = why.or(not),
                },
                Ok(None) => {}
                Err(trouble) => return Some(Err(trouble)),
            }
        }
        Some(Ok(Err(why)))
    }

    /// The APIs that a name may be of, and the name as it is called there.
    async fn places(
        self,
        named: &Named,
        asked: &mut Asked,
        turn: Turn,
    ) -> Option<Result<(Vec<AppId>, Named), Trouble>> {
        // A name without its API is first looked for where one is looking, then in Microsoft Graph.
        let unsaid = || {
            let shown = self.choice.chosen.with_untracked(Chosen::app_id);
            shown.into_iter().filter(|shown| *shown != MICROSOFT_GRAPH).chain([MICROSOFT_GRAPH]).collect()
        };
        let places = match &named.api {
            NamedApi::Unsaid => unsaid(),
            NamedApi::AppId(app_id) => vec![*app_id],
            NamedApi::Name(name) => match self.by_name(name, asked, turn).await? {
                Ok(app_id) => app_id.map_or_else(unsaid, |app_id| vec![app_id]),
                Err(trouble) => return Some(Err(trouble)),
            },
            NamedApi::IdentifierUri => {
                let beginnings = named.beginnings();
                for (uri, called) in &beginnings {
                    match self.by_identifier_uri(uri, asked, turn).await? {
                        Ok(Some(app_id)) => return Some(Ok((vec![app_id], called.clone()))),
                        Ok(None) => {}
                        Err(trouble) => return Some(Err(trouble)),
                    }
                }
                // `api://` and the ID of the application is the usual form; Microsoft's services have hosts of their own.
                let (host, called) = beginnings.into_iter().next_back().unwrap_or((&named.text, named.clone()));
                let by_id = host.rsplit_once("://").and_then(|(_, id)| id.parse().ok());
                let by_host = WellKnownApi::at(host).into_iter().map(WellKnownApi::app_id);
                return Some(Ok((by_id.into_iter().chain(by_host).collect(), called)));
            }
        };
        Some(Ok((places, named.clone())))
    }

    /// The API that goes by this identifier URI, where the tenant has one.
    async fn by_identifier_uri(
        self,
        uri: &str,
        asked: &mut Asked,
        turn: Turn,
    ) -> Option<Result<Option<AppId>, Trouble>> {
        if let Some((_, known)) = asked.known(uri) {
            return Some(Ok(*known));
        }
        if asked.0.len() >= MOST_ASKED {
            return Some(Ok(None));
        }
        for spelled in [uri, &other_slash(uri)] {
            match self.lane.ask_for(calls::apis_by_identifier_uri(spelled), turn, resource::read_found).await? {
                Ok(found) => {
                    if let Some(api) = found.apis.first() {
                        asked.keep(uri, Some(api.app_id));
                        return Some(Ok(Some(api.app_id)));
                    }
                }
                Err(trouble) => return Some(Err(trouble)),
            }
        }
        asked.keep(uri, None);
        Some(Ok(None))
    }

    /// The one API of this name, where the tenant has it and it is its own or Microsoft's: others can call theirs
    /// whatever they like.
    async fn by_name(self, name: &str, asked: &mut Asked, turn: Turn) -> Option<Result<Option<AppId>, Trouble>> {
        if let Some((_, known)) = asked.known(name) {
            return Some(Ok(*known));
        }
        if asked.0.len() >= MOST_NAMES {
            return Some(Ok(None));
        }
        let found = match self.lane.ask_for(calls::search_apis_by_prefix(name), turn, resource::read_found).await? {
            Ok(found) => found.apis,
            Err(trouble) => return Some(Err(trouble)),
        };
        let is_called = |api: &&ResourceSummary| {
            api.display_name.eq_ignore_ascii_case(name)
                && matches!(api.owner, ApiOwner::ThisTenant | ApiOwner::Microsoft)
        };
        let mut of_name = found.iter().filter(is_called);
        let only = of_name.next().filter(|_| of_name.next().is_none()).map(|api| api.app_id);
        asked.keep(name, only);
        Some(Ok(only))
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
