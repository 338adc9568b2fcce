//! The other window that is at Microsoft: opening it, hearing it, and looking after it.
//!
//! # Invariants
//! What is heard comes on the channel that the question's own random ID names, or from the very window that was opened,
//! of this origin, and names that ID.

use crate::web::reactive::prelude::*;

use crate::{
    directory::cloud::Cloud,
    flow::session::{Turn, Window},
    signin::{
        message::{Message, Said},
        transport::Transport,
    },
    web::browser::{
        events::Listener,
        frames::windows::{self, Channel},
        location,
    },
};

/// Where the other window is kept, while there is one.
pub type Place = StoredValue<Option<OtherWindow>>;

/// The window, and what there is to hear it by.
pub struct OtherWindow {
    turn: Turn,
    id: String,
    transport: Transport,
    window: Option<windows::OtherWindow>,
    channel: Option<Channel>,
    _listener: Option<Listener>,
}

/// Opens a window for a question, in the place of the one before it. Says whether it can be used: the relay may be heard
/// though the browser tells of no window. `hear` takes what it says.
pub(in crate::web::shell) fn open(
    place: Place,
    hear: impl Fn(Turn, Said) + Copy + 'static,
    turn: Turn,
    id: String,
    cloud: Cloud,
    address: &str,
    transport: Transport,
) -> bool {
    let hears = |id: String| move |json: String| later(hear, turn, id.clone(), json);
    let channel = Channel::join(&id, hears(id.clone()));
    let window = match transport {
        Transport::Relay => windows::open(cloud, &relay(&id)),
        Transport::Redirect | Transport::Popup => windows::open(cloud, address),
    };
    if transport == Transport::Popup && (window.is_none() || channel.is_none()) {
        return false;
    }
    let relay = window.as_ref().filter(|_| transport == Transport::Relay);
    let listener = relay.and_then(|window| window.on_message(hears(id.clone())));
    let other = OtherWindow { turn, id, transport, window, channel, _listener: listener };
    place.set_value(Some(other));
    true
}

/// The relay's address. What it is to open is told to it later, by this page alone.
fn relay(id: &str) -> String {
    [&location::beside("auth.html"), "#relay.", id].concat()
}

/// Hears a message when whoever sent it has returned: a listener is not dropped while it is being called.
fn later(hear: impl Fn(Turn, Said) + 'static, turn: Turn, id: String, json: String) {
    spawn_local(async move {
        if let Some(said) = Message::read(&json, &id) {
            hear(turn, said);
        }
    });
}

/// Says something to the window of this question.
pub(in crate::web::shell) fn tell(place: Place, turn: Turn, said: Said) {
    place.with_value(|other| {
        if let Some(other) = other.as_ref().filter(|other| other.turn == turn) {
            other.tell(said);
        }
    });
}

/// Says that all is over, and closes what can be closed.
pub(in crate::web::shell) fn close(place: Place, turn: Turn) {
    let other = place.try_update_value(|other| other.take_if(|other| other.turn == turn)).flatten();
    if let Some(other) = other {
        other.tell(Said::Taken);
        if let Some(window) = &other.window {
            window.close();
        }
    }
}

/// How the window of this question seems.
pub(in crate::web::shell) fn look(place: Place, turn: Turn) -> Window {
    place.with_value(|other| {
        let window = other.as_ref().filter(|other| other.turn == turn).and_then(|other| other.window.as_ref());
        window.map_or(Window::Unknown, |window| if window.is_closed() { Window::Closed } else { Window::Open })
    })
}

/// Brings it to the front.
pub(in crate::web::shell) fn focus(place: Place) {
    place.with_value(|other| {
        if let Some(window) = other.as_ref().and_then(|other| other.window.as_ref()) {
            window.focus();
        }
    });
}

impl OtherWindow {
    fn tell(&self, said: Said) {
        let json = Message::new(&self.id, said).to_json();
        if let Some(channel) = &self.channel {
            channel.tell(&json);
        }
        if let (Transport::Relay, Some(window)) = (self.transport, &self.window) {
            window.tell(&json);
        }
    }
}
