//! Wiring: effects are performed on the parts that they name, and what the page notices goes into the flows. The only
//! place that knows all parts.

pub mod link;
pub mod register;
pub mod route;
pub mod session;
pub mod set_up;
