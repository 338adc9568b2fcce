//! Owners of what the sandbox tenant has. There is one person, who owns whatever is made; of others, whom nobody can see
//! here, it is taken that they exist.

use serde_json::Value;
use time::OffsetDateTime;

use super::{
    answer::{ErrorAnswer, Reply, object, select, text, wrapped},
    check::{guid, only},
    route::RoutedRequest,
    tenant::{PERSON, Stored, Tenant, place_of},
};
use crate::directory::cloud::Cloud;

/// What the body of a reference has.
const REFERENCE: &str = "@odata.id";

/// The object that a body refers to, by its ID.
fn referred(body: &Value) -> Result<&str, ErrorAnswer> {
    let address = text(body, REFERENCE).strip_prefix(Cloud::Global.graph());
    let id = address.and_then(|path| path.strip_prefix("/v1.0/directoryObjects/")).filter(|id| guid(id));
    id.filter(|_| only(body, &[REFERENCE])).ok_or_else(|| ErrorAnswer::invalid(REFERENCE))
}

impl Tenant {
    /// `GET /applications/{id}/owners`
    pub(super) fn list_owners(&self, asked: &RoutedRequest, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let made = place_of(&self.applications, "id", &asked.key).and_then(|at| self.applications.get(at));
        self.listed_owners(made, asked, now)
    }

    /// `GET /servicePrincipals/{id}/owners`
    pub(super) fn list_principal_owners(
        &self,
        asked: &RoutedRequest,
        now: OffsetDateTime,
    ) -> Result<Reply, ErrorAnswer> {
        let made = place_of(&self.principals, "id", &asked.key).and_then(|at| self.principals.get(at));
        self.listed_owners(made, asked, now)
    }

    /// The person, and who was added to what was made here.
    fn listed_owners(
        &self,
        made: Option<&Stored>,
        asked: &RoutedRequest,
        now: OffsetDateTime,
    ) -> Result<Reply, ErrorAnswer> {
        if made.is_some_and(|made| !self.known(made.created, now)) {
            return Err(ErrorAnswer::not_found(&asked.key));
        }
        let added = made.into_iter().flat_map(|made| &made.owners);
        let added = added.filter(|owner| self.known(owner.created, now)).map(|owner| owner.object.clone());
        let mut value = Vec::new();
        for owner in std::iter::once(Self::person()).chain(added) {
            value.push(select(owner, asked.option("$select"), &PERSON)?);
        }
        Ok((200, Some(wrapped("value", Value::Array(value)))))
    }

    /// `POST /applications/{id}/owners/$ref`
    pub(super) fn add_owner(&mut self, id: &str, body: &Value, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let place = self.visible("id", id, now)?;
        added(self.applications.get_mut(place), id, body, now)
    }

    /// `POST /servicePrincipals/{id}/owners/$ref`
    pub(super) fn add_principal_owner(
        &mut self,
        id: &str,
        body: &Value,
        now: OffsetDateTime,
    ) -> Result<Reply, ErrorAnswer> {
        let place = place_of(&self.principals, "id", id);
        let is_known = |at: &usize| self.principals.get(*at).is_some_and(|made| self.known(made.created, now));
        let place = place.filter(is_known);
        added(place.and_then(|at| self.principals.get_mut(at)), id, body, now)
    }
}

/// Adds an owner, which can be done once.
fn added(to: Option<&mut Stored>, id: &str, body: &Value, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
    let owner = referred(body)?;
    let to = to.ok_or_else(|| ErrorAnswer::not_found(id))?;
    if text(&Tenant::person(), "id") == owner || place_of(&to.owners, "id", owner).is_some() {
        let message =
            "One or more added object references already exist for the following modified properties: 'owners'.";
        return Err(ErrorAnswer::bad(&[message]));
    }
    to.owners.push(Stored::new(object(&[("id", owner)]), now));
    Ok((204, None))
}
