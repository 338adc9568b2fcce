//! Listening to what the browser reports, for as long as somebody holds the listener.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventTarget};

/// Calls back until it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    first: bool,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens; `None` where the target refuses.
    pub fn new(target: EventTarget, name: &'static str, heard: impl FnMut(Event) + 'static) -> Option<Self> {
        Self::listen(target, name, false, Closure::new(heard))
    }

    /// The same, before whoever is nearer to what the event is about.
    pub fn first(target: EventTarget, name: &'static str, heard: impl FnMut(Event) + 'static) -> Option<Self> {
        Self::listen(target, name, true, Closure::new(heard))
    }

    fn listen(
        target: EventTarget,
        name: &'static str,
        first: bool,
        callback: Closure<dyn FnMut(Event)>,
    ) -> Option<Self> {
        target.add_event_listener_with_callback_and_bool(name, callback.as_ref().unchecked_ref(), first).ok()?;
        Some(Self { target, name, first, callback })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Refused only where the target is gone, and then it calls nobody.
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.name, callback, self.first);
    }
}
