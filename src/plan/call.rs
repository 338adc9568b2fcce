//! One planned call, with a slot wherever it needs what an earlier call answers.

use serde_json::Value;

use crate::{
    directory::{
        application::Application,
        credential::SecretWanted,
        ids::{RunTail, UniqueName},
    },
    http::request::{Method, Request},
};

/// What a planned call is for. Also names the call in progress and outcome: a plan has each kind once at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CallKind {
    /// Makes the application.
    Application,
    /// Makes its service principal.
    ServicePrincipal,
    /// Makes its client secret.
    Secret,
}

/// A planned call.
#[derive(Clone, Debug, PartialEq)]
pub enum PlannedCall {
    /// The upsert, which makes one application however often it is asked.
    Upsert {
        /// The alternate key.
        name: UniqueName,
        /// The application, without credentials: an upsert takes none.
        body: Value,
    },
    /// The plain creation, for tenants or tokens that are refused the upsert.
    Create {
        /// By which a lost answer's application is found again.
        tail: RunTail,
        /// The application.
        body: Value,
        /// The secret that is made along with it.
        secret: Option<SecretWanted>,
    },
    /// The service principal.
    ServicePrincipal,
    /// The client secret.
    Secret(SecretWanted),
}

/// How a call is shown before it is sent: with `{id}` where an earlier call's answer goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// What it is for.
    pub kind: CallKind,
    /// The method.
    pub method: Method,
    /// The path, without `/v1.0`.
    pub path: String,
    /// `Prefer` and the like, a line each.
    pub headers: Vec<&'static str>,
    /// The body, indented.
    pub body: Option<String>,
}

/// A call that can be sent.
#[derive(Debug)]
pub struct Ready(pub Request);

/// What earlier calls answered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answered {
    /// The application.
    pub application: Option<Application>,
}
