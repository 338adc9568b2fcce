//! What is being waited for, in words; a wait with its seconds, and with a button that stops it.

use crate::web::reactive::prelude::*;
use time::{Duration, OffsetDateTime};

use crate::{
    flow::questions::Busy,
    web::{
        pages::fields,
        shell::{now, picker::Waits},
        ui::{Button, ButtonKind, announcer},
    },
    words::run::failure as words,
};

/// Shorter waits are over before anybody has found the button.
const WORTH_STOPPING: Duration = Duration::seconds(3);

/// Why something takes its time, and how long still; `doing` is what it does while nothing is waited for.
#[component]
pub fn BusyLine(
    /// What is waited for.
    waits: Waits,
    /// What it does else.
    #[prop(into)]
    doing: Signal<String>,
    /// The element that takes the focus once the wait was stopped, since the button goes with it.
    focus: &'static str,
) -> AnyView {
    let text = move || match waits.busy.get() {
        Busy::Waiting(reason, until) => words::waiting(reason, until - waits.clock.get()),
        Busy::No | Busy::Asking => doing.get(),
    };
    let until = Signal::derive(move || match waits.busy.get() {
        Busy::Waiting(_, until) => Some(until),
        Busy::No | Busy::Asking => None,
    });
    view! {
        <div class="busy busy--line">
            <p>{changing(text)}</p>
            <StopButton until clock=waits.clock on_stop=waits.stop focus />
        </div>
    }
    .into_any()
}

/// "Stop waiting", while something is waited for that is worth it.
#[component]
pub fn StopButton(
    /// Until when it is waited.
    #[prop(into)]
    until: Signal<Option<OffsetDateTime>>,
    #[prop(into)] clock: Signal<OffsetDateTime>,
    #[prop(into)] on_stop: Callback<()>,
    /// The element that takes the focus then.
    focus: &'static str,
) -> AnyView {
    let shown = Memo::from_last(move |before: Option<&bool>| {
        let worth = |until: OffsetDateTime| until - clock.get_untracked() >= WORTH_STOPPING;
        // Once it is there it stays until the wait is over, however little is left.
        until.get().is_some_and(|until| before == Some(&true) || worth(until))
    });
    let stop = move || {
        on_stop.run(());
        fields::focus_soon(focus.to_owned());
    };
    changing(move || {
        shown.get().then(|| {
            view! {
                <Button kind=ButtonKind::Secondary small=true on_press=stop>
                    {words::stop_waiting()}
                </Button>
            }
        })
    })
}

/// Speaks why something waits, once a wait: its seconds are for the eye.
pub fn speak(waits: Waits) {
    let announcer = announcer();
    Effect::new(move |_| {
        if let Busy::Waiting(reason, until) = waits.busy.get() {
            announcer.announce(words::waiting(reason, until - now()));
        }
    });
}
