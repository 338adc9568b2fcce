//! Words of a client secret that is encrypted for a colleague.

use crate::{age::recipient::NotRecipient, words::text::colleague as text};
pub use text::*;

/// Why nothing can be encrypted for this key, and what to do.
pub fn not_recipient(why: NotRecipient) -> &'static str {
    match why {
        NotRecipient::Empty => text::empty(),
        NotRecipient::PrivateKey => text::private_key(),
        NotRecipient::Several => text::several(),
        NotRecipient::OtherKind => text::other_kind(),
        NotRecipient::Damaged => text::damaged(),
        NotRecipient::NoKey => text::no_key(),
    }
}
