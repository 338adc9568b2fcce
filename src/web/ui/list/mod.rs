//! Lists: calls, steps, progress, IDs.

pub mod call_list;
pub mod id_list;
pub mod progress;
pub mod step_list;
