//! A question that is at Microsoft, and what is left of it once it is used up.

use super::{event::Intent, numbers::Turn};
use crate::{
    http::request::GraphScope,
    signin::{pending::Pending, return_to::ReturnTo, session::Moment, transport::Transport},
};

/// A question that another window is at Microsoft with. No `Debug`: it holds the verifier.
pub(super) struct Question {
    pub turn: Turn,
    pub purpose: Purpose,
    pub address: String,
    pub transport: Transport,
    /// The relay has said that it is there.
    pub heard: bool,
    pub looks: u32,
    pub began: Moment,
}

pub(super) enum Purpose {
    SignIn {
        pending: Box<Pending>,
        /// What it takes to ask again, with this window.
        intent: Intent,
        return_to: ReturnTo,
    },
    SignOut,
}

impl Question {
    pub(super) const fn to_sign_out(turn: Turn, address: String, began: Moment) -> Self {
        Self { turn, purpose: Purpose::SignOut, address, transport: Transport::Relay, heard: false, looks: 0, began }
    }

    pub(super) fn to_sign_in(
        turn: Turn,
        (address, pending): (String, Pending),
        (intent, return_to): (Intent, ReturnTo),
        transport: Transport,
        began: Moment,
    ) -> Self {
        let purpose = Purpose::SignIn { pending: Box::new(pending), intent, return_to };
        Self { turn, purpose, address, transport, heard: false, looks: 0, began }
    }
}

/// What was asked for, once the question itself is used up.
pub(super) struct Asked {
    pub scope: GraphScope,
    /// Nobody was to be asked anything.
    pub is_silent: bool,
    /// The person was to choose the account.
    pub is_choice: bool,
    pub login_hint: Option<String>,
    pub return_to: Option<ReturnTo>,
    pub transport: Transport,
}

impl Asked {
    pub(super) fn of(pending: &Pending, transport: Transport) -> Self {
        Self {
            scope: pending.scope(),
            is_silent: pending.is_silent(),
            is_choice: pending.is_choice(),
            login_hint: pending.login_hint().map(str::to_owned),
            return_to: pending.return_to(),
            transport,
        }
    }
}
