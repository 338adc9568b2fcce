//! Applications of the sandbox tenant and their client secrets.

use serde_json::{Map, Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    answer::{Refusal, Reply, select},
    check,
    route::{Query, unquoted},
    tenant::{Secret, Stored, Tenant},
};

/// The properties of an application that can be read here.
const KNOWN: [&str; 16] = [
    "id",
    "appId",
    "uniqueName",
    "displayName",
    "createdDateTime",
    "description",
    "notes",
    "signInAudience",
    "tags",
    "web",
    "spa",
    "publicClient",
    "isFallbackPublicClient",
    "requiredResourceAccess",
    "passwordCredentials",
    "keyCredentials",
];

fn properties(body: &Value) -> Result<Map<String, Value>, Refusal> {
    body.as_object().cloned().ok_or_else(|| Refusal::bad("A JSON object is expected as the body."))
}

impl Tenant {
    /// `PATCH /applications(uniqueName='{name}')`
    pub(super) fn upsert(
        &mut self,
        name: &str,
        create_if_missing: bool,
        body: &Value,
        now: OffsetDateTime,
    ) -> Result<Reply, Refusal> {
        if self.faults.upsert_refused {
            return Err(Refusal::denied("Insufficient privileges to complete the operation."));
        }
        let mut properties = properties(body)?;
        if properties.contains_key("passwordCredentials") {
            return Err(Refusal::bad("Password credentials must be generated using service actions."));
        }
        if properties.insert("uniqueName".to_owned(), json!(name)).is_some_and(|sent| sent != name) {
            return Err(Refusal::bad("The uniqueName of an application cannot be changed."));
        }
        // The alternate key is looked up where it is written, so that it never makes two.
        let existing = self.applications.iter_mut().find(|application| application.text("uniqueName") == name);
        if let Some(existing) = existing {
            check::application(&properties)?;
            for (name, value) in properties {
                existing.object[name.as_str()] = value;
            }
            return Ok(Reply::done());
        }
        if !create_if_missing {
            return Err(Refusal::not_found(name));
        }
        self.create(properties, now)
    }

    /// `POST /applications`
    pub(super) fn create_application(&mut self, body: &Value, now: OffsetDateTime) -> Result<Reply, Refusal> {
        let properties = properties(body)?;
        let taken =
            |name: &Value| self.applications.iter().any(|application| &application.object["uniqueName"] == name);
        if properties.get("uniqueName").is_some_and(|name| !name.is_null() && taken(name)) {
            let message = "Another object with the same value for property uniqueName already exists.";
            return Err(Refusal { detail: Some(["ObjectConflict", message, "uniqueName"]), ..Refusal::bad(message) });
        }
        self.create(properties, now)
    }

    fn create(&mut self, mut properties: Map<String, Value>, now: OffsetDateTime) -> Result<Reply, Refusal> {
        if self.faults.registration_not_allowed {
            return Err(Refusal::denied("Insufficient privileges to complete the operation."));
        }
        if !properties.contains_key("displayName") {
            return Err(Refusal::invalid("displayName"));
        }
        check::application(&properties)?;
        let asked = properties.remove("passwordCredentials").unwrap_or(Value::Array(Vec::new()));
        let asked = asked.as_array().ok_or_else(|| Refusal::invalid("passwordCredentials"))?;
        if self.faults.secrets_in_create_refused && !asked.is_empty() {
            return Err(Refusal::bad("Password credentials must be generated using service actions."));
        }
        let (mut secrets, mut told) = (Vec::new(), Vec::new());
        for asked in asked {
            let (secret, with_value) = self.new_secret(asked, now)?;
            secrets.push(secret);
            told.push(with_value);
        }
        let mut object = json!({
            "id": self.ids.guid(), "appId": self.ids.guid(), "uniqueName": null,
            "createdDateTime": now.format(&Rfc3339).unwrap_or_default(),
            "publisherDomain": "contoso.example", "signInAudience": "AzureADMyOrg", "tags": [],
            "web": { "redirectUris": [] }, "requiredResourceAccess": [], "keyCredentials": [],
        });
        for (name, value) in properties {
            object[name.as_str()] = value;
        }
        self.applications.push(Stored { object: object.clone(), created: now, secrets });
        object["passwordCredentials"] = Value::Array(told);
        Ok(Reply::created(object))
    }

    /// A secret as it is kept, without its value, and as it is told, with it.
    fn new_secret(&mut self, asked: &Value, now: OffsetDateTime) -> Result<(Secret, Value), Refusal> {
        let (start, end) = check::password_credential(asked, self.faults.secret_policy, now)?;
        let key_id = self.ids.guid();
        let value = self.ids.secret(&key_id);
        let object = json!({
            "keyId": key_id, "displayName": asked.get("displayName"), "startDateTime": start, "endDateTime": end,
            "hint": value.get(..3), "customKeyIdentifier": null, "secretText": null,
        });
        let mut told = object.clone();
        told["secretText"] = Value::String(value);
        Ok((Secret { object, made: now, removed: None }, told))
    }

    /// An application that is visible by now.
    fn visible(&self, key: &str, value: &str, now: OffsetDateTime) -> Result<&Stored, Refusal> {
        let found = self.applications.iter().find(|a| a.text(key) == value && self.known(a.created, now));
        found.ok_or_else(|| Refusal::not_found(value))
    }

    /// An application with the client secrets that the replica knows, and those that it does not know to be gone.
    fn listed(&self, application: &Stored, query: &Query, now: OffsetDateTime) -> Result<Value, Refusal> {
        let shown = |secret: &&Secret| {
            self.known(secret.made, now) && secret.removed.is_none_or(|removed| !self.known(removed, now))
        };
        let mut object = application.object.clone();
        object["passwordCredentials"] =
            application.secrets.iter().filter(shown).map(|secret| secret.object.clone()).collect();
        select(object, query.get("$select"), &KNOWN)
    }

    /// The client secrets of an application.
    fn secrets(&mut self, id: &str) -> Result<&mut Vec<Secret>, Refusal> {
        let found = self.applications.iter_mut().find(|application| application.text("id") == id);
        found.map(|application| &mut application.secrets).ok_or_else(|| Refusal::not_found(id))
    }

    /// `GET /applications/{id}` or `GET /applications(uniqueName='{name}')`
    pub(super) fn application(
        &self,
        key: &str,
        value: &str,
        query: &Query,
        now: OffsetDateTime,
    ) -> Result<Reply, Refusal> {
        self.listed(self.visible(key, value, now)?, query, now).map(Reply::ok)
    }

    /// `GET /applications` with `$filter=tags/any(t:t eq '{tag}')`, or all that the signed-in person owns.
    pub(super) fn list_applications(&self, query: &Query, now: OffsetDateTime) -> Result<Reply, Refusal> {
        let tag = match query.get("$filter") {
            None => None,
            Some(filter) => {
                let literal = filter.strip_prefix("tags/any(t:t eq ").and_then(|rest| rest.strip_suffix(')'));
                Some(literal.and_then(unquoted).ok_or_else(|| Refusal::bad("Invalid filter clause."))?)
            }
        };
        let carries = |application: &Stored| {
            let tags = application.object["tags"].as_array();
            tag.as_deref().is_none_or(|tag| tags.is_some_and(|tags| tags.iter().any(|other| other == tag)))
        };
        let mut value = Vec::new();
        for application in self.applications.iter().filter(|a| self.known(a.created, now) && carries(a)) {
            value.push(self.listed(application, query, now)?);
        }
        Ok(Reply::ok(json!({ "value": value })))
    }

    /// `POST /applications/{id}/addPassword`
    pub(super) fn add_password(&mut self, id: &str, body: &Value, now: OffsetDateTime) -> Result<Reply, Refusal> {
        self.visible("id", id, now)?;
        if check::keys_beyond(body, &["passwordCredential"]) {
            return Err(Refusal::bad("A passwordCredential is expected, and nothing else."));
        }
        let (secret, told) = self.new_secret(body.get("passwordCredential").unwrap_or(&json!({})), now)?;
        self.secrets(id)?.push(secret);
        Ok(Reply::ok(told))
    }

    /// `POST /applications/{id}/removePassword`
    pub(super) fn remove_password(&mut self, id: &str, body: &Value, now: OffsetDateTime) -> Result<Reply, Refusal> {
        self.visible("id", id, now)?;
        let key = check::key_id(body)?.to_string();
        let found = self.secrets(id)?.iter_mut().find(|s| s.removed.is_none() && s.object["keyId"] == key.as_str());
        found.ok_or_else(|| Refusal::bad("No password credential found with keyId."))?.removed = Some(now);
        Ok(Reply::done())
    }
}
