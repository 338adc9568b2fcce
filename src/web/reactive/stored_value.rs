//! A value that views share and nobody hears of.

use std::{marker::PhantomData, rc::Rc};

use super::slot::{Slot, there};

/// A value that is kept for as long as its owner lives.
pub struct StoredValue<T>(Slot, PhantomData<fn() -> T>);

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: 'static> StoredValue<T> {
    pub fn new(value: T) -> Self {
        Self(Slot::quiet(Rc::new(value)), PhantomData)
    }

    /// Looks at it.
    pub fn with_value<U>(self, look: impl FnOnce(&T) -> U) -> U {
        there(self.0.look_once().as_deref().and_then(|value| value.downcast_ref()).map(look))
    }

    /// Puts another one. Nothing happens once it is gone.
    pub fn set_value(self, value: T) {
        self.0.set(Rc::new(value));
    }

    /// Changes it where it stands. Nothing happens once it is gone.
    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Changes it where it stands, unless it is gone, and gives what came of it.
    pub fn try_update_value<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let (mut change, mut came) = (Some(change), None);
        self.0.update(&mut |value| came = value.downcast_mut().zip(change.take()).map(|(value, change)| change(value)));
        came
    }
}

impl<T: Clone + 'static> StoredValue<T> {
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }

    /// The value, unless it is gone.
    pub fn try_get_value(self) -> Option<T> {
        self.0.look_once()?.downcast_ref().cloned()
    }
}
