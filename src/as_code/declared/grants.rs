//! Grants with the numbers of their APIs, which a file looks up once each.

use crate::{as_code::source::Source, directory::permission::grant::WantedGrant};

/// The grants that can be made, each with the number of its API, and whether it is the API's first.
pub fn numbered<'a>(source: &'a Source<'_>) -> impl Iterator<Item = (usize, bool, &'a WantedGrant)> {
    let mut apis = Vec::new();
    source.grants().map(move |grant| {
        let known = apis.iter().position(|api| *api == grant.api);
        let number = known.unwrap_or(apis.len()) + 1;
        if known.is_none() {
            apis.push(grant.api);
        }
        (number, known.is_none(), grant)
    })
}
