//! Applications of the sandbox tenant and their client secrets.

use serde_json::{Map, Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    answer::{Refusal, Reply, select},
    check,
    route::{Query, unquoted},
    tenant::{Stored, Tenant},
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
            return Reply::done();
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
        let (mut stored, mut shown) = (Vec::new(), Vec::new());
        for asked in asked {
            let (kept, told) = self.new_secret(asked, now)?;
            stored.push(kept);
            shown.push(told);
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
        object["passwordCredentials"] = Value::Array(stored);
        self.applications.push(Stored { object: object.clone(), created: now });
        object["passwordCredentials"] = Value::Array(shown);
        Reply::created(object)
    }

    /// A secret as it is kept, without its value, and as it is told, with it.
    fn new_secret(&mut self, asked: &Value, now: OffsetDateTime) -> Result<(Value, Value), Refusal> {
        let (start, end) = check::password_credential(asked, self.faults.secret_policy, now)?;
        let key_id = self.ids.guid();
        let value = self.ids.secret(&key_id);
        let kept = json!({
            "keyId": key_id, "displayName": asked.get("displayName"), "startDateTime": start, "endDateTime": end,
            "hint": value.get(..3), "customKeyIdentifier": null, "secretText": null,
        });
        let mut told = kept.clone();
        told["secretText"] = Value::String(value);
        Ok((kept, told))
    }

    /// An application that is visible by now.
    fn visible(&self, key: &str, value: &str, now: OffsetDateTime) -> Result<&Stored, Refusal> {
        let found = self.applications.iter().find(|a| a.text(key) == value && self.shows(a, now));
        found.ok_or_else(|| Refusal::not_found(value))
    }

    /// The client secrets of an application.
    fn secrets(&mut self, id: &str) -> Result<&mut Vec<Value>, Refusal> {
        let found = self.applications.iter_mut().find(|application| application.text("id") == id);
        let secrets = found.and_then(|application| application.object["passwordCredentials"].as_array_mut());
        secrets.ok_or_else(|| Refusal::not_found(id))
    }

    /// `GET /applications/{id}` or `GET /applications(uniqueName='{name}')`
    pub(super) fn application(
        &self,
        key: &str,
        value: &str,
        query: &Query,
        now: OffsetDateTime,
    ) -> Result<Reply, Refusal> {
        Reply::ok(select(self.visible(key, value, now)?.object.clone(), query.get("$select"), &KNOWN)?)
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
        for application in self.applications.iter().filter(|a| self.shows(a, now) && carries(a)) {
            value.push(select(application.object.clone(), query.get("$select"), &KNOWN)?);
        }
        Reply::ok(json!({ "value": value }))
    }

    /// `POST /applications/{id}/addPassword`
    pub(super) fn add_password(&mut self, id: &str, body: &Value, now: OffsetDateTime) -> Result<Reply, Refusal> {
        self.visible("id", id, now)?;
        if check::keys_beyond(body, &["passwordCredential"]) {
            return Err(Refusal::bad("A passwordCredential is expected, and nothing else."));
        }
        let (kept, told) = self.new_secret(body.get("passwordCredential").unwrap_or(&json!({})), now)?;
        self.secrets(id)?.push(kept);
        Reply::ok(told)
    }

    /// `POST /applications/{id}/removePassword`
    pub(super) fn remove_password(&mut self, id: &str, body: &Value, now: OffsetDateTime) -> Result<Reply, Refusal> {
        self.visible("id", id, now)?;
        let key = check::key_id(body)?.to_string();
        let secrets = self.secrets(id)?;
        let found = secrets.iter().position(|secret| secret["keyId"] == key.as_str());
        secrets.remove(found.ok_or_else(|| Refusal::bad("No password credential found with keyId."))?);
        Reply::done()
    }
}
