//! The way through the admin center.

use crate::directory::audience::SignInAudience;
pub use crate::words::text::portal::*;

/// Its way, up to the registration, which is for these accounts.
pub fn register_path(audience: SignInAudience) -> [&'static str; 6] {
    let accounts = match audience {
        SignInAudience::MyOrg => register_audience(),
        _ => register_audience_many(),
    };
    [register_open(), register_name(), accounts, register_uri(), register_create(), register_copy()]
}

/// From there to the permissions.
pub fn permissions_path() -> [&'static str; 4] {
    [permissions_open(), permissions_api(), permissions_select(), permissions_grant()]
}

/// From there to the claims. They are named as Entra ID does.
pub fn claims_path([one, two, three]: [&str; 3]) -> [String; 2] {
    [claims_open().to_owned(), claims_select(one, two, three)]
}
