//! What a person sends to an administrator, and the words around it.
//!
//! # Invariants
//! The text holds no token and no secret: names, identifiers, and a link that does nothing until somebody signs in.

use super::sign_in::why;
pub use crate::words::text::admin_request::*;
use crate::{
    directory::tenant::TenantContext,
    http::request::GraphScope,
    words::{text::admin_request as text, value::plain},
};

/// What the page has to be granted, for whom and where.
pub struct Wanted<'a> {
    /// Who asks, and in which tenant; unknown before the first sign-in.
    pub context: Option<&'a TenantContext>,
    /// The address of the page.
    pub page: &'a str,
    /// The page's application (client) ID.
    pub client_id: &'a str,
    /// The permissions.
    pub scopes: &'a [GraphScope],
    /// Where an administrator grants them.
    pub link: &'a str,
}

/// What the text is about.
pub fn subject(context: Option<&TenantContext>) -> String {
    context.map_or_else(|| subject_in_ours().to_owned(), |context| subject_in(&plain(&context.tenant_name)))
}

/// Asks an administrator to grant the page its permissions.
pub fn text(wanted: &Wanted<'_>) -> String {
    let tenant = wanted.context.map(|context| plain(&context.tenant_name));
    let granted = tenant.as_deref().map_or_else(|| grant_in_ours().to_owned(), grant_in);
    let scopes: Vec<String> = wanted.scopes.iter().map(|scope| permission(scope.value(), why(*scope))).collect();
    let link = [open(), "\n", wanted.link].concat();
    let mut who = vec![app(wanted.client_id)];
    if let (Some(context), Some(name)) = (wanted.context, tenant) {
        who.push(text::tenant(&name, &context.tenant_id.to_string()));
        who.push(account(&plain(&context.account)));
    }
    let paragraphs =
        [hello().to_owned(), intro(wanted.page), granted, scopes.join("\n"), rights().to_owned(), link, who.join("\n")];
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{cloud::Cloud, ids::TenantId};

    fn wanted<'a>(context: Option<&'a TenantContext>, scopes: &'a [GraphScope]) -> Wanted<'a> {
        let (page, client_id) = ("https://tools.example/registrar/", "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11");
        Wanted { context, page, client_id, scopes, link: "https://login.microsoftonline.com/t/v2.0/adminconsent?x" }
    }

    #[test]
    fn an_administrator_learns_who_asks_for_which_page_what_each_permission_is_for_and_where_to_grant_it() {
        let context = TenantContext {
            cloud: Cloud::Global,
            tenant_id: TenantId::from_u128(10),
            tenant_name: "Contoso".to_owned(),
            account: "alex@contoso.com".to_owned(),
        };
        let scopes = [GraphScope::ApplicationReadAll, GraphScope::ApplicationReadWriteAll];
        let text = text(&wanted(Some(&context), &scopes));
        assert_eq!(subject(Some(&context)), "Approval for Client Registrar in \"Contoso\"");
        for said in [
            "https://tools.example/registrar/",
            "- Application.Read.All: Searches the tenant's APIs",
            "- Application.ReadWrite.All: Creates the app",
            "https://login.microsoftonline.com/t/v2.0/adminconsent?x",
            "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11",
            "Tenant: \"Contoso\" (00000000-0000-0000-0000-00000000000a)",
            "My account: \"alex@contoso.com\"",
        ] {
            assert!(text.contains(said), "{said} in {text}");
        }
    }

    #[test]
    fn nothing_in_the_text_takes_the_administrator_for_the_person_who_asks() {
        let text = text(&wanted(None, &GraphScope::ALL)).to_lowercase();
        assert!(!text.split(|c: char| !c.is_alphabetic()).any(|word| word == "you" || word == "your"), "{text}");
    }

    #[test]
    fn before_the_first_sign_in_nobody_is_named() {
        let text = text(&wanted(None, &[GraphScope::UserRead]));
        assert_eq!(subject(None), "Approval for Client Registrar in our tenant");
        assert!(!text.contains("My account") && !text.contains("Tenant:"), "{text}");
    }
}
