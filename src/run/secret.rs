//! What is known of a client secret of this run: its value until it is handed over, and how it was asked for.

use serde::Deserialize;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::ledger::AskedSecret;
use crate::directory::{
    credential::{CredentialId, NewSecret, SecretWanted},
    ids::KeyId,
    secret::SecretText,
};

/// What is known of one secret.
#[derive(Debug, Default)]
pub(super) struct Secret {
    /// Its ID, once its value has come.
    pub(super) key: Option<KeyId>,
    /// It with its value, until it is handed over.
    new: Option<NewSecret>,
    /// As it was asked for each time.
    pub(super) asked: Vec<AskedSecret>,
    /// One may be there whose value was lost: it was made along with the application, or not wanted any more.
    pub(super) lost: bool,
    /// That there may be one more is told.
    pub(super) stray: bool,
}

/// A `passwordCredential` as Graph answers it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Given {
    pub(super) key_id: KeyId,
    #[serde(default)]
    secret_text: Option<SecretText>,
    #[serde(default)]
    display_name: Option<String>,
    #[serde(default)]
    start_date_time: Option<String>,
    #[serde(default)]
    end_date_time: Option<String>,
}

impl Given {
    pub(super) fn description(&self) -> &str {
        self.display_name.as_deref().unwrap_or_default()
    }

    fn start(&self) -> Option<OffsetDateTime> {
        moment(self.start_date_time.as_deref())
    }

    fn end(&self) -> Option<OffsetDateTime> {
        moment(self.end_date_time.as_deref())
    }

    pub(super) fn is(&self, asked: &AskedSecret) -> bool {
        self.description() == asked.description && self.end().map(OffsetDateTime::unix_timestamp) == Some(asked.end)
    }
}

fn moment(text: Option<&str>) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(text?, &Rfc3339).ok()
}

impl Secret {
    /// Remembers that it was asked for. Ends are sent to the second.
    pub(super) fn note_asked(&mut self, secret: &SecretWanted, now: OffsetDateTime) {
        let end = secret.expiry.end(now).unix_timestamp();
        self.may_be(AskedSecret { description: secret.description.clone(), end });
    }

    /// Remembers that one may be there that was asked for so.
    pub(super) fn may_be(&mut self, asked: AskedSecret) {
        if !self.asked.contains(&asked) {
            self.asked.push(asked);
        }
    }

    /// Takes what Graph gave; false where it did not give the value.
    pub(super) fn keep(&mut self, id: CredentialId, given: Given, now: OffsetDateTime) -> bool {
        // Two years is what Graph documents as its own choice.
        let end = given.end().unwrap_or(now + time::Duration::days(730));
        let start = given.start().filter(|start| *start > now);
        let description = given.description().to_owned();
        let Some(value) = given.secret_text else { return false };
        self.key = Some(given.key_id);
        self.new = Some(NewSecret { credential: id, value, key_id: given.key_id, description, start, end });
        true
    }

    /// Hands the value over.
    pub(super) const fn take(&mut self) -> Option<NewSecret> {
        self.new.take()
    }
}
