//! Why a session ends, and what goes with it: one table.

use super::marks::Mark;
use crate::config::TenantName;

/// Why a session ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The person signs out, here and at Microsoft. Out of the sandbox, nothing more than leaving it.
    SignOut {
        /// For the state that brings them back; none where the browser gives none.
        random: Option<[u8; 32]>,
    },
    /// The person has this page forget the session.
    Forget,
    /// The person chose another tenant of the owner's list.
    OtherTenant(TenantName),
    /// The person went back to the tenant of `config.json`, which is the one in use by now.
    OwnTenant,
    /// The set-up is tried out: a session that there is must not pass for the test's own.
    SelfTest,
    /// A test of the set-up has failed, and is told where it was begun.
    TestFailed,
    /// Other settings are in use than the session was begun with.
    Settings,
    /// The person goes into the sandbox.
    EnterSandbox,
    /// Another account has signed in.
    OtherAccount,
    /// A reload found nobody signed in any more.
    Expired {
        /// What names the account to Microsoft: another one must not go on in its place unasked.
        login_hint: Option<String>,
    },
}

/// What goes with a session beside what always does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wipes {
    /// What was typed.
    pub draft: DraftWiped,
    /// The APIs that were read.
    pub known_apis: bool,
    /// What has come by a link.
    pub link: bool,
    /// What is kept for the tab, beside the marks of a sign-in.
    pub marks: &'static [Mark],
}

/// What becomes of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftWiped {
    /// It stays as it is.
    Nothing,
    /// What was made earlier: in another tenant it is not there.
    Made,
    /// All of it.
    All,
}

impl Reason {
    /// What goes beside the session and its marks. The draft stays wherever the same person goes on.
    pub const fn wipes(&self) -> Wipes {
        let (draft, known_apis, link, marks): (_, _, _, &'static [Mark]) = match self {
            // Draft, known APIs, link, marks.
            Self::SignOut { .. } | Self::Forget => {
                (DraftWiped::All, true, true, &[Mark::Draft, Mark::Starts, Mark::ChosenTenant])
            }
            Self::OtherTenant(_) => (DraftWiped::Made, true, false, &[]),
            Self::OwnTenant => (DraftWiped::Nothing, true, false, &[Mark::ChosenTenant]),
            // The guard is against a page that goes in circles by itself, and a test takes a press each time.
            Self::SelfTest => (DraftWiped::Nothing, false, false, &[Mark::Starts]),
            Self::Settings | Self::EnterSandbox | Self::OtherAccount => (DraftWiped::Nothing, true, false, &[]),
            Self::TestFailed | Self::Expired { .. } => (DraftWiped::Nothing, false, false, &[]),
        };
        Wipes { draft, known_apis, link, marks }
    }
}
