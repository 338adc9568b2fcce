//! Runs against the tenant.

mod faults;
mod first_run;
pub mod live;
mod reference;
mod result;
pub mod stops;
