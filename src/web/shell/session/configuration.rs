//! Reading `config.json`, and what this tab has in its place.

use serde::{Deserialize, Serialize};

pub use crate::flow::setup::configuration::Configuration;
use crate::{
    config::policy,
    flow::setup::configuration::Kept,
    setup::Entered,
    web::{
        browser::{self, fetch, location, storage},
        shell::tab_storage::{ChosenTenant, Lost},
    },
};

/// What was entered, kept for this tab as the text of its `config.json`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TabSettings(pub Entered);

impl storage::Persist for TabSettings {
    const KEY: &'static str = "client-registrar.tab-settings";
}

impl From<TabSettings> for String {
    fn from(settings: TabSettings) -> Self {
        settings.0.file()
    }
}

impl TryFrom<String> for TabSettings {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Entered::of_file(&text).map(Self).ok_or("not what can be entered")
    }
}

/// Reads it. What was kept for the tab and cannot be used is dropped, and the page says so.
pub async fn load() -> Configuration {
    let found = fetch::get_config().await.read();
    let (settings, tenant) = (kept(|TabSettings(entered)| entered), kept(|ChosenTenant(tenant)| tenant));
    let read = Configuration::read(found, settings, tenant, |cloud| {
        policy::out_of_reach(&browser::policy::of_document(), &location::origin(), cloud)
    });
    if read.settings_lost {
        Lost::note::<TabSettings>(|lost| &mut lost.settings);
    }
    if read.tenant_lost {
        Lost::note::<ChosenTenant>(|lost| &mut lost.tenant);
    }
    read.configuration
}

fn kept<T: storage::Persist, V>(value: impl FnOnce(T) -> V) -> Kept<V> {
    match storage::load() {
        Ok(None) => Kept::Nothing,
        Ok(Some(kept)) => Kept::Value(value(kept)),
        Err(storage::Unreadable) => Kept::Unreadable,
    }
}
