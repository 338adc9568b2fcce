//! The session of the page, for what is said of it and for its requests.
//!
//! # Invariants
//! Nothing is decided here: what is asked goes into [`SessionFlow`], and what that says to do is done by
//! [`crate::web::shell::wiring::session`].

use std::ops::Deref;

use crate::web::reactive::prelude::*;

use super::{
    asked::{Asked, Standing},
    tickets::Tickets,
};
use crate::{
    directory::tenant::TenantContext,
    flow::session::{Consent, Event, Leaving, Needed, Phase, SessionFlow, SessionNumber, SignedIn},
    http::{request::GraphScope, response::NotSent},
    signin::{
        error::SignInError,
        session::{Proof, ending::Ending},
    },
    web::{
        browser::clock::moment,
        shell::{
            flow::Flow,
            late::{Hook, Late},
        },
    },
};

/// The session, by a handle that is cheap to copy. Taken with [`OwnSession::find`] by what may stand in the sandbox too.
#[derive(Clone, Copy)]
pub struct OwnSession(&'static Within);

impl Deref for OwnSession {
    type Target = Within;

    fn deref(&self) -> &Within {
        self.0
    }
}

/// What a session asks of the part that leaves for Microsoft.
#[derive(Clone, Copy)]
pub struct Leaver {
    /// Does what the way there takes.
    pub perform: Hook<Leaving>,
    /// Brings the other window to the front.
    pub show_window: Hook<()>,
}

/// What there is of it.
pub struct Within {
    pub(in crate::web::shell) flow: Flow<SessionFlow, Event>,
    /// Comes with the part for it.
    pub(in crate::web::shell) leaver: Late<Leaver>,
    /// What waits for that, in order.
    pub(in crate::web::shell) to_leave: StoredValue<Vec<Leaving>>,
    pub(in crate::web::shell) tickets: Tickets,
    /// Takes in what is asked.
    pub(in crate::web::shell) take: Hook<Asked>,
    pub(in crate::web::shell) standing: Memo<Standing>,
    pub(in crate::web::shell) says: Memo<bool>,
    /// How many sign-ins have come in: what waited for one goes on.
    pub came: Memo<u32>,
    /// How it stands, as far as it is to be said.
    pub phase: Memo<Phase>,
    /// What came of asking for a permission, until another page is shown.
    pub consent: Memo<Option<Consent>>,
    /// How many notices on the page ask for a permission.
    pub notices: RwSignal<u32>,
    /// Why the person has to sign in again.
    pub needed: Memo<Option<Needed>>,
    /// Why there was no token the last time that there was none for a while.
    pub trouble: Memo<Option<SignInError>>,
    /// Whether somebody is signed in.
    pub is_signed_in: Memo<bool>,
}

impl OwnSession {
    /// The session of this flow; `take` is called with what is asked of it.
    pub(in crate::web::shell) fn new(state: SessionFlow, take: impl Fn(Self, Asked) + 'static) -> Self {
        let flow = Flow::idle(state);
        let phase = flow.slice(SessionFlow::phase);
        let consent = flow.slice(|session| session.consent().cloned());
        let own = StoredValue::new(None::<Self>);
        let session = Self(Box::leak(Box::new(Within {
            flow,
            leaver: Late::new(),
            to_leave: StoredValue::new(Vec::new()),
            tickets: Tickets::new(),
            take: Hook::new(move |asked| {
                if let Some(session) = own.get_value() {
                    take(session, asked);
                }
            }),
            standing: Memo::new(move || phase.with(standing)),
            says: Memo::new(move || consent.with(Option::is_some) || phase.with(has_words)),
            came: flow.slice(SessionFlow::came),
            phase,
            consent,
            notices: RwSignal::new(0),
            needed: flow.slice(|session| session.signed_in().and_then(SignedIn::needed).cloned()),
            trouble: flow.slice(|session| session.signed_in().and_then(SignedIn::trouble).cloned()),
            is_signed_in: flow.slice(|session| session.signed_in().is_some()),
        })));
        own.set_value(Some(session));
        session
    }

    /// The session of the page that one is in, if its part is there.
    pub fn find() -> Option<Self> {
        use_context()
    }

    /// The session of the page that one is in, in a part that needs it.
    pub fn here() -> Self {
        expect_context()
    }

    /// Takes in what has happened.
    pub fn dispatch(self, event: Event) {
        self.flow.dispatch(event);
    }

    /// The number of the session in use, looked at once.
    pub fn number(self) -> Option<SessionNumber> {
        self.flow.with_untracked(|session| session.signed_in().map(SignedIn::number))
    }

    /// Who is signed in, and where, looked at once.
    pub fn context(self) -> Option<TenantContext> {
        self.flow.with_untracked(|session| session.signed_in().map(|own| own.context().clone()))
    }

    /// Gets a token for this, silently, if that can be done.
    pub async fn prepare(self, session: SessionNumber, scope: GraphScope) -> Result<(), NotSent> {
        let ticket = self.tickets.draw();
        self.dispatch(Event::Wanted { ticket, session, scope });
        self.tickets.wait(ticket).await.map(drop)
    }

    /// How near the end of the session is, by the clocks as they are now.
    pub fn ending(self) -> Ending {
        self.flow.with_untracked(|session| session.ending(moment()))
    }

    /// What Microsoft says of when the person last proved who they are; none where nobody asks for that.
    pub fn proof_asked_for(self) -> Option<Proof> {
        self.flow.with_untracked(|session| session.proof_asked_for(moment()))
    }
}

const fn standing(phase: &Phase) -> Standing {
    match phase {
        Phase::Arriving => Standing::Arriving,
        Phase::Leaving => Standing::Leaving,
        Phase::Away | Phase::SigningOut => Standing::Away,
        _ => Standing::Idle,
    }
}

/// Whether it takes words of its own; the others are said on every page.
const fn has_words(phase: &Phase) -> bool {
    match phase {
        Phase::Idle | Phase::Arriving | Phase::Leaving | Phase::Away | Phase::SigningOut => false,
        Phase::Cancelled | Phase::Ended | Phase::SignedOut | Phase::Forgotten | Phase::Failed(_) => true,
    }
}
