//! Settings that hold for this tab alone, in the place of `config.json`: to try a registration out before anybody else
//! meets it.

use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

use super::{configuration::Configuration, sign_in};
use crate::{
    setup::Entered,
    web::{browser::storage, shell::state::App},
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

/// Takes what was entered for this tab.
pub fn take(app: App, entered: &Entered) {
    // Where it cannot be kept it holds until the page is left, and signing in says that nothing can be kept.
    let _ = storage::save(&TabSettings(entered.clone()));
    read_again(app);
}

/// Goes back to `config.json`.
pub fn drop(app: App) {
    storage::remove::<TabSettings>();
    read_again(app);
}

/// A session belongs to the settings that it was begun with, so it ends with them.
fn read_again(app: App) {
    if !app.is_sandbox() {
        sign_in::forget(app);
        app.tenant.set(None);
    }
    spawn_local(async move { app.config.set(Configuration::load().await) });
}
