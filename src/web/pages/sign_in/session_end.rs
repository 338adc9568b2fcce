//! Says that the sign-in ends soon, while there is still time to do something about it.
//!
//! # Invariants
//! A secret on the page, or a run under way, is never interrupted: neither needs the session to last.

use crate::web::reactive::prelude::*;
use time::Duration;

use crate::{
    signin::session::ending::Ending,
    web::{
        browser::{clock, intl},
        shell::{register::Registering, session::sign_in::SignIn},
        ui::{Button, ButtonKind, MessageBar, MessageKind},
    },
    words::session::session_end as words,
};

/// How often the clocks are looked at: a timer for the moment itself would stand still while the machine sleeps.
const LOOK: Duration = Duration::seconds(5);

/// How near the end of the session is. Taken with [`SessionEnding::here`] anywhere below the shell.
#[derive(Clone, Copy)]
pub struct SessionEnding {
    ending: RwSignal<Ending>,
    sign_in: SignIn,
}

impl SessionEnding {
    /// Looks at the clocks for as long as the page lives. Called once, by the shell.
    pub fn watch() {
        let sign_in = SignIn::here();
        let ending = RwSignal::new(Ending::Untold);
        provide_context(Self { ending, sign_in });
        spawn_local(async move {
            loop {
                let now = sign_in.ending();
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
    pub fn look_again(self) {
        self.ending.set(self.sign_in.ending());
    }

    /// Whether it is so near that no registration is begun.
    pub fn is_too_near(self) -> bool {
        matches!(self.ending.get(), Ending::TooNear(_))
    }
}

/// Ten minutes before the end says when it is, aloud once, and offers to sign in again. Stands once, above the page.
#[component]
pub fn SessionEnd() -> AnyView {
    let (SessionEnding { ending, sign_in }, registering) = (SessionEnding::here(), Registering::here());
    let at = Memo::new(move || ending.get().at().map(intl::time));
    let spoken = StoredValue::new(None::<String>);
    let told = move || {
        let at = at.get().filter(|_| !registering.is_guarded())?;
        let anew = spoken.with_value(|spoken| spoken.as_ref() != Some(&at));
        spoken.set_value(Some(at.clone()));
        let bar = bar(sign_in, words::ends_at(&at), words::kept(), anew);
        Some(view! { <div class="notice">{bar}</div> })
    };
    changing(told)
}

/// Says that a registration was not begun, and why.
pub fn too_near() -> AnyView {
    bar(SignIn::here(), words::too_near().to_owned(), words::too_near_do(), true)
}

fn bar(sign_in: SignIn, title: String, text: &'static str, announce: bool) -> AnyView {
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || sign_in.again()>
                {words::sign_in_now()}
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
