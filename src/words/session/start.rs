//! Words of the start page. `index.html` paints the same ones before the module arrives.

use crate::words::value::quoted;

pub const TITLE: &str = "Register a client in Microsoft Entra ID";
pub const LEAD: &str = "Register an app that can keep a secret: its redirect URIs, API permissions and client secret, in five short steps. This page runs in your browser alone and talks to nobody but Microsoft.";
pub const TENANT_TITLE: &str = "In your tenant";
pub const TENANT_BODY: &str = "Sign in with your work or school account. Nothing is made before you have reviewed it.";
pub const SIGN_IN: &str = "Sign in";
/// The card's words where the page has no configuration.
pub const NOT_SET_UP: &str = "Signing in is not set up here yet. It takes one app registration and one small file.";
pub const SET_UP: &str = "Set up this page";
pub const SANDBOX_TITLE: &str = "In the sandbox";
pub const SANDBOX_BODY: &str =
    "Walk through every step in a made-up tenant inside this page. No account is needed, and nothing is sent.";
pub const TRY_SANDBOX: &str = "Try the sandbox";
/// Over the mistakes of `config.json`.
pub const CONFIG_WRONG: &str = "config.json has mistakes, so signing in is off.";
/// Over what is ignored of `config.json`.
pub const CONFIG_WARNINGS: &str = "config.json has something in it that is not used.";
/// The answer for `config.json` was an error, or none.
pub const CONFIG_UNREAD: &str = "This page can't read config.json, so signing in is off.";
/// The card's words while `config.json` cannot be used.
pub const OFF: &str = "Signing in is off until config.json is in order. Set up this page shows how it has to look.";
/// The page was built without the hosts of the cloud.
pub const OUT_OF_REACH: &str = "This copy of the page cannot reach the cloud in config.json, so signing in is off.";
/// Before the command that builds it with them.
pub const BUILD_FOR_IT: &str = "Build the page for this cloud, and put the new files in place of these:";
/// The card's words while that is so.
pub const OFF_OUT_OF_REACH: &str = "Signing in is off until the page is built for the cloud in config.json.";
/// Over the message of the page's owner.
pub const TURNED_OFF: &str = "Signing in is turned off on this page.";
/// The card's words while that is so.
pub const TURNED_OFF_TENANT: &str = "Nobody can sign in here at the moment. The sandbox stays open.";
/// What was entered for this tab takes the place of `config.json`.
pub const OF_TAB: &str = "This tab uses settings that were entered on the set-up page.";
pub const OF_TAB_MEANS: &str =
    "They take the place of config.json until this tab is closed. Other tabs do not use them.";
pub const CONTINUE: &str = "Continue";

/// Who is signed in, and where.
pub fn signed_in(tenant: &str, account: &str) -> String {
    ["You are signed in to ", &quoted(tenant), " as ", &quoted(account), "."].concat()
}
