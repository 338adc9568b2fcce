//! The way through the admin center.

/// The link there.
pub const OPEN_ADMIN_CENTER: &str = "Open the Microsoft Entra admin center";
pub const REGISTER: &str = "1. Register";
/// Its way, up to the registration.
pub const REGISTER_PATH: [&str; 6] = [
    "Open Entra ID, then App registrations, then New registration.",
    "Name: Client Registrar, or what your people will recognise.",
    "Supported account types: accounts in this organizational directory only.",
    "Redirect URI: choose the platform Single-page application (SPA), not Web, and paste the redirect URI from above.",
    "Press Register. Make no client secret: a page in a browser cannot keep one.",
    "From the overview, copy the Application (client) ID and the Directory (tenant) ID.",
];
pub const PERMISSIONS: &str = "2. Give it its permissions";
pub const PERMISSIONS_PATH: [&str; 4] = [
    "In the new registration, open API permissions, then Add a permission.",
    "Choose Microsoft Graph, then Delegated permissions.",
    "Tick the three below, then press Add permissions.",
    "Press Grant admin consent, so that nobody is asked again.",
];
pub const CLAIMS: &str = "3. Add optional claims";
pub const CLAIMS_OPEN: &str = "Open Token configuration, then Add optional claim, and choose the token type ID.";

/// The second step of its way.
pub fn tick_claims([one, two, three]: [&str; 3]) -> String {
    format!("Select {one}, {two}, and {three}, then select Add.")
}

pub const CONFIG: &str = "4. Write config.json";
pub const CONFIG_DO: &str = "Put this file beside index.html, with your two IDs in it, and load this page again. It holds nothing secret. The next tab writes it for you.";
pub const CONFIG_LABEL: &str = "config.json";
/// Stands where the ID is to be put.
pub const CLIENT_ID: &str = "<application (client) ID>";
/// Stands where the tenant is to be put.
pub const TENANT: &str = "<directory (tenant) ID>";
