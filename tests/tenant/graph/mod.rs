//! Microsoft Graph v1.0, as far as the page could need it.

mod access;
mod applications;
mod assignments;
mod check;
mod error;
mod federated;
mod grants;
mod keys;
mod owners;
mod policy;
pub mod query;
mod roles;
mod secrets;
mod service_principals;
mod target;

use serde_json::{Map, Value, json};

use super::State;
use super::fault::{Fault, Op};
use super::message::{Answer, Incoming};
use super::values::guid;
use error::GraphError;
use target::Target;

/// What a call carries out to.
type Outcome = Result<Answer, GraphError>;

/// Which operation this is, for access and faults.
pub fn op(request: &Incoming) -> Option<Op> {
    target::op(&request.method, &target::read(&request.segments()).ok()?)
}

/// Answers a request to Graph.
pub fn answer(state: &mut State, request: &Incoming, fault: Option<Fault>) -> Answer {
    if request.method == "OPTIONS" {
        return preflight();
    }
    let request_id = guid();
    let outcome = match &fault {
        Some(Fault::NextLink(_)) | None => carry_out(state, request),
        Some(fault) => faulty(fault),
    };
    let mut answer = match outcome {
        Ok(answer) => answer,
        Err(error) => error.answer(request, &request_id),
    };
    if let Some(Fault::NextLink(link)) = fault {
        answer = relink(answer, &link);
    }
    let exposed = if state.settings.retry_after_exposed {
        "request-id, client-request-id, WWW-Authenticate, Retry-After, Date"
    } else {
        "request-id, client-request-id, WWW-Authenticate"
    };
    let echoed = request.header("client-request-id").map_or_else(guid, str::to_owned);
    answer
        .with("request-id", &request_id)
        .with("client-request-id", &echoed)
        .with("cache-control", "no-cache")
        .with("access-control-allow-origin", "*")
        .with("access-control-expose-headers", exposed)
}

/// The headers and methods that the documentation's own examples send.
fn preflight() -> Answer {
    Answer::empty(200)
        .with("access-control-allow-origin", "*")
        .with("access-control-allow-methods", "GET, POST, PATCH, DELETE")
        .with(
            "access-control-allow-headers",
            "authorization, content-type, prefer, consistencylevel, client-request-id, accept",
        )
        .with("access-control-max-age", "600")
}

/// The answer of a call that was not carried out.
fn faulty(fault: &Fault) -> Outcome {
    match fault {
        Fault::Throttled { retry_after } => {
            let error = GraphError::new(429, "TooManyRequests", "Too many requests. Try again later.");
            Err(match retry_after {
                Some(seconds) => error.header("retry-after", seconds.to_string()),
                None => error,
            })
        }
        Fault::RetryAfter(value) => {
            let error = GraphError::new(429, "TooManyRequests", "Too many requests. Try again later.");
            Err(error.header("retry-after", value.as_str()))
        }
        Fault::Unavailable => {
            Err(GraphError::new(503, "ServiceUnavailable", "The service is temporarily unavailable."))
        }
        Fault::GatewayTimeout => Ok(Answer::html(504, "<html><title>504 Gateway Timeout</title></html>".into())),
        Fault::Intercepted { status } => {
            Ok(Answer::html(*status, "<html><title>Sign in to the network</title></html>".into()))
        }
        Fault::MovedTo(address) => Ok(Answer::empty(307).with("location", address)),
        Fault::TokenExpired => Err(access::unauthenticated("Lifetime validation failed, the token is expired.")),
        Fault::Refused { status, code, message } => Err(GraphError::new(*status, code, *message)),
        Fault::AnswerLost | Fault::RequestLost | Fault::Delayed(_) | Fault::NextLink(_) => Ok(Answer::empty(500)),
    }
}

/// Puts a link of the test's choice under an answer.
fn relink(answer: Answer, link: &str) -> Answer {
    let Ok(mut body) = serde_json::from_slice::<Value>(&answer.body) else { return answer };
    body["@odata.nextLink"] = json!(link);
    Answer { body: body.to_string().into_bytes(), ..answer }
}

fn carry_out(state: &mut State, request: &Incoming) -> Outcome {
    let target = target::read(&request.segments())?;
    let Some(op) = target::op(&request.method, &target) else {
        return Err(GraphError::new(
            405,
            "Request_BadRequest",
            "Specified HTTP method is not allowed for the request target.",
        ));
    };
    let user = access::check(state, request, op)?;
    match (op, target) {
        (Op::Me, _) => {
            let person = json!({
                "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users/$entity",
                "id": user.oid, "displayName": user.name, "userPrincipalName": user.upn, "userType": "Member",
                "mail": user.upn, "givenName": null, "surname": null, "jobTitle": null, "mobilePhone": null,
                "officeLocation": null, "preferredLanguage": null, "businessPhones": [],
            });
            query::one(request, person)
        }
        (Op::Organization, _) => {
            let organization = json!({
                "id": state.directory.tenant_id, "displayName": "Contoso", "tenantType": "AAD",
                "verifiedDomains": [
                    { "name": "contoso.onmicrosoft.com", "isDefault": false, "isInitial": true, "type": "Managed", "capabilities": "Email" },
                    { "name": "contoso.com", "isDefault": true, "isInitial": false, "type": "Managed", "capabilities": "Email" },
                ],
            });
            query::list(&mut state.pages, request, "organization", organization.as_object(), Map::clone)
        }
        (Op::AppManagementPolicy, Target::AppManagementPolicy { beta }) => policy::read(state, request, &user, beta),
        (Op::AuthorizationPolicy, _) => policy::authorization(state, request),
        (Op::CreatedObjects, _) => roles::created(state, request, &user),
        (Op::OwnedApplications, _) => applications::owned(state, request, &user),
        (Op::ListApplications, _) => applications::list(state, request),
        (Op::CreateApplication, _) => applications::create(state, request, &user),
        (Op::UpsertApplication, Target::Application(key)) => applications::upsert(state, request, &user, key.text()),
        (Op::ReadApplication, Target::Application(key)) => applications::read(state, request, &key),
        (Op::UpdateApplication, Target::Application(key)) => applications::update(state, request, &user, &key),
        (Op::DeleteApplication, Target::Application(key)) => applications::delete(state, &user, &key),
        (Op::DeletedItems, Target::DeletedItem(id)) => applications::delete_for_good(state, &user, &id),
        (Op::DeletedItems, _) => applications::deleted(state, request),
        (Op::RestoreDeleted, Target::Restore(id)) => applications::restore(state, &user, &id),
        (Op::ListOwners, Target::Owners(key)) => owners::of_application(state, request, &key),
        (Op::ListOwners, Target::PrincipalOwners(key)) => owners::of_principal(state, request, &key),
        (Op::AddOwner, Target::OwnerReferences(key)) => owners::add_to_application(state, request, &user, &key),
        (Op::AddOwner, Target::PrincipalOwnerReferences(key)) => owners::add_to_principal(state, request, &user, &key),
        (Op::AddPassword, Target::AddPassword(key)) => secrets::add(state, request, &user, &key),
        (Op::RemovePassword, Target::RemovePassword(key)) => secrets::remove(state, request, &user, &key),
        (Op::ListFederated, Target::FederatedOf(key)) => federated::list(state, request, &key),
        (Op::CreateFederated, Target::FederatedOf(key)) => federated::create(state, request, &user, &key),
        (Op::DeleteFederated, Target::Federated(key, id)) => federated::delete(state, &user, &key, &id),
        (Op::ListServicePrincipals, _) => service_principals::list(state, request),
        (Op::ReadServicePrincipal, Target::ServicePrincipal(key)) => service_principals::read(state, request, &key),
        (Op::CreateServicePrincipal, _) => service_principals::create(state, request, &user),
        (Op::UpdateServicePrincipal, Target::ServicePrincipal(key)) => {
            service_principals::update(state, request, &user, &key)
        }
        (Op::DirectoryRoles, _) => roles::list(state, request, &user),
        (Op::ListGrants, Target::GrantsOf(key)) => grants::of_client(state, request, &user, &key),
        (Op::ListGrants, _) => grants::list(state, request, &user),
        (Op::CreateGrant, _) => grants::create(state, request, &user),
        (Op::UpdateGrant, Target::Grant(id)) => grants::update(state, request, &user, &id),
        (Op::DeleteGrant, Target::Grant(id)) => grants::delete(state, &user, &id),
        (Op::ListAssignments, Target::AssignmentsOf(key)) => assignments::of_client(state, request, &key),
        (Op::ListAssignments, Target::AssignedTo(key)) => assignments::of_api(state, request, &key),
        (Op::CreateAssignment, Target::AssignedTo(key)) => assignments::create(state, request, &user, &key),
        (Op::DeleteAssignment, Target::Assignment(api, id)) => assignments::delete(state, &user, &api, &id),
        (Op::DeleteServicePrincipal, Target::ServicePrincipal(key)) => service_principals::delete(state, &user, &key),
        _ => Err(GraphError::segment(&request.path)),
    }
}

/// The JSON object in a body that is declared as JSON.
fn body(request: &Incoming) -> Result<Map<String, Value>, GraphError> {
    let declared = request.header("content-type").and_then(|value| value.split(';').next()).map(str::trim);
    if declared.is_none_or(|declared| !declared.eq_ignore_ascii_case("application/json")) {
        return Err(GraphError::bad(
            "Write requests (excluding DELETE) must contain the Content-Type header declaration.",
        ));
    }
    match serde_json::from_slice(&request.body) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(GraphError::new(
            400,
            "BadRequest",
            "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
        )),
    }
}
