//! The frame around every page: header, banner, notices, and the way back and on.

pub mod account_menu;
pub mod ahead;
pub mod busy;
pub mod frame_line;
pub mod header;
pub mod in_part;
pub mod lost;
pub mod notes;
pub mod part_status;
pub mod shell;
pub mod step;
pub mod theme_choice;
