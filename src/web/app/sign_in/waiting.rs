//! What the page says while another window is at Microsoft.

use leptos::prelude::*;

use super::{Phase, cancel, show_window};
use crate::{
    i18n::beside as words,
    web::{
        app::{embedded::NewTab, state::App},
        browser::frame,
        ui::{Button, ButtonKind, Dialog},
    },
};

/// Waits for the other window, with a way to call it off: that it was closed cannot be seen from here.
#[component]
pub fn WaitingDialog() -> AnyView {
    let app = App::here();
    let open = RwSignal::new(false);
    let waits = Memo::new(move |_| app.sign_in.with(|standing| standing.phase == Phase::Beside));
    Effect::new(move |_| open.set(waits.get()));
    // Escape closes the dialog: that calls it off as well.
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is && waits.get_untracked() {
            cancel(app);
        }
        is
    });
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || cancel(app)>
                {words::CANCEL}
            </Button>
            <Button kind=ButtonKind::Primary on_press=move || show_window(app)>
                {words::SHOW_WINDOW}
            </Button>
        }
    };
    let new_tab = frame::is_framed().then(|| {
        view! {
            <p>{words::NEW_TAB} " " <NewTab /></p>
        }
    });
    view! {
        <Dialog open title=words::TITLE actions>
            <p>{words::TEXT}</p>
            {new_tab}
        </Dialog>
    }
    .into_any()
}
