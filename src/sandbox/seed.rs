//! The APIs that the sandbox tenant starts with, and the permissions that each offers.
//!
//! # Invariants
//! The identifiers of Microsoft's own APIs are the real ones, so that guidance which depends on them can be tried;
//! all others are visibly made up. Permissions of Microsoft Graph have the names that people know; no description is
//! Microsoft's.

use super::ids::fixed;

/// Who may consent to a permission, or why it is not one that a client can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// Delegated; the signed-in person may consent.
    User,
    /// Delegated; only an administrator may consent.
    Admin,
    /// Application.
    Role,
    /// Delegated, and switched off by the API's owner.
    Retired,
    /// A role for people, which no client can hold.
    Member,
}

/// Who may consent, value, name, description.
pub type SeededPermission = (Offered, &'static str, &'static str, &'static str);

/// An API: its name, its application (client) ID where it is a real one and empty where not, and what it offers.
pub type SeededApi = (&'static str, &'static str, &'static [SeededPermission]);

use Offered::{Admin, Member, Retired, Role, User};

#[rustfmt::skip]
const GRAPH: &[SeededPermission] = &[
    (User, "User.Read", "Sign in and read user profile", "Signs a user in and reads that user's own profile."),
    (User, "openid", "Sign users in", "Learns which account signed in."),
    (User, "profile", "View users' basic profile", "Reads the name and picture of the signed-in user."),
    (User, "email", "View users' email address", "Reads the main email address of the signed-in user."),
    (User, "offline_access", "Maintain access to data you have given it access to", "Stays able to act for the user after the window is closed."),
    (User, "User.ReadBasic.All", "Read all users' basic profiles", "Reads names and addresses of everyone in the tenant."),
    (Admin, "User.Read.All", "Read all users' full profiles and company properties", "Reads the whole profile of everyone in the tenant."),
    (User, "Mail.Read", "Read user mail", "Reads the signed-in user's mail."),
    (User, "Mail.ReadWrite", "Read and write access to user mail", "Reads, drafts, moves, and deletes the signed-in user's mail."),
    (User, "Mail.Send", "Send mail as a user", "Sends mail as the signed-in user."),
    (User, "Calendars.Read", "Read user calendars", "Reads the signed-in user's calendars."),
    (User, "Calendars.ReadWrite", "Have full access to user calendars", "Reads and changes the signed-in user's calendars."),
    (User, "Contacts.Read", "Read user contacts", "Reads the signed-in user's contacts."),
    (User, "Files.Read", "Read user files", "Reads the signed-in user's files."),
    (User, "Files.Read.All", "Read all files that user can access", "Reads every file that the signed-in user can open."),
    (User, "Files.ReadWrite", "Have full access to user files", "Reads and changes the signed-in user's files."),
    (User, "Sites.Read.All", "Read items in all site collections", "Reads every site and list that the signed-in user can open."),
    (User, "Tasks.ReadWrite", "Create, read, update, and delete user's tasks and task lists", "Reads and changes the signed-in user's tasks."),
    (User, "Chat.Read", "Read user chat messages", "Reads the signed-in user's chats."),
    (User, "Presence.Read", "Read user's presence information", "Sees whether the signed-in user is available."),
    (Admin, "Group.Read.All", "Read all groups", "Reads every group that the signed-in user can see."),
    (Admin, "Directory.Read.All", "Read directory data", "Reads users, groups, apps, and devices of the tenant."),
    (Admin, "Directory.ReadWrite.All", "Read and write directory data", "Changes users, groups, and apps of the tenant."),
    (Admin, "Application.Read.All", "Read applications", "Reads apps and service principals."),
    (Admin, "Application.ReadWrite.All", "Read and write all applications", "Creates and changes apps and service principals."),
    (Admin, "AuditLog.Read.All", "Read audit log data", "Reads what was changed in the tenant, and by whom."),
    (Role, "User.Read.All", "Read all users' full profiles and company properties", "Reads the whole profile of everyone, without a signed-in user."),
    (Role, "Mail.Read", "Read mail in all mailboxes", "Reads mail in every mailbox, without a signed-in user."),
    (Role, "Mail.Send", "Send mail as any user", "Sends mail as any user in the tenant, without a signed-in user."),
    (Role, "Calendars.Read", "Read calendars in all mailboxes", "Reads every calendar, without a signed-in user."),
    (Role, "Files.Read.All", "Read files in all site collections", "Reads every file of the tenant, without a signed-in user."),
    (Role, "Sites.Read.All", "Read items in all site collections", "Reads every site, without a signed-in user."),
    (Role, "Group.Read.All", "Read all groups", "Reads every group and its members, without a signed-in user."),
    (Role, "Directory.Read.All", "Read directory data", "Reads the whole directory, without a signed-in user."),
    (Role, "Application.Read.All", "Read all applications", "Reads every app, without a signed-in user."),
    (Role, "RoleManagement.ReadWrite.Directory", "Read and write all directory RBAC settings", "Gives and takes away any role, without a signed-in user."),
    (Role, "Sites.Selected", "Access selected site collections", "Reaches the sites that an administrator names, and no others."),
    (Role, "AuditLog.Read.All", "Read all audit log data", "Reads what was changed in the tenant, without a signed-in user."),
];

#[rustfmt::skip]
const FHIR: &[SeededPermission] = &[
    (User, "fhirUser", "Learn who signed in", "Tells the app which patient or practitioner the user is."),
    (User, "launch", "Take the launch context", "Takes over the patient and encounter from the record system."),
    (User, "launch.patient", "Ask for a patient", "Lets the user choose a patient when the app starts by itself."),
    (User, "patient.Patient.read", "Read the patient", "Reads the chosen patient's own record."),
    (User, "patient.Observation.read", "Read observations", "Reads the chosen patient's measurements and findings."),
    (User, "patient.MedicationRequest.read", "Read prescriptions", "Reads what was prescribed to the chosen patient."),
    (User, "patient.all.read", "Read all of a patient", "Reads everything that is filed for the chosen patient."),
    (Admin, "user.all.read", "Read as the user", "Reads every record that the signed-in user can see."),
    (Admin, "user.all.write", "Write as the user", "Writes every record that the signed-in user can change."),
    (Role, "system.all.read", "Read all records", "Reads every record, without a signed-in user."),
    (Role, "system.all.write", "Write all records", "Writes every record, without a signed-in user."),
];

#[rustfmt::skip]
const ORDERS: &[SeededPermission] = &[
    (User, "Orders.Read", "Read own orders", "Reads orders that the signed-in user placed."),
    (User, "Orders.Write", "Place orders", "Places and cancels orders for the signed-in user."),
    (Admin, "Orders.Approve", "Approve orders", "Approves orders of others on the signed-in user's behalf."),
    (Retired, "Orders.Legacy", "Old order access", "Was replaced by Orders.Read."),
    (User, "Orders.Fax", "Fax orders", "Deprecated: sends orders by fax."),
    (Role, "Orders.Read.All", "Read all orders", "Reads every order, without a signed-in user."),
    (Member, "Clerk", "Order clerk", "Lets a user work on the orders of a branch."),
];

#[rustfmt::skip]
const SHAREPOINT: &[SeededPermission] = &[
    (User, "AllSites.Read", "Read site content", "Reads documents and lists that the signed-in user can open."),
    (User, "AllSites.Write", "Change site content", "Changes documents and lists that the signed-in user can change."),
    (Role, "Sites.Selected", "Selected sites", "Reaches the sites that an administrator names, and no others."),
];

#[rustfmt::skip]
const POWER_BI: &[SeededPermission] = &[
    (User, "Dataset.Read.All", "Read data sets", "Reads every data set that the signed-in user can open."),
    (User, "Report.Read.All", "Read reports", "Reads every report that the signed-in user can open."),
    (Role, "Tenant.Read.All", "Read the whole tenant", "Reads all content, without a signed-in user."),
];

#[rustfmt::skip]
const DICOM: &[SeededPermission] =
    &[(User, "Dicom.ReadWrite", "Read and write images", "Reads and writes medical images as the signed-in user.")];

/// What most APIs offer: to act as the person who signed in.
const ACT: &[SeededPermission] =
    &[(User, "user_impersonation", "Act as the user", "Does what the signed-in user can do here, and no more.")];
/// A pair that many APIs have.
#[rustfmt::skip]
const READ: &[SeededPermission] = &[
    (User, "Data.Read", "Read data", "Reads what the signed-in user can see here."),
    (Role, "Data.Read.All", "Read all data", "Reads everything here, without a signed-in user."),
];
/// What an application offers that is a client alone.
const NONE: &[SeededPermission] = &[];

/// The APIs, in the order in which a search gives them. Made-up identifiers go by place, so new ones go to the end.
pub const APIS: &[SeededApi] = &[
    ("Microsoft Graph", "00000003-0000-0000-c000-000000000000", GRAPH),
    ("Azure Healthcare APIs", "4f6778d8-5aef-43dc-a1ff-b073724b9495", ACT),
    ("Azure Key Vault", "cfa8b339-82a2-471a-a3c9-0fc0be7a4093", ACT),
    ("Azure Service Management", "797f4846-ba00-4fd7-ba43-dac1f8f63013", ACT),
    ("Azure Storage", "e406a681-f3d4-42a8-90b6-c2b029497af1", ACT),
    ("Office 365 SharePoint Online", "00000003-0000-0ff1-ce00-000000000000", SHAREPOINT),
    ("Dynamics CRM", "00000007-0000-0000-c000-000000000000", ACT),
    ("Power BI Service", "00000009-0000-0000-c000-000000000000", POWER_BI),
    ("Contoso FHIR Server", "", FHIR),
    ("Contoso Orders API", "", ORDERS),
    ("Contoso Timesheets", "", NONE),
    ("Contoso Archive", "", READ),
    ("Contoso Archive", "", ACT),
    ("Contoso بوابة المرضى", "", READ),
    (
        "Contoso Regional Laboratory Results Exchange and Long-Term Specimen Retention Interface for Accredited \
         Partner Institutions (Pre-production, Northern Hemisphere)",
        "",
        READ,
    ),
    ("Contoso Appointments API", "", READ),
    ("Contoso Billing API", "", READ),
    ("Contoso Building Access", "", ACT),
    ("Contoso Careers", "", NONE),
    ("Contoso Catalog API", "", READ),
    ("Contoso Device Inventory", "", READ),
    ("Contoso Expense Reports", "", ACT),
    ("Contoso Fleet Tracking", "", READ),
    ("Contoso Gift Cards", "", NONE),
    ("Contoso Health Records Gateway", "", ACT),
    ("Contoso Imaging Archive", "", READ),
    ("Contoso Intranet", "", ACT),
    ("Contoso Lab Results API", "", READ),
    ("Contoso Logistics API", "", READ),
    ("Contoso Meal Plans", "", NONE),
    ("Contoso Notification Hub", "", READ),
    ("Contoso Partner Portal", "", ACT),
    ("Contoso Payroll", "", READ),
    ("Contoso Pharmacy API", "", READ),
    ("Contoso Print Release", "", NONE),
    ("Contoso Research Data", "", READ),
    ("Contoso Travel Booking", "", ACT),
    ("Contoso Wayfinding", "", NONE),
    ("Fabrikam Billing Connector", "", ACT),
    ("Fabrikam Telehealth", "", READ),
    ("Woodgrove Bank Payments", "", READ),
    ("Contoso <b>Bold</b> & \"Quoted\" API", "", READ),
];

/// APIs that the tenant has no service principal for: an administrator can add them.
// A static, for it is told apart by its address; a constant may have several.
pub static ELSEWHERE: &[SeededApi] = &[
    ("Azure API for DICOM", "75e725bf-66ce-4cea-9b9a-5c4caae57f33", DICOM),
    ("Azure SQL Database", "022907d3-0f1b-48f7-badc-1ba6abab6d66", ACT),
    ("Azure DevOps", "499b84ac-1321-427f-aa17-267ca6975798", ACT),
    ("Contoso Pilot API", "", READ),
];

/// The APIs that the signed-in person owns, one of them without a service principal.
pub const OWNED: [&str; 3] = ["Contoso FHIR Server", "Contoso Orders API", "Contoso Pilot API"];

/// An API that an administrator has switched off.
pub const SWITCHED_OFF: &str = "Contoso Building Access";

/// The identifier URIs of Microsoft's APIs that people know; the tenant's own APIs have `api://` and their ID.
const IDENTIFIER_URIS: [(&str, &str); 6] = [
    ("Microsoft Graph", "https://graph.microsoft.com"),
    ("Azure Healthcare APIs", "https://azurehealthcareapis.com"),
    ("Azure Key Vault", "https://vault.azure.net"),
    ("Azure Service Management", "https://management.azure.com/"),
    ("Azure Storage", "https://storage.azure.com"),
    ("Azure API for DICOM", "https://dicom.healthcareapis.azure.com"),
];

/// The kinds of thing whose made-up identifiers go by place.
const PRINCIPAL: u16 = 1;
const APP: u16 = 2;
const PERMISSION: u16 = 3;
const TENANT: u16 = 4;
const APPLICATION: u16 = 5;

/// The place of the first API in [`ELSEWHERE`], so that the identifiers of these do not move.
const FIRST_ELSEWHERE: u32 = 1_000;

/// The APIs of a list with their places.
pub fn with_places(apis: &'static [SeededApi]) -> impl Iterator<Item = (u32, &'static SeededApi)> {
    let first = if std::ptr::eq(apis, ELSEWHERE) { FIRST_ELSEWHERE } else { 0 };
    (first..).zip(apis)
}

/// The permissions of Microsoft Graph whose real IDs are kept, all of them delegated.
const REAL: [(&str, &str); 3] = [
    ("User.Read", "e1fe6dd8-ba31-4d61-89e7-88639da4683d"),
    ("Application.Read.All", "c79f8feb-a9db-4090-85f9-90d820caa0eb"),
    ("Application.ReadWrite.All", "bdfbf15f-ee85-4955-8675-146e8e5296b5"),
];

/// The object ID of the service principal at a place.
pub fn object_id(place: u32) -> String {
    fixed(PRINCIPAL, place)
}

/// The object ID of the application at a place.
pub fn application_id(place: u32) -> String {
    fixed(APPLICATION, place)
}

/// The application (client) ID of the API at a place.
pub fn app_id(place: u32, api: &SeededApi) -> String {
    if api.1.is_empty() { fixed(APP, place) } else { api.1.to_owned() }
}

/// The identifier URI of the API at a place.
pub fn identifier_uri(place: u32, api: &SeededApi) -> String {
    let known = IDENTIFIER_URIS.iter().find(|(name, _)| *name == api.0);
    known.map_or_else(|| ["api://", &app_id(place, api)].concat(), |(_, uri)| (*uri).to_owned())
}

/// The tenant that owns an API: Microsoft's, a partner's, or this one, which is empty.
pub fn owner(api: &SeededApi) -> String {
    if !api.1.is_empty() {
        return "f8cdef31-a31e-4b4a-93e4-5f571e91255a".to_owned();
    }
    let partners = ["Fabrikam", "Woodgrove"];
    let place = (1..).zip(partners).find(|(_, partner)| api.0.starts_with(partner));
    place.map_or_else(String::new, |(place, _)| fixed(TENANT, place))
}

/// `Scope` for a delegated permission, `Role` for the rest.
pub const fn kind(offer: &SeededPermission) -> &'static str {
    if matches!(offer.0, Role | Member) { "Role" } else { "Scope" }
}

/// The ID of the `n`th permission of the API at a place.
pub fn permission_id(place: u32, n: u32, offer: &SeededPermission) -> String {
    let real = REAL.iter().find(|(value, _)| place == 0 && *value == offer.1 && kind(offer) == "Scope");
    real.map_or_else(|| fixed(PERMISSION, place << 16 | n), |(_, id)| (*id).to_owned())
}

/// The place of a seeded API, by its application (client) ID.
pub fn place_of(wanted: &str) -> Option<u32> {
    (0..).zip(APIS).find(|(place, api)| app_id(*place, api).eq_ignore_ascii_case(wanted)).map(|(place, _)| place)
}

/// Whether the API at a place offers a permission of this ID and kind.
pub fn offers(place: u32, id: &str, wanted: &str) -> bool {
    let offered = APIS.get(place as usize).map_or(NONE, |api| api.2);
    (0..)
        .zip(offered)
        .any(|(n, offer)| kind(offer) == wanted && permission_id(place, n, offer).eq_ignore_ascii_case(id))
}

/// The place of a seeded API, by the object ID of its service principal.
pub fn place_of_object(id: &str) -> Option<u32> {
    let mut places = with_places(APIS).chain(with_places(ELSEWHERE)).map(|(place, _)| place);
    places.find(|place| object_id(*place).eq_ignore_ascii_case(id))
}

/// Whether the API at a place is in the tenant from the start.
pub const fn is_there(place: u32) -> bool {
    place < FIRST_ELSEWHERE
}

/// Whether the API at a place has a permission of which this holds: who may consent, its ID and its value.
pub fn can_be_held(place: u32, holds: impl Fn(Offered, &str, &str) -> bool) -> bool {
    let api = with_places(APIS).chain(with_places(ELSEWHERE)).find(|(own, _)| *own == place);
    let offered = api.map_or(NONE, |(_, api)| api.2);
    (0..).zip(offered).any(|(n, offer)| holds(offer.0, &permission_id(place, n, offer), offer.1))
}
