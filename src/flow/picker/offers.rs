//! What there is to choose from, and what there is to say beside it: by tab, and for what is typed from everywhere.

use super::{
    lists::{Listed, Lists},
    need::Known,
    search::{Graph, More, Results, Search},
};
use crate::{
    directory::{
        ids::AppId,
        permission::{ResourceSummary, well_known::WellKnownApi},
    },
    graph::{ask::AskError, query::fits, resource::MOST_FOUND},
};

/// How many of the APIs that were looked at before are offered again.
const MOST_RECENT: usize = 5;

/// What many clients use.
const OFTEN_USED: [WellKnownApi; 2] = [WellKnownApi::MicrosoftGraph, WellKnownApi::AzureHealthcareApis];

/// Where APIs are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Microsoft's best-known ones.
    #[default]
    Microsoft,
    /// Those of the tenant: what was used before. All of them are found by typing.
    Organization,
    /// Those of the signed-in person.
    Own,
}

impl Tab {
    /// The tabs in their order.
    pub const ALL: [Self; 3] = [Self::Microsoft, Self::Organization, Self::Own];
}

/// An API that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// One of the tenant.
    Found(ResourceSummary),
    /// One of Microsoft's, by the words that the page has for it.
    WellKnown(WellKnownApi, Presence),
}

impl Offer {
    /// The API that it is.
    pub const fn app_id(&self) -> AppId {
        match self {
            Self::Found(api) => api.app_id,
            Self::WellKnown(api, _) => api.app_id(),
        }
    }
}

/// What is known of a well-known API in the tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Nothing, or nothing that is worth a word.
    Unremarkable,
    /// The tenant has no service principal for it.
    Absent,
    /// The tenant lets nobody use it.
    Disabled,
}

/// What APIs have in common that are offered together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They fit what is typed.
    Fitting,
    /// They were looked at in this session.
    Recent,
    /// Many clients use them.
    OftenUsed,
}

/// APIs that are offered together; never none.
pub type Group = (Kind, Vec<Offer>);

/// How many were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// All of them are listed.
    All(usize),
    /// There is another page.
    AndMore(usize),
    /// More than are listed.
    First(usize),
}

/// What there is to say beside the list. It is said once, however much is typed meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// Nothing goes by these words.
    NothingFound,
    /// Nor one that goes by this identifier URI.
    NoSuchUri,
    /// The person owns none.
    NoneOwn,
    /// The tenant's APIs could not be searched.
    SearchFailed(AskError),
    /// Microsoft Graph could not be read, so that its permissions are not among what was found.
    GraphFailed(AskError),
    /// Some were found, and the next ones could not be read.
    MoreFailed(AskError),
    /// It is not known which of Microsoft's are here.
    MicrosoftFailed(AskError),
    /// The person's own could not be read.
    OwnFailed(AskError),
}

/// The words that the page has for one of Microsoft's APIs, which is found by them as well.
pub type Words = fn(WellKnownApi) -> [&'static str; 2];

/// What is to be offered on a tab.
pub struct Shelf<'a> {
    /// The tab.
    pub tab: Tab,
    /// The search.
    pub search: &'a Search,
    /// The lists that are read as a whole.
    pub lists: &'a Lists,
    /// The APIs that were read.
    pub known: &'a Known,
    /// Those that were used before the list was put up.
    pub recent: &'a [ResourceSummary],
    /// The APIs that fit what is typed.
    pub fitting: &'a [Offer],
    /// How many permissions do.
    pub permissions: usize,
    /// The words for Microsoft's.
    pub words: Words,
}

impl Shelf<'_> {
    /// What there is to choose.
    pub fn groups(&self) -> Vec<Group> {
        let mut groups = match self.tab {
            _ if self.search.is_typed() => vec![(Kind::Fitting, self.fitting.to_vec())],
            Tab::Microsoft => vec![(Kind::Fitting, self.microsoft())],
            Tab::Organization => to_begin_with(self.recent),
            Tab::Own => vec![(Kind::Fitting, self.own())],
        };
        groups.retain(|(_, offers)| !offers.is_empty());
        groups
    }

    /// How many APIs fit what is typed, once that is known.
    pub fn count(&self) -> Option<Count> {
        if !self.search.is_typed() || !self.search.is_settled() {
            return None;
        }
        let count = self.fitting.len();
        Some(match &self.search.results {
            Results::Found(_, More::TooMany) => Count::First(count),
            Results::Found(_, More::At(_) | More::Failed(..)) => Count::AndMore(count),
            _ => Count::All(count),
        })
    }

    /// What there is to say instead of, or beside, what was found.
    pub fn says(&self) -> Option<Says> {
        if self.search.is_typed() {
            return self.says_of_search();
        }
        match (self.tab, &self.lists.microsoft, &self.lists.own) {
            (Tab::Microsoft, Listed::Failed(error), _) => Some(Says::MicrosoftFailed(error.clone())),
            (Tab::Own, _, Listed::Failed(error)) => Some(Says::OwnFailed(error.clone())),
            (Tab::Own, _, Listed::Read(apis)) if apis.is_empty() => Some(Says::NoneOwn),
            _ => None,
        }
    }

    fn says_of_search(&self) -> Option<Says> {
        let found_nothing = || self.permissions == 0 && self.fitting.is_empty();
        match (&self.search.results, &self.search.graph) {
            (Results::Failed(error), _) => Some(Says::SearchFailed(error.clone())),
            (_, Graph::Failed(error)) => Some(Says::GraphFailed(error.clone())),
            (Results::Found(_, More::Failed(_, error)), _) => Some(Says::MoreFailed(error.clone())),
            (Results::Nothing, _) if self.search.is_settled() && found_nothing() => Some(Says::NothingFound),
            (Results::NoSuchUri, _) if found_nothing() => Some(Says::NoSuchUri),
            _ => None,
        }
    }

    /// Whether there is another page of what was found.
    pub fn has_more(&self) -> bool {
        self.search.is_typed() && matches!(&self.search.results, Results::Found(_, More::At(_) | More::Failed(..)))
    }

    /// What fits what is typed: what the page knows of by itself at once, and what the tenant has answered.
    pub(super) fn find_fitting(&self) -> Vec<Offer> {
        let found = if let Results::Found(found, _) = &self.search.results { &found[..] } else { &[] };
        let is_found = |offer: &Offer| found.iter().any(|api| api.app_id == offer.app_id());
        let mut offers = self.microsoft();
        let own = self.own().into_iter().filter(|own| offers.iter().all(|other| other.app_id() != own.app_id()));
        let own: Vec<_> = own.collect();
        offers.extend(own);
        // The tenant tells more of them.
        offers.retain(|offer| !is_found(offer));
        offers.extend(found.iter().cloned().map(Offer::Found));
        offers
    }

    /// Microsoft's APIs that fit what is typed, with what is known of them in the tenant: what has come into it since
    /// they were listed is among those that were read.
    fn microsoft(&self) -> Vec<Offer> {
        let listed = if let Listed::Read(listed) = &self.lists.microsoft { Some(listed) } else { None };
        let in_tenant = |app_id: AppId| {
            let listed = listed.into_iter().flatten().find(|listed| listed.app_id == app_id);
            self.known.in_tenant(app_id).or(listed)
        };
        let typed = &self.search.typed;
        let also = WellKnownApi::known_as(typed);
        let fitting = WellKnownApi::ALL.into_iter().filter(|api| {
            let app_id = api.app_id();
            let own_name = in_tenant(app_id).map_or("", |found| found.display_name.as_str());
            let [name, about] = (self.words)(*api);
            also.contains(api) || fits(typed, &[name, about, own_name, &app_id.to_string()])
        });
        let offer = |api: WellKnownApi| {
            let presence = match in_tenant(api.app_id()) {
                None if listed.is_some() => Presence::Absent,
                Some(found) if !found.enabled => Presence::Disabled,
                _ => Presence::Unremarkable,
            };
            Offer::WellKnown(api, presence)
        };
        fitting.map(offer).collect()
    }

    /// The first of the person's own APIs that fit what is typed.
    fn own(&self) -> Vec<Offer> {
        let Listed::Read(apis) = &self.lists.own else { return Vec::new() };
        let apis = apis.iter().map(|api| &api.summary);
        let fitting = apis.filter(|api| fits(&self.search.typed, &[&api.display_name, &api.app_id.to_string()]));
        fitting.take(MOST_FOUND).cloned().map(Offer::Found).collect()
    }
}

/// What to begin with: what was looked at in this session, the last one first, then what many clients use.
fn to_begin_with(recent: &[ResourceSummary]) -> Vec<Group> {
    let recent = recent.get(..MOST_RECENT).unwrap_or(recent);
    let often = OFTEN_USED.into_iter().filter(|api| recent.iter().all(|other| other.app_id != api.app_id()));
    let often = often.map(|api| Offer::WellKnown(api, Presence::Unremarkable)).collect();
    vec![(Kind::Recent, recent.iter().cloned().map(Offer::Found).collect()), (Kind::OftenUsed, often)]
}
