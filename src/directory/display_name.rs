//! Rules for the display name.
