//! A request before everything in it is known: where an earlier call's answer goes, it has a slot.
//!
//! # Invariants
//! What is shown of a request and what is sent are one template: shown with its slots by their names, sent once every
//! slot has its value. A [`Request`] has no slots, so that none can be sent with one open.

use std::{collections::BTreeMap, fmt};

use serde_json::{Map, Value};
use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};

use super::{
    endpoint::{self, Endpoint},
    request::{GraphScope, Method, Request},
};
use crate::directory::{
    application::{Application, Owned},
    credential::Expiry,
    ids::{AppId, ObjectId},
};

/// The place of something that an earlier call answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The object ID of the application.
    Application,
    /// The application (client) ID.
    AppId,
    /// The object ID of the client's service principal.
    ServicePrincipal,
    /// The object ID of the service principal of an API.
    ApiServicePrincipal(AppId),
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Application => "{id}",
            Self::AppId => "{appId}",
            Self::ServicePrincipal => "{servicePrincipalId}",
            Self::ApiServicePrincipal(_) => "{apiServicePrincipalId}",
        })
    }
}

/// What earlier calls have answered.
#[derive(Clone, Debug, Default)]
pub struct Answered {
    /// The application.
    pub application: Option<Application>,
    /// Its service principal.
    pub service_principal: Option<ObjectId>,
    /// The service principals of APIs.
    pub apis: BTreeMap<AppId, ObjectId>,
}

impl Answered {
    fn object(&self, slot: Slot) -> Option<ObjectId> {
        match slot {
            Slot::Application => self.application.map(|application| application.id),
            Slot::AppId => None,
            Slot::ServicePrincipal => self.service_principal,
            Slot::ApiServicePrincipal(api) => self.apis.get(&api).copied(),
        }
    }

    fn text(&self, slot: Slot) -> Option<String> {
        match slot {
            Slot::AppId => self.application.map(|application| application.app_id.to_string()),
            slot => self.object(slot).map(|id| id.to_string()),
        }
    }
}

/// A part of a body.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Known as it stands.
    Known(Value),
    /// Answered by an earlier call.
    Slot(Slot),
    /// A moment that is counted from the sending.
    End(Expiry),
    /// A list.
    List(Vec<Body>),
    /// An object: what is known of it, and the properties that are not.
    Object(Value, Vec<(&'static str, Body)>),
}

impl Body {
    /// The body for a request that is sent `now`; `None` where a slot has no text.
    fn fill(&self, text: &dyn Fn(Slot) -> Option<String>, now: OffsetDateTime) -> Option<Value> {
        Some(match self {
            Self::Known(value) => value.clone(),
            Self::Slot(slot) => text(*slot)?.into(),
            Self::End(expiry) => timestamp(expiry.end(now)).into(),
            Self::List(items) => items.iter().map(|item| item.fill(text, now)).collect::<Option<Vec<_>>>()?.into(),
            Self::Object(known, others) => {
                let mut object: Map<String, Value> = known.as_object().cloned().unwrap_or_default();
                for (name, other) in others {
                    object.insert((*name).to_owned(), other.fill(text, now)?);
                }
                object.into()
            }
        })
    }
}

/// A moment as Graph takes it, to the second: `2027-05-22T10:00:00Z`.
pub fn timestamp(moment: OffsetDateTime) -> String {
    let moment = moment.to_offset(UtcOffset::UTC);
    // A year past 9999 is the one thing that this format cannot write; validation keeps dates within two years.
    moment.replace_nanosecond(0).unwrap_or(moment).format(&Rfc3339).unwrap_or_default()
}

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To an address that is known.
    Known(Endpoint),
    /// To where secrets of the application are made.
    AddPassword,
    /// To where federated credentials of the application are made.
    FederatedCredentials,
    /// To where owners are added.
    Owners(Owned),
    /// To where application permissions of this API are granted.
    AppRoleAssignedTo(AppId),
}

/// Where the ID of what has owners goes.
const fn slot_of(of: Owned) -> Slot {
    match of {
        Owned::Application => Slot::Application,
        Owned::ServicePrincipal => Slot::ServicePrincipal,
    }
}

impl Target {
    fn endpoint(&self, answered: &Answered) -> Option<Endpoint> {
        Some(match self {
            Self::Known(endpoint) => endpoint.clone(),
            Self::AddPassword => Endpoint::AddPassword(answered.object(Slot::Application)?),
            Self::FederatedCredentials => Endpoint::FederatedCredentials(answered.object(Slot::Application)?),
            Self::Owners(of) => Endpoint::OwnerReferences(*of, answered.object(slot_of(*of))?),
            Self::AppRoleAssignedTo(api) => {
                Endpoint::AppRoleAssignedTo(answered.object(Slot::ApiServicePrincipal(*api))?)
            }
        })
    }
}

/// A request with slots.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The method.
    pub method: Method,
    /// Where it goes.
    pub target: Target,
    /// The JSON body.
    pub body: Option<Body>,
    /// `Prefer: create-if-missing`: makes a PATCH by alternate key an upsert.
    pub create_if_missing: bool,
    /// The least powerful scope that suffices.
    pub scope: GraphScope,
}

impl From<Request> for Template {
    fn from(request: Request) -> Self {
        let Request { method, endpoint, body, create_if_missing, scope, .. } = request;
        Self { method, target: Target::Known(endpoint), body: body.map(Body::Known), create_if_missing, scope }
    }
}

impl Template {
    /// The request, once everything in it is known.
    pub fn fill(&self, answered: &Answered, now: OffsetDateTime) -> Option<Request> {
        let body = match &self.body {
            Some(body) => Some(body.fill(&|slot| answered.text(slot), now)?),
            None => None,
        };
        Some(Request {
            method: self.method,
            endpoint: self.target.endpoint(answered)?,
            body,
            create_if_missing: self.create_if_missing,
            eventual: false,
            scope: self.scope,
        })
    }

    /// The path and query, with slots by their names.
    pub fn path_and_query(&self) -> String {
        match &self.target {
            Target::Known(endpoint) => endpoint.path_and_query(),
            Target::AddPassword => endpoint::add_password(&Slot::Application),
            Target::FederatedCredentials => endpoint::federated_credentials(&Slot::Application),
            Target::Owners(of) => endpoint::owners(*of, &slot_of(*of)) + "/$ref",
            Target::AppRoleAssignedTo(api) => endpoint::app_role_assigned_to(&Slot::ApiServicePrincipal(*api)),
        }
    }

    /// The body, with slots by their names.
    pub fn body(&self, now: OffsetDateTime) -> Option<Value> {
        self.body.as_ref()?.fill(&|slot| Some(slot.to_string()), now)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use time::{Duration, macros::datetime};

    use super::*;

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:00:00.123 UTC);

    fn template() -> Template {
        let body = Body::Object(
            json!({ "kept": 1 }),
            vec![
                ("appId", Body::Slot(Slot::AppId)),
                ("ends", Body::List(vec![Body::End(Expiry::After(Duration::days(180)))])),
            ],
        );
        Template {
            method: Method::Post,
            target: Target::AddPassword,
            body: Some(body),
            create_if_missing: false,
            scope: GraphScope::ApplicationReadWriteAll,
        }
    }

    #[test]
    fn what_is_shown_is_what_is_sent_but_for_what_is_not_known_yet() {
        let template = template();
        assert_eq!(template.path_and_query(), "/v1.0/applications/{id}/addPassword");
        let shown = json!({ "kept": 1, "appId": "{appId}", "ends": ["2027-05-22T09:55:00Z"] });
        assert_eq!(template.body(NOW), Some(shown.clone()));
        let application = Application { id: ObjectId::from_u128(7), app_id: AppId::from_u128(8) };
        let answered = Answered { application: Some(application), ..Answered::default() };
        let sent = template.fill(&answered, NOW).unwrap();
        assert_eq!(sent.endpoint, Endpoint::AddPassword(application.id));
        let mut body = shown;
        body["appId"] = application.app_id.to_string().into();
        assert_eq!(sent.body, Some(body));
    }

    #[test]
    fn nothing_is_sent_with_an_open_slot() {
        assert_eq!(template().fill(&Answered::default(), NOW), None);
    }
}
