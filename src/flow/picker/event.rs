//! What can happen on the permissions step, and what is to be done about it.

use time::OffsetDateTime;

use super::{offers::Tab, paste::Begin, tree::Fold};
use crate::{
    directory::{
        ids::AppId,
        permission::{PermissionKey, PermissionKind, PickedPermission},
        tenant::TenantContext,
    },
    flow::questions::Ticket,
    http::{
        request::Request,
        response::{NoAnswer, Response},
    },
};

/// What has happened.
#[derive(Debug)]
pub enum Event {
    /// Another tenant is in use, or none.
    Tenant(Option<TenantContext>),
    /// The step is shown anew, or left.
    Begun,
    /// A tab was chosen, or its list is to be read after that has failed.
    Tab(Tab),
    /// The APIs are to be listed in the place of the one that is shown, or it again.
    Browse,
    /// Something was typed in the search field.
    Typed(String),
    /// This kind of permission is to be listed.
    Kind(PermissionKind),
    /// What stands below a heading is to be folded, or unfolded.
    Fold(Fold),
    /// The description of a permission is to be shown, or hidden.
    Describe(PermissionKey),
    /// The search is to be tried again.
    SearchAgain,
    /// The next page of what was found is wanted.
    More,
    /// One of the APIs that are listed was chosen, by this name.
    Choose(AppId, Option<String>),
    /// The API of a permission that was picked is to be shown.
    LookUp(AppId),
    /// The chosen API is to be read once more.
    ChooseAgain,
    /// It is to be looked whether the chosen API has come into the tenant.
    LookAgain,
    /// This API is to be added to the tenant, as long as it is the chosen one.
    Add(AppId),
    /// The list of names was changed.
    List(String),
    /// Where an API offers both kinds, this one is to be picked.
    Prefer(PermissionKind),
    /// The list is to be matched, by what does that.
    Match(Begin),
    /// What was probably meant by a name of the list is to be picked.
    TakeNear(String),
    /// The person will not wait any longer for this.
    StopWaiting(Part),
    /// An answer has come, or is lost.
    Answered {
        /// To which request.
        ticket: Ticket,
        /// The answer.
        answer: Result<Response, NoAnswer>,
        /// By chance, in 0.0..1.0: it spreads waits.
        jitter: f64,
    },
    /// A wait is over.
    Waited(Turn),
}

/// What is to be done.
#[derive(Debug)]
pub enum Effect {
    /// A request is to be sent, and its answer to come back with the ticket.
    Send(Ticket, Request),
    /// The turn is to come back at this moment.
    Wait(Turn, OffsetDateTime),
    /// These permissions are to be picked, unless they are.
    Pick(Vec<PickedPermission>),
}

/// The number of a wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn(pub(super) u32);

/// What can be waited for apart from the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The search.
    Search,
    /// The list of Microsoft's APIs.
    Microsoft,
    /// The list of the person's own.
    Own,
    /// The chosen API.
    Choice,
    /// The list of names.
    Paste,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Search, Self::Microsoft, Self::Own, Self::Choice, Self::Paste];
}
