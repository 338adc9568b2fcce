//! Where an administrator consents to what a registered client asks for, and a mail that says so.

use super::{PortalPage, portal_links};
use crate::{
    directory::{application::Application, audience::SignInAudience, tenant::TenantContext},
    http::endpoint::encode,
    registration::validate::Registration,
};

/// The longest address that mail programs and browsers take from each other for certain.
const LONGEST_MAIL: usize = 1_900;

/// Where an administrator consents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentLink {
    /// The address.
    pub url: String,
    /// The redirect URI of the client to which the administrator is sent on, where perhaps nothing answers yet.
    pub goes_on: Option<String>,
}

/// The link by which an administrator consents to everything that was picked, for the whole tenant; `None` where
/// there is nothing to consent to. The administrator is sent on to a redirect URI, which has to be a registered one;
/// where there is none, the link leads to the client's permissions in the portal.
///
/// <https://learn.microsoft.com/entra/identity-platform/v2-admin-consent>
pub fn link(registration: &Registration, tenant: &TenantContext, application: Application) -> Option<ConsentLink> {
    if registration.permissions().is_empty() || registration.audience() == SignInAudience::Personal {
        return None;
    }
    let origin = tenant.cloud.authority();
    let everywhere = format!("{origin}/{}/adminconsent?client_id={}", tenant.tenant_id, application.app_id);
    if let Some(uri) = registration.redirect_uris().iter().find(|uri| !uri.has_wildcard()) {
        let url = format!("{everywhere}&redirect_uri={}", encode(uri.as_str()));
        return Some(ConsentLink { url, goes_on: Some(uri.as_str().to_owned()) });
    }
    let pages = portal_links(tenant, application, None);
    let permissions = pages.into_iter().find(|(page, _)| *page == PortalPage::ApiPermissions);
    // A cloud without a portal has the one way left: the consent is kept, whatever the last page says.
    Some(ConsentLink { url: permissions.map_or(everywhere, |(_, url)| url), goes_on: None })
}

/// A link that opens a mail with this text. A text that is too long for one is left for the person to paste, and
/// `otherwise` stands in its place.
pub fn mail(subject: &str, text: &str, otherwise: &str) -> String {
    let link = |text: &str| format!("mailto:?subject={}&body={}", encode(subject), encode(&text.replace('\n', "\r\n")));
    let whole = link(text);
    if whole.len() <= LONGEST_MAIL { whole } else { link(otherwise) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_carries_its_text_with_the_line_ends_of_mail() {
        let link = mail("Admin consent for A & B", "one\ntwo?", "short");
        assert_eq!(link, "mailto:?subject=Admin%20consent%20for%20A%20%26%20B&body=one%0D%0Atwo%3F");
    }

    #[test]
    fn a_text_that_is_too_long_for_a_link_is_left_out_of_it() {
        let link = mail("A", &"x".repeat(2_000), "short");
        assert_eq!(link, "mailto:?subject=A&body=short");
    }
}
