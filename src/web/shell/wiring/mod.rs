//! Wiring: effects are performed on the parts that they name, and what the page notices goes into the flows. A
//! file each, in the part that it belongs to.

pub mod embedded;
pub mod import;
pub mod leaving;
pub mod link;
pub mod recipe;
pub mod recovery;
pub mod register;
pub mod restore;
pub mod route;
pub mod sandbox;
pub mod session;
pub mod set_up;
pub mod undo;
