//! What a page gives an element to be called.

use std::{marker::PhantomData, rc::Rc};

use super::slot::Slot;

/// What is called with an `A`; with nothing to say, that is `()`.
pub struct Callback<A>(Slot, PhantomData<fn(A)>);

/// What is boxed of it.
type Call<A> = Box<dyn Fn(A)>;

/// What a callback may be called with. (Those of `()` are made of closures that take nothing.)
pub trait Argument: 'static {}

impl Argument for String {}
impl Argument for bool {}
impl Argument for usize {}

impl<A> Clone for Callback<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Callback<A> {}

impl<A: 'static> Callback<A> {
    fn boxed(call: Call<A>) -> Self {
        Self(Slot::quiet(Rc::new(call)), PhantomData)
    }

    /// Calls it. Nothing happens once it is gone.
    pub fn run(self, with: A) {
        // The call may put an end to what owns it.
        let held = self.0.look_once();
        if let Some(call) = held.as_deref().and_then(|call| call.downcast_ref::<Call<A>>()) {
            call(with);
        }
    }
}

impl<F: Fn() + 'static> From<F> for Callback<()> {
    fn from(call: F) -> Self {
        Self::boxed(Box::new(move |()| call()))
    }
}

impl<A: Argument, F: Fn(A) + 'static> From<F> for Callback<A> {
    fn from(call: F) -> Self {
        Self::boxed(Box::new(call))
    }
}
