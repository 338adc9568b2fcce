//! What the way to Microsoft takes, done: the question is made and kept, this window goes, another one opens and is heard.

use crate::web::reactive::prelude::*;

use crate::{
    directory::cloud::Cloud,
    flow::session::{Event, Leaving, Turn},
    signin::{error::Protocol, pending::Pending},
    web::{
        browser::{
            clock::{self, moment},
            location, random, storage,
        },
        shell::{
            late::Hook,
            session::{
                other_window::{self, Place},
                own_session::{Leaver, OwnSession},
            },
        },
    },
};

/// Does what the session asks for, beginning with what waits.
pub fn bring() {
    let session = OwnSession::here();
    let other: Place = StoredValue::new(None);
    let leaver = Leaver {
        perform: Hook::new(move |leaving| perform(session, other, leaving)),
        show_window: Hook::new(move |()| other_window::focus(other)),
    };
    session.leaver.came(leaver);
    for leaving in session.to_leave.try_update_value(std::mem::take).into_iter().flatten() {
        leaver.perform.call(leaving);
    }
}

fn perform(session: OwnSession, other: Place, leaving: Leaving) {
    let flow = session.flow;
    match leaving {
        Leaving::Begin { turn, ask } => {
            let result = flow.with_untracked(|flow| flow.begin(*ask, random::question(), moment().wall));
            flow.dispatch(Event::Begun { turn, result });
        }
        Leaving::Go { turn, cloud, address, pending } => go(session, turn, cloud, &address, &pending),
        Leaving::OpenWindow { turn, id, cloud, address, transport } => {
            // Firefox runs other tasks before it returns from opening a window. Where the way to Microsoft has just been
            // loaded, this is such a task itself, and one within another is refused, with all that come after it.
            clock::when_returned(move || {
                let hear = move |turn, said| flow.dispatch(Event::Heard { turn, said });
                if !other_window::open(other, hear, turn, id, cloud, &address, transport) {
                    flow.dispatch(Event::NoWindow { turn });
                }
            });
        }
        Leaving::Post { turn, said } => other_window::tell(other, turn, said),
        Leaving::CloseWindow { turn } => other_window::close(other, turn),
        Leaving::Look { turn, after } => flow.dispatch_later(async move {
            clock::sleep(after).await;
            Event::Looked { turn, window: other_window::look(other, turn) }
        }),
    }
}

/// Keeps the question, then leaves for Microsoft.
fn go(session: OwnSession, turn: Turn, cloud: Cloud, address: &str, pending: &Pending) {
    let left = match storage::save(pending) {
        Err(storage::NotKept) => Err(Protocol::StorageRefused),
        Ok(()) => location::assign(cloud, address).map_err(|_| Protocol::AddressUnusable),
    };
    if let Err(why) = left {
        storage::remove::<Pending>();
        session.dispatch(Event::NotLeft { turn, why });
    }
}
