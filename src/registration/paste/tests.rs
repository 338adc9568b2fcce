//! Lists as people have them, matched with the APIs of a tenant.

mod doubtful;

use PermissionKind::{Application, Delegated};

use super::*;
use crate::directory::{
    ids::{AppId, PermissionId},
    permission::{
        AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH, Permission, PermissionKind, ResourceApi, ResourceSummary,
        api_owner::ApiOwner, well_known::WellKnownApi,
    },
};

const GRAPH: &str = "00000003-0000-0000-c000-000000000000";
const FHIR: &str = "11111111-2222-3333-4444-555555555555";
const USER_READ: &str = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";
const USER_READ_ALL: &str = "a154be20-db9c-4678-8ab7-66f6cc099a59";
const USER_READ_ALL_ROLE: &str = "df021288-bdef-4463-88db-98f22de89214";
const MAIL_SEND_ROLE: &str = "b633e1c5-b582-4048-a93e-9f11b44c7e96";

type Offer = (PermissionKind, &'static str, &'static str);

fn api(app_id: AppId, name: &str, offers: &[Offer]) -> ResourceApi {
    let display_name = name.to_owned();
    let summary =
        ResourceSummary { id: None, app_id, display_name, owner: ApiOwner::Unknown, enabled: true, offered: None };
    let permissions = (1..).zip(offers).map(|(at, (kind, value, id))| Permission {
        id: id.parse().unwrap_or_else(|_| PermissionId::from_u128(at)),
        kind: *kind,
        value: (*value).to_owned(),
        display_name: String::new(),
        description: String::new(),
        admin_consent_required: false,
        enabled: !value.starts_with("Old."),
    });
    ResourceApi { permissions: permissions.collect(), summary }
}

fn graph() -> ResourceApi {
    api(
        MICROSOFT_GRAPH,
        "Microsoft Graph",
        &[
            (Delegated, "email", ""),
            (Delegated, "Files.Read", ""),
            (Delegated, "Mail.Read", ""),
            (Delegated, "Mail.Send", ""),
            (Delegated, "offline_access", ""),
            (Delegated, "openid", ""),
            (Delegated, "profile", ""),
            (Delegated, "User.Read", USER_READ),
            (Delegated, "User.Read.All", USER_READ_ALL),
            (Delegated, "User.ReadWrite.All", ""),
            (Application, "Mail.Send", MAIL_SEND_ROLE),
            (Application, "Orders.Sync.All", ""),
            (Application, "User.Read.All", USER_READ_ALL_ROLE),
            (Application, "Old.Read", ""),
        ],
    )
}

fn tenant() -> [ResourceApi; 4] {
    let fhir = FHIR.parse().unwrap();
    [
        graph(),
        api(
            fhir,
            "Contoso FHIR",
            &[
                (Delegated, "user.all.read", ""),
                (Delegated, "patient.Patient.read", ""),
                (Delegated, "launch", ""),
                (Delegated, "fhirUser", ""),
            ],
        ),
        api(AZURE_HEALTHCARE_APIS, "Azure Healthcare APIs", &[(Delegated, "user_impersonation", "")]),
        api(
            AppId::from_u128(7),
            "Contoso Orders API",
            &[(Delegated, "Orders.Read", ""), (Application, "Orders.Read", "")],
        ),
    ]
}

/// What a list stands for in that tenant, as the page finds it: each pick by its API, kind and value.
fn matched(list: &str) -> (Vec<String>, Vec<(String, NotMatched)>) {
    let tenant = tenant();
    let by_uri = |uri: &str| match uri.trim_end_matches('/') {
        "https://graph.microsoft.com" => Some(&tenant[0]),
        "api://11111111-2222-3333-4444-555555555555" => Some(&tenant[1]),
        _ => None,
    };
    let find = |named: &Named| {
        if let Some(flaw) = named.flaw() {
            return Err(flaw);
        }
        let beginnings = named.beginnings();
        let (places, named) = match &named.api {
            NamedApi::Unsaid => (vec![&tenant[0]], named.clone()),
            NamedApi::AppId(id) => (tenant.iter().filter(|api| api.summary.app_id == *id).collect(), named.clone()),
            NamedApi::Name(name) => {
                let by_name = tenant.iter().find(|api| api.summary.display_name == *name);
                (vec![by_name.unwrap_or(&tenant[0])], named.clone())
            }
            NamedApi::IdentifierUri => {
                let found = beginnings.iter().find_map(|(uri, named)| Some((by_uri(uri)?, named.clone())));
                let by_host = || {
                    let known = WellKnownApi::at(&named.text).into_iter().map(WellKnownApi::app_id).collect::<Vec<_>>();
                    let api = tenant.iter().find(|api| known.contains(&api.summary.app_id))?;
                    Some((api, beginnings.last()?.1.clone()))
                };
                found.or_else(by_host).map_or((Vec::new(), named.clone()), |(api, named)| (vec![api], named))
            }
        };
        let mut why = NotMatched::NoSuchApi;
        for api in places {
            match named.find(api, Delegated) {
                Ok(permission) => return Ok(PickedPermission::of(&api.summary, permission)),
                Err(not) => why = why.or(not),
            }
        }
        Err(why)
    };
    let all = read(list).into_iter().map(|named| {
        let result = find(&named);
        (named, result)
    });
    let (found, unmatched) = settle(all.collect());
    let short = |pick: &PickedPermission| {
        let api = if pick.resource_app_id == MICROSOFT_GRAPH { "" } else { &pick.resource_name };
        let sign = if api.is_empty() { "" } else { ": " };
        let kind = if pick.kind == Application { " (role)" } else { "" };
        [api, sign, &pick.value, kind].concat()
    };
    (found.iter().map(short).collect(), unmatched)
}

fn picks(list: &str) -> Vec<String> {
    let (found, unmatched) = matched(list);
    assert_eq!(unmatched, [], "{list}");
    found
}

/// What is given back of a list: each name, with the permission that may be meant.
fn back(list: &str) -> Vec<(String, Option<String>)> {
    let near = |why: NotMatched| match why {
        NotMatched::NoSuchPermission { near, .. } => near.map(|near| near.value),
        _ => None,
    };
    matched(list).1.into_iter().map(|(text, why)| (text, near(why))).collect()
}

#[test]
fn a_list_may_be_written_in_any_usual_way() {
    let expected = ["User.Read", "Mail.Send", "openid"];
    for list in [
        "User.Read Mail.Send\n\topenid",
        "User.Read, Mail.Send, openid,",
        "[\"User.Read\", 'Mail.Send'];openid,User.Read,",
        "- User.Read\n- Mail.Send\n- openid",
        "* `User.Read`\n* **Mail.Send**\n• openid",
        "1. User.Read\n2. Mail.Send\n3) openid",
        "“User.Read”, “Mail.Send”, “openid”",
        "\"scopes\": [\n  \"User.Read\",\n  \"Mail.Send\",\n  \"openid\"\n]",
        "https://graph.microsoft.com/User.Read https://graph.microsoft.com/Mail.Send openid",
        "Connect-MgGraph -Scopes \"User.Read\",\"Mail.Send\",\"openid\"",
        "us\u{200b}er.read MAIL.SEND openid",
    ] {
        assert_eq!(picks(list), expected, "{list}");
    }
    for nothing in ["", " ,; \n", "---", "|---|---|", "[]", "{}", "# API permissions"] {
        assert_eq!(picks(nothing), [""; 0], "{nothing}");
    }
}

#[test]
fn scopes_are_read_as_an_app_sends_them() {
    let expected = ["openid", "profile", "User.Read"];
    for list in [
        "openid%20profile%20User.Read",
        "openid+profile+User.Read",
        "scope=openid%20profile%20User.Read",
        "scope=openid+profile+https%3A%2F%2Fgraph.microsoft.com%2FUser.Read",
        "&scope=openid%20profile%20User.Read&state=12345",
        "scope=openid profile User.Read&state=12345",
        "\"scope\":\"openid profile User.Read\"",
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=6731de76-14a6-49ae-97bc-6eba6914391e&response_type=code\
         &redirect_uri=http%3A%2F%2Flocalhost%2Fmyapp%2F&scope=openid%20profile%20https%3A%2F%2Fgraph.microsoft.com%2FUser.Read&state=12345",
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?\nclient_id=6731de76-14a6-49ae-97bc-6eba6914391e\n&response_type=code\
         \n&scope=openid%20profile%20User.Read\n&state=12345",
    ] {
        assert_eq!(picks(list), expected, "{list}");
    }
}

#[test]
fn required_resource_access_is_read_by_id_and_type_however_it_is_written() {
    let expected = ["User.Read", "User.Read.All (role)", "Azure Healthcare APIs: user_impersonation"];
    let health = AZURE_HEALTHCARE_APIS;
    let act = PermissionId::from_u128(1);
    let entries = format!(
        r#"[{{"resourceAppId": "{GRAPH}", "resourceAccess": [{{"id": "{USER_READ}", "type": "Scope"}},
            {{"id": "{USER_READ_ALL_ROLE}", "type": "Role"}}]}},
            {{"resourceAppId": "{health}", "resourceAccess": [{{"id": "{act}", "type": "Scope"}}]}}]"#
    );
    // As tools write it that sort their keys.
    let sorted = format!(
        r#"[{{"resourceAccess":[{{"type":"Scope","id":"{USER_READ}"}},{{"type":"Role","id":"{USER_READ_ALL_ROLE}"}}],
            "resourceAppId":"{GRAPH}"}},{{"resourceAccess":[{{"type":"Scope","id":"{act}"}}],"resourceAppId":"{health}"}}]"#
    );
    let terraform = format!(
        "required_resource_access {{\n  resource_app_id = \"{GRAPH}\"\n  resource_access {{\n    id   = \"{USER_READ}\"\n    type = \"Scope\"\n  }}\n  \
         resource_access {{\n    id   = \"{USER_READ_ALL_ROLE}\"\n    type = \"Role\"\n  }}\n}}\nrequired_resource_access {{\n  \
         resource_app_id = \"{health}\"\n  resource_access {{\n    id   = \"{act}\"\n    type = \"Scope\"\n  }}\n}}"
    );
    for list in [
        entries.clone(),
        sorted,
        format!("{{\"requiredResourceAccess\": {entries}}}"),
        format!("\"requiredResourceAccess\": {entries},"),
        format!(
            "{{\"id\": \"{FHIR}\", \"appId\": \"{FHIR}\", \"displayName\": \"Contoso\", \"api\": {{\"oauth2PermissionScopes\": \
             [{{\"id\": \"{FHIR}\", \"type\": \"User\", \"value\": \"Orders.Read\"}}]}}, \"requiredResourceAccess\": {entries}, \"web\": {{}}}}"
        ),
        format!("az ad app update --id {FHIR} --required-resource-accesses '{entries}'"),
        entries.replace('"', "'"),
        entries.trim_end_matches(']').to_owned(),
        terraform,
    ] {
        assert_eq!(picks(&list), expected, "{list}");
    }
    let bare = format!("[{{\"id\": \"{USER_READ}\", \"type\": \"Scope\"}}]");
    assert_eq!(picks(&bare), ["User.Read"], "without its API");
}

#[test]
fn the_arguments_of_the_azure_cli_are_read() {
    let add = format!("az ad app permission add --id {FHIR} --api {GRAPH} --api-permissions");
    for list in [
        format!("{add} {USER_READ}=Scope {USER_READ_ALL_ROLE}=Role"),
        format!("{add} '{USER_READ}=Scope' \"{USER_READ_ALL_ROLE}=Role\""),
        format!(
            "az ad app permission add --id {FHIR} \\\n  --api {GRAPH} \\\n  --api-permissions {USER_READ}=Scope \\\n    {USER_READ_ALL_ROLE}=Role"
        ),
        format!(
            "az ad app permission add --api-permissions={USER_READ}=Scope {USER_READ_ALL_ROLE}=Role --api={GRAPH} --id={FHIR}"
        ),
        format!("{USER_READ}=Scope {USER_READ_ALL_ROLE}=Role"),
        format!("{USER_READ}=Scope\n{USER_READ_ALL_ROLE}=Role"),
        "m365 entra app add --name 'Contoso' --apisDelegated 'https://graph.microsoft.com/User.Read' \
         --apisApplication 'https://graph.microsoft.com/User.Read.All'"
            .to_owned(),
    ] {
        assert_eq!(picks(&list), ["User.Read", "User.Read.All (role)"], "{list}");
    }
}

#[test]
fn bare_ids_are_found_and_one_whose_type_does_not_fit_is_named() {
    assert_eq!(picks(USER_READ), ["User.Read"]);
    assert_eq!(picks(&format!("{USER_READ_ALL_ROLE}\n{USER_READ_ALL}")), ["User.Read.All (role)", "User.Read.All"]);
    assert_eq!(picks(&format!("{GRAPH}/{MAIL_SEND_ROLE}")), ["Mail.Send (role)"]);
    let text = format!("{USER_READ}=Role");
    let (found, unmatched) = matched(&text);
    let [(named, NotMatched::OtherKind { has })] = &unmatched[..] else { panic!("{unmatched:?}") };
    assert_eq!((found.len(), named, has.value.as_str(), has.kind), (0, &text, "User.Read", Delegated));
    let (_, unmatched) = matched(FHIR);
    assert_eq!(
        unmatched,
        [(FHIR.to_owned(), NotMatched::NoSuchPermission { api: "Microsoft Graph".to_owned(), near: None })]
    );
}

#[test]
fn a_row_that_states_the_kind_is_taken_at_its_word() {
    for (list, expected) in [
        ("| Microsoft Graph | Application | User.Read.All |", vec!["User.Read.All (role)"]),
        ("| Microsoft Graph | Delegated | User.Read.All |", vec!["User.Read.All"]),
        (
            "Microsoft Graph\tUser.Read.All\tApplication\tRead all users' full profiles\tYes",
            vec!["User.Read.All (role)"],
        ),
        ("Microsoft Graph,User.Read.All,Role", vec!["User.Read.All (role)"]),
        (
            "| API | Type | Permission |\n|---|---|---|\n| Microsoft Graph | Application | `User.Read.All` |\n| Microsoft Graph | Delegated | `User.Read` |",
            vec!["User.Read.All (role)", "User.Read"],
        ),
        (
            "| Delegated (work or school account) | User.Read, Mail.Send | Not supported. |\n| Application | Mail.Send | User.Read.All |",
            vec!["User.Read", "Mail.Send", "Mail.Send (role)", "User.Read.All (role)"],
        ),
        ("User.Read.All (Application)", vec!["User.Read.All (role)"]),
        ("User.Read (delegated), User.Read.All (application)", vec!["User.Read", "User.Read.All (role)"]),
        ("- User.Read.All - Application", vec!["User.Read.All (role)"]),
        ("Application: User.Read.All, Mail.Send", vec!["User.Read.All (role)", "Mail.Send (role)"]),
        (
            "Delegated permissions\n- User.Read.All\n\nApplication permissions:\n- User.Read.All\n- Mail.Send",
            vec!["User.Read.All", "User.Read.All (role)", "Mail.Send (role)"],
        ),
        (
            "## Microsoft Graph (2)\nUser.Read\tDelegated\tSign in and read user profile\nUser.Read.All\tApplication",
            vec!["User.Read", "User.Read.All (role)"],
        ),
        (
            "{\"delegated\": [\"User.Read\"],\n\"application\": [\"User.Read.All\"]}",
            vec!["User.Read", "User.Read.All (role)"],
        ),
        ("| Contoso Orders API | Application | Orders.Read |", vec!["Contoso Orders API: Orders.Read (role)"]),
        ("Azure Healthcare APIs: user_impersonation", vec!["Azure Healthcare APIs: user_impersonation"]),
        ("Azure Health Data Services\n- user_impersonation", vec!["Azure Healthcare APIs: user_impersonation"]),
    ] {
        assert_eq!(picks(list), expected, "{list}");
    }
    let (found, unmatched) = matched("| Microsoft Graph | Application | User.Read |");
    assert!(found.is_empty() && matches!(&unmatched[..], [(_, NotMatched::OtherKind { .. })]), "{unmatched:?}");
}

#[test]
fn a_name_begins_with_the_longest_beginning_that_is_an_api() {
    let list = format!("api://{FHIR}/user/*.read api://{FHIR}/patient/Patient.read api://{FHIR}/launch");
    assert_eq!(
        picks(&list),
        ["Contoso FHIR: user.all.read", "Contoso FHIR: patient.Patient.read", "Contoso FHIR: launch"]
    );
    assert_eq!(picks(&format!("{FHIR}/user/*.read")), ["Contoso FHIR: user.all.read"]);
    assert_eq!(
        picks("https://ward-r4.fhir.azurehealthcareapis.com/user_impersonation"),
        ["Azure Healthcare APIs: user_impersonation"]
    );
    let texts = |text: &str| {
        let [named] = &read(text)[..] else { panic!("{text}") };
        let split = named.beginnings().into_iter().map(|(api, named)| (api.to_owned(), named.wanted));
        split.collect::<Vec<_>>()
    };
    let split = |api: &str, value: &str| (api.to_owned(), Wanted::Value(value.to_owned()));
    assert_eq!(
        texts("api://contoso/user/*.read"),
        [split("api://contoso/user", "*.read"), split("api://contoso", "user/*.read")]
    );
    assert_eq!(texts("https://management.azure.com//a")[0], split("https://management.azure.com/", "a"));
    let deep = texts("api://a/b/c/d/e/f/g/h/i");
    assert_eq!((deep.len(), deep.last()), (5, Some(&split("api://a", "b/c/d/e/f/g/h/i"))));
}

#[test]
fn what_is_no_permission_says_so() {
    let flaw = |text: &str| read(text).first().and_then(Named::flaw);
    assert_eq!(flaw("https://graph.microsoft.com/.default"), Some(NotMatched::Default));
    assert_eq!(flaw(".default"), Some(NotMatched::Default));
    assert_eq!(flaw("https://graph.microsoft.com/"), Some(NotMatched::NoPermission));
    assert_eq!(flaw("https://vault.azure.net"), Some(NotMatched::NoPermission));
    assert_eq!(flaw("User.Read"), None);
    let (_, unmatched) = matched("Old.Read");
    assert_eq!(unmatched, [("Old.Read".to_owned(), NotMatched::SwitchedOff { api: "Microsoft Graph".to_owned() })]);
}

#[test]
fn the_preferred_kind_is_taken_where_there_are_both_and_none_is_stated() {
    let graph = graph();
    let kind = |text: &str, preferred| read(text)[0].find(&graph, preferred).map(|found| found.kind);
    assert_eq!(kind("mail.send", Delegated), Ok(Delegated));
    assert_eq!(kind("Mail.Send", Application), Ok(Application));
    assert_eq!(kind("Orders.Sync.All", Delegated), Ok(Application));
}

#[test]
fn a_list_that_is_longer_than_any_says_where_it_was_left() {
    let list: Vec<String> = (0..MOST + 5).map(|at| format!("Some.Read{at}.All")).collect();
    let (_, unmatched) = matched(&list.join(" "));
    assert_eq!(unmatched.last(), Some(&(list[MOST].clone(), NotMatched::TooMany)));
    assert_eq!(unmatched.len(), MOST + 1);
}
