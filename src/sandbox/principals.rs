//! Service principals of the sandbox tenant: those it starts with, those that are made, and searching among them.

use serde_json::{Map, Value, json};
use time::OffsetDateTime;

use super::{
    answer::{Refusal, Reply, select},
    check,
    route::{Query, unquoted},
    seed::{self, APIS, Api, Offered},
    tenant::{Stored, Tenant},
};
use crate::directory::{cloud::Cloud, ids::AppId};

/// The properties of a service principal that can be read here.
const KNOWN: [&str; 9] = [
    "id",
    "appId",
    "displayName",
    "createdDateTime",
    "accountEnabled",
    "servicePrincipalType",
    "tags",
    "oauth2PermissionScopes",
    "appRoles",
];

/// How many results a page has where `$top` does not say.
const PAGE: usize = 100;

fn seeded(place: u32, api: &Api) -> Value {
    let (mut scopes, mut roles) = (Vec::new(), Vec::new());
    for (id, kind, &(offered, value, name, description)) in seed::offers_at(place, api) {
        if kind == "Scope" {
            scopes.push(json!({
                "id": id, "value": value, "isEnabled": offered != Offered::Retired,
                "type": if offered == Offered::Admin { "Admin" } else { "User" },
                "adminConsentDisplayName": name, "adminConsentDescription": description,
                "userConsentDisplayName": name, "userConsentDescription": description,
            }));
        } else {
            let member = if offered == Offered::Member { "User" } else { "Application" };
            roles.push(json!({
                "id": id, "value": value, "isEnabled": true, "allowedMemberTypes": [member],
                "displayName": name, "description": description, "origin": "Application",
            }));
        }
    }
    principal(json!(seed::object_id(place)), json!(seed::app_id(place, api)), json!(api.0), json!(scopes), json!(roles))
}

fn principal(id: Value, app_id: Value, name: Value, scopes: Value, roles: Value) -> Value {
    json!({
        "id": id, "appId": app_id, "displayName": name, "accountEnabled": true, "tags": [],
        "servicePrincipalType": "Application", "oauth2PermissionScopes": scopes, "appRoles": roles,
    })
}

impl Tenant {
    /// `POST /servicePrincipals`
    pub(super) fn create_principal(&mut self, body: &Value, now: OffsetDateTime) -> Result<Reply, Refusal> {
        if check::keys_beyond(body, &["appId", "tags", "accountEnabled", "appRoleAssignmentRequired", "notes"]) {
            return Err(Refusal::bad("The service principal has a property that does not exist or cannot be set."));
        }
        let app_id: AppId = check::parsed(body, "appId").ok_or_else(|| Refusal::bad("A valid appId is required."))?;
        let text = app_id.to_string();
        let taken = seed::offers(app_id).is_some() || self.principals.iter().any(|p| p.text("appId") == text);
        if taken {
            let message = ["The service principal name ", &text, " is already in use."].concat();
            return Err(Refusal::new(409, "Request_MultipleObjectsWithSameKeyValue", message));
        }
        let application = self.applications.iter().find(|application| application.text("appId") == text);
        let no_application =
            || Refusal::bad(["The appId '", &text, "' does not reference a valid application object."].concat());
        let application = application.ok_or_else(no_application)?;
        if !self.known(application.created, now) {
            // Both answers come from replicas that lag, so first the one is given and then the other.
            let early = now - application.created < self.replication / 2;
            let message = "The backing application of the service principal being created must be in the local tenant.";
            return Err(if early { no_application() } else { Refusal::denied(message) });
        }
        let name = application.object.get("displayName").cloned().unwrap_or_default();
        let mut object = principal(json!(self.ids.guid()), json!(app_id), name, json!([]), json!([]));
        for (name, value) in body.as_object().into_iter().flatten() {
            object[name] = value.clone();
        }
        self.principals.push(Stored { object: object.clone(), created: now, secrets: Vec::new() });
        Ok(Reply::created(object))
    }

    /// `GET /servicePrincipals(appId='{appId}')`
    pub(super) fn principal(&self, key: &str, query: &Query, now: OffsetDateTime) -> Result<Reply, Refusal> {
        let app_id: AppId = key.parse().map_err(|_| Refusal::bad("Invalid value specified for property 'appId'."))?;
        let known = (0_u32..).zip(APIS).find(|(place, api)| seed::app_id(*place, api) == app_id);
        let object = if let Some((place, api)) = known {
            seeded(place, api)
        } else {
            let text = app_id.to_string();
            let made = self.principals.iter().find(|p| p.text("appId") == text && self.known(p.created, now));
            made.map(|stored| stored.object.clone()).ok_or_else(|| Refusal::not_found(key))?
        };
        select(object, query.get("$select"), &KNOWN).map(Reply::ok)
    }

    /// `GET /servicePrincipals` with `$search` or `$filter`, a page at a time.
    pub(super) fn list_principals(
        &mut self,
        query: &Query,
        eventual: bool,
        now: OffsetDateTime,
    ) -> Result<Reply, Refusal> {
        let matches = matcher(query, eventual)?;
        if self.faults.throttling && self.done.second_search() {
            return Err(Refusal::too_many());
        }
        let number = |name, default| match query.get(name) {
            None => Ok(default),
            Some(text) => text.parse().map_err(|_| Refusal::bad(["Invalid value for '", name, "'."].concat())),
        };
        let top: usize = number("$top", PAGE)?;
        let skip: usize = number("$skiptoken", 0)?;
        if !(1..=999).contains(&top) {
            return Err(Refusal::bad("Invalid page size specified. Must be between 1 and 999 inclusive."));
        }
        let known = (0_u32..).zip(APIS).filter(|(_, api)| matches.takes(api.0)).map(|(place, api)| seeded(place, api));
        let made =
            self.principals.iter().filter(|p| matches.takes(p.text("displayName")) && self.known(p.created, now));
        let mut found = known.chain(made.map(|p| p.object.clone())).skip(skip);
        let mut value = Vec::new();
        for object in found.by_ref().take(top) {
            value.push(select(object, query.get("$select"), &KNOWN)?);
        }
        let more = found.next().is_some();
        let mut page = Map::new();
        page.insert("value".to_owned(), Value::Array(value));
        if more {
            let rest: Vec<&str> = query.raw.split('&').filter(|option| !option.starts_with("$skiptoken=")).collect();
            let host = Cloud::Global.graph_host();
            let (rest, next) = (rest.join("&"), (skip + top).to_string());
            let link = ["https://", host, "/v1.0/servicePrincipals?", &rest, "&$skiptoken=", &next].concat();
            page.insert("@odata.nextLink".to_owned(), Value::String(link));
        }
        Ok(Reply::ok(Value::Object(page)))
    }
}

/// What a list of service principals is narrowed by.
enum Matcher {
    All,
    /// Each is the beginning of some word of the name.
    Words(Vec<String>),
    /// The beginning of the name.
    Prefix(String),
}

impl Matcher {
    fn takes(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Words(wanted) => {
                let name = words(name);
                !wanted.is_empty() && wanted.iter().all(|wanted| name.iter().any(|word| word.starts_with(wanted)))
            }
            Self::Prefix(prefix) => name.to_lowercase().starts_with(prefix),
        }
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn matcher(query: &Query, eventual: bool) -> Result<Matcher, Refusal> {
    match (query.get("$search"), query.get("$filter")) {
        (None, None) => Ok(Matcher::All),
        (Some(search), None) => {
            if !eventual {
                let message = "Request with $search query parameter only works through MSGraph with a special request \
                               header: 'ConsistencyLevel: eventual'";
                return Err(Refusal::new(400, "Request_UnsupportedQuery", message.to_owned()));
            }
            searched(search)
                .map(|text| Matcher::Words(words(&text)))
                .ok_or_else(|| Refusal::bad("Syntax error in $search."))
        }
        (None, Some(filter)) => {
            let argument = filter.strip_prefix("startswith(displayName,").and_then(|rest| rest.strip_suffix(')'));
            let prefix = argument.and_then(unquoted).ok_or_else(|| Refusal::bad("Invalid filter clause."))?;
            Ok(Matcher::Prefix(prefix.to_lowercase()))
        }
        (Some(_), Some(_)) => Err(Refusal::bad("$search and $filter together are not supported here.")),
    }
}

/// The text that `"displayName:text"` asks for, with `\"` and `\\` undone.
fn searched(clause: &str) -> Option<String> {
    let inner = clause.strip_prefix('"')?.strip_suffix('"')?.strip_prefix("displayName:")?;
    let mut text = String::new();
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => text.push(rest.next().filter(|c| "\"\\".contains(*c))?),
            '"' => return None,
            _ => text.push(c),
        }
    }
    Some(text)
}
