//! From a registration to the calls that make it.

use super::{
    body,
    call::{Mode, Plan},
};
use crate::{
    directory::{ids::UniqueName, permission::grant, redirect_uri::RedirectUri},
    registration::validate::Registration,
};

/// The plan for a registration.
pub fn build(registration: &Registration, mode: Mode) -> Plan {
    let uris: Vec<&str> = registration.redirect_uris().iter().map(RedirectUri::as_str).collect();
    Plan {
        mode,
        unique_name: UniqueName::of(registration.display_name(), registration.run_tail()),
        run_tail: registration.run_tail().clone(),
        application: body::application(
            registration.display_name(),
            registration.audience(),
            &uris,
            registration.permissions(),
            registration.service_reference(),
        ),
        secret: registration.secret().cloned(),
        assignment_required: registration.assignment_required(),
        grants: if registration.grants_consent() { grant::wanted(registration.permissions()) } else { Vec::new() },
    }
}
