//! A tenant of Entra ID that a person has signed in to: requests to Graph with the token that fits.
//!
//! # Invariants
//! No token leaves this file but into [`fetch::send`]. A request of a session that has ended gets none.

use futures_util::future::join;

use super::{
    own_session::OwnSession,
    tenant::{Answering, Answers, LiveTenant},
};
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
    own: OwnSession,
    session: SessionNumber,
    context: TenantContext,
    person: Option<String>,
}

impl Live {
    /// The tenant of a session, as long as that lasts.
    pub(in crate::web::shell) fn of(own: OwnSession, session: SessionNumber) -> Option<Self> {
        own.flow.with_untracked(|flow| {
            let signed_in = flow.session(session)?;
            let (context, person) = (signed_in.context().clone(), signed_in.person().map(str::to_owned));
            Some(Self { own, session, context, person })
        })
    }

    /// Sends a request with the least powerful token that serves.
    async fn send(&self, request: Request) -> Result<Response, NoAnswer> {
        let ticket = self.own.tickets.draw();
        self.own.dispatch(Event::Wanted { ticket, session: self.session, scope: request.scope });
        loop {
            let Bearer { token, receipt } = self.own.tickets.wait(ticket).await.map_err(NoAnswer::NotSent)?;
            let response = fetch::send(self.context.cloud, &request, &token, &random::request_id()).await?;
            if !refuses_token(&response) {
                return Ok(response);
            }
            let www_authenticate = response.www_authenticate.clone();
            self.own.dispatch(Event::TokenRefused { ticket, receipt, www_authenticate });
        }
    }

    /// Reads the names of the tenant and the account, both at once.
    pub(in crate::web::shell) async fn names(self, at_stake: impl FnOnce() -> AtStake) -> Event {
        let (me, organization) = join(self.send(calls::me()), self.send(calls::organization())).await;
        Event::Named { session: self.session, me, organization, at_stake: at_stake() }
    }
}

impl Answers for Live {
    fn send(&self, request: Request) -> Answering {
        let own = self.clone();
        Box::pin(async move { Self::send(&own, request).await })
    }
}

impl LiveTenant for Live {
    fn context(&self) -> TenantContext {
        self.context.clone()
    }

    fn person(&self) -> Option<String> {
        self.person.clone()
    }

    fn drop_write_tokens(&self) {
        self.own.dispatch(Event::RunEnded);
    }
}
