//! Requests that wait for a token: each has a ticket, and each ticket gets one answer.

use std::{
    collections::HashMap,
    future::poll_fn,
    task::{Poll, Waker},
};

use crate::web::reactive::prelude::*;

use crate::{
    flow::session::{Bearer, Ticket},
    http::response::NotSent,
};

/// The tickets that are out.
#[derive(Clone, Copy)]
pub struct Tickets(StoredValue<Drawn>);

#[derive(Default)]
struct Drawn {
    last: u32,
    out: HashMap<Ticket, Slot>,
}

enum Slot {
    Waits(Waker),
    Answered(Result<Bearer, NotSent>),
}

impl Tickets {
    pub(in crate::web::shell) fn new() -> Self {
        Self(StoredValue::new(Drawn::default()))
    }

    /// One that nobody has.
    pub(in crate::web::shell) fn draw(self) -> Ticket {
        self.0
            .try_update_value(|drawn| {
                drawn.last = drawn.last.wrapping_add(1);
                Ticket(drawn.last)
            })
            .unwrap_or(Ticket(0))
    }

    /// The answer has come.
    pub(in crate::web::shell) fn answer(self, ticket: Ticket, answer: Result<Bearer, NotSent>) {
        let waits = self.0.try_update_value(|drawn| drawn.out.insert(ticket, Slot::Answered(answer))).flatten();
        if let Some(Slot::Waits(waker)) = waits {
            waker.wake();
        }
    }

    /// Waits for the answer.
    pub(in crate::web::shell) async fn wait(self, ticket: Ticket) -> Result<Bearer, NotSent> {
        poll_fn(|context| {
            let waits = |drawn: &mut Drawn| match drawn.out.remove(&ticket) {
                Some(Slot::Answered(answer)) => Poll::Ready(answer),
                Some(Slot::Waits(_)) | None => {
                    drawn.out.insert(ticket, Slot::Waits(context.waker().clone()));
                    Poll::Pending
                }
            };
            // A page that is gone asks for nothing.
            self.0.try_update_value(waits).unwrap_or(Poll::Ready(Err(NotSent::SignInNeeded)))
        })
        .await
    }
}
