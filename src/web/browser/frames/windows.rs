//! Other windows: opening one beside the page, and talking with one of this origin.
//!
//! # Invariants
//! A message is heard only from the window and the origin that are expected, and is sent with that origin named. What
//! becomes of a window that shows another origin's pages is never asked: under `Cross-Origin-Opener-Policy` it seems
//! closed while it is open.

use js_sys::JSON;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{BroadcastChannel, Event, MessageEvent, Window};

use crate::{
    directory::cloud::Cloud,
    web::browser::{events::Listener, location},
};

/// How large a window is opened; Microsoft's sign-in page fits.
const FEATURES: &str = "popup,width=520,height=680";

/// A window that was opened beside the page.
pub struct OtherWindow(Window);

/// Opens a window on an address of this page's, or of the authority of its cloud. Only while a press is being handled:
/// later, browsers refuse. `None` where none was opened, or where one was that this page may not know of.
pub fn open(cloud: Cloud, address: &str) -> Option<OtherWindow> {
    let address = location::known(cloud, address)?;
    crate::web::browser::window()?
        .open_with_url_and_target_and_features(&address, "_blank", FEATURES)
        .ok()
        .flatten()
        .map(OtherWindow)
}

impl OtherWindow {
    /// Brings it to the front.
    pub fn focus(&self) {
        // Browsers refuse where no press is being handled; the window is then where it was.
        let _ = self.0.focus();
    }

    /// Whether the person has closed it. Asked only of windows that never leave this origin.
    pub fn is_closed(&self) -> bool {
        self.0.closed().unwrap_or(true)
    }

    /// Closes it.
    pub fn close(&self) {
        // One that is out of reach has to be closed by hand, and says so itself.
        let _ = self.0.close();
    }

    /// Sends it a message, if it still shows this origin.
    pub fn tell(&self, json: &str) {
        tell(&self.0, &own_origin(), json);
    }

    /// Calls back with each message of it from this origin, as JSON, until the listener is dropped.
    pub fn on_message(&self, mut heard: impl FnMut(String) + 'static) -> Option<Listener> {
        let window = self.0.clone();
        on_message(&window, move |origin, json| {
            if origin == own_origin() {
                heard(json);
            }
        })
    }
}

/// Calls back with each message of one window, with its origin, until the listener is dropped.
pub(super) fn on_message(from: &Window, mut heard: impl FnMut(String, String) + 'static) -> Option<Listener> {
    let from: JsValue = from.clone().into();
    Listener::new(crate::web::browser::window()?.into(), "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let is_from = event.source().is_some_and(|source| JsValue::from(source) == from);
        if let (true, Some(json)) = (is_from, json(event)) {
            heard(event.origin(), json);
        }
    })
}

/// Sends a message to a window while it shows this origin.
pub(super) fn tell(window: &Window, origin: &str, json: &str) {
    if let Ok(message) = JSON::parse(json) {
        // A window that is gone hears nothing.
        let _ = window.post_message(&message, origin);
    }
}

/// What was sent, as JSON. What has none was not sent by this product.
fn json(event: &MessageEvent) -> Option<String> {
    JSON::stringify(&event.data()).ok().and_then(|text| text.as_string())
}

/// The origin of the page.
pub(super) fn own_origin() -> String {
    crate::web::browser::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// A channel that only windows of this origin can join, and only those that know its name.
pub struct Channel {
    channel: BroadcastChannel,
    _listener: Option<Listener>,
}

impl Channel {
    /// Joins the channel of one question, and calls back with each message, as JSON, until it is dropped. `None`
    /// where the browser keeps the page from it.
    pub fn join(id: &str, mut heard: impl FnMut(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(&["client-registrar.", id].concat()).ok()?;
        let listener = Listener::new(channel.clone().into(), "message", move |event: Event| {
            if let Some(json) = event.dyn_ref::<MessageEvent>().and_then(json) {
                heard(json);
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Says something to all others.
    pub fn tell(&self, json: &str) {
        if let Ok(message) = JSON::parse(json) {
            // A channel that was closed has nobody on it.
            let _ = self.channel.post_message(&message);
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
