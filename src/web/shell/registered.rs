//! What was registered in this tab: by the run that is shown, and before.

use super::{in_use::TenantInUse, register::Registering};
use crate::{
    directory::cloud::Cloud,
    next_steps::record::{Record, Records},
    web::browser::storage,
};

/// What the tab keeps of it for whoever is signed in. Looked at once: there is something else only after another run.
pub fn records(tenant: TenantInUse) -> Records {
    kept(tenant.cloud()).of(&tenant.context().account)
}

fn kept(in_use: Cloud) -> Records {
    storage::load_text::<Records>().map(|kept| Records::read(&kept, in_use)).unwrap_or_default()
}

/// Keeps one, for a reload to find again.
pub fn note(record: Record) {
    let mut all = kept(record.tenant.cloud);
    all.note(record);
    // Refused storage costs no more than the list after a reload.
    let _ = storage::save_text::<Records>(all.write());
}

/// What the run has made, once the client is registered; looks again with each change.
pub fn of_run(registering: Registering, tenant: TenantInUse) -> Option<Record> {
    if !registering.is_client_registered.get() {
        return None;
    }
    let made = (registering.application.get()?, registering.service_principal.get());
    registering.registration.with(|registration| {
        let whose = (tenant.context(), tenant.is_sandbox());
        Some(Record::of(registration.as_ref()?, registering.owners(), whose, made, super::now()))
    })
}
