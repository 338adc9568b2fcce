//! What the tabs over the search offer to choose from, and what there is to say beside it.

use std::sync::Arc;

use super::{
    lists::{Listed, Lists},
    need::Known,
    search::{More, Results, Search},
};
use crate::{
    directory::{
        ids::AppId,
        permission::{ResourceApi, ResourceSummary, well_known::WellKnownApi},
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
    Microsoft,
    /// Every one of the tenant.
    #[default]
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
    /// They are Microsoft's.
    Microsoft,
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
    /// The tenant has no API of such a name.
    NothingFound,
    /// Nor one that goes by this identifier URI.
    NoSuchUri,
    /// The person owns none.
    NoneOwn,
    /// None of this tab; perhaps another tab has it.
    Elsewhere,
    /// The tenant's APIs could not be searched.
    SearchFailed(AskError),
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
    /// The words for Microsoft's.
    pub words: Words,
}

impl Shelf<'_> {
    /// What there is to choose.
    pub fn groups(&self) -> Vec<Group> {
        let mut groups = match self.tab {
            Tab::Microsoft => vec![(Kind::Fitting, self.microsoft())],
            Tab::Organization => match &self.search.results {
                Results::Empty => to_begin_with(self.recent),
                Results::Found(apis, _) => vec![(Kind::Fitting, apis.iter().cloned().map(Offer::Found).collect())],
                _ => Vec::new(),
            },
            Tab::Own => match &self.lists.own {
                Listed::Read(apis) => vec![(Kind::Fitting, self.own(apis).1), (Kind::Microsoft, self.also())],
                _ => Vec::new(),
            },
        };
        groups.retain(|(_, offers)| !offers.is_empty());
        groups
    }

    /// How many fit what is typed, once that is known.
    pub fn count(&self) -> Option<Count> {
        match self.tab {
            Tab::Organization => match &self.search.results {
                Results::Found(apis, More::TooMany) => Some(Count::First(apis.len())),
                Results::Found(apis, More::No) => Some(Count::All(apis.len())),
                Results::Found(apis, _) => Some(Count::AndMore(apis.len())),
                _ => None,
            },
            Tab::Microsoft => Some(Count::All(self.microsoft().len())),
            Tab::Own => match &self.lists.own {
                Listed::Read(apis) => {
                    let (all, listed) = self.own(apis);
                    let (all, shown) = (all + self.also().len(), listed.len() + self.also().len());
                    Some(if shown < all { Count::First(shown) } else { Count::All(all) })
                }
                _ => None,
            },
        }
    }

    /// What there is to say instead of, or beside, what was found.
    pub fn says(&self) -> Option<Says> {
        match self.tab {
            Tab::Organization => match &self.search.results {
                Results::Found(_, More::Failed(_, error)) => Some(Says::MoreFailed(error.clone())),
                Results::Empty | Results::Found(..) | Results::NotInTenant(_) => None,
                Results::Nothing => Some(Says::NothingFound),
                Results::NoSuchUri => Some(Says::NoSuchUri),
                Results::Failed(error) => Some(Says::SearchFailed(error.clone())),
            },
            Tab::Microsoft => match &self.lists.microsoft {
                Listed::Failed(error) => Some(Says::MicrosoftFailed(error.clone())),
                _ => self.microsoft().is_empty().then_some(Says::Elsewhere),
            },
            Tab::Own => match &self.lists.own {
                Listed::Unread | Listed::Reading => None,
                Listed::Failed(error) => Some(Says::OwnFailed(error.clone())),
                Listed::Read(apis) if self.own(apis).0 > 0 || !self.also().is_empty() => None,
                Listed::Read(apis) => Some(if apis.is_empty() { Says::NoneOwn } else { Says::Elsewhere }),
            },
        }
    }

    /// Whether there is another page of what was found.
    pub const fn has_more(&self) -> bool {
        matches!(
            (self.tab, &self.search.results),
            (Tab::Organization, Results::Found(_, More::At(_) | More::Failed(..)))
        )
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

    /// The person's own APIs that fit what is typed: how many there are, and the first of them.
    fn own(&self, apis: &[Arc<ResourceApi>]) -> (usize, Vec<Offer>) {
        let fitting = || {
            let apis = apis.iter().map(|api| &api.summary);
            apis.filter(|api| fits(&self.search.typed, &[&api.display_name, &api.app_id.to_string()]))
        };
        (fitting().count(), fitting().take(MOST_FOUND).cloned().map(Offer::Found).collect())
    }

    /// Microsoft's where what is typed is another name of one of them, or the host of its service: whoever looks for it
    /// among their own does not know under whose name it stands.
    fn also(&self) -> Vec<Offer> {
        let well_known = |api| Offer::WellKnown(api, Presence::Unremarkable);
        WellKnownApi::known_as(&self.search.typed).into_iter().map(well_known).collect()
    }
}

/// What to begin with: what was looked at in this session, the last one first, then what many clients use.
fn to_begin_with(recent: &[ResourceSummary]) -> Vec<Group> {
    let recent = recent.get(..MOST_RECENT).unwrap_or(recent);
    let often = OFTEN_USED.into_iter().filter(|api| recent.iter().all(|other| other.app_id != api.app_id()));
    let often = often.map(|api| Offer::WellKnown(api, Presence::Unremarkable)).collect();
    vec![(Kind::Recent, recent.iter().cloned().map(Offer::Found).collect()), (Kind::OftenUsed, often)]
}
