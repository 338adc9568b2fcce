//! Rows that were removed, and the way to have them back.

use crate::web::reactive::prelude::*;

use crate::{
    registration::rows::Removed,
    web::ui::{Button, ButtonKind},
    words::elements,
};

/// What was removed from a list while its page is shown.
pub type Removals<T> = RwSignal<Removed<T>>;

/// Where the row stood that was removed last.
pub fn last_place<T: 'static>(removals: Removals<T>) -> Signal<Option<usize>> {
    Signal::derive(move || removals.with(Removed::last_place))
}

/// What was removed last, with "Undo"; nothing while nothing is. `name` names a row by its number.
pub fn undo(last_place: Signal<Option<usize>>, name: fn(usize) -> String, put_back: Callback<()>) -> AnyView {
    undo_of(Signal::derive(move || Some(elements::removed(&name(last_place.get()? + 1)))), put_back)
}

/// The same of what is said in full.
pub fn undo_of(said: Signal<Option<String>>, put_back: Callback<()>) -> AnyView {
    changing(move || {
        let said = said.get()?;
        Some(view! {
            <p class="card__note undo">
                <span>{said.clone()}</span>
                <Button kind=ButtonKind::Subtle small=true label_extra=said on_press=put_back>
                    {elements::undo()}
                </Button>
            </p>
        })
    })
}
