//! Words for hints on picks, and for the list of names that can be pasted.

use super::apis;
pub use crate::words::text::advice::*;
use crate::{
    directory::permission::PermissionKind,
    registration::{
        advice::{Advice, AdviceKind},
        paste::{MOST, NotMatched},
    },
};

/// What there is to say of so many selected permissions of one kind.
pub fn hint(kind: AdviceKind, of: PermissionKind, count: usize) -> String {
    match (kind, of) {
        (AdviceKind::HighPrivilege, PermissionKind::Application) => high_application(count),
        (AdviceKind::HighPrivilege, PermissionKind::Delegated) => high_delegated(count),
        (AdviceKind::DelegatedTwin, _) => delegated_twin(count),
        (AdviceKind::Narrower, _) => narrower(count),
        (AdviceKind::UnusedOfflineAccess, _) => unused_offline_access().to_owned(),
    }
}

/// The words of the button that takes the hint.
pub fn take(advice: &Advice) -> String {
    match &advice.instead {
        Some(_) if advice.kind == AdviceKind::DelegatedTwin => use_delegated().to_owned(),
        Some(pick) => use_instead(&pick.value),
        None => remove_value(&advice.about.value),
    }
}

/// Why a name was not matched.
pub fn reason(text: &str, why: &NotMatched) -> String {
    match why {
        NotMatched::NoSuchPermission { api, near: Some(near) } => no_such_permission_near(text, api, &near.value),
        NotMatched::NoSuchPermission { api, near: None } => no_such_permission(text, api),
        NotMatched::OtherKind { has } => {
            let api = apis::named(has.resource_app_id, &has.resource_name);
            match has.kind {
                PermissionKind::Delegated => delegated_only(text, &api, &has.value),
                PermissionKind::Application => application_only(text, &api, &has.value),
            }
        }
        NotMatched::SwitchedOff { api } => disabled_by_api(api, text),
        NotMatched::Default => default_scope(text),
        NotMatched::NoPermission => no_permission(text),
        NotMatched::NoSuchApi => no_such_api(text),
        NotMatched::TooMany => too_many(MOST, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{
        ids::PermissionId,
        permission::{MICROSOFT_GRAPH, PickedPermission, api_owner::ApiOwner},
    };

    fn pick(value: &str) -> PickedPermission {
        PickedPermission {
            resource_app_id: MICROSOFT_GRAPH,
            resource_name: "Microsoft Graph".to_owned(),
            id: PermissionId::from_u128(1),
            kind: PermissionKind::Delegated,
            value: value.to_owned(),
            display_name: String::new(),
            admin_consent_required: false,
            owner: ApiOwner::Microsoft,
        }
    }

    #[test]
    fn a_button_names_what_may_be_enough() {
        let advice = |instead: Option<&str>| Advice {
            about: pick("Directory.ReadWrite.All"),
            kind: AdviceKind::HighPrivilege,
            instead: instead.map(pick),
        };
        assert_eq!(take(&advice(Some("Directory.Read.All"))), "Use “\u{2068}Directory.Read.All\u{2069}” instead");
        assert_eq!(take(&advice(None)), "Remove “\u{2068}Directory.ReadWrite.All\u{2069}”");
    }

    #[test]
    fn the_reason_for_a_name_says_what_may_be_meant_or_which_type_there_is() {
        let api = "Microsoft Graph".to_owned();
        let near = Some(Box::new(pick("User.Read.All")));
        let text = reason("User.ReadAll", &NotMatched::NoSuchPermission { api, near });
        assert!(text.ends_with("Did you mean “\u{2068}User.Read.All\u{2069}”?"), "{text}");
        let text = reason("User.Read", &NotMatched::OtherKind { has: Box::new(pick("User.Read")) });
        assert!(text.ends_with("only as a delegated permission."), "{text}");
    }

    #[test]
    fn only_application_permissions_are_said_to_be_had_with_the_secret() {
        let of = |kind| hint(AdviceKind::HighPrivilege, kind, 2);
        assert!(of(PermissionKind::Application).contains("with the client secret"));
        assert!(!of(PermissionKind::Delegated).contains("secret"));
    }
}
