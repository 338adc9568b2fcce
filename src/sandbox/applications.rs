//! Applications of the sandbox tenant and their client secrets.

use serde_json::Value;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use super::{
    answer::{ErrorAnswer, Reply, object, select, set, text, wrapped},
    check,
    list_query::ListQuery,
    objects,
    principals::permissions,
    route::RoutedRequest,
    seed,
    tenant::{Stored, StoredSecret, Tenant, place_of},
};

/// The properties of an application that can be read here.
pub(super) const KNOWN: [&str; 24] = [
    "id",
    "appId",
    "uniqueName",
    "displayName",
    "createdDateTime",
    "deletedDateTime",
    "description",
    "groupMembershipClaims",
    "identifierUris",
    "info",
    "notes",
    "optionalClaims",
    "serviceManagementReference",
    "signInAudience",
    "tags",
    "api",
    "appRoles",
    "web",
    "spa",
    "publicClient",
    "isFallbackPublicClient",
    "requiredResourceAccess",
    "passwordCredentials",
    "keyCredentials",
];

const NO_RIGHT: &str = "Insufficient privileges to complete the operation.";
const SECRETS_APART: &str = "Password credentials must be generated using service actions.";

/// The applications of seeded APIs that the one person owns.
fn seeded() -> impl Iterator<Item = Value> {
    let all = seed::with_places(seed::APIS).chain(seed::with_places(seed::ELSEWHERE));
    all.filter(|(_, api)| seed::OWNED.contains(&api.0)).map(|(place, api)| owned(place, api))
}

/// The application of a seeded API.
fn owned(place: u32, api: &seed::SeededApi) -> Value {
    let [scopes, roles] = permissions(place, api);
    let mut owned = object(&[
        ("id", &seed::application_id(place)),
        ("appId", &seed::app_id(place, api)),
        ("displayName", api.0),
        ("createdDateTime", "2025-03-03T09:00:00Z"),
        ("signInAudience", "AzureADMyOrg"),
    ]);
    for list in ["tags", "passwordCredentials", "keyCredentials"] {
        set(&mut owned, list, Value::Array(Vec::new()));
    }
    set(&mut owned, "api", wrapped("oauth2PermissionScopes", scopes));
    set(&mut owned, "appRoles", roles);
    owned
}

fn put_all(object: &mut Value, change: &Value) {
    if let (Value::Object(object), Value::Object(change)) = (object, change) {
        objects::lay(object, change);
    }
}

/// A deleted application keeps its name, for as long as it can be restored.
fn taken() -> ErrorAnswer {
    let message = "Another object with the same value for property uniqueName already exists.";
    ErrorAnswer::new(400, "ObjectConflict", &[message])
}

impl Tenant {
    /// `PATCH /applications(uniqueName='{name}')`
    pub(super) fn upsert(
        &mut self,
        name: &str,
        create_if_missing: bool,
        body: &Value,
        now: OffsetDateTime,
    ) -> Result<Reply, ErrorAnswer> {
        if self.faults.upsert_refused {
            return Err(ErrorAnswer::denied(NO_RIGHT));
        }
        if body.get("passwordCredentials").is_some() {
            return Err(ErrorAnswer::bad(&[SECRETS_APART]));
        }
        if body.get("uniqueName").is_some_and(|sent| sent.as_str() != Some(name)) {
            return Err(ErrorAnswer::invalid("uniqueName"));
        }
        // The alternate key is looked up where it is written, so that it never makes two.
        let place = place_of(&self.applications, "uniqueName", name);
        let allowed = self.allows_certificates(body);
        if let Some(existing) = place.and_then(|place| self.applications.get_mut(place)) {
            check::application(body)?;
            check::reference(body, self.faults.reference_required, "Update")?;
            allowed?;
            put_all(&mut existing.object, body);
            return Ok((204, None));
        }
        if !create_if_missing {
            return Err(ErrorAnswer::not_found(name));
        }
        if place_of(&self.deleted, "uniqueName", name).is_some() {
            return Err(taken());
        }
        self.create(body, name, now)
    }

    /// `POST /applications`
    pub(super) fn create_application(&mut self, body: &Value, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let name = text(body, "uniqueName");
        let has = |of: &[Stored]| place_of(of, "uniqueName", name).is_some();
        if !name.is_empty() && (has(&self.applications) || has(&self.deleted)) {
            return Err(taken());
        }
        self.create(body, name, now)
    }

    fn create(&mut self, body: &Value, unique_name: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        if self.faults.registration_not_allowed {
            return Err(ErrorAnswer::denied(NO_RIGHT));
        }
        if body.get("displayName").is_none() {
            return Err(ErrorAnswer::invalid("displayName"));
        }
        check::application(body)?;
        check::reference(body, self.faults.reference_required, "Create")?;
        self.allows_certificates(body)?;
        let (mut secrets, mut told) = (Vec::new(), Vec::new());
        for asked in body.get("passwordCredentials").and_then(Value::as_array).into_iter().flatten() {
            if self.faults.secrets_in_create_refused {
                return Err(ErrorAnswer::bad(&[SECRETS_APART]));
            }
            let (secret, with_value) = self.new_secret(asked, now)?;
            secrets.push(secret);
            told.push(with_value);
        }
        let created = now.format(&Rfc3339).unwrap_or_default();
        let mut made = object(&[
            ("id", &self.ids.guid()),
            ("appId", &self.ids.guid()),
            ("createdDateTime", &created),
            ("signInAudience", "AzureADMyOrg"),
        ]);
        for list in ["tags", "keyCredentials"] {
            set(&mut made, list, Value::Array(Vec::new()));
        }
        put_all(&mut made, body);
        for key in made.get_mut("keyCredentials").and_then(Value::as_array_mut).into_iter().flatten() {
            set(key, "keyId", Value::String(self.ids.guid()));
        }
        if !unique_name.is_empty() {
            set(&mut made, "uniqueName", Value::String(unique_name.to_owned()));
        }
        // The values are told now and kept nowhere.
        set(&mut made, "passwordCredentials", Value::Array(told));
        let mut kept = made.clone();
        set(&mut kept, "passwordCredentials", Value::Null);
        self.applications.push(Stored { secrets, ..Stored::new(kept, now) });
        Ok((201, Some(made)))
    }

    /// A secret as it is kept, without its value, and as it is told, with it.
    fn new_secret(&mut self, asked: &Value, now: OffsetDateTime) -> Result<(StoredSecret, Value), ErrorAnswer> {
        let [start, end] = check::password_credential(asked, now)?;
        self.allows_secret(end - start)?;
        let [start, end] = [start, end].map(|moment| moment.format(&Rfc3339).unwrap_or_default());
        let key_id = self.ids.guid();
        let mut told = object(&[("keyId", &key_id), ("startDateTime", &start), ("endDateTime", &end), ("hint", "san")]);
        set(&mut told, "displayName", asked.get("displayName").cloned().unwrap_or_default());
        let secret = StoredSecret { object: told.clone(), made: now, removed: None };
        set(&mut told, "secretText", Value::String(self.ids.secret(&key_id)));
        Ok((secret, told))
    }

    /// The place of an application that is visible by now.
    pub(super) fn visible(&self, key: &str, value: &str, now: OffsetDateTime) -> Result<usize, ErrorAnswer> {
        let place = place_of(&self.applications, key, value);
        let visible = |place: &usize| self.applications.get(*place).is_some_and(|a| self.known(a.created, now));
        place.filter(visible).ok_or_else(|| ErrorAnswer::not_found(value))
    }

    /// An application with the client secrets that the replica knows, and those that it does not know to be gone.
    fn listed(&self, application: &Stored, asked: &RoutedRequest, now: OffsetDateTime) -> Result<Value, ErrorAnswer> {
        let mut secrets = Vec::new();
        for secret in &application.secrets {
            if self.known(secret.made, now) && secret.removed.is_none_or(|removed| !self.known(removed, now)) {
                secrets.push(secret.object.clone());
            }
        }
        let mut object = application.object.clone();
        set(&mut object, "passwordCredentials", Value::Array(secrets));
        select(object, asked.option("$select"), &KNOWN)
    }

    /// `GET /applications/{id}` or `GET /applications(uniqueName='{name}')`
    pub(super) fn application(
        &self,
        key: &str,
        asked: &RoutedRequest,
        now: OffsetDateTime,
    ) -> Result<Reply, ErrorAnswer> {
        let place = self.visible(key, &asked.key, now)?;
        let application = self.applications.get(place).ok_or_else(|| ErrorAnswer::not_found(&asked.key))?;
        Ok((200, Some(self.listed(application, asked, now)?)))
    }

    /// `GET /me/ownedObjects/microsoft.graph.application`: what was made, and some of what was there before.
    pub(super) fn list_owned(&self, asked: &RoutedRequest, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let mut value = Vec::new();
        for application in self.applications.iter().filter(|application| self.known(application.created, now)) {
            value.push(self.listed(application, asked, now)?);
        }
        for owned in seeded() {
            value.push(select(owned, asked.option("$select"), &KNOWN)?);
        }
        Ok((200, Some(wrapped("value", Value::Array(value)))))
    }

    /// `GET /applications`, all or those of a `$filter`.
    pub(super) fn list_applications(
        &self,
        asked: &RoutedRequest,
        eventual: bool,
        now: OffsetDateTime,
    ) -> Result<Reply, ErrorAnswer> {
        let wanted = ListQuery::read(asked, eventual)?;
        let mut value = Vec::new();
        for application in &self.applications {
            if self.known(application.created, now) && wanted.takes(&application.object) {
                value.push(self.listed(application, asked, now)?);
            }
        }
        for owned in seeded().filter(|owned| wanted.takes(owned)) {
            value.push(select(owned, asked.option("$select"), &KNOWN)?);
        }
        Ok((200, Some(wrapped("value", Value::Array(value)))))
    }

    /// `POST /applications/{id}/addPassword`
    pub(super) fn add_password(&mut self, id: &str, body: &Value, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let place = self.visible("id", id, now)?;
        if !check::only(body, &["passwordCredential"]) {
            return Err(ErrorAnswer::invalid("passwordCredential"));
        }
        let (secret, told) = match body.get("passwordCredential") {
            Some(asked) => self.new_secret(asked, now)?,
            None => self.new_secret(&object(&[]), now)?,
        };
        if let Some(application) = self.applications.get_mut(place) {
            application.secrets.push(secret);
        }
        Ok((200, Some(told)))
    }

    /// `POST /applications/{id}/removePassword`
    pub(super) fn remove_password(
        &mut self,
        id: &str,
        body: &Value,
        now: OffsetDateTime,
    ) -> Result<Reply, ErrorAnswer> {
        let place = self.visible("id", id, now)?;
        let key = text(body, "keyId");
        let secrets = self.applications.get_mut(place).into_iter().flat_map(|application| &mut application.secrets);
        for secret in secrets {
            if secret.removed.is_none() && text(&secret.object, "keyId") == key && check::only(body, &["keyId"]) {
                secret.removed = Some(now);
                return Ok((204, None));
            }
        }
        Err(ErrorAnswer::bad(&["No password credential found with keyId '", key, "'."]))
    }
}
