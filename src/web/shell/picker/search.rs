//! Finds the APIs of the tenant as one types.
//!
//! # Invariants
//! Only the newest search may change what is shown: an answer that comes late is dropped.

use leptos::{prelude::*, task::spawn_local};

use super::{
    asking::{Busy, Lane, Turn},
    trouble::Trouble,
};
use crate::{
    directory::{
        ids::AppId,
        permission::{ResourceSummary, well_known::WellKnownApi},
    },
    graph::{
        calls,
        query::{ApiQuery, other_slash},
        resource::{self, Found},
    },
    http::{endpoint::NextPage, request::Request},
    web::shell::state::App,
};

/// How long the typing has to rest before it is searched for, in milliseconds.
const REST: u32 = 250;

/// What comes after the APIs that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum More {
    /// Nothing.
    No,
    /// Another page.
    At(NextPage),
    /// Another page, which could not be read when it was asked for.
    Failed(NextPage, Trouble),
    /// More than are listed.
    TooMany,
}

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Results {
    /// Nothing was searched for.
    #[default]
    Empty,
    /// These APIs, and where there are more. They stay whatever comes of the next page.
    Found(Vec<ResourceSummary>, More),
    /// No name has these words.
    Nothing,
    /// No API goes by this identifier URI.
    NoSuchUri,
    /// No API of this tenant has this application ID.
    NotInTenant(AppId),
    /// The answer did not come, or was an error.
    Failed(Trouble),
}

/// The search of the permissions step.
#[derive(Clone, Copy)]
pub struct Search {
    /// What is under way.
    pub lane: Lane,
    /// What is typed in the search field.
    pub typed: RwSignal<String>,
    /// What was found for it.
    pub results: RwSignal<Results>,
    /// The tenant has refused `$search` before, whatever was searched for.
    by_prefix: StoredValue<bool>,
}

impl Search {
    /// A search that has not begun.
    pub fn new(app: App) -> Self {
        Self {
            lane: Lane::new(app),
            typed: RwSignal::new(String::new()),
            results: RwSignal::new(Results::Empty),
            by_prefix: StoredValue::new(false),
        }
    }

    /// Takes what was typed, and searches for it once the typing rests.
    pub fn typing(self, text: String) {
        self.typed.set(text);
        self.search(REST);
    }

    /// Takes what was typed where something else is searched: the tenant is not asked for it yet.
    pub fn typed_elsewhere(self, text: String) {
        self.lane.begin();
        self.typed.set(text);
        self.results.set(Results::Empty);
    }

    /// Searches for what was typed elsewhere.
    pub fn catch_up(self) {
        if self.results.with_untracked(|results| *results == Results::Empty) {
            self.again();
        }
    }

    /// Searches for what is typed, again.
    pub fn again(self) {
        self.search(0);
    }

    fn search(self, rest: u32) {
        let turn = self.lane.begin();
        let typed = self.typed.get_untracked();
        let query = ApiQuery::read(&typed);
        if query == ApiQuery::Nothing {
            self.results.set(Results::Empty);
            return;
        }
        spawn_local(async move {
            if self.lane.rest(turn, rest).await
                && let Some(results) = self.find(query, turn).await
                && let Some(results) = self.add_known(results, WellKnownApi::known_as(&typed), turn).await
            {
                self.results.set(results);
            }
        });
    }

    /// What there is for what was typed; `None` where something else is searched for by now.
    async fn find(self, query: ApiQuery, turn: Turn) -> Option<Results> {
        match query {
            ApiQuery::Nothing => Some(Results::Empty),
            ApiQuery::AppId(app_id) => {
                Some(match self.lane.ask_for(calls::resource_api(app_id), turn, resource::read_api).await? {
                    Ok(api) => Results::Found(vec![api.summary], More::No),
                    Err(trouble) if trouble.is_not_found() => Results::NotInTenant(app_id),
                    Err(trouble) => Results::Failed(trouble),
                })
            }
            ApiQuery::IdentifierUri(uri) => Some(match self.by_identifier_uri(&uri, turn).await? {
                Results::Nothing => Results::NoSuchUri,
                results => results,
            }),
            ApiQuery::Words(words) => self.by_words(&words, turn).await,
        }
    }

    /// Adds those of Microsoft's that go by what was typed without having it in their name.
    async fn add_known(self, results: Results, mut known: Vec<WellKnownApi>, turn: Turn) -> Option<Results> {
        if let Results::Found(found, _) = &results {
            known.retain(|api| found.iter().all(|other| other.app_id != api.app_id()));
        }
        let Some(first) = known.first() else { return Some(results) };
        let (mut found, more) = match results {
            Results::Found(found, more) => (found, more),
            Results::Nothing | Results::NoSuchUri => (Vec::new(), More::No),
            other => return Some(other),
        };
        match self.lane.ask_for(calls::well_known_apis(), turn, resource::read_found).await? {
            Err(trouble) if found.is_empty() => return Some(Results::Failed(trouble)),
            Err(_) => {}
            Ok(page) => {
                let here = page.apis.into_iter().filter(|api| known.iter().any(|one| one.app_id() == api.app_id));
                found.splice(0..0, here);
            }
        }
        Some(if found.is_empty() { Results::NotInTenant(first.app_id()) } else { Results::Found(found, more) })
    }

    async fn by_identifier_uri(self, uri: &str, turn: Turn) -> Option<Results> {
        let found = self.page(calls::apis_by_identifier_uri(uri), turn).await?;
        if found != Results::Nothing {
            return Some(found);
        }
        self.page(calls::apis_by_identifier_uri(&other_slash(uri)), turn).await
    }

    async fn by_words(self, words: &str, turn: Turn) -> Option<Results> {
        if !self.by_prefix.get_value() {
            match self.page(calls::search_apis(words), turn).await? {
                // Words that it does not take say nothing of the next ones.
                Results::Failed(trouble) if trouble.refuses_search() => {
                    self.by_prefix.set_value(trouble.refuses_every_search());
                }
                results => return Some(results),
            }
        }
        self.page(calls::search_apis_by_prefix(words), turn).await
    }

    async fn page(self, request: Request, turn: Turn) -> Option<Results> {
        let answer = self.lane.ask_for(request, turn, resource::read_found).await?;
        Some(answer.map_or_else(Results::Failed, |found| shown(Vec::new(), found)))
    }

    /// The next page of what was found, asked for once more where it has failed.
    pub fn more(self) {
        let Results::Found(before, More::At(next) | More::Failed(next, _)) = self.results.get_untracked() else {
            return;
        };
        if self.lane.busy.get_untracked() != Busy::No {
            return;
        }
        let turn = self.lane.begin();
        spawn_local(async move {
            let asked = self.lane.ask_for(calls::next_page(next.clone()), turn, resource::read_found);
            self.results.set(match asked.await {
                None => return,
                Some(Ok(found)) => shown(before, found),
                Some(Err(trouble)) => Results::Found(before, More::Failed(next, trouble)),
            });
        });
    }
}

/// A page after what was found before it.
fn shown(before: Vec<ResourceSummary>, found: Found) -> Results {
    let (apis, next, left_out) = found.after(before);
    match next {
        _ if left_out => Results::Found(apis, More::TooMany),
        None if apis.is_empty() => Results::Nothing,
        next => Results::Found(apis, next.map_or(More::No, More::At)),
    }
}
