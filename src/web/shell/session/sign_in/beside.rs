//! Going to Microsoft with another window, while the page stays as it is.
//!
//! # Invariants
//! State, nonce and verifier stay in this page's memory. An answer counts if it comes on the channel that the
//! question's own random ID names, or from the very window that was opened, of this origin, and names that ID; the
//! first one uses the question up. That the window at Microsoft looks closed says nothing: the person says so, or the
//! time is over. The relay never leaves this origin, so that one is closed when it looks closed.

use gloo_timers::future::TimeoutFuture;
use leptos::{prelude::*, task::spawn_local};
use zeroize::Zeroizing;

use super::{Phase, arrival, randomness, return_address};
use crate::{
    config::Config,
    directory::cloud::Cloud,
    signin::{
        answer::UnvalidatedAnswer,
        error::{Kind, Protocol, SignInError},
        message::{Message, Said},
        pending::{MAX_AGE, Pending},
        request::{self, Ask},
        transport::{self, Transport},
    },
    web::{
        browser::{
            clock,
            events::Listener,
            frames::windows::{self, Beside, Channel},
            location,
        },
        shell::{session::live::moment, state::App},
    },
};

/// How often the windows are looked after, in milliseconds.
const LOOK: u32 = 400;
/// How many looks a relay may take to say that it is there, where the browser tells of no window.
const LOOKS_FOR_RELAY: u32 = 10;

/// A question that another window is at Microsoft with.
pub struct Asking {
    id: String,
    /// What the answer is held against; none where somebody signs out.
    pending: Option<Pending>,
    address: String,
    transport: Transport,
    window: Option<Beside>,
    channel: Option<Channel>,
    /// The relay has said that it is there.
    heard: bool,
    _listener: Option<Listener>,
}

impl Asking {
    fn tell(&self, said: Said) {
        let json = Message::new(&self.id, said).to_json();
        if let Some(channel) = &self.channel {
            channel.tell(&json);
        }
        if let (Transport::Relay, Some(window)) = (self.transport, &self.window) {
            window.tell(&json);
        }
    }

    /// Says that all is over, and closes what can be closed.
    fn end(self) {
        self.tell(Said::Taken);
        if let Some(window) = &self.window {
            window.close();
        }
    }
}

/// Asks in another window. Says whether that is under way, or has failed for good: where no window can be had by a
/// page that stands by itself, this one can go.
pub(super) fn ask(app: App, config: &Config, ask: Ask<'_>) -> bool {
    let unusable = || SignInError::of(Kind::Protocol(Protocol::AddressUnusable));
    let begun = return_address().zip(randomness()).ok_or_else(unusable);
    match begun.and_then(|(back, randomness)| request::begin(config, &back, ask, randomness, clock::now())) {
        Ok((address, pending)) => {
            open(app, config.cloud, pending.id().to_owned(), address, Some(pending), ask.transport)
        }
        Err(error) => {
            app.sign_in.set_phase(Phase::Failed(error));
            true
        }
    }
}

/// Ends the session at Microsoft in another window.
pub(super) fn sign_out(app: App, cloud: Cloud, address: String, random: [u8; 32]) {
    open(app, cloud, transport::question(random), address, None, Transport::Relay);
}

fn open(app: App, cloud: Cloud, id: String, address: String, pending: Option<Pending>, transport: Transport) -> bool {
    drop_question(app);
    let hears = |id: String| move |json: String| later(app, id.clone(), json);
    let channel = Channel::join(&id, hears(id.clone()));
    let window = match transport {
        Transport::Relay => windows::open(cloud, &relay(&id)),
        Transport::Redirect | Transport::Popup => windows::open(cloud, &address),
    };
    if transport == Transport::Popup && (window.is_none() || channel.is_none()) {
        return false;
    }
    let listener = window
        .as_ref()
        .filter(|_| transport == Transport::Relay)
        .and_then(|window| window.on_message(hears(id.clone())));
    let asking =
        Asking { id: id.clone(), pending, address, transport, window, channel, heard: false, _listener: listener };
    let phase = if asking.pending.is_some() { Phase::Beside } else { Phase::SigningOut };
    app.sign_in.asking.set_value(Some(asking));
    app.sign_in.set_phase(phase);
    spawn_local(look_after(app, id));
    true
}

/// The relay's address. What it is to open is told to it later, by this page alone.
fn relay(id: &str) -> String {
    [&location::beside("auth.html"), "#relay.", id].concat()
}

/// Hears a message when whoever sent it has returned: a listener is not dropped while it is being called.
fn later(app: App, id: String, json: String) {
    spawn_local(async move {
        if let Some(said) = Message::read(&json, &id) {
            hear(app, &id, said).await;
        }
    });
}

async fn hear(app: App, id: &str, said: Said) {
    match said {
        Said::RelayReady => with_question(app, id, |asking| {
            asking.heard = true;
            asking.tell(Said::Open { address: asking.address.clone() });
        }),
        Said::Answer { answer } => {
            let Some(mut asking) = take(app, id) else { return };
            let pending = asking.pending.take();
            asking.end();
            match pending {
                // The text holds a code.
                Some(pending) => {
                    let answer = UnvalidatedAnswer::parse(&Zeroizing::new(answer));
                    arrival::take_in(app, pending, answer).await;
                }
                None => app.sign_in.set_phase(Phase::SignedOut),
            }
        }
        Said::Cancelled => over(app, take(app, id), Phase::Cancelled),
        Said::Sandboxed => {
            over(app, take(app, id), Phase::Failed(SignInError::of(Kind::Protocol(Protocol::Sandboxed))));
        }
        // Said by this page, or to it as a frame.
        Said::Open { .. } | Said::Taken | Said::Hello | Said::Parent => {}
    }
}

/// Looks after the question until it is answered: the relay may be closed, and the time may be over.
async fn look_after(app: App, id: String) {
    let began = moment();
    let mut looks = 0;
    loop {
        TimeoutFuture::new(LOOK).await;
        looks += 1;
        let mut relay_closed = false;
        let mut no_window = false;
        let mut open = false;
        with_question(app, &id, |asking| {
            open = true;
            let is_closed = asking.window.as_ref().is_some_and(Beside::is_closed);
            relay_closed = asking.transport == Transport::Relay && is_closed;
            no_window = asking.transport == Transport::Relay
                && asking.window.is_none()
                && !asking.heard
                && looks >= LOOKS_FOR_RELAY;
        });
        if !open {
            return;
        }
        if relay_closed {
            return over(app, take(app, &id), Phase::Cancelled);
        }
        if no_window {
            return over(app, take(app, &id), Phase::Failed(SignInError::of(Kind::Protocol(Protocol::NoWindow))));
        }
        if moment().is_long_after(began, MAX_AGE) {
            return over(app, take(app, &id), Phase::Failed(SignInError::of(Kind::Timeout)));
        }
    }
}

/// The person does not want to any more.
pub fn cancel(app: App) {
    over(app, take_any(app), Phase::Cancelled);
}

/// Ends without an answer. Whoever was signing out has been forgotten all the same, and has nothing to do again.
fn over(app: App, asking: Option<Asking>, phase: Phase) {
    if let Some(asking) = asking {
        let phase = if asking.pending.is_some() { phase } else { Phase::Forgotten };
        asking.end();
        app.sign_in.set_phase(phase);
    }
}

/// Brings the other window to the front.
pub fn show_window(app: App) {
    app.sign_in.asking.with_value(|asking| {
        if let Some(window) = asking.as_ref().and_then(|asking| asking.window.as_ref()) {
            window.focus();
        }
    });
}

/// Drops the question, if there is one. An answer to it is nobody's.
pub(super) fn drop_question(app: App) {
    if let Some(asking) = take_any(app) {
        asking.end();
    }
}

fn take_any(app: App) -> Option<Asking> {
    app.sign_in.asking.try_update_value(Option::take).flatten()
}

fn take(app: App, id: &str) -> Option<Asking> {
    app.sign_in.asking.try_update_value(|asking| asking.take_if(|asking| asking.id == id)).flatten()
}

fn with_question(app: App, id: &str, act: impl FnOnce(&mut Asking)) {
    app.sign_in.asking.update_value(|asking| {
        if let Some(asking) = asking.as_mut().filter(|asking| asking.id == id) {
            act(asking);
        }
    });
}
