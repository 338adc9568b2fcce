//! Words of a registration that has stopped on its way, and of undoing it.

pub use crate::words::text::unfinished::*;

use super::failure;
use crate::{
    graph::ask::AskError,
    plan::call::CallKind,
    run::{
        failure::Failure,
        ledger::{Asked, Made},
        undo::{Left, What},
    },
};

/// What an object is.
pub fn object(made: &Made) -> &'static str {
    match made {
        Made::Application { .. } => app(),
        Made::ServicePrincipal { .. } => service_principal(),
        Made::Secret { .. } => secret(),
        Made::Federated { .. } => federated(),
        Made::Grant { .. } => delegated_grant(),
        Made::Assignment { .. } => application_grant(),
    }
}

/// What may exist.
pub fn asked(asked: &Asked) -> &'static str {
    match asked {
        Asked::Application { .. } => app(),
        Asked::Secret { .. } => secret(),
        Asked::Federated { .. } => federated(),
    }
}

/// What is done in a row.
pub fn row(what: &What) -> &'static str {
    match what {
        What::Look => look(),
        What::Object(Made::Application { .. }) => delete_app(),
        What::Object(Made::ServicePrincipal { .. }) => delete_service_principal(),
        What::Object(Made::Secret { .. }) => delete_secret(),
        What::Object(Made::Federated { .. }) => delete_federated(),
        What::Object(Made::Grant { .. }) => delete_delegated_grant(),
        What::Object(Made::Assignment { .. }) => delete_application_grant(),
    }
}

/// An object is gone.
pub fn deleted(made: &Made) -> &'static str {
    match made {
        Made::Application { .. } => app_deleted(),
        Made::ServicePrincipal { .. } => service_principal_deleted(),
        Made::Secret { .. } => secret_deleted(),
        Made::Federated { .. } => federated_deleted(),
        Made::Grant { .. } | Made::Assignment { .. } => grant_revoked(),
    }
}

/// Why an object is left where it is.
pub fn left(why: Left) -> &'static str {
    match why {
        Left::NotOurs => not_ours(),
        Left::InUse => in_use(),
    }
}

/// Why it has stopped, and what to do about it.
pub fn stopped(error: &AskError) -> (String, String) {
    if matches!(error, AskError::NotAllowed(_)) {
        return (not_allowed().to_owned(), not_allowed_do().to_owned());
    }
    let failure = Failure::Ask(error.clone());
    (failure::failure(&failure, CallKind::Application), failure::remedy(&failure))
}
