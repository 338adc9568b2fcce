//! The sandbox tenant: what is in it, and how it answers.

use serde_json::Value;
use time::{Duration, OffsetDateTime};

use super::{
    answer::{ErrorAnswer, Reply, object, response, select, text, wrapped},
    faults::{FaultHistory, Faults},
    ids::{Stream, fixed},
    objects,
    route::{self, Operation},
};
use crate::{
    directory::tenant::TenantContext,
    http::{
        request::{Method, Request},
        response::{NoAnswer, Response},
    },
};

/// What is told of a person.
pub(super) const PERSON: [&str; 3] = ["id", "displayName", "userPrincipalName"];

/// A tenant in memory.
pub struct Tenant {
    /// What goes wrong; may be changed at any time.
    pub faults: Faults,
    /// How long something stays unknown to other replicas after it was made, while replication is slow.
    pub replication: Duration,
    pub(super) applications: Vec<Stored>,
    /// Applications that were deleted, and can be restored.
    pub(super) deleted: Vec<Stored>,
    /// The service principals that went with them.
    pub(super) deleted_principals: Vec<Stored>,
    pub(super) principals: Vec<Stored>,
    pub(super) grants: Vec<Stored>,
    pub(super) assignments: Vec<Stored>,
    pub(super) ids: Stream,
    pub(super) done: FaultHistory,
    /// Apart from the identifiers, so that these do not depend on how long answers take.
    pace: Stream,
}

/// A directory object that was made here.
#[derive(Debug)]
pub struct Stored {
    /// Its properties, as Graph gives them, except for client secrets.
    pub object: Value,
    /// When it was made.
    pub created: OffsetDateTime,
    pub(super) secrets: Vec<StoredSecret>,
    /// Its federated credentials.
    pub federated: Vec<Stored>,
    /// Who was made an owner, beside whoever made it.
    pub owners: Vec<Stored>,
}

/// A client secret of an application. A removed one is kept, since a replica may still list it.
#[derive(Debug)]
pub(super) struct StoredSecret {
    /// Its properties, without its value.
    pub object: Value,
    pub made: OffsetDateTime,
    pub removed: Option<OffsetDateTime>,
}

impl Stored {
    pub(super) const fn new(object: Value, created: OffsetDateTime) -> Self {
        Self { object, created, secrets: Vec::new(), federated: Vec::new(), owners: Vec::new() }
    }

    /// Whether it has what a body asks for already.
    pub(super) fn agrees(&self, body: &Value, properties: &[&str]) -> bool {
        match (&self.object, body) {
            (Value::Object(object), Value::Object(body)) => objects::agree(object, body, properties),
            _ => false,
        }
    }

    /// A text property, empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        text(&self.object, name)
    }
}

/// What comes of a request.
#[derive(Debug)]
pub struct Simulated {
    /// How long the answer takes.
    pub delay: Duration,
    /// The answer, or the want of one.
    pub outcome: Result<Response, NoAnswer>,
}

impl Tenant {
    /// A tenant without applications of its own. The seed decides the identifiers that it gives.
    pub const fn new(seed: u64) -> Self {
        Self {
            faults: Faults::NONE,
            replication: Duration::seconds(6),
            applications: Vec::new(),
            deleted: Vec::new(),
            deleted_principals: Vec::new(),
            principals: Vec::new(),
            grants: Vec::new(),
            assignments: Vec::new(),
            ids: Stream::new(seed),
            done: FaultHistory::new(),
            pace: Stream::new(!seed),
        }
    }

    /// Who is signed in, and where.
    pub fn context() -> TenantContext {
        TenantContext::of_sandbox()
    }

    /// The one person.
    pub(super) fn person() -> Value {
        let account = Self::context().account;
        object(&[("id", &fixed(0, 1)), ("displayName", "Alex (sandbox)"), ("userPrincipalName", &account)])
    }

    /// The applications that were made.
    pub fn applications(&self) -> &[Stored] {
        &self.applications
    }

    /// The applications that were deleted.
    pub fn deleted_applications(&self) -> &[Stored] {
        &self.deleted
    }

    /// The service principals that were made; those of the seed are not among them.
    pub fn service_principals(&self) -> &[Stored] {
        &self.principals
    }

    /// The grants of delegated permissions that were made.
    pub fn grants(&self) -> &[Stored] {
        &self.grants
    }

    /// The grants of application permissions that were made.
    pub fn assignments(&self) -> &[Stored] {
        &self.assignments
    }

    /// How many client secrets there are, over all applications.
    pub fn secret_count(&self) -> usize {
        self.key_ids().count()
    }

    /// Whether a client secret with this value would be accepted.
    pub fn accepts_secret(&self, value: &str) -> bool {
        self.key_ids().any(|key| self.ids.secret(key) == value)
    }

    fn key_ids(&self) -> impl Iterator<Item = &str> {
        let secrets = self.applications.iter().flat_map(|application| &application.secrets);
        secrets.filter(|secret| secret.removed.is_none()).map(|secret| text(&secret.object, "keyId"))
    }

    /// Answers a request that arrives at `now`.
    pub fn answer(&mut self, request: &Request, now: OffsetDateTime) -> Simulated {
        self.done.follow(self.faults);
        let writes = request.method != Method::Get;
        let (least, spread) = if writes { (350, 350) } else { (150, 150) };
        let delay = Duration::milliseconds(least + i64::try_from(self.pace.bits() % spread).unwrap_or_default());
        let request_id = self.ids.guid();
        let path = request.endpoint.path_and_query();
        let key = writes.then(|| key(request, &path));
        let outcome = match &key {
            Some(key) if self.faults.throttling && self.done.first_try(key) => Err(ErrorAnswer::too_many()),
            _ => self.carry_out(request, &path, now),
        };
        if let (Some(key), Ok(_)) = (&key, &outcome) {
            if self.faults.lost_answer && self.done.first_answer(key) {
                return Simulated { delay, outcome: Err(NoAnswer::Lost) };
            }
            self.done.end(key);
        }
        Simulated { delay, outcome: Ok(response(outcome, request_id, now)) }
    }

    fn carry_out(&mut self, request: &Request, path: &str, now: OffsetDateTime) -> Result<Reply, ErrorAnswer> {
        let asked = route::read(request.method, path)?;
        let body = match (request.method, &request.body) {
            (Method::Get | Method::Delete, None) => &Value::Null,
            (Method::Post, None) if asked.operation == Operation::Restore => &Value::Null,
            (Method::Post | Method::Patch, Some(body)) if body.is_object() => body,
            _ => return Err(ErrorAnswer::bad(&["The body of the request is missing, or there is one too many."])),
        };
        match asked.operation {
            Operation::Me => Ok((200, Some(select(Self::person(), asked.option("$select"), &PERSON)?))),
            Operation::Organization => {
                let TenantContext { tenant_id, tenant_name, .. } = Self::context();
                let organization = object(&[("id", &tenant_id.to_string()), ("displayName", &tenant_name)]);
                Ok((200, Some(wrapped("value", Value::Array(vec![organization])))))
            }
            Operation::AppManagementPolicy => self.app_management_policy(&asked),
            Operation::AuthorizationPolicy => self.authorization_policy(&asked),
            // Graph tells an administrator of nothing.
            Operation::CreatedObjects => Ok((200, Some(wrapped("value", Value::Array(Vec::new()))))),
            Operation::ListOwned => self.list_owned(&asked, now),
            Operation::ListApplications => self.list_applications(&asked, request.eventual, now),
            Operation::ListOwners => self.list_owners(&asked, now),
            Operation::AddOwner => self.add_owner(&asked.key, body, now),
            Operation::ListPrincipalOwners => self.list_principal_owners(&asked, now),
            Operation::AddPrincipalOwner => self.add_principal_owner(&asked.key, body, now),
            Operation::ListDeleted => self.list_deleted(&asked, request.eventual),
            Operation::Restore => self.restore(&asked.key),
            Operation::CreateApplication => self.create_application(body, now),
            Operation::GetByUniqueName => self.application("uniqueName", &asked, now),
            Operation::GetApplication => self.application("id", &asked, now),
            Operation::Upsert => self.upsert(&asked.key, request.create_if_missing, body, now),
            Operation::AddPassword => self.add_password(&asked.key, body, now),
            Operation::AddFederated => self.add_federated(&asked.key, body, now),
            Operation::ListFederated => self.list_federated(&asked.key, now),
            Operation::RemovePassword => self.remove_password(&asked.key, body, now),
            Operation::ListPrincipals => self.list_principals(&asked, request.eventual, now),
            Operation::CreatePrincipal => self.create_principal(body, now),
            Operation::GetPrincipal => self.principal(&asked, now),
            Operation::ChangePrincipal => self.change_principal(&asked.key, body, now),
            Operation::DirectoryRoles => self.directory_roles(&asked, request.eventual),
            Operation::ListGrants => self.list_grants(&asked.key, now),
            Operation::CreateGrant => self.create_grant(body, now),
            Operation::ChangeGrant => self.change_grant(&asked.key, body, now),
            Operation::ListAssignments => self.list_assignments(&asked.key, now),
            Operation::AssignRole => self.assign_role(&asked.key, body, now),
            Operation::DeleteApplication => self.delete_application(&asked.key, now),
            Operation::DeleteFederated => self.delete_federated(&asked.key, &asked.part, now),
            Operation::DeletePrincipal => self.delete_principal(&asked.key, now),
            Operation::DeleteGrant => self.delete_grant(&asked.key, now),
            Operation::RemoveRole => self.remove_role(&asked.key, &asked.part, now),
        }
    }

    /// Whether what happened at a moment has reached the replica that answers.
    pub(super) fn known(&self, moment: OffsetDateTime, now: OffsetDateTime) -> bool {
        !self.faults.slow_replication || now - moment >= self.replication
    }
}

/// The place of the object whose property has this value.
pub(super) fn place_of(objects: &[Stored], name: &str, value: &str) -> Option<usize> {
    objects.iter().position(|object| object.text(name) == value)
}

/// What makes two sendings tries of the same write: where it goes and what it names, though not the moments that
/// its body may hold.
fn key(request: &Request, path: &str) -> String {
    let body = request.body.as_ref();
    let part = |name: &str| body.and_then(|body| body.get(name)).map(Value::to_string).unwrap_or_default();
    let parts = ["appId", "name", "tags", "keyId", "resourceId", "appRoleId", "scope", "@odata.id"].map(part);
    [&[request.method.as_str().to_owned(), path.to_owned()], &parts[..]].concat().concat()
}
