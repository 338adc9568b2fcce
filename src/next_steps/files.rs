//! What an app reads to know who it is, as files to download.
//!
//! # Invariants
//! No file holds the client secret, which a [`Record`] does not have: a placeholder stands for it and says so. The display
//! name is anybody's text: it stands in a comment that ends with its line, or in a string of JSON.

use serde_json::{Value, json};

use super::{record::Record, signs_in_at};
use crate::{
    directory::{application::Owner, ids::ObjectId},
    export::{DotEnv, Snippet},
};

/// What stands for the secret in JSON.
const PLACEHOLDER: &str = "<client secret: not in this file>";

/// A file to download.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigFile {
    /// Environment variables, by the names that the Azure libraries read.
    Env,
    /// The section that Microsoft.Identity.Web reads.
    AppSettings,
    /// Every identifier, and who has to own it.
    Json,
}

impl ConfigFile {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Env, Self::AppSettings, Self::Json];

    /// Its name. Browsers save no name that begins with a dot.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Env => "app.env",
            Self::AppSettings => "appsettings.json",
            Self::Json => "app.json",
        }
    }

    /// What kind of text it is, for the browser.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Env => "text/plain",
            Self::AppSettings | Self::Json => "application/json",
        }
    }

    /// Its text.
    pub fn text(self, record: &Record) -> String {
        match self {
            Self::Env => env(record).into(),
            Self::AppSettings => indented(&app_settings(record)),
            Self::Json => indented(&identifiers(record)),
        }
    }
}

fn env(record: &Record) -> Snippet<DotEnv> {
    let named = Snippet::new().code("# ").comment(&record.name).code("\nAZURE_TENANT_ID=");
    let ids = named.bare(record.tenant.tenant_id).code("\nAZURE_CLIENT_ID=").bare(record.application.app_id);
    let whole = if record.has_secret { ids.code("\nAZURE_CLIENT_SECRET=").secret() } else { ids };
    whole.code("\nAZURE_AUTHORITY_HOST=").value(record.tenant.cloud.authority()).code("\n")
}

fn app_settings(record: &Record) -> Value {
    let instance = [record.tenant.cloud.authority(), "/"].concat();
    let mut section = json!({
        "Instance": instance,
        "TenantId": signs_in_at(&record.tenant, record.audience),
        "ClientId": record.application.app_id.to_string(),
    });
    if record.has_secret {
        section["ClientSecret"] = PLACEHOLDER.into();
    }
    json!({ "AzureAd": section })
}

fn identifiers(record: &Record) -> Value {
    let mut all = json!({
        "displayName": record.name,
        "tenantId": record.tenant.tenant_id.to_string(),
        "clientId": record.application.app_id.to_string(),
        "applicationObjectId": record.application.id.to_string(),
        "servicePrincipalObjectId": record.service_principal.as_ref().map(ObjectId::to_string),
    });
    if !record.owners.is_empty() {
        let owner = |one: &Owner| json!({ "objectId": one.id.to_string(), "displayName": one.name });
        all["owners"] = record.owners.iter().map(owner).collect();
    }
    if record.has_secret {
        all["clientSecret"] = PLACEHOLDER.into();
    }
    all
}

fn indented(value: &Value) -> String {
    // The keys are texts: nothing in it cannot be written.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
