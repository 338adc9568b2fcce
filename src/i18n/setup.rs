//! Words of the page "Set up this page".

mod script;

pub use script::SCRIPT;

/// The heading.
pub const TITLE: &str = "Set up this page";
/// What it takes.
pub const LEAD: &str =
    "To work in your own tenant, this page has to be known there: once for everybody who uses this address.";

/// There is a working configuration already.
pub const READY: &str = "This page is set up.";
/// What that means.
pub const READY_DO: &str = "People can sign in. Follow the steps below only to use another registration.";

/// The first step.
pub const STEP_REGISTER: &str = "Register this page in your tenant";
/// The second step.
pub const STEP_PERMISSIONS: &str = "Give it its permissions";
/// The third step.
pub const STEP_CONFIG: &str = "Write config.json";

/// The label of the redirect URI.
pub const REDIRECT_URI: &str = "Redirect URI of this page";
/// What it is for.
pub const REDIRECT_URI_HINT: &str =
    "Entra ID compares it character by character, so copy it. Each address that serves this page needs its own.";

/// This address cannot have a redirect URI.
pub const NO_REDIRECT_URI: &str = "Nobody can sign in on a page at this address.";

/// Who does it, and where.
pub const WHO: &str =
    "An Application Administrator or Cloud Application Administrator does this in the Microsoft Entra admin center.";
/// The link there.
pub const OPEN_ADMIN_CENTER: &str = "Open the Microsoft Entra admin center";
/// The way through the admin center, up to the registration.
pub const REGISTER_PATH: [&str; 6] = [
    "Open Entra ID, then App registrations, then New registration.",
    "Name: Client Registrar, or what your people will recognise.",
    "Supported account types: accounts in this organizational directory only.",
    "Redirect URI: choose the platform Single-page application (SPA), and paste the address below.",
    "Press Register. Make no client secret: a page in a browser cannot keep one.",
    "Copy the Application (client) ID and the Directory (tenant) ID from the overview.",
];
/// The way through the admin center, for permissions.
pub const PERMISSIONS_PATH: [&str; 4] = [
    "In the new registration, open API permissions, then Add a permission.",
    "Choose Microsoft Graph, then Delegated permissions.",
    "Tick the three below, then press Add permissions.",
    "Press Grant admin consent, so that nobody is asked again.",
];
/// The permissions with what each is for.
pub const PERMISSIONS: [(&str, &str); 3] = [
    ("User.Read", "Shows who is signed in."),
    ("Application.Read.All", "Searches the APIs of the tenant and reads their permissions."),
    ("Application.ReadWrite.All", "Makes the application, its service principal and its secret."),
];
/// What these permissions mean.
pub const RIGHTS: &str =
    "They are delegated: the page can do nothing that the signed-in person could not do without it.";

/// What the file is.
pub const CONFIG: &str = "Put this file beside index.html, with your two IDs in it. It holds nothing secret.";
/// The label of the file's text.
pub const CONFIG_LABEL: &str = "config.json";
/// The clouds.
pub const CONFIG_CLOUD: &str = "cloud is one of global, usgov, usgov-dod and china.";
/// The text of the file.
pub const CONFIG_TEXT: &str = "{\n  \"clientId\": \"<application (client) ID>\",\n  \"tenant\": \"<directory (tenant) ID>\",\n  \"cloud\": \
                               \"global\"\n}";
/// The end.
pub const THEN_RELOAD: &str = "Then load this page again: Sign in is there.";
/// The way back.
pub const BACK: &str = "Back to the start";
