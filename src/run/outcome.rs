//! What a run has made in the tenant.

use crate::directory::{application::Application, ids::ObjectId};

/// What exists in the tenant because of a run: all of it, or what there is after a failure. The secrets are handed over
/// by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The application.
    pub application: Option<Application>,
    /// The object ID of its service principal.
    pub service_principal: Option<ObjectId>,
    /// There may be another secret: one whose value was lost and whose removal could not be confirmed, or one of an
    /// earlier run of the same draft.
    pub stray_secret: bool,
    /// Something on the way cuts every PATCH, so the application was made without one.
    pub patch_cut: bool,
    /// A secret was wanted, the person holds none, and this token may make no other. Who owns the application can.
    pub secret_left_to_owner: bool,
    /// The names of federated credentials that were there and go by an expression in the place of a subject ("flexible",
    /// of Graph's beta alone): a run leaves them as they are.
    pub flexible: Vec<String>,
}
