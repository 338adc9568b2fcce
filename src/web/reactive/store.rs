//! A value whose fields wake only those who look at them.

use std::{marker::PhantomData, rc::Rc};

use super::{
    looks::looks,
    slot::{Slot, there},
};

/// A value with parts. Whoever looks at the whole hears of every change.
pub struct Store<S>(Slot, PhantomData<fn() -> S>);

/// A part of such a value. Whoever looks at it hears of its own changes, and of the whole being put anew.
pub struct Part<S, T> {
    store: Store<S>,
    number: u8,
    of: fn(&S) -> &T,
    of_mut: fn(&mut S) -> &mut T,
}

impl<S> Clone for Store<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Store<S> {}

impl<S, T> Clone for Part<S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T> Copy for Part<S, T> {}

looks!(Store);

impl<S: 'static> Store<S> {
    /// A value with so many parts.
    pub fn new(value: S, parts: usize) -> Self {
        Self(Slot::in_parts(Rc::new(value), parts), PhantomData)
    }

    /// The part with this number, which no other has.
    pub fn part<T>(self, number: u8, of: fn(&S) -> &T, of_mut: fn(&mut S) -> &mut T) -> Part<S, T> {
        Part { store: self, number, of, of_mut }
    }

    /// Puts another value.
    pub fn set(self, value: S) {
        self.0.set(Rc::new(value));
    }

    /// Changes the value where it stands.
    pub fn update(self, change: impl FnOnce(&mut S)) {
        self.change(None, change);
    }

    fn change(self, part: Option<u8>, change: impl FnOnce(&mut S)) {
        let mut change = Some(change);
        self.0.update_part(part.map(usize::from), &mut |value| {
            if let Some((value, change)) = value.downcast_mut().zip(change.take()) {
                change(value);
            }
        });
    }
}

impl<S: 'static, T> Part<S, T> {
    /// Looks at the part, and again with each change.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        let whole = self.store.0.look_at_part(self.number.into());
        there(whole.as_deref().and_then(|whole| whole.downcast_ref()).map(|whole| look((self.of)(whole))))
    }

    /// Looks at the part once.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.store.with_untracked(|whole| look((self.of)(whole)))
    }

    /// Hears of each change.
    pub fn track(self) {
        self.store.0.look_at_part(self.number.into());
    }

    /// Changes the part where it stands.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.store.change(Some(self.number), |whole| change((self.of_mut)(whole)));
    }

    /// Puts another value.
    pub fn set(self, value: T) {
        self.update(|part| *part = value);
    }
}

impl<S: 'static, T: Clone> Part<S, T> {
    /// The part, and again with each change.
    pub fn get(self) -> T {
        self.with(T::clone)
    }
}
