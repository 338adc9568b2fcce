//! What the calls of a plan have in common, whatever sends them.

use crate::{
    as_code::{
        comments::{self, granted},
        note::{Remark, Says},
        source::Source,
    },
    directory::ids::AppId,
    http::endpoint::Endpoint,
    plan::call::CallKind,
};

/// The APIs that something is granted of, in order.
pub fn apis(source: &Source<'_>) -> Vec<AppId> {
    source.plan.first_of_apis().filter_map(|n| source.plan.grants.get(n)).map(|grant| grant.api).collect()
}

/// The number of an API's variable, from one on.
pub fn number(apis: &[AppId], api: AppId) -> usize {
    apis.iter().position(|other| *other == api).map_or(0, |at| at + 1)
}

/// The same for the grant at this place in the plan.
pub fn number_of_grant(source: &Source<'_>, apis: &[AppId], grant: usize) -> usize {
    source.plan.grants.get(grant).map_or(0, |grant| number(apis, grant.api))
}

/// What a call is for, with the name of what it makes.
pub fn said(source: &Source<'_>, says: &Says, kind: CallKind) -> String {
    let plan = &source.plan;
    let (remark, name) = match kind {
        CallKind::Application => (Remark::Application, Some(source.content.display_name.to_owned())),
        CallKind::ServicePrincipal => (Remark::ServicePrincipal, None),
        CallKind::Secret(id) => (Remark::Secret, plan.secret(id).map(|own| own.description.clone())),
        CallKind::Federated(id) => (Remark::Federated, plan.federated(id).map(|own| own.name.clone())),
        CallKind::Api(n) => (Remark::Api, plan.grants.get(n).map(|own| own.api_name.clone())),
        CallKind::Grant(n) => (Remark::Grant, plan.grants.get(n).map(granted)),
        CallKind::Owner(_, n) => (Remark::Owner, plan.owners.get(n).map(|own| own.name.clone())),
    };
    comments::remark(says, remark, &name.unwrap_or_default())
}

/// The path of an object, behind the version. What a read selects is left to whoever reads.
pub fn path_of(endpoint: &Endpoint) -> String {
    let path = endpoint.path_and_query();
    let path = path.split_once('?').map_or(path.as_str(), |(path, _)| path);
    path.strip_prefix("/v1.0/").unwrap_or(path).to_owned()
}
