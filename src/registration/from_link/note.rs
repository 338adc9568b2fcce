//! What a recipe says beyond the values that it fills in: what it is called, which of them it means to hold, how long a
//! secret may last, and what comes after the registration.
//!
//! # Invariants
//! It is data that anybody may have written. Its addresses are `https`, and nothing here leads anywhere by itself.

use serde::{Deserialize, Serialize};

use crate::registration::credentials::Kind;

/// The most steps after a registration.
pub const MOST_STEPS: usize = 20;
/// The most characters of an address.
const MOST_OF_LINK: usize = 500;

/// What a draft keeps of the recipe that has filled it in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct RecipeNote {
    /// What the recipe is called, in its own words.
    pub title: String,
    /// The values that are not to be changed.
    pub fixed: Vec<FixedPart>,
    /// The kinds of credential that are meant to be used; none where the recipe says nothing of it.
    pub kinds: Option<Vec<Kind>>,
    /// The most days that a client secret may last.
    pub longest_days: Option<u16>,
    /// What to do once the app is registered.
    pub next_steps: Vec<NextStep>,
}

/// A part of a registration that a recipe can hold to its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FixedPart {
    /// "Display name".
    DisplayName,
    /// "Supported account types".
    SignInAudience,
    /// "Require user assignment".
    UserAssignmentRequired,
    /// "Service management reference".
    ServiceManagementReference,
    /// "Notes".
    Notes,
    /// The redirect URIs.
    RedirectUris,
    /// The API permissions.
    Permissions,
    /// The credentials.
    Credentials,
}

impl FixedPart {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 8] = [
        Self::DisplayName,
        Self::SignInAudience,
        Self::UserAssignmentRequired,
        Self::ServiceManagementReference,
        Self::Notes,
        Self::RedirectUris,
        Self::Permissions,
        Self::Credentials,
    ];

    /// Its key in a recipe.
    pub const fn key(self) -> &'static str {
        match self {
            Self::DisplayName => "displayName",
            Self::SignInAudience => "signInAudience",
            Self::UserAssignmentRequired => "userAssignmentRequired",
            Self::ServiceManagementReference => "serviceManagementReference",
            Self::Notes => "notes",
            Self::RedirectUris => "redirectUris",
            Self::Permissions => "permissions",
            Self::Credentials => "credentials",
        }
    }
}

/// What to do once the app is registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextStep {
    /// In the words of the recipe.
    pub text: String,
    /// Where there is more about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<HttpsLink>,
}

/// An address that begins with `https://` and a plain host. It is shown with that host; a person may copy it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct HttpsLink(String);

/// A text is no address that a recipe can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no https address")]
pub struct NotALink;

impl TryFrom<String> for HttpsLink {
    type Error = NotALink;

    fn try_from(text: String) -> Result<Self, NotALink> {
        let place = text.strip_prefix("https://").ok_or(NotALink)?;
        let (place, rest) = place.find(['/', '?', '#']).map_or((place, ""), |at| place.split_at(at));
        let (host, port) = place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port)));
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
        let is_host = host.contains('.') && host.chars().all(is_plain) && !host.starts_with(['.', '-']);
        let is_port = port.is_none_or(|port| matches!(port.len(), 1..=5) && port.bytes().all(|b| b.is_ascii_digit()));
        let is_rest = rest.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
        if is_host && is_port && is_rest && text.len() <= MOST_OF_LINK { Ok(Self(text)) } else { Err(NotALink) }
    }
}

impl From<HttpsLink> for String {
    fn from(link: HttpsLink) -> Self {
        link.0
    }
}

impl HttpsLink {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl RecipeNote {
    /// Whether a recipe can have said so much.
    pub(in crate::registration) fn fits(&self) -> bool {
        self.next_steps.len() <= MOST_STEPS
            && self.fixed.len() <= FixedPart::ALL.len()
            && self.kinds.as_ref().is_none_or(|kinds| kinds.len() <= Kind::ALL.len())
    }

    /// Every text in it; an address has no room for what nobody sees.
    pub(in crate::registration) fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        std::iter::once(&mut self.title).chain(self.next_steps.iter_mut().map(|step| &mut step.text))
    }

    /// Whether a value is not to be changed.
    pub fn fixes(&self, part: FixedPart) -> bool {
        self.fixed.contains(&part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_https_with_a_plain_host() {
        for text in ["https://learn.microsoft.com/azure/x?y=1#z", "https://docs.contoso.com", "https://a.b:8443/"] {
            assert_eq!(HttpsLink::try_from(text.to_owned()).unwrap().as_str(), text);
        }
        for text in [
            "",
            "http://contoso.com",
            "javascript:alert(1)",
            "data:text/html,x",
            "//contoso.com",
            "https://",
            "https://contoso",
            "https://user@contoso.com",
            "https://contoso.com@evil.example",
            "https://contoso.com\\@evil.example",
            "https://evil.example/\u{202e}",
            "https://contoso.com/a b",
            "https://CONTOSO.com",
            "https://contoso.com:x/",
            "https://contoso.com:/",
            " https://contoso.com",
            "https://.contoso.com",
        ] {
            assert_eq!(HttpsLink::try_from(text.to_owned()), Err(NotALink), "{text}");
        }
        assert!(HttpsLink::try_from(["https://a.b/", &"x".repeat(500)].concat()).is_err());
    }

    #[test]
    fn each_part_has_the_key_that_it_is_written_with() {
        for part in FixedPart::ALL {
            assert_eq!(serde_json::to_value(part).unwrap(), part.key());
        }
    }
}
