//! Words of what a new application could be taken for.

pub use crate::words::text::duplicates::*;
use crate::{
    directory::{
        application::{Existing, Shares},
        cloud::Cloud,
    },
    graph::{ask::AskError, error::GraphError},
    words::{dates, value::quoted},
};

/// `Same name. Created January 31, 2025. Owned by “adele@contoso.com”.`
pub fn about(existing: &Existing, shares: Shares, owners: &[String]) -> String {
    let shares = match shares {
        Shares { name: true, uri: true } => same_both(),
        Shares { uri: true, .. } => same_uri(),
        Shares { .. } => same_name(),
    };
    let moment = match (existing.deleted, existing.created) {
        (Some(at), _) => Some(deleted(&dates::day(at.date()))),
        (None, Some(at)) => Some(created(&dates::day(at.date()))),
        (None, None) => None,
    };
    let names = owners.iter().map(|name| quoted(name)).reduce(|before, next| next_owner(&before, &next));
    let all = [Some(shares.to_owned()), moment, names.map(|names| owned_by(&names))];
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What leads to an application in the portal of a cloud.
pub fn open_in(cloud: Cloud) -> &'static str {
    if cloud == Cloud::Global { open_entra() } else { open_portal() }
}

/// Why one was not restored, and what to do.
pub fn refused(error: &AskError) -> String {
    let answer = |error: &GraphError| {
        answered(error.status.into(), &error.code, error.request_id.as_deref().unwrap_or_default())
    };
    match error {
        AskError::ConnectionLost | AskError::AnswerUnreadable => restore_lost().to_owned(),
        AskError::NotAllowed(error)
        | AskError::Refused(error)
        | AskError::Unavailable(error)
        | AskError::InBetween(error) => [not_restored_do(), &answer(error)].join(" "),
        _ => not_restored_do().to_owned(),
    }
}
