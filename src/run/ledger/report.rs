//! What a registration has left, as a text for whoever looks into it later.
//!
//! # Invariants
//! Holds IDs and no name, since it is sent to others. In English in every language.

use super::{Asked, Ledger, Made};
use crate::directory::ids::TenantId;

/// A line an object, and then the log of the requests.
pub fn report(tenant: TenantId, ledger: &Ledger, log: &str) -> String {
    let mut lines = vec![format!("tenant-id: {tenant}")];
    for made in ledger.made() {
        lines.push(match made {
            Made::Application { id, app_id, .. } => format!("application: {id}\nclient-id: {app_id}"),
            Made::ServicePrincipal { id } => format!("service-principal: {id}"),
            Made::Secret { key, .. } => format!("client-secret-id: {key}"),
            Made::Federated { id, .. } => format!("federated-credential: {id}"),
            Made::Grant { id } => format!("delegated-permission-grant: {id}"),
            Made::Assignment { api, id } => format!("app-role-assignment: {id} (resource {api})"),
        });
    }
    for asked in ledger.asked() {
        let what = match asked {
            Asked::Application { .. } => "application",
            Asked::Secret { .. } => "client-secret",
            Asked::Federated { .. } => "federated-credential",
        };
        lines.push(format!("may-exist: {what}"));
    }
    if !log.is_empty() {
        lines.push(format!("\n{log}"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_ids_and_no_name() {
        let ledger = r#"{"run_tail":"0123456789abcdef","made":[
            {"Application":{"id":"00000000-0000-0000-0000-000000000001","app_id":"00000000-0000-0000-0000-000000000002",
             "unique_name":"contoso-payroll-0123456789abcdef"}},
            {"Secret":{"credential":1,"key":"00000000-0000-0000-0000-000000000003"}}],
            "asked":[{"Federated":{"credential":2,"name":"github-payroll"}}]}"#;
        let ledger: Ledger = serde_json::from_str(ledger).unwrap();
        let text = report(TenantId::from_u128(9), &ledger, "2026-11-23T10:00:00.000Z PATCH /applications 201");
        assert_eq!(
            text,
            "tenant-id: 00000000-0000-0000-0000-000000000009\n\
             application: 00000000-0000-0000-0000-000000000001\n\
             client-id: 00000000-0000-0000-0000-000000000002\n\
             client-secret-id: 00000000-0000-0000-0000-000000000003\n\
             may-exist: federated-credential\n\
             \n2026-11-23T10:00:00.000Z PATCH /applications 201"
        );
        assert!(!text.contains("payroll"));
    }
}
