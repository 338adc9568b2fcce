//! The question before a page is left that holds something unsaved.

use crate::web::reactive::prelude::*;

use crate::{
    flow::register::Loss,
    web::{
        shell::{register::Registering, route::Routing},
        ui::{Button, ButtonKind, Dialog},
    },
    words::run::result as words,
};

/// Asks when somebody wants to go elsewhere, or to register another, while something would be lost.
#[component]
pub fn LeaveDialog() -> AnyView {
    let routing = Routing::here();
    let registering = Registering::here();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if routing.leaving.get().is_some() {
            open.set(true);
        }
    });
    // Closed in whatever way, Escape among them: one stays.
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            routing.stay();
        }
        is
    });
    let running = move || registering.loss.get() == Some(Loss::Run);
    let leave = move || {
        open.set(false);
        routing.leave_anyway();
    };
    let title =
        Signal::derive(move || if running() { words::leave_run_title() } else { words::leave_title() }.to_owned());
    let text = move || if running() { words::leave_run_text() } else { words::leave_text() };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary on_press=move || open.set(false)>
                {words::stay()}
            </Button>
            <Button kind=ButtonKind::Danger on_press=leave>
                {changing(move || if running() { words::leave_run() } else { words::leave() })}
            </Button>
        }
    };
    view! {
        <Dialog open title actions>
            {changing(text)}
        </Dialog>
    }
    .into_any()
}
