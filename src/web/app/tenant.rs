//! The tenant in use: a live one over the network, or the sandbox in the page.

use super::live::Live;
use crate::{
    directory::tenant::TenantContext,
    http::{
        request::Request,
        response::{NoAnswer, Response},
    },
};

/// What answers the requests of the page.
#[derive(Clone)]
pub enum Tenant {
    /// A tenant of Entra ID that a person has signed in to.
    Live(Live),
}

impl Tenant {
    /// Sends a request and waits for its answer.
    pub async fn send(&self, request: Request) -> Result<Response, NoAnswer> {
        match self {
            Self::Live(live) => live.send(request).await,
        }
    }

    /// Who is signed in, and where.
    pub fn context(&self) -> TenantContext {
        match self {
            Self::Live(live) => live.context(),
        }
    }
}
