//! APIs that are out of the ordinary, for everything that a list of APIs can meet.

use serde_json::json;

use super::{guid_of, principal, role, scope};
use crate::tenant::State;

/// The name that two APIs share.
pub const TWIN: &str = "Woodgrove Claims API";
/// An API with neither delegated nor application permissions.
pub const NO_PERMISSIONS: &str = "Relecloud Mirror";
/// An API all of whose permissions are disabled, or for people alone.
pub const NOTHING_TO_OFFER: &str = "Relecloud Retired API";
/// An API with one enabled and one disabled permission of each kind.
pub const SOME_DISABLED: &str = "Relecloud Tickets API";
/// A name with markup in it, as are its permission's texts.
pub const MARKUP: &str = "Relecloud <b onclick=\"alert(1)\">Bold</b> & 'Quoted' API";
/// A name from right to left, with an override in it that would turn what follows.
pub const RIGHT_TO_LEFT: &str = "Relecloud بوابة المرضى\u{202e} API";
/// An API of another tenant that this tenant has no service principal for yet.
pub const FABRIKAM_PARTNER: &str = "Fabrikam Partner API";
/// "Azure API for DICOM", which this tenant has no service principal for yet either.
pub const DICOM_APP_ID: &str = "75e725bf-66ce-4cea-9b9a-5c4caae57f33";

/// The application (client) ID of [`FABRIKAM_PARTNER`].
pub fn fabrikam_partner_app_id() -> String {
    guid_of("app Fabrikam Partner API")
}

/// Adds them to the directory.
pub(super) fn add(state: &mut State) {
    let tenant_id = state.directory.tenant_id.clone();
    let off = |mut permission: serde_json::Value| {
        permission["isEnabled"] = json!(false);
        permission
    };
    let for_people = |mut role: serde_json::Value| {
        role["allowedMemberTypes"] = json!(["User"]);
        role
    };
    let own = |value: &str| scope(value, &guid_of(&format!("odd {value}")), false);
    let admins = |value: &str| scope(value, &guid_of(&format!("odd {value}")), true);
    let mut marked = own("Notes.<i>Read</i>");
    marked["adminConsentDisplayName"] = json!("Read <script>alert(1)</script> notes");
    marked["adminConsentDescription"] = json!("Allows \"it\" to read <img src=x onerror=alert(1)> & more.");
    let apis = [
        ("twin 1", TWIN, vec![own("Claims.Read")], vec![]),
        ("twin 2", TWIN, vec![own("Claims.ReadWrite")], vec![role("Claims.Read.All", "twin 2")]),
        (NO_PERMISSIONS, NO_PERMISSIONS, vec![], vec![]),
        (
            NOTHING_TO_OFFER,
            NOTHING_TO_OFFER,
            vec![off(own("Old.Read"))],
            vec![off(role("Old.Read.All", NOTHING_TO_OFFER)), for_people(role("Reader", NOTHING_TO_OFFER))],
        ),
        (
            SOME_DISABLED,
            SOME_DISABLED,
            vec![admins("Tickets.Read"), off(own("Tickets.Write"))],
            vec![role("Tickets.Read.All", SOME_DISABLED), off(role("Tickets.Write.All", SOME_DISABLED))],
        ),
        (MARKUP, MARKUP, vec![marked], vec![]),
        (RIGHT_TO_LEFT, RIGHT_TO_LEFT, vec![own("قراءة.Read")], vec![]),
    ];
    for (key, name, scopes, roles) in apis {
        let app_id = guid_of(&format!("app {key}"));
        state.directory.service_principals.push(principal(&app_id, name, &tenant_id, &scopes, &roles));
    }
    let fabrikam = guid_of("tenant Fabrikam");
    let partner = fabrikam_partner_app_id();
    let made = principal(
        &partner,
        FABRIKAM_PARTNER,
        &fabrikam,
        &[own("Partner.Read")],
        &[role("Partner.Read.All", FABRIKAM_PARTNER)],
    );
    state.directory.foreign.insert(partner, made);
    let dicom = principal(
        DICOM_APP_ID,
        "Azure API for DICOM",
        super::MICROSOFT,
        &[scope("Dicom.ReadWrite", &guid_of("dicom"), false)],
        &[],
    );
    state.directory.foreign.insert(DICOM_APP_ID.to_owned(), dicom);
}
