//! What is listed below the search, row by row: APIs to choose, and permissions in families that fold.
//!
//! # Invariants
//! What one folds and describes stays so until something else is shown; words that are typed begin with everything
//! unfolded, however many there are.

use std::sync::Arc;

use super::{
    families::{self, Family, FamilyName},
    hits::Hits,
    offers::{Group, Kind, Offer},
};
use crate::directory::{
    ids::AppId,
    permission::{Permission, PermissionKey, PermissionKind, ResourceApi},
};

/// The most permissions of a kind that are listed unfolded.
const MOST_UNFOLDED: usize = 40;

/// The most APIs that stand unfolded before permissions that were found.
const MOST_BEFORE: usize = 5;

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The APIs of a tab, to choose one.
    Apis,
    /// The permissions of the chosen one.
    Chosen,
    /// What fits the words that are typed.
    Found,
}

/// What can be folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fold {
    /// APIs that have something in common.
    Apis(Kind),
    /// A family of permissions.
    Family(AppId, FamilyName),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The heading over so many APIs, and whether they are listed below it.
    Apis(Kind, usize, bool),
    /// An API that can be chosen.
    Api(Offer),
    /// The heading over a family, and whether its permissions are listed below it.
    Family(Family, bool),
    /// A permission.
    Permission(Leaf),
}

/// A permission in its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its API.
    pub api: Arc<ResourceApi>,
    /// Where it stands among the API's permissions.
    pub at: usize,
    /// Where its name has what is typed.
    pub hit: Option<(usize, usize)>,
    /// Whether its description is shown.
    pub described: bool,
    /// Whether it stands below a heading.
    pub below: bool,
}

impl Leaf {
    /// The permission.
    pub fn permission(&self) -> Option<&Permission> {
        self.api.permissions.get(self.at)
    }

    /// What it is picked by.
    pub fn key(&self) -> Option<PermissionKey> {
        self.permission().map(|permission| key(&self.api, permission))
    }
}

impl Row {
    /// What a row can be folded by: a heading alone.
    pub fn fold(&self) -> Option<Fold> {
        match self {
            Self::Apis(kind, ..) => Some(Fold::Apis(*kind)),
            Self::Family(family, _) => Some(family.fold()),
            Self::Api(_) | Self::Permission(_) => None,
        }
    }

    /// Whether something stands unfolded below it; of a row that has nothing to unfold, nothing.
    pub const fn is_unfolded(&self) -> Option<bool> {
        match self {
            Self::Apis(_, _, open) | Self::Family(_, open) => Some(*open),
            Self::Api(_) | Self::Permission(_) => None,
        }
    }
}

/// Where a row stands among those of its level, from 1 on, and how many these are.
pub type Place = (usize, usize);

/// The place of each row: among the headings and what stands beside them, or below its heading.
pub fn places(rows: &[Row]) -> Vec<Place> {
    let is_below = |row: &Row| match row {
        Row::Api(_) => true,
        Row::Permission(leaf) => leaf.below,
        Row::Apis(..) | Row::Family(..) => false,
    };
    let on_top = rows.iter().filter(|row| !is_below(row)).count();
    let mut places = Vec::with_capacity(rows.len());
    let (mut top, mut at) = (0, 0);
    while let Some(row) = rows.get(at) {
        if !is_below(row) {
            top += 1;
            at += 1;
            places.push((top, on_top));
            continue;
        }
        let below = rows.iter().skip(at).take_while(|row| is_below(row)).count();
        places.extend((1..=below).map(|place| (place, below)));
        at += below;
    }
    places
}

impl Family {
    fn fold(&self) -> Fold {
        Fold::Family(self.api.summary.app_id, self.name.clone())
    }
}

fn key(api: &ResourceApi, permission: &Permission) -> PermissionKey {
    (api.summary.app_id, permission.kind, permission.id)
}

/// How a person has put up the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// The kind of permission that is listed, where there are some of it.
    kind: PermissionKind,
    /// What was folded, or unfolded, other than it began.
    toggled: Vec<(Shows, Fold)>,
    described: Vec<PermissionKey>,
}

impl Default for Tree {
    fn default() -> Self {
        Self { kind: PermissionKind::Delegated, toggled: Vec::new(), described: Vec::new() }
    }
}

impl Tree {
    pub(super) fn prefer(&mut self, kind: PermissionKind) {
        self.kind = kind;
    }

    /// Folds, or unfolds, while this is shown.
    pub(super) fn toggle(&mut self, shows: Shows, fold: Fold) {
        let toggled = (shows, fold);
        if self.toggled.contains(&toggled) {
            self.toggled.retain(|other| *other != toggled);
        } else {
            self.toggled.push(toggled);
        }
    }

    /// Shows a description, or hides it.
    pub(super) fn describe(&mut self, key: PermissionKey) {
        if self.described.contains(&key) {
            self.described.retain(|other| *other != key);
        } else {
            self.described.push(key);
        }
    }

    /// Something else is shown in this place.
    pub(super) fn begin(&mut self, shows: Shows) {
        self.toggled.retain(|(other, _)| *other != shows);
        self.described.clear();
    }

    fn is_open(&self, shows: Shows, fold: Fold, begins: bool) -> bool {
        self.toggled.contains(&(shows, fold)) != begins
    }
}

/// What there is to list, and how.
pub struct Listing<'a> {
    pub(super) tree: &'a Tree,
    /// What it is.
    pub shows: Shows,
    pub(super) groups: Vec<Group>,
    pub(super) chosen: Option<&'a Arc<ResourceApi>>,
    pub(super) hits: &'a Hits,
}

impl Listing<'_> {
    /// How many permissions of a kind there are.
    pub fn count(&self, kind: PermissionKind) -> usize {
        match (self.shows, self.chosen) {
            (Shows::Found, _) => self.hits.count(kind),
            (Shows::Chosen, Some(api)) => api.permissions.iter().filter(|one| one.kind == kind).count(),
            _ => 0,
        }
    }

    /// The kind that is listed: the one that was asked for, unless only the other has any.
    pub fn kind(&self) -> PermissionKind {
        let other = match self.tree.kind {
            PermissionKind::Delegated => PermissionKind::Application,
            PermissionKind::Application => PermissionKind::Delegated,
        };
        if self.count(self.tree.kind) == 0 && self.count(other) > 0 { other } else { self.tree.kind }
    }

    /// The rows, in their order.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        match (self.shows, self.chosen) {
            (Shows::Apis, _) => self.apis(&mut rows, false),
            (Shows::Chosen, Some(api)) => self.of_chosen(api, &mut rows),
            (Shows::Chosen, None) => {}
            (Shows::Found, _) => {
                let families = self.hits.of_kind(self.kind());
                self.apis(&mut rows, !families.is_empty());
                for family in families {
                    self.family(family, true, &mut rows);
                }
            }
        }
        rows
    }

    fn apis(&self, rows: &mut Vec<Row>, before_permissions: bool) {
        for (kind, offers) in &self.groups {
            // Those that fit need no heading where nothing else stands beside them.
            let has_heading = before_permissions || *kind != Kind::Fitting;
            let begins = !before_permissions || offers.len() <= MOST_BEFORE;
            let open = !has_heading || self.tree.is_open(self.shows, Fold::Apis(*kind), begins);
            if has_heading {
                rows.push(Row::Apis(*kind, offers.len(), open));
            }
            if open {
                rows.extend(offers.iter().cloned().map(Row::Api));
            }
        }
    }

    fn of_chosen(&self, api: &Arc<ResourceApi>, rows: &mut Vec<Row>) {
        // An API that offers nothing lists nothing, whatever it has switched off.
        if api.offered().next().is_none() {
            return;
        }
        let families = families::of_kind(api, self.kind());
        match &families[..] {
            [only] if only.name == FamilyName::Others => self.leaves(only, false, rows),
            _ => {
                let few = self.count(self.kind()) <= MOST_UNFOLDED;
                for family in &families {
                    self.family(family, few || family.name == FamilyName::Common, rows);
                }
            }
        }
    }

    fn family(&self, family: &Family, begins: bool, rows: &mut Vec<Row>) {
        let open = self.tree.is_open(self.shows, family.fold(), begins);
        rows.push(Row::Family(family.clone(), open));
        if open {
            self.leaves(family, true, rows);
        }
    }

    fn leaves(&self, family: &Family, below: bool, rows: &mut Vec<Row>) {
        let api = &family.api;
        rows.extend(family.members.iter().filter_map(|at| {
            let permission = api.permissions.get(*at)?;
            Some(Row::Permission(Leaf {
                api: Arc::clone(api),
                at: *at,
                hit: self.hits.in_name(&permission.value),
                described: self.tree.described.contains(&key(api, permission)),
                below,
            }))
        }));
    }
}
