//! Words where the page can create an app and nothing more: what that means, and what an administrator is asked to do
//! afterwards.

pub use crate::words::text::narrow::*;
use crate::{directory::tenant::TenantContext, words::value::plain};

/// What the message is about.
pub fn subject(name: &str) -> String {
    about(&plain(name))
}

/// Asks an administrator to create the service principal.
pub fn text(name: &str, app_id: &str, tenant: &TenantContext, command: &str, request: &str) -> String {
    let (name, tenant_name, account) = (plain(name), plain(&tenant.tenant_name), plain(&tenant.account));
    message(&name, &tenant_name, &tenant.tenant_id.to_string(), &account, app_id, command, request)
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
