//! Reading `config.json`, and what this tab has in its place.

pub use crate::flow::setup::configuration::Configuration;
use crate::{
    config::policy,
    web::{
        browser::{self, fetch, location, storage},
        shell::tab_storage::{ChosenTenant, LostSettings, LostTenant},
    },
};

/// What was entered for this tab: the text of its `config.json`.
pub struct TabSettings;

impl storage::Persist for TabSettings {
    const KEY: &'static str = "client-registrar.tab-settings";
}

/// Reads it. What was kept for the tab and cannot be used is dropped, and the page says so.
pub async fn load() -> Configuration {
    let found = fetch::get_config().await.read();
    let (settings, tenant) = (storage::load_text::<TabSettings>(), storage::load_text::<ChosenTenant>());
    let read = Configuration::read(found, settings, tenant, |cloud| {
        policy::out_of_reach(&browser::policy::of_document(), &location::origin(), cloud)
    });
    if read.settings_lost {
        storage::lose::<TabSettings, LostSettings>();
    }
    if read.tenant_lost {
        storage::lose::<ChosenTenant, LostTenant>();
    }
    read.configuration
}
