//! Every sentence that the page can show. Core types carry none.

pub mod elements;
