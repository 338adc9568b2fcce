//! The ways to look at what a handle stands for, the same for each kind of handle.

/// The ways to look at a value. What none of them needs is not compiled.
macro_rules! looks {
    ($handle:ident) => {
        impl<T: 'static> $handle<T> {
            /// Looks at the value, and again with each change.
            pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
                $crate::web::reactive::slot::there(
                    self.0.look().as_deref().and_then(|value| value.downcast_ref()).map(look),
                )
            }

            /// Looks at the value once.
            pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
                $crate::web::reactive::slot::there(
                    self.0.look_once().as_deref().and_then(|value| value.downcast_ref()).map(look),
                )
            }

            /// Looks at the value once, unless it is gone.
            pub fn try_with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
                self.0.look_once().as_deref().and_then(|value| value.downcast_ref()).map(look)
            }

            /// Hears of each change.
            pub fn track(self) {
                self.0.look();
            }
        }

        impl<T: Clone + 'static> $handle<T> {
            /// The value, and again with each change.
            pub fn get(self) -> T {
                self.with(T::clone)
            }

            /// The value, and again with each change, unless it is gone.
            pub fn try_get(self) -> Option<T> {
                self.0.look()?.downcast_ref().cloned()
            }

            /// The value as it is now.
            pub fn get_untracked(self) -> T {
                self.with_untracked(T::clone)
            }

            /// The value as it is now, unless it is gone.
            pub fn try_get_untracked(self) -> Option<T> {
                self.0.look_once()?.downcast_ref().cloned()
            }
        }
    };
}

pub(super) use looks;
