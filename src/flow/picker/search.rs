//! Finds the APIs of the tenant as one types, and has Microsoft Graph read, whose permissions are found with them.
//!
//! # Invariants
//! - Only the newest search may change what is shown. What was found stays, whatever comes of the next page.
//! - Nothing that was found for older words stays under newer ones, unless it fits these as well.

use time::{Duration, OffsetDateTime};

use super::{
    lists::{Listed, Lists},
    need::{Answer, Known, Look, Need},
};
use crate::{
    directory::{
        ids::AppId,
        permission::{MICROSOFT_GRAPH, ResourceSummary, well_known::WellKnownApi},
    },
    graph::{
        ask::AskError,
        query::{ApiQuery, fits, other_slash},
        resource::Found,
    },
    http::endpoint::NextPage,
};

/// How long the typing has to rest before it is searched for.
pub const REST: Duration = Duration::milliseconds(250);

/// The fewest letters for which Microsoft Graph is read.
const SHORTEST: usize = 3;

/// What comes after the APIs that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum More {
    /// Nothing.
    No,
    /// Another page.
    At(NextPage),
    /// Another page, which could not be read when it was asked for.
    Failed(NextPage, AskError),
    /// More than are listed.
    TooMany,
}

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Results {
    /// Nothing was searched for.
    #[default]
    Empty,
    /// These APIs, and where there are more.
    Found(Vec<ResourceSummary>, More),
    /// No name has these words.
    Nothing,
    /// No API goes by this identifier URI.
    NoSuchUri,
    /// No API of this tenant has this application ID.
    NotInTenant(AppId),
    /// The answer did not come, or was an error.
    Failed(AskError),
}

/// What is under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Step {
    #[default]
    Idle,
    /// Typing has not rested yet.
    Resting(OffsetDateTime),
    ById(AppId),
    ByUri(String),
    /// The same with its other ending.
    ByOtherUri(String),
    ByWords(String),
    ByPrefix(String),
    /// These were found; some of Microsoft's go by what was typed without having it in their name.
    KnownAs(Results),
    /// The next page.
    More(NextPage),
}

/// Whether Microsoft Graph is read for its permissions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Graph {
    /// Nobody looks for one of them, or it is known.
    #[default]
    Unneeded,
    /// It is to be read.
    Needed,
    /// It could not be read.
    Failed(AskError),
}

/// The search of the permissions step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What is typed in the search field.
    pub typed: String,
    /// What was found for it.
    pub results: Results,
    /// Microsoft Graph, whose permissions are looked through as well.
    pub graph: Graph,
    step: Step,
    /// The tenant has refused `$search` before, whatever was searched for.
    by_prefix: bool,
}

impl Search {
    /// Begins the step anew; what the tenant refuses stays known.
    pub(super) fn begin(&mut self) {
        *self = Self { by_prefix: self.by_prefix, ..Self::default() };
    }

    /// Keeps what is typed, and nothing that another tenant has answered.
    pub(super) fn forget(&mut self) {
        *self = Self { typed: std::mem::take(&mut self.typed), ..Self::default() };
    }

    /// Takes what was typed, and searches for it once the typing rests.
    pub(super) fn typing(&mut self, text: String, now: OffsetDateTime) {
        let is_the_same = ApiQuery::read(&text) == ApiQuery::read(&self.typed);
        self.typed = text;
        if !is_the_same {
            self.drop_what_no_longer_fits();
            self.search(now + REST);
        }
    }

    fn drop_what_no_longer_fits(&mut self) {
        let (results, typed) = (std::mem::take(&mut self.results), &self.typed);
        if let (Results::Found(mut apis, _), ApiQuery::Words(_)) = (results, ApiQuery::read(typed)) {
            apis.retain(|api| fits(typed, &[&api.display_name]));
            if !apis.is_empty() {
                self.results = Results::Found(apis, More::No);
            }
        }
    }

    /// Nothing is searched for any more.
    pub(super) fn clear(&mut self) {
        self.typed.clear();
        self.search(OffsetDateTime::UNIX_EPOCH);
    }

    /// Whether something is typed.
    pub fn is_typed(&self) -> bool {
        !self.typed.trim().is_empty()
    }

    /// Whether all that was asked for is there.
    pub fn is_settled(&self) -> bool {
        self.step == Step::Idle && self.graph != Graph::Needed
    }

    /// Searches for what is typed, once there is `from`.
    pub(super) fn search(&mut self, from: OffsetDateTime) {
        self.graph = Graph::Unneeded;
        if ApiQuery::read(&self.typed) == ApiQuery::Nothing {
            self.results = Results::Empty;
            self.step = Step::Idle;
        } else {
            self.step = Step::Resting(from);
        }
    }

    /// Asks for the next page, once more where that has failed.
    pub(super) fn more(&mut self) {
        if let (Step::Idle, Results::Found(_, More::At(next) | More::Failed(next, _))) = (&self.step, &self.results) {
            self.step = Step::More(next.clone());
        }
    }

    /// When the typing has rested.
    pub(super) const fn rests_until(&self) -> Option<OffsetDateTime> {
        if let Step::Resting(until) = self.step { Some(until) } else { None }
    }

    /// Whether the next page is being read.
    pub const fn is_reading_more(&self) -> bool {
        matches!(self.step, Step::More(_))
    }

    /// Goes on with what is known already. Gives the API back that was searched for and is not in the tenant.
    pub(super) fn advance(&mut self, known: &Known, lists: &Lists, now: OffsetDateTime) -> Option<AppId> {
        if matches!(self.step, Step::Resting(until) if until <= now) {
            let query = ApiQuery::read(&self.typed);
            if matches!(&query, ApiQuery::Words(words) if words.chars().count() >= SHORTEST) {
                self.graph = Graph::Needed;
            }
            self.step = match query {
                ApiQuery::Nothing => Step::Idle,
                ApiQuery::AppId(app_id) => Step::ById(app_id),
                ApiQuery::IdentifierUri(uri) => Step::ByUri(uri),
                ApiQuery::Words(words) if self.by_prefix => Step::ByPrefix(words),
                ApiQuery::Words(words) => Step::ByWords(words),
            };
        }
        if self.graph == Graph::Needed && known.get(MICROSOFT_GRAPH).is_some() {
            self.graph = Graph::Unneeded;
        }
        if let Step::ById(app_id) = self.step
            && let Some(api) = known.in_tenant(app_id)
        {
            return self.found(Results::Found(vec![api.clone()], More::No));
        }
        // What was there when the list was read is there; what was not may have come since, and is asked for.
        if let (Step::KnownAs(results), Listed::Read(listed)) = (&self.step, &lists.microsoft)
            && lacking(results, &self.typed).iter().all(|api| here(*api, known, listed).is_some())
        {
            let results = results.clone();
            return self.with_known(results, known, listed);
        }
        None
    }

    pub(super) fn needs(&self) -> Vec<Need> {
        let graph = (self.graph == Graph::Needed).then_some(Need::Api(MICROSOFT_GRAPH));
        self.need().into_iter().chain(graph).collect()
    }

    fn need(&self) -> Option<Need> {
        Some(match &self.step {
            Step::Idle | Step::Resting(_) => return None,
            Step::ById(app_id) => Need::Api(*app_id),
            Step::ByUri(uri) => Need::Page(Look::Uri(uri.clone())),
            Step::ByOtherUri(uri) => Need::Page(Look::Uri(other_slash(uri))),
            Step::ByWords(words) => Need::Page(Look::Words(words.clone())),
            Step::ByPrefix(words) => Need::Page(Look::Prefix(words.clone())),
            Step::KnownAs(_) => Need::Microsoft,
            Step::More(page) => Need::Page(Look::Next(page.clone())),
        })
    }

    /// Takes an answer. Gives the API back that was searched for and is not in the tenant.
    pub(super) fn hear(&mut self, need: &Need, answer: &Result<Answer, AskError>, known: &Known) -> Option<AppId> {
        if self.graph == Graph::Needed && *need == Need::Api(MICROSOFT_GRAPH) {
            self.graph = match answer {
                // One that is not there offers nothing to find.
                Err(error) if !error.is_not_found() => Graph::Failed(error.clone()),
                _ => Graph::Unneeded,
            };
        }
        if self.need().as_ref() != Some(need) {
            return None;
        }
        match (std::mem::take(&mut self.step), answer) {
            (Step::ById(_), Ok(Answer::Api(api))) => self.found(Results::Found(vec![api.summary.clone()], More::No)),
            (Step::ById(app_id), Err(error)) if error.is_not_found() => self.found(Results::NotInTenant(app_id)),
            (Step::KnownAs(found), Ok(Answer::Page(page))) => self.with_known(found, known, &page.apis),
            (Step::KnownAs(found @ Results::Found(..)), Err(_)) => self.set(found),
            (Step::More(page), answer) => self.next_page(page, answer),
            (Step::ByWords(words), Err(error)) if refuses_search(error) => {
                // Words that it does not take say nothing of the next ones.
                self.by_prefix = refuses_every_search(error);
                self.step = Step::ByPrefix(words);
                None
            }
            (Step::ByUri(uri), Ok(Answer::Page(page))) if page.apis.is_empty() && page.next.is_none() => {
                self.step = Step::ByOtherUri(uri);
                None
            }
            (Step::ByOtherUri(_), Ok(Answer::Page(page))) => match shown(Vec::new(), page.clone()) {
                Results::Nothing => self.found(Results::NoSuchUri),
                results => self.found(results),
            },
            (Step::ByUri(_) | Step::ByWords(_) | Step::ByPrefix(_), Ok(Answer::Page(page))) => {
                self.found(shown(Vec::new(), page.clone()))
            }
            (_, Err(error)) => self.set(Results::Failed(error.clone())),
            (_, Ok(_)) => self.set(Results::Failed(AskError::AnswerUnreadable)),
        }
    }

    /// What there is for what was typed, before those are looked for that only go by it.
    fn found(&mut self, results: Results) -> Option<AppId> {
        let may_add = matches!(results, Results::Found(..) | Results::Nothing | Results::NoSuchUri);
        // An ID that one of Microsoft's has, and that is not here, is told as such at once.
        if lacking(&results, &self.typed).is_empty() || !may_add {
            return self.set(results);
        }
        self.step = Step::KnownAs(results);
        None
    }

    /// Adds those of Microsoft's that go by what was typed without having it in their name.
    fn with_known(&mut self, results: Results, known: &Known, listed: &[ResourceSummary]) -> Option<AppId> {
        let lacking = lacking(&results, &self.typed);
        let mut found: Vec<_> = lacking.iter().filter_map(|api| here(*api, known, listed)).cloned().collect();
        let more = if let Results::Found(others, more) = results {
            found.extend(others);
            more
        } else {
            More::No
        };
        if !found.is_empty() {
            return self.set(Results::Found(found, more));
        }
        // Words may be of something else as well; an address is of this one.
        let absent = lacking.first().filter(|_| !matches!(ApiQuery::read(&self.typed), ApiQuery::Words(_)));
        self.set(absent.map_or(Results::Nothing, |api| Results::NotInTenant(api.app_id())))
    }

    fn set(&mut self, results: Results) -> Option<AppId> {
        self.step = Step::Idle;
        self.results = results;
        if let Results::NotInTenant(app_id) = self.results { Some(app_id) } else { None }
    }

    fn next_page(&mut self, page: NextPage, answer: &Result<Answer, AskError>) -> Option<AppId> {
        let Results::Found(before, _) = std::mem::take(&mut self.results) else { return None };
        self.results = match answer {
            Ok(Answer::Page(found)) => match shown(before, found.clone()) {
                // A page that is its own next one has no end.
                Results::Found(apis, More::At(next)) if next == page => Results::Found(apis, More::No),
                results => results,
            },
            Ok(_) => Results::Found(before, More::Failed(page, AskError::AnswerUnreadable)),
            Err(error) => Results::Found(before, More::Failed(page, error.clone())),
        };
        None
    }
}

/// Those of Microsoft's that go by what was typed, and were not found.
fn lacking(results: &Results, typed: &str) -> Vec<WellKnownApi> {
    let mut known = WellKnownApi::known_as(typed);
    if let Results::Found(found, _) = results {
        known.retain(|api| found.iter().all(|other| other.app_id != api.app_id()));
    }
    known
}

/// One of Microsoft's, where the tenant is known to have it.
fn here<'a>(api: WellKnownApi, known: &'a Known, listed: &'a [ResourceSummary]) -> Option<&'a ResourceSummary> {
    let app_id = api.app_id();
    known.in_tenant(app_id).or_else(|| listed.iter().find(|listed| listed.app_id == app_id))
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

/// Whether Graph takes no `$search` from this page, whatever is searched for.
fn refuses_every_search(error: &AskError) -> bool {
    error.graph_error().is_some_and(|error| error.has_code("Request_UnsupportedQuery"))
}

/// Whether Graph cannot search for these words, rather than for this person: it takes none that are punctuation alone.
fn refuses_search(error: &AskError) -> bool {
    let is_bad_request = |error: &crate::graph::error::GraphError| error.status == 400 && !error.foreign;
    refuses_every_search(error) || error.graph_error().is_some_and(is_bad_request)
}
