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
    /// What was made of it: it is not there where one goes.
    Ledger,
    /// All of it.
    All,
}

impl Reason {
    /// What goes beside the session and its marks. The draft stays wherever the same person goes on.
    pub const fn wipes(&self) -> Wipes {
        let (draft, link, marks): (_, _, &'static [Mark]) = match self {
            // Draft, link, marks.
            Self::SignOut { .. } | Self::Forget => {
                (DraftWiped::All, true, &[Mark::Draft, Mark::Ledger, Mark::Records, Mark::Starts, Mark::ChosenTenant])
            }
            Self::OwnTenant => (DraftWiped::Nothing, false, &[Mark::ChosenTenant]),
            // The guard is against a page that goes in circles by itself, and a test takes a press each time.
            Self::SelfTest => (DraftWiped::Nothing, false, &[Mark::Starts]),
            Self::EnterSandbox => (DraftWiped::Ledger, false, &[]),
            Self::OtherTenant(_) | Self::Settings | Self::OtherAccount | Self::TestFailed | Self::Expired { .. } => {
                (DraftWiped::Nothing, false, &[])
            }
        };
        Wipes { draft, link, marks }
    }
}
