//! `config.json` as a type: which registration people sign in with, in which tenant of which cloud, and what the page's
//! owner allows.
//!
//! # Invariants
//! A [`Config`] that exists is a usable one, and it names one tenant. Whoever describes a cloud of their own names its
//! hosts; what the page may reach is written into its content security policy by the build, which no `config.json`
//! widens.

mod allowed;
pub mod host;
pub mod json;
pub mod policy;
mod problem;
mod read;
mod tenant_name;

use std::rc::Rc;

use crate::directory::{cloud::Cloud, ids::AppId};
pub use allowed::{CreateScope, Embed, Tenants};
use json::{Json, Members};
pub use problem::{ConfigProblem, Mistake};
use read::Reader;
pub use tenant_name::{TenantName, TenantNameProblem};

/// How the page signs people in, and what its owner allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The application (client) ID of the page's own registration.
    pub client_id: AppId,
    /// The tenant that people sign in to.
    pub tenant: TenantName,
    /// The cloud of that tenant.
    pub cloud: Cloud,
    /// The tenants that people may change to.
    pub tenants: Tenants,
    /// The permission that clients are registered with.
    pub create: CreateScope,
    /// People sign in anew before a secret is made, even where a session exists.
    pub reauthenticate: bool,
    /// Who may show the page in a frame.
    pub embed: Embed,
    /// Why nobody can sign in at the moment, in the owner's words.
    pub disabled: Option<String>,
    /// What it says that is read where it is wanted.
    pub later: Option<Rc<ReadLater>>,
}

/// What stands in the file as it stands there: the parts of the page that it is for read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadLater {
    /// The recipes that the start page lists.
    pub recipes: Option<Json>,
    /// Whose signed recipes are trusted.
    pub recipe_keys: Option<Json>,
    /// What the organization asks of each registration.
    pub house_rules: Option<Json>,
}

impl ReadLater {
    fn read(members: &Members) -> Option<Rc<Self>> {
        let all = LATER.map(|key| json::member(members, key).cloned());
        let is_there = all.iter().any(Option::is_some);
        let [recipes, recipe_keys, house_rules] = all;
        is_there.then(|| Rc::new(Self { recipes, recipe_keys, house_rules }))
    }
}

/// The keys that are read where they are wanted.
const LATER: [&str; 3] = ["recipes", "recipeKeys", "houseRules"];

impl Config {
    /// Reads the file: the configuration with the warnings on it, or every mistake that stands in its way.
    pub fn parse(text: &str) -> Result<(Self, Vec<ConfigProblem>), Vec<ConfigProblem>> {
        // Editors on Windows like to begin a file with a byte order mark, which JSON does not know.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            return Err(vec![ConfigProblem::EmptyFile]);
        }
        let (value, twice) = json::read(text)
            .map_err(|error| vec![ConfigProblem::NotJson { line: error.line(), column: error.column() }])?;
        if !twice.is_empty() {
            return Err(twice.into_iter().map(|key| ConfigProblem::KeyTwice { key }).collect());
        }
        let Json::Object(members) = value else { return Err(vec![ConfigProblem::NotAnObject]) };

        let mut problems = Vec::new();
        let mut file = Reader::of_file(&members, &mut problems);
        let client_id = file.required("clientId", read::client_id);
        let tenant = file.required("tenant", read::tenant);
        let cloud = file.cloud();
        let tenants = file.tenants();
        let create = file.optional("create", read::create);
        let reauthenticate = file.flag("reauthenticate");
        let embed = file.embed();
        let disabled = file.optional("disabled", read::message);
        file.unknown(&[
            // For editors.
            "$schema",
            "clientId",
            "tenant",
            "cloud",
            "tenants",
            "create",
            "reauthenticate",
            "embed",
            "disabled",
            "recipes",
            "recipeKeys",
            "houseRules",
        ]);

        let config = || {
            Some(Self {
                client_id: client_id?,
                tenant: tenant?,
                cloud: cloud?,
                tenants: tenants?,
                create: create?,
                reauthenticate: reauthenticate?,
                embed: embed?,
                disabled: disabled?,
                later: ReadLater::read(&members),
            })
        };
        match config() {
            Some(config) => Ok((config, problems)),
            None => Err(problems),
        }
    }

    /// Whether the set-up page can have written it: it names a registration, and allows nothing beyond.
    pub fn is_plain(&self) -> bool {
        let Self { client_id: _, tenant: _, cloud: _, create: _, tenants, reauthenticate, embed, disabled, later } =
            self;
        let lists_nothing = embed.parents.is_empty() && later.is_none();
        *tenants == Tenants::OneTenant && !reauthenticate && lists_nothing && disabled.is_none()
    }

    /// The configuration of somebody who has changed to another tenant; `None` where the owner does not allow that one.
    /// The way back stays open.
    pub fn with_tenant(&self, tenant: TenantName) -> Option<Self> {
        let mut config = self.clone();
        if tenant == self.tenant {
            return Some(config);
        }
        match &mut config.tenants {
            Tenants::Any => {}
            Tenants::Listed(listed) if listed.contains(&tenant) => {
                if !listed.contains(&self.tenant) {
                    listed.push(self.tenant.clone());
                }
            }
            Tenants::Listed(_) | Tenants::OneTenant => return None,
        }
        config.tenant = tenant;
        Some(config)
    }
}

#[cfg(test)]
mod tests;
