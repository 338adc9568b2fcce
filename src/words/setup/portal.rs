//! The way through the admin center.

pub use crate::words::text::portal::*;

/// Its way, up to the registration.
pub fn register_path() -> [&'static str; 6] {
    [register_open(), register_name(), register_audience(), register_uri(), register_create(), register_copy()]
}

/// From there to the permissions.
pub fn permissions_path() -> [&'static str; 4] {
    [permissions_open(), permissions_api(), permissions_select(), permissions_grant()]
}

/// From there to the claims. They are named as Entra ID does.
pub fn claims_path([one, two, three]: [&str; 3]) -> [String; 2] {
    [claims_open().to_owned(), claims_select(one, two, three)]
}
