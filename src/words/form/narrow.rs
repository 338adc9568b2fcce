//! Words where the page may create an application and nothing more: what that means, and what an administrator is
//! asked to do afterwards.

use crate::{directory::tenant::TenantContext, words::value::plain};

/// On the step Review, before anything is sent.
pub const REVIEW_TITLE: &str = "This page makes the application and its secret here, and nothing more.";
pub const REVIEW_TEXT: &str = "Your tenant grants it no more than AppRegistration.Create. An administrator makes the service principal afterwards: the result has the request for it, ready to send.";

/// The heading of what is left, on the result.
pub const HEADING: &str = "Left to an administrator";
/// What is missing, and what that means.
pub const LEAD: &str = "The application has no service principal yet. Until an administrator makes it, nobody can sign in to the client, and its secret obtains no token.";
pub const COMMAND: &str = "Azure CLI";
pub const REQUEST: &str = "Request to Microsoft Graph";
pub const TEXT: &str = "Text for an administrator";
pub const WHO: &str = "It takes an Application Administrator or a Cloud Application Administrator, and one of these.";

/// No secret came of it.
pub const SECRET_LEFT: &str = "You hold no client secret of this application, and this page may not make one now.";
pub const SECRET_LEFT_DO: &str =
    "You own the application: make a secret in the Entra admin center, under Certificates & secrets.";

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
