//! Finds the APIs of the tenant and reads the permissions that they offer.
//!
//! # Invariants
//! Only the newest search and the newest choice may change what is shown: an answer that comes late is dropped. An
//! API's permissions are read once a session.

use gloo_timers::future::TimeoutFuture;
use leptos::{prelude::*, task::spawn_local};
use time::Duration;

use super::{
    state::App,
    trouble::{Trouble, sort_out},
};
use crate::{
    directory::{
        ids::AppId,
        permission::{ResourceApi, ResourceSummary},
        tenant::TenantContext,
    },
    graph::{calls, resource},
    http::{
        endpoint::NextPage,
        request::Request,
        response::Response,
        retry::{self, WaitReason},
    },
};

/// How long the typing has to rest before it is searched for, in milliseconds.
const REST: u32 = 250;

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Results {
    /// Nothing was searched for.
    #[default]
    Empty,
    /// These APIs, and where there are more.
    Found(Vec<ResourceSummary>, Option<NextPage>),
    /// No name has these words.
    Nothing,
    /// No API has this application ID.
    NotInTenant,
    /// The answer did not come, or was an error.
    Failed(Trouble),
}

/// What is being waited for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Busy {
    /// Nothing.
    #[default]
    No,
    /// An answer.
    Asking,
    /// The time to ask again.
    Waiting(WaitReason, Duration),
}

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

/// The search and the choice of the permissions step.
#[derive(Clone, Copy)]
pub struct Search {
    app: App,
    /// What is typed in the search field.
    pub typed: RwSignal<String>,
    /// What was found for it.
    pub results: RwSignal<Results>,
    /// Whether the search is under way.
    pub busy: RwSignal<Busy>,
    /// The API whose permissions are shown.
    pub chosen: RwSignal<Chosen>,
    /// Whether the reading of an API is under way.
    pub reading: RwSignal<Busy>,
    /// Counts searches and choices, so that late answers are known as such.
    turn: StoredValue<[u32; 2]>,
    /// The tenant has refused `$search` before.
    by_prefix: StoredValue<bool>,
}

/// Which of the two counters, and its count when the asking began.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Turn(Lane, u32);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lane {
    Search,
    Choice,
}

impl Search {
    /// A search that has not begun.
    pub fn new(app: App) -> Self {
        Self {
            app,
            typed: RwSignal::new(String::new()),
            results: RwSignal::new(Results::Empty),
            busy: RwSignal::new(Busy::No),
            chosen: RwSignal::new(Chosen::None),
            reading: RwSignal::new(Busy::No),
            turn: StoredValue::new([0; 2]),
            by_prefix: StoredValue::new(false),
        }
    }

    /// Takes what was typed, and searches for it once the typing rests.
    pub fn typing(self, text: String) {
        self.typed.set(text);
        self.search(REST);
    }

    /// Searches for what is typed, again.
    pub fn again(self) {
        self.search(0);
    }

    fn search(self, rest: u32) {
        let turn = self.next_turn(Lane::Search);
        let words = self.typed.with_untracked(|text| text.trim().to_owned());
        if words.is_empty() {
            self.busy.set(Busy::No);
            self.results.set(Results::Empty);
            return;
        }
        spawn_local(async move {
            TimeoutFuture::new(rest).await;
            if self.is_current(turn)
                && let Some(results) = self.find(&words, turn).await
            {
                self.busy.set(Busy::No);
                self.results.set(results);
            }
        });
    }

    /// What there is for these words; `None` where something else is searched for by now.
    async fn find(self, words: &str, turn: Turn) -> Option<Results> {
        if let Ok(app_id) = words.parse::<AppId>() {
            let answer = self.ask(calls::resource_api(app_id), turn).await?;
            return Some(match answer {
                Ok(response) => self
                    .read(|tenant| resource::read_api(&response, tenant))
                    .map_or(Results::Failed(Trouble::Unreadable), |api| Results::Found(vec![api.summary], None)),
                Err(trouble) if trouble.is_not_found() => Results::NotInTenant,
                Err(trouble) => Results::Failed(trouble),
            });
        }
        if !self.by_prefix.get_value() {
            let answer = self.ask(calls::search_apis(words), turn).await?;
            match answer {
                Err(trouble) if trouble.refuses_search() => self.by_prefix.set_value(true),
                answer => return Some(self.read_page(Vec::new(), answer)),
            }
        }
        let answer = self.ask(calls::search_apis_by_prefix(words), turn).await?;
        Some(self.read_page(Vec::new(), answer))
    }

    /// The next page of what was found.
    pub fn more(self) {
        let Results::Found(found, Some(next)) = self.results.get_untracked() else { return };
        if self.busy.get_untracked() != Busy::No {
            return;
        }
        let turn = self.next_turn(Lane::Search);
        spawn_local(async move {
            if let Some(answer) = self.ask(calls::next_page(next), turn).await {
                self.busy.set(Busy::No);
                self.results.set(self.read_page(found, answer));
            }
        });
    }

    fn read_page(self, mut before: Vec<ResourceSummary>, answer: Result<Response, Trouble>) -> Results {
        match answer.map(|response| self.read(|tenant| resource::read_found(&response, tenant))) {
            Ok(Some(found)) => {
                // Pages may overlap while the directory changes.
                for api in found.apis {
                    if before.iter().all(|known| known.id != api.id) {
                        before.push(api);
                    }
                }
                if before.is_empty() && found.next.is_none() {
                    Results::Nothing
                } else {
                    Results::Found(before, found.next)
                }
            }
            Ok(None) => Results::Failed(Trouble::Unreadable),
            Err(trouble) => Results::Failed(trouble),
        }
    }

    /// Shows the permissions of an API, which are read unless they are known.
    pub fn choose(self, app_id: AppId, name: String) {
        let turn = self.next_turn(Lane::Choice);
        self.reading.set(Busy::No);
        if self.app.known_apis.with_untracked(|apis| apis.iter().any(|api| api.summary.app_id == app_id)) {
            self.chosen.set(Chosen::Ready(app_id));
            return;
        }
        self.chosen.set(Chosen::Reading(app_id, name.clone()));
        spawn_local(async move {
            let Some(answer) = self.ask(calls::resource_api(app_id), turn).await else { return };
            self.reading.set(Busy::No);
            self.chosen.set(match answer.map(|response| self.read(|tenant| resource::read_api(&response, tenant))) {
                Ok(Some(api)) => {
                    self.learn(api);
                    Chosen::Ready(app_id)
                }
                Ok(None) => Chosen::Failed(app_id, name, Trouble::Unreadable),
                Err(trouble) if trouble.is_not_found() => Chosen::NotInTenant(app_id, name),
                Err(trouble) => Chosen::Failed(app_id, name, trouble),
            });
        });
    }

    /// Reads an answer as one of the tenant in use.
    fn read<T>(self, read: impl FnOnce(&TenantContext) -> Option<T>) -> Option<T> {
        self.app.context.with_untracked(|context| read(context.as_ref()?))
    }

    fn learn(self, api: ResourceApi) {
        self.app.known_apis.update(|apis| apis.push(api));
    }

    /// Asks until there is an answer that another try would not better; `None` once it is no longer wanted.
    async fn ask(self, request: Request, turn: Turn) -> Option<Result<Response, Trouble>> {
        let busy = if turn.0 == Lane::Search { self.busy } else { self.reading };
        let mut tries = 0;
        loop {
            let Some(tenant) = self.app.tenant.get_untracked() else { return Some(Err(Trouble::SignInNeeded)) };
            busy.set(Busy::Asking);
            let answer = tenant.send(request.clone()).await;
            tries += 1;
            if !self.is_current(turn) {
                return None;
            }
            let Some((reason, wait)) = retry::passing(&answer, tries, js_sys::Math::random()) else {
                return Some(sort_out(answer));
            };
            busy.set(Busy::Waiting(reason, wait));
            TimeoutFuture::new(u32::try_from(wait.whole_milliseconds()).unwrap_or(u32::MAX)).await;
            if !self.is_current(turn) {
                return None;
            }
        }
    }

    fn next_turn(self, lane: Lane) -> Turn {
        let count = self.turn.try_update_value(|turns| {
            let turn = &mut turns[lane as usize];
            *turn = turn.wrapping_add(1);
            *turn
        });
        Turn(lane, count.unwrap_or_default())
    }

    /// Whether nothing newer was asked for, and the step is still on the page.
    fn is_current(self, Turn(lane, count): Turn) -> bool {
        self.turn.try_with_value(|turns| turns[lane as usize]) == Some(count)
    }
}
