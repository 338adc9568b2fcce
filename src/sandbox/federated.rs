//! Federated credentials of the sandbox tenant's applications.

use serde_json::Value;
use time::OffsetDateTime;

use super::{
    answer::{ErrorAnswer, Reply, object, set, text, wrapped},
    check::only,
    tenant::{Stored, Tenant},
};
use crate::directory::federated::{MAX_TEXT, MOST, NAME_LENGTH};

const PROPERTIES: [&str; 5] = ["name", "issuer", "subject", "audiences", "description"];

/// Whether a name can stand in an address and is as long as names may be.
fn is_name(name: &str) -> bool {
    let fine = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (NAME_LENGTH[0]..=NAME_LENGTH[1]).contains(&name.len())
        && name.chars().all(fine)
        && name.starts_with(|first: char| first.is_ascii_alphanumeric())
}

/// Checks one that is to be made.
/// <https://learn.microsoft.com/graph/api/application-post-federatedidentitycredentials>
fn check(body: &Value) -> Result<(), ErrorAnswer> {
    if !only(body, &PROPERTIES) {
        return Err(ErrorAnswer::invalid("federatedIdentityCredential"));
    }
    if !is_name(text(body, "name")) {
        return Err(ErrorAnswer::invalid("name"));
    }
    let fits = |words: &str| !words.is_empty() && words.chars().count() <= MAX_TEXT;
    for name in ["issuer", "subject"] {
        if !fits(text(body, name)) {
            return Err(ErrorAnswer::invalid(name));
        }
    }
    if !text(body, "issuer").starts_with("https://") {
        return Err(ErrorAnswer::invalid("issuer"));
    }
    let audiences = body.get("audiences").and_then(Value::as_array);
    let one = audiences.is_some_and(|all| all.len() == 1 && all.iter().all(|one| one.as_str().is_some_and(fits)));
    if !one {
        return Err(ErrorAnswer::invalid("audiences"));
    }
    let described = body
        .get("description")
        .is_none_or(|words| words.is_null() || words.as_str().is_some_and(|words| words.chars().count() <= MAX_TEXT));
    if described { Ok(()) } else { Err(ErrorAnswer::invalid("description")) }
}

impl Tenant {
    /// `POST /applications/{id}/federatedIdentityCredentials`
    pub(super) fn add_federated(&mut self, id: &str, body: &Value, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let place = self.visible("id", id, now)?;
        check(body)?;
        let made_id = self.ids.guid();
        let Some(application) = self.applications.get_mut(place) else { return Err(ErrorAnswer::not_found(id)) };
        let there = &application.federated;
        if there.len() >= MOST {
            let message = "The maximum number of federated identity credentials for this application has been reached.";
            return Err(ErrorAnswer::bad(&[message]));
        }
        let has = |name: &str, other: &Stored| other.text(name) == text(body, name);
        let taken = |other: &Stored| {
            other.text("name").eq_ignore_ascii_case(text(body, "name"))
                || (has("issuer", other) && has("subject", other))
        };
        if there.iter().any(taken) {
            let message = "FederatedIdentityCredential with the same name, or issuer and subject, already exists.";
            return Err(ErrorAnswer::new(409, "Request_MultipleObjectsWithSameKeyValue", &[message]));
        }
        let mut made = object(&[("id", &made_id)]);
        for name in PROPERTIES {
            set(&mut made, name, body.get(name).cloned().unwrap_or_default());
        }
        application.federated.push(Stored::new(made.clone(), now));
        Ok((201, Some(made)))
    }

    /// `GET /applications/{id}/federatedIdentityCredentials`
    pub(super) fn list_federated(&self, id: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let place = self.visible("id", id, now)?;
        let all = self.applications.get(place).into_iter().flat_map(|application| &application.federated);
        let known = all.filter(|one| self.known(one.created, now)).map(|one| one.object.clone());
        Ok((200, Some(wrapped("value", Value::Array(known.collect())))))
    }
}
