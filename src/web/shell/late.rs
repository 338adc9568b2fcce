//! What a part brings with it, for those who may look before it is there.

use std::rc::Rc;

use crate::web::reactive::prelude::*;

/// A handle that a part makes as it comes up; none before that.
pub struct Late<T: 'static>(RwSignal<Option<T>>);

impl<T> Clone for Late<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Late<T> {}

impl<T: Copy + 'static> Late<T> {
    /// Not there yet.
    pub(in crate::web) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// It is there.
    pub(in crate::web) fn came(self, it: T) {
        self.0.set(Some(it));
    }

    /// Looks, and again when it comes.
    pub fn get(self) -> Option<T> {
        self.0.get()
    }

    /// Looks once.
    pub fn look(self) -> Option<T> {
        self.0.get_untracked()
    }
}

/// A function of a part, by a handle that is cheap to copy and tells nothing of what stands behind it.
pub struct Hook<A: 'static, R: 'static = ()>(StoredValue<Rc<dyn Fn(A) -> R>>);

impl<A, R> Clone for Hook<A, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A, R> Copy for Hook<A, R> {}

impl<A: 'static, R: 'static> Hook<A, R> {
    pub(in crate::web) fn new(act: impl Fn(A) -> R + 'static) -> Self {
        Self(StoredValue::new(Rc::new(act)))
    }

    /// Calls it; nothing that it looks at is followed.
    pub fn call(self, with: A) -> R {
        let act = self.0.get_value();
        untrack(|| act(with))
    }
}
