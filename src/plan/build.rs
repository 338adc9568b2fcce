//! From what a registration says, finished or not, to the calls that make it.

use super::{
    body,
    call::{Mode, Plan},
};
use crate::{directory::ids::UniqueName, registration::content::Content};

/// The plan: what is sent of a registration, and what is shown of a draft.
pub fn build(content: &Content<'_>, mode: Mode) -> Plan {
    Plan {
        mode,
        unique_name: UniqueName::of(content.display_name, content.run_tail),
        run_tail: content.run_tail.clone(),
        application: body::application(content),
        credentials: content.credentials.clone(),
        assignment_required: content.assignment_required,
        grants: content.grants.clone(),
        owners: content.owners,
        cloud: content.cloud,
    }
}
