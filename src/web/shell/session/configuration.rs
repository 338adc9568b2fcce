//! Reading `config.json`, and what this tab has in its place.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

pub use crate::flow::setup::configuration::Configuration;
use crate::{
    config::policy,
    flow::setup::configuration::Kept,
    web::{
        browser::{self, fetch, location, storage},
        shell::tab_storage::{ChosenTenant, LostSettings, LostTenant},
    },
};

/// What was entered, kept for this tab as the text of its `config.json`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TabSettings(pub String);

impl storage::Persist for TabSettings {
    const KEY: &'static str = "client-registrar.tab-settings";
}

/// Reads it. What was kept for the tab and cannot be used is dropped, and the page says so.
pub async fn load() -> Configuration {
    let found = fetch::get_config().await.read();
    let (settings, tenant) = (kept(|TabSettings(text)| text), kept(|ChosenTenant(tenant)| tenant));
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

fn kept<T: storage::Persist + DeserializeOwned, V>(value: impl FnOnce(T) -> V) -> Kept<V> {
    match storage::load() {
        Ok(None) => Kept::Nothing,
        Ok(Some(kept)) => Kept::Value(value(kept)),
        Err(storage::Unreadable) => Kept::Unreadable,
    }
}
