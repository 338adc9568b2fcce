//! Surfaces: cards, dialogs, panels, tabs, the columns of the page.

pub mod action_bar;
pub mod card;
pub mod dialog;
pub mod disclosure;
pub mod flyout;
pub mod layout;
pub mod panel;
pub mod tabs;
