//! The way through the admin center.

pub use crate::words::text::portal::*;
/// Its way, up to the registration.
pub const REGISTER_PATH: [&str; 6] = [
    "Open Entra ID, then App registrations, then New registration.",
    "Name: Client Registrar, or what your people will recognise.",
    "Supported account types: accounts in this organizational directory only.",
    "Redirect URI: choose the platform Single-page application (SPA), not Web, and paste the redirect URI from above.",
    "Press Register. Make no client secret: a page in a browser cannot keep one.",
    "From the overview, copy the Application (client) ID and the Directory (tenant) ID.",
];
pub const PERMISSIONS_PATH: [&str; 4] = [
    "In the new registration, open API permissions, then Add a permission.",
    "Choose Microsoft Graph, then Delegated permissions.",
    "Tick the three below, then press Add permissions.",
    "Press Grant admin consent, so that nobody is asked again.",
];

/// The second step of its way.
pub fn tick_claims([one, two, three]: [&str; 3]) -> String {
    format!("Select {one}, {two}, and {three}, then select Add.")
}
