//! `config.json` as a type: which registration people sign in with, in which tenant of which cloud.
//!
//! # Invariants
//! A [`Config`] that exists is a usable one, and it names one tenant. No address can be configured: hosts come from
//! the table of clouds, so that a changed file cannot send anybody's sign-in or tokens elsewhere.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::directory::{
    cloud::Cloud,
    ids::{AppId, TenantId},
};

/// How the page signs people in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The application (client) ID of the page's own registration.
    pub client_id: AppId,
    /// The tenant that people sign in to.
    pub tenant: TenantName,
    /// The cloud of that tenant.
    pub cloud: Cloud,
}

/// One tenant, by its ID or by a verified domain name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TenantName(String);

impl TenantName {
    /// The tenant's ID, where it was given as one.
    pub fn id(&self) -> Option<TenantId> {
        self.0.parse().ok()
    }

    /// As it stands in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TenantName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<TenantName> for String {
    fn from(tenant: TenantName) -> Self {
        tenant.0
    }
}

impl TryFrom<String> for TenantName {
    type Error = ConfigProblem;

    fn try_from(text: String) -> Result<Self, ConfigProblem> {
        if let Ok(id) = text.parse::<TenantId>() {
            // One spelling, so that issuers compare exactly.
            return Ok(Self(id.to_string()));
        }
        let name = text.to_ascii_lowercase();
        match name.as_str() {
            "common" | "organizations" | "consumers" => Err(ConfigProblem::TenantIsMany { value: text }),
            _ if is_domain(&name) => Ok(Self(name)),
            _ => Err(ConfigProblem::TenantMalformed { value: text }),
        }
    }
}

/// Two labels or more of letters, digits and inner hyphens, and a last one that is not a number.
fn is_domain(name: &str) -> bool {
    let label = |part: &str| {
        !part.is_empty()
            && part.len() <= 63
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    name.len() <= 253
        && name.split('.').all(label)
        && name.rsplit_once('.').is_some_and(|(_, last)| last.bytes().any(|b| b.is_ascii_alphabetic()))
}

/// A key that `config.json` may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `clientId`.
    ClientId,
    /// `tenant`.
    Tenant,
    /// `cloud`.
    Cloud,
}

impl Key {
    /// As it stands in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ClientId => "clientId",
            Self::Tenant => "tenant",
            Self::Cloud => "cloud",
        }
    }
}

/// A mistake in `config.json`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a problem of config.json")]
pub enum ConfigProblem {
    /// Not JSON.
    NotJson {
        /// Counted from one.
        line: usize,
        /// Counted from one.
        column: usize,
    },
    /// JSON, but not an object.
    NotAnObject,
    /// A key that has to be there is not.
    Missing(Key),
    /// The value of a key is not text.
    NotText(Key),
    /// `clientId` is not a GUID.
    ClientIdNotAGuid {
        /// What stands there.
        value: String,
    },
    /// `tenant` is `common`, `organizations` or `consumers`: a registration for one tenant needs that tenant.
    TenantIsMany {
        /// What stands there.
        value: String,
    },
    /// `tenant` is neither a GUID nor a domain name.
    TenantMalformed {
        /// What stands there.
        value: String,
    },
    /// `cloud` is not the name of a cloud.
    CloudUnknown {
        /// What stands there.
        value: String,
    },
    /// A key that means nothing here: a warning, the rest is used.
    UnknownKey {
        /// The key.
        key: String,
    },
}

impl Config {
    /// Reads the file: the configuration with the warnings on it, or every mistake that stands in its way.
    pub fn parse(text: &str) -> Result<(Self, Vec<ConfigProblem>), Vec<ConfigProblem>> {
        // Editors on Windows like to begin a file with a byte order mark, which JSON does not know.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let value: Value = serde_json::from_str(text)
            .map_err(|error| vec![ConfigProblem::NotJson { line: error.line(), column: error.column() }])?;
        let Value::Object(map) = value else { return Err(vec![ConfigProblem::NotAnObject]) };

        let mut problems = Vec::new();
        let mut keep = |result: Result<String, ConfigProblem>| result.map_err(|problem| problems.push(problem)).ok();
        let text_of = |key: Key| match map.get(key.name()) {
            Some(Value::String(text)) => Ok(text.trim().to_owned()),
            Some(_) => Err(ConfigProblem::NotText(key)),
            None => Err(ConfigProblem::Missing(key)),
        };
        let client_id = keep(text_of(Key::ClientId));
        let tenant = keep(text_of(Key::Tenant));
        let cloud = match text_of(Key::Cloud) {
            Err(ConfigProblem::Missing(_)) => Some(Cloud::Global.name().to_owned()),
            other => keep(other),
        };

        let client_id = client_id.and_then(|value| {
            let id = value.parse().ok();
            if id.is_none() {
                problems.push(ConfigProblem::ClientIdNotAGuid { value });
            }
            id
        });
        let tenant =
            tenant.and_then(|value| TenantName::try_from(value).map_err(|problem| problems.push(problem)).ok());
        let cloud = cloud.and_then(|value| {
            let cloud = Cloud::from_name(&value);
            if cloud.is_none() {
                problems.push(ConfigProblem::CloudUnknown { value });
            }
            cloud
        });
        let known = [Key::ClientId, Key::Tenant, Key::Cloud].map(Key::name);
        let unknown = map.keys().filter(|key| !known.contains(&key.as_str()));
        problems.extend(unknown.map(|key| ConfigProblem::UnknownKey { key: key.clone() }));

        match (client_id, tenant, cloud) {
            (Some(client_id), Some(tenant), Some(cloud)) => Ok((Self { client_id, tenant, cloud }, problems)),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11";

    #[test]
    fn a_full_file_is_read() {
        let text = format!(r#"{{"clientId":"{ID}","tenant":"Contoso.onmicrosoft.com","cloud":"usgov-dod"}}"#);
        let (config, warnings) = Config::parse(&text).unwrap();
        assert_eq!(config.tenant.as_str(), "contoso.onmicrosoft.com");
        assert_eq!((config.cloud, config.tenant.id()), (Cloud::UsGovDod, None));
        assert_eq!(warnings, []);
    }

    #[test]
    fn the_cloud_is_the_worldwide_one_where_none_is_named_and_an_unknown_key_is_a_warning() {
        let text = format!("\u{feff}{{\"clientId\":\"{ID}\",\"tenant\":\"{}\",\"authority\":1}}", ID.to_uppercase());
        let (config, warnings) = Config::parse(&text).unwrap();
        assert_eq!((config.cloud, config.tenant.as_str()), (Cloud::Global, ID));
        assert_eq!(warnings, [ConfigProblem::UnknownKey { key: "authority".to_owned() }]);
    }

    #[test]
    fn each_mistake_is_named_and_all_at_once() {
        let problems = Config::parse(r#"{"clientId":"abc","tenant":"Common","cloud":"mars"}"#).unwrap_err();
        assert_eq!(
            problems,
            [
                ConfigProblem::ClientIdNotAGuid { value: "abc".to_owned() },
                ConfigProblem::TenantIsMany { value: "Common".to_owned() },
                ConfigProblem::CloudUnknown { value: "mars".to_owned() },
            ]
        );
        assert_eq!(
            Config::parse(r#"{"tenant":7,"cloud":null}"#).unwrap_err(),
            [
                ConfigProblem::Missing(Key::ClientId),
                ConfigProblem::NotText(Key::Tenant),
                ConfigProblem::NotText(Key::Cloud)
            ]
        );
        assert_eq!(Config::parse("[]").unwrap_err(), [ConfigProblem::NotAnObject]);
    }

    #[test]
    fn broken_json_is_named_by_line_and_column() {
        assert_eq!(
            Config::parse("{\n  \"clientId\": ,\n}").unwrap_err(),
            [ConfigProblem::NotJson { line: 2, column: 15 }]
        );
    }

    #[test]
    fn a_tenant_cannot_smuggle_an_address() {
        for value in [
            "evil.example/..",
            "a b.com",
            "contoso",
            "https://login.microsoftonline.com/x",
            "1.2.3.4",
            "-a.com",
            ".",
            "",
        ] {
            let problem = TenantName::try_from(value.to_owned());
            assert_eq!(problem, Err(ConfigProblem::TenantMalformed { value: value.to_owned() }), "{value}");
        }
    }
}
