//! A registration as the page makes it: its run, whose requests the tenant answers.

use std::collections::BTreeSet;

use client_registrar::{
    directory::{application::Owner, cloud::Cloud},
    http::{request::Request, response::Response},
    plan::{build::build, call::Mode},
    registration::{content::Content, draft::Draft, validate::validate},
    run::machine::Run,
};
use hyper::HeaderMap;
use time::OffsetDateTime;

use crate::tenant::{Tenant, graph, login::issue::access_token, message::Incoming, seed};

/// What a token has to allow.
const SCOPES: [&str; 4] = [
    "Application.ReadWrite.All",
    "DelegatedPermissionGrant.ReadWrite.All",
    "AppRoleAssignment.ReadWrite.All",
    // Owners are read as well.
    "Directory.Read.All",
];

/// A token of an administrator's.
pub fn token(tenant: &Tenant) -> String {
    let mut state = tenant.state();
    let oid = state.directory.users.iter().find(|user| user.name == seed::ADELE).map(|user| user.oid.clone());
    let granted: BTreeSet<String> = SCOPES.map(str::to_owned).into();
    access_token(&mut state, &tenant.client_id, oid.as_deref(), seed::GRAPH_APP_ID, &granted)
}

/// Registers it, and stops the test where that does not succeed.
pub fn register(tenant: &Tenant, draft: &Draft, owners: &'static [Owner], now: OffsetDateTime) {
    let registration = validate(draft, Cloud::Global, now).expect("a draft without mistakes");
    let token = token(tenant);
    let content = Content { owners, ..registration.content() };
    let mut run = Run::new(build(&content, Mode::Upsert), 1, now);
    for _ in 0..100 {
        let step = run.step(now);
        if step.finished {
            assert!(run.succeeded(), "{:?}", run.failures().collect::<Vec<_>>());
            return;
        }
        for (kind, request) in step.send {
            let answer = graph::answer(&mut tenant.state(), &incoming(&request, &token), None);
            run.accept(kind, Ok(Response::new(answer.status, answer.body)), now, now);
        }
    }
    panic!("no end");
}

fn incoming(request: &Request, token: &str) -> Incoming {
    let target = request.endpoint.path_and_query();
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let mut headers = HeaderMap::new();
    headers.insert("authorization", format!("Bearer {token}").parse().unwrap());
    headers.insert("content-type", "application/json".parse().unwrap());
    if request.create_if_missing {
        headers.insert("prefer", "create-if-missing".parse().unwrap());
    }
    let body = request.body.as_ref().map(ToString::to_string).unwrap_or_default();
    Incoming {
        method: request.method.as_str().to_owned(),
        host: crate::tenant::GRAPH.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers,
        body: body.into(),
    }
}
