//! Words where the page may create an application and nothing more: what that means, and what an administrator is
//! asked to do afterwards.

pub use crate::words::text::narrow::*;
use crate::{directory::tenant::TenantContext, words::value::plain};

/// What the text is about.
pub fn subject(name: &str) -> String {
    format!("Service principal for {}", plain(name))
}

/// Asks an administrator to make the service principal.
pub fn text(name: &str, app_id: &str, tenant: &TenantContext, command: &str, request: &str) -> String {
    let (tenant_name, tenant_id) = (plain(&tenant.tenant_name), tenant.tenant_id);
    format!(
        "Hello,\n\nI have registered the client {} in {tenant_name} ({tenant_id}), as {}. Its application (client) ID \
         is {app_id}.\n\nThe page that I used may not make service principals, so the client cannot be used yet. An \
         Application Administrator or a Cloud Application Administrator can make its service principal, once.\n\n\
         With the Azure CLI:\n{command}\n\nOr with Microsoft Graph:\n{request}",
        plain(name),
        plain(&tenant.account),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{cloud::Cloud, ids::TenantId};

    #[test]
    fn an_administrator_gets_everything_that_it_takes_in_one_text() {
        let tenant = TenantContext {
            cloud: Cloud::Global,
            tenant_id: TenantId::from_u128(10),
            tenant_name: "Contoso".to_owned(),
            account: "alex@contoso.com".to_owned(),
        };
        let text = text("Portal", "7f3c1a52", &tenant, "az ad sp create --id 7f3c1a52", "POST /servicePrincipals");
        for said in [
            "Portal",
            "\"Contoso\" (00000000-0000-0000-0000-00000000000a)",
            "alex@contoso.com",
            "ID is 7f3c1a52",
            "With the Azure CLI:\naz ad sp create --id 7f3c1a52",
            "Microsoft Graph:\nPOST /servicePrincipals",
        ] {
            assert!(text.contains(said), "{said} in {text}");
        }
    }
}
