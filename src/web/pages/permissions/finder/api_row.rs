//! What is said of an API that can be chosen.

use crate::{
    directory::{
        characters::folded,
        ids::AppId,
        order,
        permission::{api_owner::ApiOwner, well_known::WellKnownApi},
    },
    flow::picker::{
        offers::{Kind, Offer, Presence},
        tree::Row,
    },
    web::ui::BadgeKind,
    words::form::apis as words,
};

/// What APIs have in common that stand together.
pub fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Fitting => words::apis(),
        Kind::Recent => words::recent(),
        Kind::OftenUsed => words::often_used(),
    }
}

/// What an API is called.
pub fn name(offer: &Offer) -> &str {
    match offer {
        Offer::Found(api) => &api.display_name,
        Offer::WellKnown(api, _) => api.name(),
    }
}

/// Whose an API is, or what it is for.
pub fn about(offer: &Offer) -> String {
    match offer {
        Offer::Found(api) => words::owner(api.owner),
        Offer::WellKnown(api, _) => words::about(*api).to_owned(),
    }
}

/// What is to be known of an API before it is chosen.
pub fn badges(offer: &Offer) -> Vec<(BadgeKind, &'static str)> {
    let mut badges = Vec::new();
    match offer {
        Offer::Found(api) => {
            if !api.enabled {
                badges.push((BadgeKind::Warning, words::disabled()));
            }
            if api.offered == Some(0) {
                badges.push((BadgeKind::Neutral, words::offers_nothing()));
            }
        }
        Offer::WellKnown(_, Presence::Unremarkable) => {}
        Offer::WellKnown(_, Presence::Absent) => badges.push((BadgeKind::Neutral, words::absent())),
        Offer::WellKnown(_, Presence::Disabled) => badges.push((BadgeKind::Warning, words::disabled())),
    }
    badges
}

/// Whether two of the APIs that are listed have one name, so that it does not tell them apart.
pub fn share_a_name(rows: &[Row]) -> bool {
    let names = rows.iter().filter_map(|row| if let Row::Api(offer) = row { Some(folded(name(offer))) } else { None });
    let names: Vec<String> = names.collect();
    let count = names.len();
    order::distinct(names).len() < count
}

/// What an API is called before it was read: as the list had it that it was chosen from, else as Microsoft calls it, else
/// by its ID.
pub fn name_of(app_id: AppId, listed: Option<String>) -> String {
    let known = || WellKnownApi::of(app_id).map(|api| api.name().to_owned());
    listed.or_else(known).unwrap_or_else(|| app_id.to_string())
}

/// Whose an API is, where its name alone does not say so: anybody can call one as Microsoft's are called.
pub fn whose(owner: ApiOwner) -> Option<String> {
    (!owner.vouches_for_names()).then(|| words::owner(owner))
}
