//! What the scripts of the set-up page say.

use crate::setup::ScriptWords;

/// Every sentence of the scripts.
pub const SCRIPT: ScriptWords = ScriptWords {
    about: "Registers Client Registrar in your tenant, or adds what an existing registration lacks. It makes no secret.",
    which: "Application (client) ID of an existing registration. Empty: it is found by its name and redirect URI.",
    finding: "Find the registration. One that only has the same name is left alone.",
    comparing: "See what it lacks. Permissions are looked up by name in your tenant's own Microsoft Graph.",
    changing: "Make it, or add what it lacks. Whatever else it has stays.",
    principal: "Its enterprise application, which consent is given to.",
    no_cli: "The Azure CLI is missing. Open https://shell.azure.com, or install it from https://aka.ms/azure-cli.",
    no_module: "A module is missing. Run: Install-Module Microsoft.Graph.Authentication -Scope CurrentUser",
    wrong_cloud: "The Azure CLI is set to another cloud. Run:",
    not_signed_in: "Nobody is signed in to the Azure CLI. Run:",
    tenant: "Tenant:",
    not_found: "This tenant has no registration with this application ID:",
    name_taken: "Nothing was changed. Another registration has this name, but not this redirect URI. To add the URI to it, enter its application ID; else choose another name. Application ID:",
    several: "Nothing was changed. Several registrations have this name and redirect URI. Enter the application ID of one:",
    no_permission: "Nothing was changed. The tenant's Microsoft Graph has no such permission:",
    created: "Registered. Application ID:",
    changed: "Added what was missing. Application ID:",
    unchanged: "It has all it needs already. Application ID:",
    many_tenants: "Note: people of other tenants can use this registration too. It was left so.",
    has_secrets: "Note: this registration has client secrets. Client Registrar needs none.",
    no_principal: "The enterprise application could not be made yet. Run the script again in a minute.",
    finish: "Put this text beside index.html as config.json:",
};
