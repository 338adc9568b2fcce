//! Text: addresses, code, icons, links, headings.

pub mod address;
pub mod code_block;
pub mod external_link;
pub mod icon;
pub mod page_heading;
pub mod secret_once;
