//! What registering asks to be done.

use time::Duration;

use crate::{
    directory::credential::CredentialId,
    http::request::{GraphScope, Request},
    registration::draft::Draft,
    run::ledger::Ledger,
};

/// What is to be done.
#[derive(Debug)]
pub enum Effect {
    /// A request is sent to the tenant in use; its answer comes back with the turn.
    Send {
        /// The turn.
        turn: u32,
        /// The request.
        request: Request,
    },
    /// After so long, the turn comes back.
    Wait {
        /// The turn.
        turn: u32,
        /// How long.
        pause: Duration,
    },
    /// The person is asked for a second press.
    Ask(Question),
    /// Microsoft is asked for these permissions. Done while a press is being handled: later, no window can be opened.
    Approve(Vec<GraphScope>),
    /// The draft says something else from now on.
    Change(Box<Draft>),
    /// A credential is filled in, on its step.
    FillIn(CredentialId),
    /// The step that registers is shown again: nothing was begun.
    ShowReview,
    /// The result page is shown.
    ShowResult,
    /// The draft keeps what exists because of it.
    Keep(Ledger),
    /// The run is over for now.
    Finished {
        /// The service management reference that the tenant has refused.
        refused_reference: Option<String>,
    },
    /// Another account, or none: what the one before has learned of its tenant is forgotten.
    ForgetTenant,
}

/// What a second press is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The display name.
    pub name: String,
    /// The permissions are granted as well.
    pub grants: bool,
    /// The redirect URIs.
    pub addresses: Vec<String>,
}
