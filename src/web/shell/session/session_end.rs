//! Says that the sign-in ends soon, while there is still time to do something about it.
//!
//! # Invariants
//! A secret on the page, or a run under way, is never interrupted: neither needs the session to last.

use leptos::{prelude::*, task::spawn_local};
use time::Duration;

use super::{live, sign_in::again, tenant::Tenant};
use crate::{
    signin::session::ending::Ending,
    web::{
        browser::{clock, intl},
        shell::state::App,
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
    words::session::session_end as words,
};

/// How often the clocks are looked at: a timer for the moment itself would stand still while the machine sleeps.
const LOOK: Duration = Duration::seconds(5);

/// How near the end of the session is. Taken with [`SessionEnding::here`] anywhere below the shell.
#[derive(Clone, Copy)]
pub struct SessionEnding(RwSignal<Ending>);

impl SessionEnding {
    /// Looks at the clocks for as long as the page lives. Called once, by the shell.
    pub fn watch(app: App) {
        let ending = RwSignal::new(Ending::Untold);
        provide_context(Self(ending));
        spawn_local(async move {
            loop {
                let now = look(app);
                if ending.get_untracked() != now {
                    ending.set(now);
                }
                clock::sleep(LOOK).await;
            }
        });
    }

    /// The watch of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Looks at the clocks now, and not when the time has come again.
    pub fn look_again(self, app: App) {
        self.0.set(look(app));
    }

    /// Whether it is so near that no registration is begun.
    pub fn is_too_near(self) -> bool {
        matches!(self.0.get(), Ending::TooNear(_))
    }
}

/// How near the end of the session is, by the clocks as they are now.
pub fn look(app: App) -> Ending {
    app.tenant.with_untracked(|tenant| match tenant {
        Some(Tenant::Live(live)) => Ending::of(live.end(), live::moment()),
        _ => Ending::Untold,
    })
}

/// Ten minutes before the end says when it is, aloud once, and offers to sign in again. Stands once, above the page.
#[component]
pub fn SessionEnd() -> AnyView {
    let app = App::here();
    let ending = SessionEnding::here().0;
    let at = Memo::new(move |_| ending.get().at().map(intl::time));
    let spoken = StoredValue::new(None::<String>);
    let told = move || {
        let at = at.get().filter(|_| !app.registering.is_guarded())?;
        let anew = spoken.with_value(|spoken| spoken.as_ref() != Some(&at));
        spoken.set_value(Some(at.clone()));
        let bar = bar(app, words::ends_at(&at), words::KEPT, anew);
        Some(view! { <div class="notice">{bar}</div> })
    };
    told.into_any()
}

/// Says that a registration was not begun, and why.
pub fn too_near(app: App) -> AnyView {
    bar(app, words::TOO_NEAR.to_owned(), words::TOO_NEAR_DO, true)
}

fn bar(app: App, title: String, text: &'static str, announce: bool) -> AnyView {
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || again(app)>
                {words::SIGN_IN_NOW}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Info title announce actions>
            {text}
        </MessageBar>
    }
    .into_any()
}
