//! What speaks: message bars, badges, announcements.

pub mod badge;
pub mod live;
pub mod message_bar;
