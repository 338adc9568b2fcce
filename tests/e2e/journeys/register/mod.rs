//! Runs against the tenant.

mod all_kinds;
pub mod certificates;
mod duplicates;
mod faults;
mod federated;
mod first_run;
pub mod live;
mod owners;
mod policy;
mod preflight;
mod reference;
mod result;
pub mod stops;
mod undo;
