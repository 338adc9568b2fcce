//! APIs as options of the search's list.

use crate::{
    directory::{
        characters::folded,
        permission::{ResourceApi, ResourceSummary, well_known::WellKnownApi},
    },
    graph::{query::fits, resource::MOST_FOUND},
    web::{
        shell::picker::catalog::Listed,
        ui::{BadgeKind, ComboOption, OptionGroup},
    },
    words::{form::apis as words, value::spelled},
};

/// How many of the APIs that were looked at before are offered again.
const MOST_RECENT: usize = 5;

/// What many clients use.
const OFTEN_USED: [WellKnownApi; 2] = [WellKnownApi::MicrosoftGraph, WellKnownApi::AzureHealthcareApis];

/// Options without a name over them.
pub fn plain(options: Vec<ComboOption>) -> Vec<OptionGroup> {
    vec![OptionGroup { label: String::new(), options }]
}

/// An API that a search has found.
pub fn found(api: &ResourceSummary) -> ComboOption {
    let mut badges = Vec::new();
    if !api.enabled {
        badges.push((BadgeKind::Warning, words::DISABLED.to_owned()));
    }
    if api.offered == Some(0) {
        badges.push((BadgeKind::Neutral, words::OFFERS_NOTHING.to_owned()));
    }
    ComboOption {
        key: api.app_id.to_string(),
        name: spelled(&api.display_name),
        code: api.app_id.to_string(),
        about: words::owner(api.owner),
        badges,
    }
}

/// What to begin with: what was looked at in this session, the last one first, then what many clients use.
pub fn to_begin_with(known: &[ResourceApi]) -> Vec<OptionGroup> {
    let recent: Vec<ComboOption> = known.iter().rev().take(MOST_RECENT).map(|api| found(&api.summary)).collect();
    let often = OFTEN_USED.into_iter().map(well_known);
    let often = often.filter(|option| recent.iter().all(|other| other.key != option.key)).collect();
    let group = |label: &str, options| OptionGroup { label: label.to_owned(), options };
    let mut groups = vec![group(words::RECENT, recent), group(words::OFTEN_USED, often)];
    groups.retain(|group| !group.options.is_empty());
    groups
}

/// Microsoft's APIs that fit what is typed, with what is known of them in the tenant: what has come into it since they
/// were listed is among those that were read.
pub fn microsoft(listed: &Listed<Vec<ResourceSummary>>, known: &[ResourceApi], typed: &str) -> Vec<ComboOption> {
    let present = if let Listed::Read(present) = listed { Some(present) } else { None };
    let in_tenant = |api: WellKnownApi| {
        let read = known.iter().map(|known| &known.summary).filter(|read| read.id.is_some());
        read.chain(present.into_iter().flatten()).find(|found| found.app_id == api.app_id())
    };
    let also = WellKnownApi::known_as(typed);
    let fitting = WellKnownApi::ALL.into_iter().filter(|api| {
        let own_name = in_tenant(*api).map_or("", |found| found.display_name.as_str());
        also.contains(api) || fits(typed, &[words::name(*api), words::about(*api), own_name, &api.app_id().to_string()])
    });
    let option = |api| {
        let badge = match in_tenant(api) {
            None => present.map(|_| (BadgeKind::Neutral, words::ABSENT.to_owned())),
            Some(found) => (!found.enabled).then(|| (BadgeKind::Warning, words::DISABLED.to_owned())),
        };
        ComboOption { badges: badge.into_iter().collect(), ..well_known(api) }
    };
    fitting.map(option).collect()
}

/// A well-known API, of which nothing more is known.
fn well_known(api: WellKnownApi) -> ComboOption {
    ComboOption {
        key: api.app_id().to_string(),
        name: words::name(api).to_owned(),
        code: api.app_id().to_string(),
        about: words::about(api).to_owned(),
        badges: Vec::new(),
    }
}

/// The person's own APIs that fit what is typed: how many there are, and the first of them.
fn own(apis: &[ResourceApi], typed: &str) -> (usize, Vec<ComboOption>) {
    let fitting = || {
        let apis = apis.iter().map(|api| &api.summary);
        apis.filter(|api| fits(typed, &[&api.display_name, &api.app_id.to_string()]))
    };
    (fitting().count(), fitting().take(MOST_FOUND).map(found).collect())
}

/// The person's own, and Microsoft's where what is typed is another name of one of them, or the host of its service:
/// whoever looks for it here does not know under whose name it stands.
/// With it, how many there are in all, listed or not.
pub fn own_and_known(apis: &[ResourceApi], typed: &str) -> (usize, Vec<OptionGroup>) {
    let known: Vec<_> = WellKnownApi::known_as(typed).into_iter().map(well_known).collect();
    let (fitting, own) = own(apis, typed);
    let all = fitting + known.len();
    let mut groups = plain(own);
    groups.push(OptionGroup { label: words::MICROSOFT_APIS.to_owned(), options: known });
    groups.retain(|group| !group.options.is_empty());
    (all, groups)
}

/// Whether two options have one name, so that it does not tell them apart.
pub fn share_a_name(options: &[ComboOption]) -> bool {
    let mut names: Vec<String> = options.iter().map(|option| folded(&option.name)).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

/// What an API is called before it was read.
pub fn name_of(key: &str) -> String {
    let app_id = key.parse().ok();
    app_id.and_then(WellKnownApi::of).map_or_else(|| key.to_owned(), |api| words::name(api).to_owned())
}
