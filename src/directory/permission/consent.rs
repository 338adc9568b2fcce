//! Who can consent to a permission: an administrator alone, or people for themselves, by the policies that a tenant assigns
//! to its users.
//!
//! <https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies>,
//! <https://learn.microsoft.com/graph/api/resources/defaultuserrolepermissions>
//!
//! # Invariants
//! "People" is said only where a tenant's own policy says so for certain. What Microsoft keeps changing, conditions of a
//! policy that nobody has read, and other tenants leave it to the tenant.

use super::{MICROSOFT_GRAPH, PermissionKind, PickedPermission};
use crate::directory::{audience::SignInAudience, ids::AppId};

/// Office 365 Exchange Online.
const EXCHANGE_ONLINE: AppId = AppId::from_u128(0x0000_0002_0000_0ff1_ce00_0000_0000_0000);

/// What the policy that Microsoft recommends leaves to administrators, of Microsoft Graph and of Exchange Online. The list is
/// Microsoft's of January 2026, and Microsoft changes it.
const NOT_RECOMMENDED: [(AppId, &[&str]); 2] = [
    (
        MICROSOFT_GRAPH,
        &[
            "Files.Read.All",
            "Files.ReadWrite.All",
            "Sites.Read.All",
            "Sites.ReadWrite.All",
            "Mail.Read",
            "Mail.ReadWrite",
            "Mail.ReadBasic",
            "Mail.Read.Shared",
            "Mail.ReadBasic.Shared",
            "Mail.ReadWrite.Shared",
            "MailboxItem.Read",
            "Calendars.Read",
            "Calendars.ReadBasic",
            "Calendars.ReadWrite",
            "Calendars.Read.Shared",
            "Calendars.ReadWrite.Shared",
            "Chat.Read",
            "Chat.ReadWrite",
            "OnlineMeetings.Read",
            "OnlineMeetings.ReadWrite",
            "MailboxFolder.Read",
            "MailboxFolder.ReadWrite",
            "MailboxSettings.Read",
            "MailboxSettings.ReadWrite",
            "Contacts.ReadWrite",
            "Contacts.Read.Shared",
            "Contacts.ReadWrite.Shared",
            "Tasks.Read",
            "Tasks.Read.Shared",
            "Tasks.ReadWrite",
            "Tasks.ReadWrite.Shared",
            "People.Read",
        ],
    ),
    (
        EXCHANGE_ONLINE,
        &["EAS.AccessAsUser.All", "EWS.AccessAsUser.All", "IMAP.AccessAsUser.All", "POP.AccessAsUser.All"],
    ),
];

/// What a tenant lets its users consent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserConsent {
    /// Nothing.
    Nothing,
    /// Every delegated permission that does not require an administrator.
    All,
    /// What Microsoft recommends, which Microsoft changes.
    Recommended,
    /// What conditions say that were not read, such as how the tenant classifies a permission.
    Conditional,
}

/// Who can consent to a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhoConsents {
    /// An administrator alone.
    Administrator,
    /// Each person of the tenant for themselves.
    People,
    /// The tenant's policy decides, and it was not read or does not say.
    TenantDecides,
}

/// A permission of an app, as far as consent is about it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The API that offers it.
    pub api: AppId,
    /// Delegated, or of the app itself.
    pub kind: PermissionKind,
    /// Its value, such as `User.Read`.
    pub value: &'a str,
    /// The API requires an administrator.
    pub admin_consent_required: bool,
}

impl<'a> From<&'a PickedPermission> for Asked<'a> {
    fn from(pick: &'a PickedPermission) -> Self {
        Self {
            api: pick.resource_app_id,
            kind: pick.kind,
            value: &pick.value,
            admin_consent_required: pick.admin_consent_required,
        }
    }
}

impl UserConsent {
    /// What the policies leave that are assigned to users: `managePermissionGrantsForSelf.` and a policy's ID. Others are
    /// about what one owns.
    pub fn of<'a>(assigned: impl IntoIterator<Item = &'a str>) -> Self {
        const OWN: &str = "managepermissiongrantsforself.";
        let mut found = Self::Nothing;
        for text in assigned {
            let lower = text.to_ascii_lowercase();
            let Some(policy) = lower.strip_prefix(OWN) else { continue };
            found = match (policy, found) {
                ("microsoft-user-default-legacy", _) | (_, Self::All) => Self::All,
                // It is about some mail clients, by their IDs.
                ("microsoft-user-default-allow-consent-apps", found) => found,
                ("microsoft-user-default-recommended", Self::Nothing | Self::Recommended) => Self::Recommended,
                _ => Self::Conditional,
            };
        }
        found
    }
}

/// Who can consent to a permission of an app of these accounts. `policy` is what was read of the tenant's.
pub fn who_consents(
    asked: Asked<'_>,
    audience: SignInAudience,
    assignment_required: bool,
    policy: Option<UserConsent>,
) -> WhoConsents {
    // <https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent>: an app that people have to be
    // assigned to needs an administrator's consent, whatever users may consent to otherwise.
    if asked.kind == PermissionKind::Application || asked.admin_consent_required || assignment_required {
        return WhoConsents::Administrator;
    }
    // Other tenants decide for their people, and a new app of several tenants may count as risky.
    if audience != SignInAudience::MyOrg {
        return WhoConsents::TenantDecides;
    }
    let not_recommended =
        || NOT_RECOMMENDED.iter().any(|(api, values)| *api == asked.api && values.contains(&asked.value));
    match policy {
        Some(UserConsent::Nothing) => WhoConsents::Administrator,
        Some(UserConsent::All) => WhoConsents::People,
        Some(UserConsent::Recommended) if not_recommended() => WhoConsents::Administrator,
        Some(UserConsent::Recommended | UserConsent::Conditional) | None => WhoConsents::TenantDecides,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(assigned: &[&str]) -> UserConsent {
        UserConsent::of(assigned.iter().copied())
    }

    fn who(value: &str, policy: Option<UserConsent>) -> WhoConsents {
        who_consents(asked(value), SignInAudience::MyOrg, false, policy)
    }

    fn asked(value: &str) -> Asked<'_> {
        Asked { api: MICROSOFT_GRAPH, kind: PermissionKind::Delegated, value, admin_consent_required: false }
    }

    #[test]
    fn the_policies_of_users_are_told_from_those_of_owners() {
        let team = "ManagePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team";
        let mail = "ManagePermissionGrantsForSelf.microsoft-user-default-allow-consent-apps";
        let recommended = "ManagePermissionGrantsForSelf.microsoft-user-default-recommended";
        let legacy = "managePermissionGrantsForSelf.microsoft-user-default-legacy";
        let low = "ManagePermissionGrantsForSelf.microsoft-user-default-low";
        assert_eq!(of(&[]), UserConsent::Nothing);
        assert_eq!(of(&[team, mail]), UserConsent::Nothing);
        assert_eq!(of(&[mail, recommended, team]), UserConsent::Recommended);
        assert_eq!(of(&[recommended, low]), UserConsent::Conditional);
        assert_eq!(of(&[low, recommended]), UserConsent::Conditional);
        assert_eq!(of(&["managePermissionGrantsForSelf.contoso"]), UserConsent::Conditional);
        assert_eq!(of(&[low, legacy]), UserConsent::All);
        assert_eq!(of(&[legacy, low]), UserConsent::All);
    }

    #[test]
    fn people_can_consent_only_where_the_tenant_says_so() {
        assert_eq!(who("User.Read", Some(UserConsent::All)), WhoConsents::People);
        assert_eq!(who("User.Read", Some(UserConsent::Nothing)), WhoConsents::Administrator);
        for policy in [None, Some(UserConsent::Recommended), Some(UserConsent::Conditional)] {
            assert_eq!(who("User.Read", policy), WhoConsents::TenantDecides, "{policy:?}");
        }
        assert_eq!(who("Mail.Read", Some(UserConsent::Recommended)), WhoConsents::Administrator);
    }

    #[test]
    fn what_needs_an_administrator_does_whatever_the_policy_is() {
        let all = Some(UserConsent::All);
        let required = Asked { admin_consent_required: true, ..asked("Directory.Read.All") };
        let role = Asked { kind: PermissionKind::Application, ..asked("User.Read.All") };
        for asked in [required, role] {
            assert_eq!(who_consents(asked, SignInAudience::MyOrg, false, all), WhoConsents::Administrator);
        }
        let own = asked("User.Read");
        assert_eq!(who_consents(own, SignInAudience::MyOrg, true, all), WhoConsents::Administrator);
        assert_eq!(who_consents(own, SignInAudience::MultipleOrgs, false, all), WhoConsents::TenantDecides);
    }
}
