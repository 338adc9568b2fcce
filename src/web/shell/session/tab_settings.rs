//! Settings that hold for this tab alone, in the place of `config.json`: to try a registration out before anybody else
//! meets it.

use serde::{Deserialize, Serialize};

use crate::{setup::Entered, web::browser::storage};

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
