//! What the page says while another window is at Microsoft, to sign in or out.

use crate::web::reactive::prelude::*;

use crate::{
    flow::session::Phase,
    web::{
        browser::frames::frame,
        shell::{
            register::embedded::NewTab,
            session::{own_session::OwnSession, sign_in::SignIn},
        },
        ui::{Button, ButtonKind, Dialog},
    },
    words::session::other_window as words,
};

/// Waits for the other window, with a way to call it off: that it was closed cannot be seen from here.
#[component]
pub fn WaitingDialog() -> AnyView {
    let (sign_in, session) = (SignIn::here(), OwnSession::here());
    let open = RwSignal::new(false);
    let waits = Memo::new(move || session.phase.with(|phase| matches!(phase, Phase::Away | Phase::SigningOut)));
    let signs_out = Memo::new(move || session.phase.with(|phase| *phase == Phase::SigningOut));
    let either = move |out: &'static str, into: &'static str| move || if signs_out.get() { out } else { into };
    Effect::new(move |_| open.set(waits.get()));
    // Escape closes the dialog: that calls it off as well.
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is && waits.get_untracked() {
            sign_in.cancel();
        }
        is
    });
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || sign_in.cancel()>
                {either(words::sign_out_go_on(), words::cancel())}
            </Button>
            <Button kind=ButtonKind::Primary on_press=move || sign_in.show_window()>
                {words::show_window()}
            </Button>
        }
    };
    // What was typed could be taken along; after signing out there is nothing of it.
    let new_tab = move || {
        (frame::is_framed() && !signs_out.get()).then(|| {
            view! {
                <p>{words::new_tab()} " " <NewTab /></p>
            }
        })
    };
    let title = either(words::sign_out_title(), words::title());
    view! {
        <Dialog open title=Signal::derive(move || title().to_owned()) actions>
            <p>{either(words::sign_out_text(), words::text())}</p>
            {changing(new_tab)}
        </Dialog>
    }
    .into_any()
}
