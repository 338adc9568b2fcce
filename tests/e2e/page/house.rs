//! House rules as `config.json` has them, for journeys and pictures.

use serde_json::{Value, json};

use crate::journey::{Journey, config};
use crate::tenant::site::Config;

/// What a rule says.
pub const NAMES: &str = "Contoso says: “The team comes first.”";
pub const HOSTS: &str = "Contoso says: “Tokens stay on our hosts.”";
pub const KINDS: &str = "Contoso says: “Nobody here renews certificates.”";
pub const LIFETIMES: &str = "Contoso says: “Rotate twice a year.”";
pub const MAIL: &str = "Contoso says: “Ask for a shared mailbox.”";

/// Rules of each kind. The picture is one that every build has.
pub fn rules() -> Value {
    json!({
        "by": "Contoso",
        "displayName": { "pattern": "{word}-{dev|prod}", "why": "The team comes first." },
        "signInAudience": { "allowed": ["AzureADMyOrg"], "why": "Others go through review." },
        "notes": { "why": "On-call needs to know whom to wake." },
        "redirectUris": { "hosts": ["*.contoso.com"], "localhost": true, "why": "Tokens stay on our hosts." },
        "blockedPermissions": [
            { "permission": "Microsoft Graph/Mail.Read", "why": "Ask for a shared mailbox." },
        ],
        "credentials": { "kinds": ["federated", "secret"], "why": "Nobody here renews certificates." },
        "longestLifetime": { "secret": 180, "why": "Rotate twice a year." },
        "contact": { "text": "Identity team", "link": "https://contoso.com/identity" },
        "help": { "text": "How we register apps", "link": "https://docs.contoso.com/apps" },
        "logo": { "file": "favicon.svg", "alt": "Contoso" },
        "accentColor": "#7a2e8d"
    })
}

/// Has the page come up under these rules.
pub fn set(journey: &Journey, rules: &Value) {
    let mut file: Value = serde_json::from_str(&config(&journey.tenant.client_id, &journey.tenant.tenant_id)).unwrap();
    file["houseRules"] = rules.clone();
    journey.site.set_config(Config::Text(file.to_string()));
}
