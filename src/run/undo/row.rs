//! How far an undo has come, object by object, for the page to show.

use time::OffsetDateTime;

use crate::{
    directory::application::Application,
    graph::ask::AskError,
    http::retry::WaitReason,
    run::{ledger::Made, progress::Exchange},
};

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Looking at what is there, before anything is deleted.
    Look,
    /// Deleting an object.
    Object(Made),
}

/// Why an object is left where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Graph names another application by the key of this registration, or another service principal for it.
    NotOurs,
    /// Somebody else has added a credential to the application since, so that it is in use.
    InUse,
}

/// How far a row has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Its turn is still to come.
    Pending,
    /// Under way.
    Running,
    /// Will be asked again.
    Waiting {
        /// Why.
        reason: WaitReason,
        /// When.
        until: OffsetDateTime,
    },
    /// Done: looked, or deleted.
    Done,
    /// It did not exist any more.
    Gone,
    /// It is left where it is.
    Left(Left),
    /// Given up.
    Failed(AskError),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub what: What,
    /// How far it has come.
    pub state: RowState,
    /// Every request that was answered or lost on its behalf, in order.
    pub exchanges: Vec<Exchange>,
}

impl Row {
    pub(super) const fn new(what: What) -> Self {
        Self { what, state: RowState::Pending, exchanges: Vec::new() }
    }

    /// The object that it is about.
    pub const fn object(&self) -> Option<&Made> {
        match &self.what {
            What::Look => None,
            What::Object(made) => Some(made),
        }
    }

    /// Whether there is nothing more to do for it.
    pub const fn is_settled(&self) -> bool {
        matches!(self.state, RowState::Done | RowState::Gone | RowState::Left(_))
    }
}

/// Sets how far the row of an object has come.
pub(super) fn set_row(rows: &mut [Row], of: &Made, state: RowState) {
    if let Some(row) = rows.iter_mut().find(|row| row.object() == Some(of) && !row.is_settled()) {
        row.state = state;
    }
}

/// The application that was deleted, or was found to be.
pub fn gone_application(rows: &[Row]) -> Option<Application> {
    let gone = rows.iter().filter(|row| matches!(row.state, RowState::Done | RowState::Gone));
    gone.filter_map(Row::object).find_map(|made| match made {
        Made::Application { id, app_id, .. } => Some(Application { id: *id, app_id: *app_id }),
        _ => None,
    })
}
