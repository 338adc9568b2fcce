//! What goes out with a request and comes back with its answer: a ticket, a token, a receipt for it.

use super::numbers::SessionNumber;
use crate::{directory::secret::SecretText, http::request::GraphScope, signin::session::TokenNumber};

/// Names a request that waits for a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ticket(pub u32);

/// A token for one request, and what tells Graph's answer to it apart. No `Debug`.
pub struct Bearer {
    /// The token. It goes to Graph, and nowhere else.
    pub token: SecretText,
    /// To be handed back where Graph refuses it.
    pub receipt: Receipt,
}

/// Which token a request went out with. Nothing in it is secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub(super) session: SessionNumber,
    pub(super) scope: GraphScope,
    pub(super) number: TokenNumber,
    pub(super) is_second: bool,
}
