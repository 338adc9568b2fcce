//! Why something could not be read from the tenant.

use time::Duration;

use crate::{
    graph::error::GraphError,
    http::{
        request::GraphScope,
        response::{NoAnswer, NotSent, Response},
        retry::WaitReason,
    },
};

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Graph said so.
    Graph(GraphError),
    /// No answer came, repeatedly.
    Lost,
    /// Microsoft's sign-in gave no token, repeatedly or for as long as this: nothing was sent.
    SignInUnavailable(Option<Duration>),
    /// A content security policy keeps the page from Graph.
    Blocked,
    /// The person would not wait any longer.
    Stopped(WaitReason),
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
        matches!(self, Self::Graph(error) if error.is_not_found())
    }

    /// Whether there is such an object already.
    pub fn is_there_already(&self) -> bool {
        matches!(self, Self::Graph(error) if error.is_there_already())
    }

    /// Whether Graph takes no `$search` from this page, whatever is searched for.
    pub fn refuses_every_search(&self) -> bool {
        matches!(self, Self::Graph(error) if error.has_code("Request_UnsupportedQuery"))
    }

    /// Whether Graph cannot search for these words, rather than for this person: it takes none that are punctuation
    /// alone.
    pub fn refuses_search(&self) -> bool {
        self.refuses_every_search() || matches!(self, Self::Graph(GraphError { status: 400, foreign: false, .. }))
    }
}

/// The answer where it did what was asked, else why not.
pub fn sort_out(answer: Result<Response, NoAnswer>) -> Result<Response, Trouble> {
    match answer {
        Ok(response) if response.is_success() && !response.is_foreign() => Ok(response),
        Ok(response) => Err(Trouble::Graph(GraphError::read(&response))),
        Err(NoAnswer::Lost) => Err(Trouble::Lost),
        Err(NoAnswer::NotSent(NotSent::SignInUnavailable { retry_after })) => {
            Err(Trouble::SignInUnavailable(retry_after))
        }
        Err(NoAnswer::NotSent(NotSent::Blocked)) => Err(Trouble::Blocked),
        Err(NoAnswer::NotSent(NotSent::SignInNeeded)) => Err(Trouble::SignInNeeded),
        Err(NoAnswer::NotSent(NotSent::ConsentNeeded(scope))) => Err(Trouble::ConsentNeeded(scope)),
    }
}
