//! A part of the page that did not load: why, and the ways on.

use crate::web::reactive::prelude::*;
use crate::{
    web::{
        browser::{location, parts::NotLoaded},
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
    words::session::part as words,
};

/// The message; nothing where there is nothing to say.
#[component]
pub fn PartStatus(not_loaded: Signal<Option<NotLoaded>>, #[prop(into)] on_again: Callback<()>) -> AnyView {
    let message = move |why| {
        let text = match why {
            NotLoaded::Lost => words::lost().to_owned(),
            NotLoaded::Gone => words::gone().to_owned(),
            NotLoaded::Refused(status) => words::refused(status),
        };
        let actions = move || {
            view! {
                <Button kind=ButtonKind::Secondary on_press=move || on_again.run(())>
                    {words::try_again()}
                </Button>
                <Button kind=ButtonKind::Secondary on_press=location::reload>
                    {words::reload()}
                </Button>
            }
        };
        view! {
            <MessageBar kind=MessageKind::Error title=words::title() announce=true actions>
                {text}
            </MessageBar>
        }
    };
    changing(move || not_loaded.get().map(message))
}
