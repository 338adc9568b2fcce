//! Service principals of the sandbox tenant: those it starts with, those that are made, and searching among them.

use serde_json::Value;
use time::OffsetDateTime;

use super::{
    answer::{Refusal, Reply, object, select, set, text, wrapped},
    check,
    route::{Asked, undoubled},
    seed::{self, APIS, Api, Offered},
    tenant::{Stored, Tenant, place_of},
};
use crate::{directory::cloud::Cloud, http::endpoint::encode};

/// The properties of a service principal that can be read here.
const KNOWN: [&str; 7] =
    ["id", "appId", "displayName", "servicePrincipalType", "tags", "oauth2PermissionScopes", "appRoles"];

/// How many results a page has where `$top` does not say.
const PAGE: usize = 100;

fn seeded(place: u32, api: &Api) -> Value {
    let (mut scopes, mut roles) = (Vec::new(), Vec::new());
    for (n, offer) in (0..).zip(api.2) {
        let &(offered, value, name, description) = offer;
        let id = &seed::permission_id(place, n, offer);
        let mut permission = if seed::kind(offer) == "Scope" {
            let consent = if offered == Offered::Admin { "Admin" } else { "User" };
            object(&[
                ("id", id),
                ("value", value),
                ("type", consent),
                ("adminConsentDisplayName", name),
                ("adminConsentDescription", description),
                ("userConsentDisplayName", name),
                ("userConsentDescription", description),
            ])
        } else {
            object(&[("id", id), ("value", value), ("displayName", name), ("description", description)])
        };
        set(&mut permission, "isEnabled", Value::Bool(offered != Offered::Retired));
        if seed::kind(offer) == "Scope" {
            scopes.push(permission);
        } else {
            let member = if offered == Offered::Member { "User" } else { "Application" };
            set(&mut permission, "allowedMemberTypes", Value::Array(vec![Value::String(member.to_owned())]));
            roles.push(permission);
        }
    }
    principal(&seed::object_id(place), &seed::app_id(place, api), api.0, scopes, roles)
}

fn principal(id: &str, app_id: &str, name: &str, scopes: Vec<Value>, roles: Vec<Value>) -> Value {
    let mut principal =
        object(&[("id", id), ("appId", app_id), ("displayName", name), ("servicePrincipalType", "Application")]);
    set(&mut principal, "oauth2PermissionScopes", Value::Array(scopes));
    set(&mut principal, "appRoles", Value::Array(roles));
    principal
}

impl Tenant {
    /// `POST /servicePrincipals`
    pub(super) fn create_principal(&mut self, body: &Value, now: OffsetDateTime) -> Result<Reply, Refusal> {
        let app_id = text(body, "appId");
        if !check::only(body, &["appId", "tags", "accountEnabled", "appRoleAssignmentRequired", "notes"])
            || !check::guid(app_id)
        {
            return Err(Refusal::invalid("servicePrincipal"));
        }
        if seed::place_of(app_id).is_some() || place_of(&self.principals, "appId", app_id).is_some() {
            let message = ["The service principal name ", app_id, " is already in use."];
            return Err(Refusal::new(409, "Request_MultipleObjectsWithSameKeyValue", &message));
        }
        let application = place_of(&self.applications, "appId", app_id).and_then(|at| self.applications.get(at));
        let missing = || Refusal::bad(&["The appId '", app_id, "' does not reference a valid application object."]);
        let application = application.ok_or_else(missing)?;
        if !self.known(application.created, now) {
            // Both answers come from replicas that lag, so first the one is given and then the other.
            let early = now - application.created < self.replication / 2;
            let message = "The backing application of the service principal being created must be in the local tenant.";
            return Err(if early { missing() } else { Refusal::denied(message) });
        }
        let name = application.text("displayName");
        let mut made = principal(&self.ids.guid(), app_id, name, Vec::new(), Vec::new());
        set(&mut made, "tags", body.get("tags").cloned().unwrap_or(Value::Array(Vec::new())));
        self.principals.push(Stored { object: made.clone(), created: now, secrets: Vec::new() });
        Ok((201, Some(made)))
    }

    /// `GET /servicePrincipals(appId='{appId}')`
    pub(super) fn principal(&self, asked: &Asked, now: OffsetDateTime) -> Result<Reply, Refusal> {
        let known = seed::place_of(&asked.key).and_then(|place| APIS.get(place as usize).map(|api| seeded(place, api)));
        let object = known.or_else(|| {
            let made = self.principals.get(place_of(&self.principals, "appId", &asked.key)?)?;
            self.known(made.created, now).then(|| made.object.clone())
        });
        let object = object.ok_or_else(|| Refusal::not_found(&asked.key))?;
        Ok((200, Some(select(object, asked.option("$select"), &KNOWN)?)))
    }

    /// `GET /servicePrincipals` with `$search` or `$filter`, a page at a time.
    pub(super) fn list_principals(
        &mut self,
        asked: &Asked,
        eventual: bool,
        now: OffsetDateTime,
    ) -> Result<Reply, Refusal> {
        let wanted = Wanted::read(asked, eventual)?;
        if self.faults.throttling && self.done.second_search() {
            return Err(Refusal::too_many());
        }
        let number = |name: &str, default: usize| match asked.option(name) {
            None => Ok(default),
            Some(text) => text.parse().map_err(|_| Refusal::invalid(name)),
        };
        let (top, skip) = (number("$top", PAGE)?, number("$skiptoken", 0)?);
        if top == 0 || top > 999 {
            return Err(Refusal::invalid("$top"));
        }
        let mut found = Vec::new();
        for (place, api) in (0..).zip(APIS) {
            if wanted.takes(api.0) {
                found.push(seeded(place, api));
            }
        }
        for made in &self.principals {
            if wanted.takes(made.text("displayName")) && self.known(made.created, now) {
                found.push(made.object.clone());
            }
        }
        let count = found.len();
        let mut value = Vec::new();
        for object in found.into_iter().skip(skip).take(top) {
            value.push(select(object, asked.option("$select"), &KNOWN)?);
        }
        let mut page = wrapped("value", Value::Array(value));
        let next = skip.saturating_add(top);
        if next < count {
            set(&mut page, "@odata.nextLink", Value::String(next_link(asked, next)));
        }
        Ok((200, Some(page)))
    }
}

/// The link to what comes after the first so many results.
fn next_link(asked: &Asked, skip: usize) -> String {
    let mut link = [Cloud::Global.graph(), "/v1.0/servicePrincipals?"].concat();
    for name in ["$select", "$filter", "$search", "$top"] {
        if let Some(value) = asked.option(name) {
            link.push_str(&[name, "=", &encode(value), "&"].concat());
        }
    }
    link.push_str("$skiptoken=");
    link.push_str(&skip.to_string());
    link
}

/// What a list of service principals is narrowed by.
struct Wanted {
    /// Each is the beginning of some word of the name.
    words: Vec<String>,
    /// The beginning of the name.
    prefix: String,
}

impl Wanted {
    fn read(asked: &Asked, eventual: bool) -> Result<Self, Refusal> {
        let mut wanted = Self { words: Vec::new(), prefix: String::new() };
        if let Some(clause) = asked.option("$search") {
            if !eventual {
                let message = "$search works only with the header 'ConsistencyLevel: eventual'.";
                return Err(Refusal::new(400, "Request_UnsupportedQuery", &[message]));
            }
            wanted.words = words(&searched(clause).ok_or_else(|| Refusal::invalid("$search"))?);
            if wanted.words.is_empty() {
                return Err(Refusal::invalid("$search"));
            }
        }
        if let Some(clause) = asked.option("$filter") {
            let literal = clause.strip_prefix("startswith(displayName,'").and_then(|rest| rest.strip_suffix("')"));
            let prefix = literal.and_then(undoubled).ok_or_else(|| Refusal::invalid("$filter"))?;
            wanted.prefix = prefix.to_lowercase();
        }
        Ok(wanted)
    }

    fn takes(&self, name: &str) -> bool {
        let in_name = words(name);
        name.to_lowercase().starts_with(&self.prefix)
            && self.words.iter().all(|wanted| in_name.iter().any(|word| word.starts_with(wanted)))
    }
}

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()) {
        if !word.is_empty() {
            words.push(word.to_lowercase());
        }
    }
    words
}

/// The text that `"displayName:text"` asks for, with `\"` and `\\` undone.
fn searched(clause: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = clause.strip_prefix("\"displayName:")?.strip_suffix('"')?.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => text.push(rest.next().filter(|c| *c == '"' || *c == '\\')?),
            '"' => return None,
            _ => text.push(c),
        }
    }
    Some(text)
}
