//! What is asked of a session, and how it stands, for those who do not know it.

use crate::flow::session::{Intent, Reason};

/// What is asked of a session.
pub enum Asked {
    /// To go to Microsoft.
    Go(Intent),
    /// To end.
    End(Reason),
    /// To call off what is under way.
    Cancel,
    /// To bring the other window to the front.
    ShowWindow,
    /// To take in what is known of `config.json` by now.
    Configured,
}

/// How signing in stands, in so far as it is told apart by those who do not know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// There is nothing to say.
    #[default]
    Idle,
    /// An answer is being taken in.
    Arriving,
    /// The browser is going to Microsoft.
    Leaving,
    /// Another window is at Microsoft.
    Away,
}
