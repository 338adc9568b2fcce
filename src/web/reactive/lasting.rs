//! An owner that things are made under later than itself.

use leptos::reactive::{graph::untrack, owner::Owner};

use super::{stored_value::StoredValue, warm_up::for_real};

/// What is made with it lasts as long as what it was made under.
#[derive(Clone, Copy)]
pub struct Lasting(StoredValue<Owner>);

impl Lasting {
    /// The owner of now.
    pub fn here() -> Self {
        Self(StoredValue::new(Owner::current().unwrap_or_default()))
    }

    /// Makes something. What is looked at meanwhile is not followed.
    pub fn make<T>(self, make: impl FnOnce() -> T) -> T {
        let owner = self.0.get_value();
        owner.with(|| for_real(|| untrack(make)))
    }
}
