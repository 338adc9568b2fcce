//! Why something could not be read from the tenant.

use crate::{
    graph::error::GraphError,
    http::{
        request::GraphScope,
        response::{NoAnswer, NotSent, Response},
    },
};

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Graph said so.
    Graph(GraphError),
    /// No answer came, repeatedly.
    Lost,
    /// An answer came that is not what Microsoft documents.
    Unreadable,
    /// The person has to sign in again.
    SignInNeeded,
    /// A permission of the page itself has not been consented to.
    ConsentNeeded(GraphScope),
}

impl Trouble {
    /// Whether there is no such object in the tenant.
    pub const fn is_not_found(&self) -> bool {
        matches!(self, Self::Graph(GraphError { status: 404, .. }))
    }

    /// Whether there is such an object already.
    pub const fn is_conflict(&self) -> bool {
        matches!(self, Self::Graph(GraphError { status: 409, .. }))
    }

    /// Whether Graph refuses `$search` as such, rather than this person.
    pub fn refuses_search(&self) -> bool {
        let Self::Graph(error) = self else { return false };
        error.status == 400 || (error.status == 403 && error.has_code("Request_UnsupportedQuery"))
    }
}

/// The answer where it did what was asked, else why not.
pub fn sort_out(answer: Result<Response, NoAnswer>) -> Result<Response, Trouble> {
    match answer {
        Ok(response) if response.is_success() => Ok(response),
        Ok(response) => Err(Trouble::Graph(GraphError::read(&response))),
        Err(NoAnswer::Lost) => Err(Trouble::Lost),
        Err(NoAnswer::NotSent(NotSent::SignInNeeded)) => Err(Trouble::SignInNeeded),
        Err(NoAnswer::NotSent(NotSent::ConsentNeeded(scope))) => Err(Trouble::ConsentNeeded(scope)),
    }
}
