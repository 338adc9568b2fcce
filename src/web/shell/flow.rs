//! A flow of the core on the page: its state in a signal, what happens goes in, what is to be done goes out.
//!
//! # Invariants
//! The state changes by [`Flow::dispatch`] alone. What is to be done is done after the state was let go, so that doing it
//! may dispatch again. A flow whose page was left takes nothing in any more.

use std::{future::Future, pin::Pin, rc::Rc};

use crate::web::reactive::prelude::*;

use crate::{signin::session::Moment, web::browser::clock::moment};

/// One step of a flow, and doing what it asks for.
type Take<S, E> = Rc<dyn Fn(Flow<S, E>, E)>;

/// A flow with state `S` and events `E`, by a handle that is cheap to copy.
pub struct Flow<S: 'static, E: 'static> {
    state: RwSignal<S>,
    take: StoredValue<Take<S, E>>,
}

impl<S, E> Clone for Flow<S, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, E> Copy for Flow<S, E> {}

impl<S, E> Flow<S, E> {
    /// A flow that begins with this state; `perform` does what its steps ask for, and may dispatch what came of it.
    pub fn new<X: 'static>(
        state: S,
        update: fn(&mut S, E, Moment) -> Vec<X>,
        perform: impl Fn(Self, X) + 'static,
    ) -> Self {
        let flow = Self::idle(state);
        flow.begin(update, perform);
        flow
    }

    /// A flow that takes nothing in before it is begun: for those that perform effects on one another.
    pub fn idle(state: S) -> Self {
        let take: Take<S, E> = Rc::new(|_, _| {});
        Self { state: RwSignal::new(state), take: StoredValue::new(take) }
    }

    /// Begins.
    pub fn begin<X: 'static>(self, update: fn(&mut S, E, Moment) -> Vec<X>, perform: impl Fn(Self, X) + 'static) {
        self.take.set_value(Rc::new(move |flow, event| {
            let effects = flow.state.try_update(|state| update(state, event, moment()));
            for effect in effects.into_iter().flatten() {
                untrack(|| perform(flow, effect));
            }
        }));
    }

    /// Takes in what has happened.
    pub fn dispatch(self, event: E) {
        if let Some(take) = self.take.try_get_value() {
            take(self, event);
        }
    }

    /// Takes in what comes of this, once it has come.
    pub fn dispatch_later(self, event: impl Future<Output = E> + 'static) {
        self.dispatch_boxed(Box::pin(event));
    }

    /// The one of each flow that is compiled.
    fn dispatch_boxed(self, event: Pin<Box<dyn Future<Output = E>>>) {
        spawn_local(async move { self.dispatch(event.await) });
    }

    /// A part of the state, which changes only when that part does.
    pub fn slice<T: PartialEq + 'static>(self, part: impl Fn(&S) -> T + 'static) -> Memo<T> {
        Memo::new(move || self.with(&part))
    }

    /// Looks at the state, and again with each change.
    pub fn with<T>(self, look: impl FnOnce(&S) -> T) -> T {
        self.state.with(look)
    }

    /// Looks at the state once.
    pub fn with_untracked<T>(self, look: impl FnOnce(&S) -> T) -> T {
        self.state.with_untracked(look)
    }
}
