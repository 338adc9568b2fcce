//! APIs as options of the search's list.

use crate::{
    directory::{
        characters::folded,
        ids::AppId,
        order,
        permission::{ResourceSummary, well_known::WellKnownApi},
    },
    flow::picker::offers::{Group, Kind, Offer, Presence},
    web::ui::{BadgeKind, ComboOption, OptionGroup},
    words::{form::apis as words, value::spelled},
};

/// APIs that are offered together.
pub fn group((kind, offers): &Group) -> OptionGroup {
    let label = match kind {
        Kind::Fitting => "",
        Kind::Recent => words::recent(),
        Kind::OftenUsed => words::often_used(),
        Kind::Microsoft => words::microsoft_apis(),
    };
    OptionGroup { label: label.to_owned(), options: offers.iter().map(option).collect() }
}

fn option(offer: &Offer) -> ComboOption {
    match offer {
        Offer::Found(api) => found(api),
        Offer::WellKnown(api, presence) => well_known(*api, *presence),
    }
}

/// An API of the tenant.
fn found(api: &ResourceSummary) -> ComboOption {
    let mut badges = Vec::new();
    if !api.enabled {
        badges.push((BadgeKind::Warning, words::disabled().to_owned()));
    }
    if api.offered == Some(0) {
        badges.push((BadgeKind::Neutral, words::offers_nothing().to_owned()));
    }
    ComboOption {
        key: api.app_id.to_string(),
        name: spelled(&api.display_name),
        code: api.app_id.to_string(),
        about: words::owner(api.owner),
        badges,
    }
}

fn well_known(api: WellKnownApi, presence: Presence) -> ComboOption {
    let badge = match presence {
        Presence::Unremarkable => None,
        Presence::Absent => Some((BadgeKind::Neutral, words::absent().to_owned())),
        Presence::Disabled => Some((BadgeKind::Warning, words::disabled().to_owned())),
    };
    ComboOption {
        key: api.app_id().to_string(),
        name: api.name().to_owned(),
        code: api.app_id().to_string(),
        about: words::about(api).to_owned(),
        badges: badge.into_iter().collect(),
    }
}

/// Whether two options have one name, so that it does not tell them apart.
pub fn share_a_name(options: &[ComboOption]) -> bool {
    order::distinct(options.iter().map(|option| folded(&option.name)).collect()).len() < options.len()
}

/// What an API is called before it was read: as the list had it that it was chosen from, else as Microsoft calls it, else
/// by its ID.
pub fn name_of(app_id: AppId, listed: Option<String>) -> String {
    let known = || WellKnownApi::of(app_id).map(|api| api.name().to_owned());
    listed.or_else(known).unwrap_or_else(|| app_id.to_string())
}
