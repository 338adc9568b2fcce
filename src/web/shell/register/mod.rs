//! Driving a run, and the secret that it makes.

pub mod drive;
pub mod embedded;
pub mod held;
