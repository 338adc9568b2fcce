//! A simulated tenant in the page: Graph-shaped answers, deterministic, with no network.
//!
//! # Invariants
//! It reads requests as a server would, from the method, the path's text, the headers and the body, and it knows
//! nothing of `plan` or `run`: only so is a run against it a test of what goes over the wire. The same seed and
//! the same requests at the same moments give the same answers. Everything that it makes up is visibly made up.

mod answer;
mod applications;
mod check;
mod deletions;
mod faults;
mod federated;
mod grants;
mod ids;
mod list_query;
pub mod objects;
mod owners;
mod policy;
mod principals;
mod route;
mod seed;
mod tenant;
#[cfg(test)]
mod tests;

pub use faults::Faults;
pub use tenant::{Simulated, Stored, Tenant};
