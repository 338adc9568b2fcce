//! What answers the requests of the page: a live tenant over the network, or the sandbox in the page.
//!
//! # Invariants
//! Nothing here names either of them: each stands in a part of its own. The sandbox is made when it is first asked for
//! something.

use std::{cell::OnceCell, future::Future, pin::Pin, rc::Rc};

use crate::{
    directory::tenant::TenantContext,
    http::{
        request::Request,
        response::{NoAnswer, Response},
    },
    web::shell::{
        late::{Hook, Late},
        part::{Part, Parts},
    },
};

/// An answer on its way.
pub type Answering = Pin<Box<dyn Future<Output = Result<Response, NoAnswer>>>>;

/// What answers requests.
pub trait Answers {
    /// Sends a request and waits for its answer.
    fn send(&self, request: Request) -> Answering;
}

/// A tenant that somebody is signed in to, by what the page asks of it.
pub trait LiveTenant: Answers {
    /// Who is signed in, and where.
    fn context(&self) -> TenantContext;
    /// The person's own name, where it is known.
    fn person(&self) -> Option<String>;
    /// Drops every token that can change anything: the run is done.
    fn drop_write_tokens(&self);
}

/// What answers the requests of the page.
#[derive(Clone)]
pub enum Tenant {
    /// A tenant of Entra ID that a person has signed in to.
    Live(Rc<dyn LiveTenant>),
    /// The simulated tenant. It lives as long as the page does.
    Sandbox(Sandbox),
}

/// Makes a sandbox that nobody has been in.
pub type MakeSandbox = Hook<(), Rc<dyn Answers>>;

/// The sandbox, which is loaded and made when something is first asked of it.
#[derive(Clone)]
pub struct Sandbox {
    made: Rc<OnceCell<Rc<dyn Answers>>>,
    make: Late<MakeSandbox>,
    parts: Parts,
}

impl Sandbox {
    /// One that nobody has been in; `make` comes with its part.
    pub fn fresh(parts: Parts, make: Late<MakeSandbox>) -> Self {
        Self { made: Rc::new(OnceCell::new()), make, parts }
    }

    async fn send(self, request: Request) -> Result<Response, NoAnswer> {
        // Without its part there is no answer, as without a connection: another try asks for the part anew.
        self.parts.fetched(Part::Sandbox).await.map_err(|_| NoAnswer::Lost)?;
        let maker = self.make.look().ok_or(NoAnswer::Lost)?;
        let made = self.made.get_or_init(|| maker.call(())).clone();
        made.send(request).await
    }
}

impl Tenant {
    /// Sends a request and waits for its answer.
    pub async fn send(&self, request: Request) -> Result<Response, NoAnswer> {
        match self {
            Self::Live(live) => live.send(request).await,
            Self::Sandbox(sandbox) => sandbox.clone().send(request).await,
        }
    }

    /// Who is signed in, and where.
    pub fn context(&self) -> TenantContext {
        match self {
            Self::Live(live) => live.context(),
            Self::Sandbox(_) => TenantContext::of_sandbox(),
        }
    }

    /// Whether nothing of this is real.
    pub const fn is_sandbox(&self) -> bool {
        matches!(self, Self::Sandbox(_))
    }

    /// Drops every token that can change anything; the sandbox has none.
    pub fn drop_write_tokens(&self) {
        if let Self::Live(live) = self {
            live.drop_write_tokens();
        }
    }
}
