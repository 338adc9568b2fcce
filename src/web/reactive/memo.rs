//! What is made of other values, and changes only when it comes out as another one.

use std::{any::Any, marker::PhantomData, rc::Rc};

use super::{looks::looks, slot::Slot};

/// A value that is made of others: once a change of those, and only when it is looked at.
pub struct Memo<T>(pub(super) Slot, PhantomData<fn() -> T>);

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

looks!(Memo);

impl<T: PartialEq + 'static> Memo<T> {
    pub fn new(make: impl Fn() -> T + 'static) -> Self {
        Self(Slot::memo(Box::new(move |_| Rc::new(make())), same::<T>), PhantomData)
    }

    /// A value in whose making the last one has a say.
    pub fn from_last(make: impl Fn(Option<&T>) -> T + 'static) -> Self {
        let make =
            move |last: Option<&dyn Any>| Rc::new(make(last.and_then(|last| last.downcast_ref()))) as Rc<dyn Any>;
        Self(Slot::memo(Box::new(make), same::<T>), PhantomData)
    }
}

fn same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    one.downcast_ref::<T>() == other.downcast_ref()
}
