//! A list of permission names, as people have it from a documentation page or another client's settings:
//! `User.Read Mail.Send api://contoso-orders/Orders.Read`.

use crate::directory::{
    ids::AppId,
    permission::{Permission, PermissionKind, ResourceApi},
};

/// One name of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As it stood in the list.
    pub text: String,
    /// The API that it names.
    pub api: NamedApi,
    /// The permission's value.
    pub value: String,
}

/// The API that a name names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedApi {
    /// None: `User.Read`.
    Unsaid,
    /// By its application (client) ID: `00000003-0000-0000-c000-000000000000/User.Read`.
    AppId(AppId),
    /// By its identifier URI: `https://vault.azure.net/user_impersonation`.
    IdentifierUri(String),
}

/// Why a name was not matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMatched {
    /// The API has no permission of this value.
    NoSuchPermission {
        /// The API's name.
        api: String,
    },
    /// The API has it, and does not give it out.
    SwitchedOff {
        /// The API's name.
        api: String,
    },
    /// `.default`: it asks for what is picked, and cannot be picked itself.
    Default,
    /// An API without a permission.
    NoPermission,
    /// The tenant has no such API.
    NoSuchApi,
}

/// The names in a list, each once. They may stand apart by blanks, commas, semicolons or line breaks, and in quotes
/// or brackets.
pub fn read(list: &str) -> Vec<Named> {
    let mut names: Vec<Named> = Vec::new();
    for word in list.split(|c: char| c.is_whitespace() || c == ',' || c == ';') {
        let text = word.trim_matches(['"', '\'', '`', '[', ']', '(', ')', '{', '}']);
        if !text.is_empty() && names.iter().all(|known| known.text != text) {
            names.push(Named::read(text));
        }
    }
    names
}

impl Named {
    fn read(text: &str) -> Self {
        let (api, value) = match text.rsplit_once('/') {
            Some((api, value)) if api.parse::<AppId>().is_ok() => {
                (api.parse().map_or(NamedApi::Unsaid, NamedApi::AppId), value)
            }
            Some((api, value)) if api.contains("://") => (NamedApi::IdentifierUri(api.to_owned()), value),
            _ if text.contains("://") => (NamedApi::IdentifierUri(text.to_owned()), ""),
            _ => (NamedApi::Unsaid, text),
        };
        Self { text: text.to_owned(), api, value: value.to_owned() }
    }

    /// Why no API can have it, where that is plain from the name itself.
    pub fn flaw(&self) -> Option<NotMatched> {
        match self.value.as_str() {
            "" => Some(NotMatched::NoPermission),
            ".default" => Some(NotMatched::Default),
            _ => None,
        }
    }

    /// The permission of the API that has this name: of the preferred kind where both have it, else of the other.
    ///
    /// # Errors
    /// Why there is none.
    pub fn find<'a>(&self, api: &'a ResourceApi, preferred: PermissionKind) -> Result<&'a Permission, NotMatched> {
        // SMART on FHIR writes `patient/*.read`; Entra ID takes neither `/` nor `*`, so that APIs offer it with dots.
        let dotted = self.value.replace('/', ".").replace('*', "all");
        let named = |permission: &&Permission| {
            permission.value.eq_ignore_ascii_case(&self.value) || permission.value.eq_ignore_ascii_case(&dotted)
        };
        let found: Vec<&Permission> = api.permissions.iter().filter(named).collect();
        let best = found.iter().filter(|permission| permission.enabled).max_by_key(|p| p.kind == preferred);
        match (best, found.is_empty()) {
            (Some(permission), _) => Ok(permission),
            (None, false) => Err(NotMatched::SwitchedOff { api: api.summary.display_name.clone() }),
            (None, true) => Err(NotMatched::NoSuchPermission { api: api.summary.display_name.clone() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use PermissionKind::{Application, Delegated};

    use super::*;
    use crate::directory::{api_owner::ApiOwner, ids::PermissionId, permission::ResourceSummary};

    fn api(offers: &[(PermissionKind, &str, bool)]) -> ResourceApi {
        let app_id = AppId::from_u128(1);
        let display_name = "Orders".to_owned();
        let summary =
            ResourceSummary { id: None, app_id, display_name, owner: ApiOwner::Unknown, enabled: true, offered: None };
        let permissions = (0..).zip(offers).map(|(id, (kind, value, enabled))| Permission {
            id: PermissionId::from_u128(id),
            kind: *kind,
            value: (*value).to_owned(),
            display_name: String::new(),
            description: String::new(),
            admin_consent_required: false,
            enabled: *enabled,
        });
        ResourceApi { summary, permissions: permissions.collect() }
    }

    fn values(list: &str) -> Vec<String> {
        read(list).into_iter().map(|named| named.value).collect()
    }

    #[test]
    fn a_list_may_be_written_in_any_usual_way() {
        assert_eq!(values("User.Read Mail.Send\n\tFiles.Read"), ["User.Read", "Mail.Send", "Files.Read"]);
        assert_eq!(values("[\"User.Read\", 'Mail.Send'];User.Read,"), ["User.Read", "Mail.Send"]);
        assert_eq!(values(" ,; \n"), [""; 0]);
    }

    #[test]
    fn a_name_may_say_its_api() {
        let read = |text: &str| (Named::read(text).api, Named::read(text).value);
        let uri = |uri: &str, value: &str| (NamedApi::IdentifierUri(uri.to_owned()), value.to_owned());
        assert_eq!(
            read("https://vault.azure.net/user_impersonation"),
            uri("https://vault.azure.net", "user_impersonation")
        );
        assert_eq!(read("https://management.azure.com//a"), uri("https://management.azure.com/", "a"));
        assert_eq!(read("api://contoso/orders/Orders.Read"), uri("api://contoso/orders", "Orders.Read"));
        let id = "4f6778d8-5aef-43dc-a1ff-b073724b9495";
        let by_id = NamedApi::AppId(id.parse().unwrap());
        assert_eq!(read(&format!("{id}/user_impersonation")), (by_id, "user_impersonation".to_owned()));
        assert_eq!(read("patient/*.read"), (NamedApi::Unsaid, "patient/*.read".to_owned()));
    }

    #[test]
    fn what_is_no_permission_says_so() {
        assert_eq!(Named::read("https://graph.microsoft.com/.default").flaw(), Some(NotMatched::Default));
        assert_eq!(Named::read("https://graph.microsoft.com/").flaw(), Some(NotMatched::NoPermission));
        assert_eq!(Named::read("User.Read").flaw(), None);
    }

    #[test]
    fn the_preferred_kind_is_taken_where_there_are_both() {
        let api =
            api(&[(Delegated, "Mail.Read", true), (Application, "Mail.Read", true), (Application, "Orders.All", true)]);
        let kind = |text: &str, preferred| Named::read(text).find(&api, preferred).map(|found| found.kind);
        assert_eq!(kind("mail.read", Delegated), Ok(Delegated));
        assert_eq!(kind("Mail.Read", Application), Ok(Application));
        assert_eq!(kind("Orders.All", Delegated), Ok(Application));
    }

    #[test]
    fn a_name_that_is_not_matched_is_given_back_with_the_reason() {
        let api = api(&[(Delegated, "Old.Read", false), (Delegated, "patient.all.read", true)]);
        let find = |text: &str| Named::read(text).find(&api, Delegated).map(|found| found.value.as_str());
        assert_eq!(find("Old.Read"), Err(NotMatched::SwitchedOff { api: "Orders".to_owned() }));
        assert_eq!(find("New.Read"), Err(NotMatched::NoSuchPermission { api: "Orders".to_owned() }));
        assert_eq!(find("patient/*.read"), Ok("patient.all.read"), "a SMART scope as the standard writes it");
    }
}
