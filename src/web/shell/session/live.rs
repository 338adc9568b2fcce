//! A tenant of Entra ID that a person has signed in to: requests to Graph with the token that fits.
//!
//! # Invariants
//! No token leaves this file but into [`fetch::send`]. A request of a session that has ended gets none.

use futures_util::future::join;

use super::sign_in::SignIn;
use crate::{
    directory::tenant::TenantContext,
    flow::session::{AtStake, Bearer, Event, SessionNumber, refuses_token},
    graph::calls,
    http::{
        request::Request,
        response::{NoAnswer, Response},
    },
    web::browser::{fetch, random},
};

/// The tenant of one session. Copies are of the same session.
#[derive(Clone)]
pub struct Live {
    sign_in: SignIn,
    session: SessionNumber,
    context: TenantContext,
    person: Option<String>,
}

impl Live {
    /// The tenant of a session, as long as that lasts.
    pub(in crate::web::shell) fn of(sign_in: SignIn, session: SessionNumber) -> Option<Self> {
        sign_in.flow.with_untracked(|flow| {
            let own = flow.session(session)?;
            let (context, person) = (own.context().clone(), own.person().map(str::to_owned));
            Some(Self { sign_in, session, context, person })
        })
    }

    /// Who is signed in, and where.
    pub fn context(&self) -> TenantContext {
        self.context.clone()
    }

    /// The person's own name, where it is known.
    pub fn person(&self) -> Option<String> {
        self.person.clone()
    }

    /// Drops every token that can change anything: the run is done.
    pub fn drop_write_tokens(&self) {
        self.sign_in.dispatch(Event::RunEnded);
    }

    /// Sends a request with the least powerful token that serves.
    pub async fn send(&self, request: Request) -> Result<Response, NoAnswer> {
        let ticket = self.sign_in.tickets.draw();
        self.sign_in.dispatch(Event::Wanted { ticket, session: self.session, scope: request.scope });
        loop {
            let Bearer { token, receipt } = self.sign_in.tickets.wait(ticket).await.map_err(NoAnswer::NotSent)?;
            let response = fetch::send(self.context.cloud, &request, &token, &random::request_id()).await?;
            if !refuses_token(&response) {
                return Ok(response);
            }
            let www_authenticate = response.www_authenticate.clone();
            self.sign_in.dispatch(Event::TokenRefused { ticket, receipt, www_authenticate });
        }
    }

    /// Reads the names of the tenant and the account, both at once.
    pub(in crate::web::shell) async fn names(self, at_stake: impl FnOnce() -> AtStake) -> Event {
        let (me, organization) = join(self.send(calls::me()), self.send(calls::organization())).await;
        Event::Named { session: self.session, me, organization, at_stake: at_stake() }
    }
}
