//! A question that was made.

use crate::{directory::cloud::Cloud, signin::pending::Pending};

/// Where a question is asked, and what its answer is held against. No `Debug`: it holds the verifier.
pub struct Begun {
    pub(super) cloud: Cloud,
    pub(super) address: String,
    pub(super) pending: Pending,
}
