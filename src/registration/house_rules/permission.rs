//! Permissions that an organization does not let apps ask for here.

use crate::directory::{ids::AppId, permission::PermissionKind};

/// Permissions of an API that may not be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The API.
    pub api: AppId,
    /// Which of its permissions.
    pub which: Which,
    /// Of this kind; of both where none is named.
    pub kind: Option<PermissionKind>,
}

/// Which permissions of an API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// The one that is called so, in whatever case: Entra ID lets no two differ by that alone.
    Named(String),
}

impl Blocked {
    /// Whether a permission is among them.
    pub fn has(&self, api: AppId, kind: PermissionKind, value: &str) -> bool {
        let is_named = match &self.which {
            Which::All => true,
            Which::Named(name) => name.eq_ignore_ascii_case(value),
        };
        self.api == api && is_named && self.kind.is_none_or(|own| own == kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::permission::MICROSOFT_GRAPH;

    #[test]
    fn one_permission_of_one_kind_or_all_of_an_api() {
        use PermissionKind::{Application, Delegated};
        let one = Blocked {
            api: MICROSOFT_GRAPH,
            which: Which::Named("Mail.Read".to_owned()),
            kind: Some(PermissionKind::Application),
        };
        assert!(one.has(MICROSOFT_GRAPH, Application, "mail.read"));
        assert!(!one.has(MICROSOFT_GRAPH, Delegated, "Mail.Read"));
        assert!(!one.has(MICROSOFT_GRAPH, Application, "Mail.ReadWrite"));
        assert!(!one.has(AppId::from_u128(1), Application, "Mail.Read"));
        let all = Blocked { which: Which::All, kind: None, ..one };
        assert!(all.has(MICROSOFT_GRAPH, Delegated, "User.Read") && !all.has(AppId::NIL, Delegated, "User.Read"));
    }
}
