//! Words for hints on picks, and for the list of names that can be pasted.

use super::{apis, permissions::kind_word};
pub use crate::words::text::advice::*;
use crate::{
    directory::permission::PermissionKind,
    registration::{
        advice::{Advice, AdviceKind},
        paste::{MOST, NotMatched},
    },
    words::{counted, value::quoted},
};

/// What there is to say of a pick.
pub fn hint(advice: &Advice) -> String {
    let value = quoted(&advice.about.value);
    let instead = advice.instead.as_ref().map(|pick| quoted(&pick.value)).unwrap_or_default();
    match (advice.kind, instead.is_empty()) {
        (AdviceKind::HighPrivilege, none) => {
            let why = match advice.about.kind {
                PermissionKind::Application => "whoever has this client's secret has all that it allows",
                PermissionKind::Delegated => "an administrator who signs in to this client lends it all that it allows",
            };
            let then = if none {
                "Keep it only if nothing less will do.".to_owned()
            } else {
                [&instead, " may be enough."].concat()
            };
            format!("{value} is one of the mightiest permissions there are: {why}. {then}")
        }
        (AdviceKind::DelegatedTwin, _) => {
            format!(
                "As an application permission, {value} works with nobody signed in, and is held to nobody's own rights. Where people sign in to the client, the delegated one may be enough: it stays within what each of them may do."
            )
        }
        (AdviceKind::Narrower, _) => {
            format!("{instead} reaches less than {value}, and may be enough.")
        }
        (AdviceKind::UnusedOfflineAccess, _) => {
            format!("{value} lets the client act while its user is away, and no picked permission makes use of that.")
        }
    }
}

/// The words of the button that takes the hint.
pub fn take(advice: &Advice) -> String {
    match &advice.instead {
        Some(_) if advice.kind == AdviceKind::DelegatedTwin => "Use the delegated permission".to_owned(),
        Some(pick) => format!("Use {} instead", quoted(&pick.value)),
        None => format!("Remove {}", quoted(&advice.about.value)),
    }
}

/// Said when one pick took the place of another.
pub fn switched(from: &str, to: &str) -> String {
    format!("{} was replaced by {}.", quoted(from), quoted(to))
}

/// Picks what was probably meant by a name.
pub fn pick_near(value: &str) -> String {
    ["Pick ", &quoted(value)].concat()
}

/// What was picked of a list.
pub fn picked(count: usize) -> String {
    format!("{} picked.", counted(count, "permission", "permissions"))
}

/// What was not.
pub fn unmatched(count: usize) -> String {
    format!("{} could not be matched.", counted(count, "name", "names"))
}

/// Why a name was not matched.
pub fn reason(text: &str, why: &NotMatched) -> String {
    let text = quoted(text);
    match why {
        NotMatched::NoSuchPermission { api, near } => {
            let no_such = format!("{text}: {} offers no permission of this name or ID.", quoted(api));
            match near {
                Some(near) => format!("{no_such} Did you mean {}?", quoted(&near.value)),
                None => no_such,
            }
        }
        NotMatched::OtherKind { has } => {
            let api = apis::named(has.resource_app_id, &has.resource_name);
            let (value, kind) = (quoted(&has.value), kind_word(has.kind));
            format!("{text}: {api} offers {value} as a permission of the other type only: {kind}.")
        }
        NotMatched::SwitchedOff { api } => format!("{text}: {} has disabled this permission.", quoted(api)),
        NotMatched::Default => format!("{text}: this asks for what is picked, and is no permission itself."),
        NotMatched::NoPermission => format!("{text}: this names an API and no permission of it."),
        NotMatched::NoSuchApi => format!("{text}: no API of this tenant goes by this name."),
        NotMatched::TooMany => {
            format!("{text}: the list has more than {MOST} names. Paste those from this one on by themselves.")
        }
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
    fn a_hint_names_the_permission_and_what_may_be_enough() {
        let advice = |instead: Option<&str>| Advice {
            about: pick("Directory.ReadWrite.All"),
            kind: AdviceKind::HighPrivilege,
            instead: instead.map(pick),
        };
        assert!(hint(&advice(Some("Directory.Read.All"))).contains("Directory.Read.All"));
        assert_eq!(take(&advice(Some("Directory.Read.All"))), "Use “\u{2068}Directory.Read.All\u{2069}” instead");
        assert!(hint(&advice(None)).starts_with("“\u{2068}Directory.ReadWrite.All"));
        assert_eq!(take(&advice(None)), "Remove “\u{2068}Directory.ReadWrite.All\u{2069}”");
    }

    #[test]
    fn the_reason_for_a_name_says_what_may_be_meant_or_which_type_there_is() {
        let api = "Microsoft Graph".to_owned();
        let near = Some(Box::new(pick("User.Read.All")));
        let text = reason("User.ReadAll", &NotMatched::NoSuchPermission { api, near });
        assert!(text.ends_with("Did you mean “\u{2068}User.Read.All\u{2069}”?"), "{text}");
        let text = reason("User.Read", &NotMatched::OtherKind { has: Box::new(pick("User.Read")) });
        assert!(text.ends_with("of the other type only: delegated."), "{text}");
    }

    #[test]
    fn only_an_application_permission_is_said_to_be_had_with_the_secret() {
        let advice = |kind| Advice {
            about: PickedPermission { kind, ..pick("Directory.ReadWrite.All") },
            kind: AdviceKind::HighPrivilege,
            instead: None,
        };
        assert!(hint(&advice(PermissionKind::Application)).contains("whoever has this client's secret"));
        assert!(!hint(&advice(PermissionKind::Delegated)).contains("secret"));
    }
}
