//! Matches a pasted list of permission names with what the tenant's APIs offer.
//!
//! # Invariants
//! What does not depend on another answer is asked for at once, and each thing once a list.

use std::collections::BTreeMap;

use super::{
    need::{Answer, Known, Look, Need},
    paste::Matching,
};
use crate::{
    directory::{
        ids::AppId,
        permission::{
            MICROSOFT_GRAPH, PermissionKind, PickedPermission, ResourceSummary, api_owner::ApiOwner,
            well_known::WellKnownApi,
        },
    },
    graph::{ask::AskError, query::other_slash},
    registration::paste::{self, Matches, Named, NamedApi, NotMatched},
};

/// The most names that the tenant is asked for: what stands before a permission in its row may be any text.
const MOST_NAMES: usize = 16;

/// The most identifier URIs and names that it is asked for: an app can have permissions of 50 APIs.
const MOST_ASKED: usize = 250;

/// What a name stands for.
type Match = Result<PickedPermission, NotMatched>;

/// How far one name of the list was looked for.
#[derive(Clone, Debug)]
enum Row {
    Begin,
    /// Each beginning of it that may be the identifier URI of an API, with the name as it is called there.
    Uris(Vec<(String, Named)>),
    /// Its API, by name.
    Name(String),
    /// The APIs that it may be of, and the name as it is called there.
    Places(Vec<AppId>, Named, NotMatched),
    Settled(Match),
}

/// A list that is being read.
#[derive(Clone, Debug)]
struct Reading {
    rows: Vec<(Named, Row)>,
    preferred: PermissionKind,
    /// The API that was shown when this began.
    shown: Option<AppId>,
    /// APIs that the tenant does not have.
    absent: Vec<AppId>,
    facts: Facts,
    needs: Vec<Need>,
}

/// What the tenant has said of identifier URIs and names of APIs.
#[derive(Clone, Debug, Default)]
struct Facts {
    uris: BTreeMap<String, Option<AppId>>,
    names: BTreeMap<String, Option<AppId>>,
    /// Those that were asked for.
    asked: Vec<String>,
}

/// Begins to match a list. A name without its API is first looked for in the one that is shown.
pub fn begin(list: &str, preferred: PermissionKind, shown: Option<AppId>) -> Box<dyn Matching> {
    Box::new(Reading {
        rows: paste::read(list).into_iter().map(|named| (named, Row::Begin)).collect(),
        preferred,
        shown,
        absent: Vec::new(),
        facts: Facts::default(),
        needs: Vec::new(),
    })
}

impl Matching for Reading {
    fn advance(&mut self, known: &Known) -> Option<Matches> {
        if !self.look_all_up(known) {
            return None;
        }
        let matched = std::mem::take(&mut self.rows).into_iter().filter_map(|(named, row)| match row {
            Row::Settled(result) => Some((named, result)),
            _ => None,
        });
        Some(paste::settle(matched.collect()))
    }

    fn needs(&self) -> &[Need] {
        &self.needs
    }

    fn hear(&mut self, need: &Need, answer: &Result<Answer, AskError>) -> Result<(), AskError> {
        match (need, answer) {
            (Need::Api(app_id), Err(error)) if error.is_not_found() => {
                self.absent.push(*app_id);
            }
            (_, Err(error)) => return Err(error.clone()),
            (Need::Page(Look::Uri(uri)), Ok(Answer::Page(found))) => {
                self.facts.uris.insert(uri.clone(), found.apis.first().map(|api| api.app_id));
            }
            (Need::Page(Look::Prefix(name)), Ok(Answer::Page(found))) => {
                self.facts.names.insert(name.clone(), only_of_name(&found.apis, name));
            }
            // An API that was read is known by now.
            _ => {}
        }
        Ok(())
    }

    fn copy(&self) -> Box<dyn Matching> {
        Box::new(self.clone())
    }
}

/// The one API of this name, where the tenant has it and it is its own or Microsoft's: others can call theirs whatever
/// they like.
fn only_of_name(found: &[ResourceSummary], name: &str) -> Option<AppId> {
    let is_called = |api: &&ResourceSummary| {
        api.display_name.eq_ignore_ascii_case(name) && matches!(api.owner, ApiOwner::ThisTenant | ApiOwner::Microsoft)
    };
    let mut of_name = found.iter().filter(is_called);
    of_name.next().filter(|_| of_name.next().is_none()).map(|api| api.app_id)
}

impl Reading {
    /// Looks each name up as far as that goes without asking. `true` once all of them are settled.
    fn look_all_up(&mut self, known: &Known) -> bool {
        let mut needs: Vec<Need> = Vec::new();
        let mut rows = std::mem::take(&mut self.rows);
        let mut settled = true;
        for (named, row) in &mut rows {
            if let Some(need) = self.look_up(named, row, known) {
                settled = false;
                if !needs.contains(&need) {
                    needs.push(need);
                }
            }
        }
        self.rows = rows;
        self.needs = needs;
        settled
    }

    /// What has to be known before a name can be looked for any further.
    fn look_up(&mut self, named: &Named, row: &mut Row, known: &Known) -> Option<Need> {
        loop {
            let next = match row {
                Row::Settled(_) => return None,
                Row::Begin => self.begin(named),
                Row::Name(name) => match self.facts.of_name(name) {
                    Ok(app_id) => Row::in_places(app_id.map_or_else(|| self.unsaid(), |app_id| vec![app_id]), named),
                    Err(need) => return Some(need),
                },
                Row::Uris(beginnings) => match self.facts.first_of(beginnings) {
                    Ok(Some((app_id, called))) => Row::in_places(vec![app_id], &called),
                    Ok(None) => Row::guessed(named),
                    Err(need) => return Some(need),
                },
                Row::Places(places, called, why) => match places.first().copied() {
                    None => Row::Settled(Err(why.clone())),
                    Some(app_id) => {
                        if let Some(api) = known.get(app_id) {
                            match called.find(api, self.preferred) {
                                Ok(permission) => Row::Settled(Ok(PickedPermission::of(&api.summary, permission))),
                                Err(not) => {
                                    places.remove(0);
                                    *why = why.clone().or(not);
                                    continue;
                                }
                            }
                        } else if self.absent.contains(&app_id) {
                            places.remove(0);
                            continue;
                        } else {
                            return Some(Need::Api(app_id));
                        }
                    }
                },
            };
            *row = next;
        }
    }

    fn begin(&self, named: &Named) -> Row {
        if let Some(flaw) = named.flaw() {
            return Row::Settled(Err(flaw));
        }
        match &named.api {
            NamedApi::Unsaid => Row::in_places(self.unsaid(), named),
            NamedApi::AppId(app_id) => Row::in_places(vec![*app_id], named),
            NamedApi::Name(name) => Row::Name(name.clone()),
            NamedApi::IdentifierUri => {
                let beginnings = named.beginnings().into_iter().map(|(uri, called)| (uri.to_owned(), called));
                Row::Uris(beginnings.collect())
            }
        }
    }

    /// A name without its API is first looked for where one is looking, then in Microsoft Graph.
    fn unsaid(&self) -> Vec<AppId> {
        let shown = self.shown.filter(|shown| *shown != MICROSOFT_GRAPH);
        shown.into_iter().chain([MICROSOFT_GRAPH]).collect()
    }
}

impl Row {
    fn in_places(places: Vec<AppId>, called: &Named) -> Self {
        Self::Places(places, called.clone(), NotMatched::NoSuchApi)
    }

    /// The API behind an identifier URI that the tenant does not know: `api://` and the ID of the application is the
    /// usual form; Microsoft's services have hosts of their own.
    fn guessed(named: &Named) -> Self {
        let last = named.beginnings().into_iter().next_back();
        let (host, called) = last.unwrap_or((&named.text, named.clone()));
        let by_id = host.rsplit_once("://").and_then(|(_, id)| id.parse().ok());
        let by_host = WellKnownApi::at(host).into_iter().map(WellKnownApi::app_id);
        Self::in_places(by_id.into_iter().chain(by_host).collect(), &called)
    }
}

impl Facts {
    /// Whether the tenant may be asked for this, of so many.
    fn may_ask(&mut self, name: &str, most: usize) -> bool {
        let was_asked = self.asked.iter().any(|asked| asked == name);
        if !was_asked && self.asked.len() < most {
            self.asked.push(name.to_owned());
            return true;
        }
        was_asked
    }

    fn of_name(&mut self, name: &str) -> Result<Option<AppId>, Need> {
        match self.names.get(name).copied() {
            Some(app_id) => Ok(app_id),
            None if self.may_ask(name, MOST_NAMES) => Err(Need::Page(Look::Prefix(name.to_owned()))),
            None => Ok(None),
        }
    }

    /// The API that goes by the first of these identifier URIs which any goes by.
    fn first_of(&mut self, beginnings: &[(String, Named)]) -> Result<Option<(AppId, Named)>, Need> {
        for (uri, called) in beginnings {
            for spelled in [uri.clone(), other_slash(uri)] {
                match self.uris.get(&spelled).copied() {
                    Some(Some(app_id)) => return Ok(Some((app_id, called.clone()))),
                    Some(None) => {}
                    None if self.may_ask(uri, MOST_ASKED) => return Err(Need::Page(Look::Uri(spelled))),
                    None => break,
                }
            }
        }
        Ok(None)
    }
}
