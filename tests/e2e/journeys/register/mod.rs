//! Runs against the tenant.

mod faults;
mod live;
mod reference;
pub mod stops;
