//! Runs against the tenant.

mod faults;
mod first_run;
mod live;
mod reference;
pub mod stops;
