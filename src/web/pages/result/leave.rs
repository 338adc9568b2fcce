//! The question before a page is left that holds something unsaved.

use leptos::prelude::*;

use super::register_another;
use crate::{
    web::{
        shell::{
            register::{drive::Drive, held::SecretState},
            route,
            session::account,
            state::{App, Leaving, RunPhase},
        },
        ui::{Button, ButtonKind, Dialog},
    },
    words::run::result as words,
};

/// Asks when somebody wants to go elsewhere, or to register another, while the page is guarded.
#[component]
pub fn LeaveDialog(
    /// "Register another" was pressed.
    another: RwSignal<bool>,
) -> AnyView {
    let app = App::here();
    let drive = Drive::here();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if another.get() || app.leaving.with(Option::is_some) {
            open.set(true);
        }
    });
    // Closed in whatever way, Escape among them: one stays.
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            another.set(false);
            app.leaving.set(None);
        }
        is
    });
    let running = move || app.run.get() == RunPhase::Running;
    let leave = move || {
        let to = app.leaving.get_untracked();
        let anew = another.get_untracked();
        open.set(false);
        if running() {
            drive.drop_run();
        } else {
            drive.secret.forget(SecretState::Left);
        }
        app.guarded.set(false);
        match to {
            _ if anew => register_another(app, drive),
            Some(Leaving::To(page)) => route::go(app, page),
            Some(Leaving::Session(way)) => account::take(app, way),
            None => {}
        }
    };
    let title = Signal::derive(move || if running() { words::LEAVE_RUN_TITLE } else { words::LEAVE_TITLE }.to_owned());
    let text = move || if running() { words::LEAVE_RUN_TEXT } else { words::LEAVE_TEXT };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary on_press=move || open.set(false)>
                {words::STAY}
            </Button>
            <Button kind=ButtonKind::Danger on_press=leave>
                {move || if running() { words::LEAVE_RUN } else { words::LEAVE }}
            </Button>
        }
    };
    view! {
        <Dialog open title actions>
            {text}
        </Dialog>
    }
    .into_any()
}
