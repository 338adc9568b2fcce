//! How near the end of the session is, by the clocks of the machine.

use crate::web::reactive::prelude::*;
use time::Duration;

use super::own_session::OwnSession;
use crate::{signin::session::ending::Ending, web::browser::clock};

/// How often the clocks are looked at: a timer for the moment itself would stand still while the machine sleeps.
const LOOK: Duration = Duration::seconds(5);

/// How near the end of the session is. Taken with [`SessionEnding::find`] anywhere below the root.
#[derive(Clone, Copy)]
pub struct SessionEnding {
    ending: RwSignal<Ending>,
    session: OwnSession,
}

impl SessionEnding {
    /// Looks at the clocks for as long as the page lives. Called once.
    pub(in crate::web::shell) fn watch(session: OwnSession) {
        let ending = RwSignal::new(Ending::Untold);
        provide_context(Self { ending, session });
        spawn_local(async move {
            loop {
                let now = session.ending();
                if ending.get_untracked() != now {
                    ending.set(now);
                }
                clock::sleep(LOOK).await;
            }
        });
    }

    /// The watch of the page that one is in; none where there is no session that could end.
    pub fn find() -> Option<Self> {
        use_context()
    }

    /// How near it is.
    pub fn get(self) -> Ending {
        self.ending.get()
    }

    /// Looks at the clocks now, and not when the time has come again.
    pub fn look_again(self) {
        self.ending.set(self.session.ending());
    }

    /// Whether it is so near that no registration is begun.
    pub fn is_too_near(self) -> bool {
        matches!(self.ending.get(), Ending::TooNear(_))
    }
}
