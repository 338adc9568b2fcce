//! Lists as people have them, over many random ones: nothing panics, and nothing that was typed is lost.

mod numbers;

use client_registrar::{
    directory::{
        audience::SignInAudience,
        ids::PermissionId,
        permission::{
            MICROSOFT_GRAPH, Permission, PermissionKind, PickedPermission, ResourceApi, ResourceSummary,
            api_owner::ApiOwner, well_known::WellKnownApi,
        },
        redirect_uri::{self, RedirectUriProblem},
    },
    registration::{draft::RedirectUriRow, paste, rows},
};
use numbers::Numbers;

/// What comes before an item of a list, between two, and around one.
const MARKS: [&str; 8] = ["", "", "- ", "* ", "1. ", "12) ", "• ", "- [ ] "];
const GAPS: [&str; 9] = [", ", ",", "; ", ";", "|", " | ", " ", "\t", "\n"];
const QUOTES: [(&str, &str); 8] =
    [("", ""), ("", ""), ("\"", "\""), ("'", "'"), ("`", "`"), ("“", "”"), ("(", ")"), ("<", ">")];

const ADDRESSES: [&str; 10] = [
    "https://a.contoso.com/cb",
    "https://a.contoso.com/cb?x=1,2;3|4",
    "https://contoso.com/",
    "https://localhost:3000/a,b/c;d",
    "http://localhost/cb",
    "https://contoso.com/cb?next=https://contoso.com/home",
    "https://[2001:db8::1]/cb",
    "https://xn--bcher-kva.example/r%C3%BCck",
    "https://<your-app>.azurewebsites.net/cb",
    "myapp://auth",
];

/// Pieces that mean something in a list of addresses.
const PIECES: [&str; 44] = [
    "https://",
    "http://",
    "myapp://",
    "://",
    ":",
    "/",
    "?",
    "=",
    "&",
    ",",
    ";",
    "|",
    " ",
    "\t",
    "\n",
    "\u{a0}",
    "\u{200b}",
    "\"",
    "'",
    "`",
    "“",
    "”",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "(",
    ")",
    "- ",
    "* ",
    "1. ",
    "•",
    "contoso.com",
    "a.b",
    "localhost",
    ":3000",
    "cb",
    "my app",
    "Prod:",
    "\"url\": ",
    "患",
    "🏥",
];

#[test]
fn every_address_of_a_list_comes_back_as_it_was_whatever_stands_between() {
    let mut numbers = Numbers(3);
    for _ in 0..5_000 {
        let count = 1 + numbers.below(5);
        let wanted: Vec<&str> = (0..count).map(|_| numbers.pick(&ADDRESSES)).collect();
        let gap = numbers.pick(&GAPS);
        let (open, close) = QUOTES[numbers.below(QUOTES.len())];
        let mark = if gap == "\n" { numbers.pick(&MARKS) } else { "" };
        let items: Vec<String> = wanted.iter().map(|uri| format!("{mark}{open}{uri}{close}")).collect();
        let list = match numbers.below(4) {
            0 => format!("[{}]", items.join(gap)),
            1 => format!("{},", items.join(gap)),
            _ => items.join(gap),
        };
        assert_eq!(redirect_uri::read_list(&list), wanted, "{list:?}");
    }
}

/// What of a text is neither a blank nor a mark.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii_digit()).collect()
}

#[test]
fn no_list_loses_a_letter_and_none_makes_a_row_of_two_addresses() {
    let mut numbers = Numbers(5);
    let mut split = 0;
    for _ in 0..6_000 {
        let list = numbers.text(&PIECES, 14);
        let rows = redirect_uri::read_list(&list);
        if !list.contains('"') {
            assert_eq!(letters(&rows.concat()), letters(&list), "{list:?}");
        }
        assert!(rows.iter().all(|row| !row.trim().is_empty()), "{list:?}");
        for row in &rows {
            let found = redirect_uri::check(row, SignInAudience::MyOrg);
            assert!(!found.iter().any(|p| matches!(p, RedirectUriProblem::Several { .. })), "{list:?} {row:?}");
        }
        // Where a row is said to have several, splitting it leaves none that has.
        let found = redirect_uri::check(&list, SignInAudience::MyOrg);
        if let [RedirectUriProblem::Several { count }] = found[..] {
            split += 1;
            assert!(rows.len() >= 2 && count >= 2, "{list:?} {rows:?}");
        }
    }
    assert!(split > 200, "{split}");
}

#[test]
fn no_fix_makes_one_address_of_two() {
    const BETWEEN: [&str; 16] =
        [" ", ",", ";", "|", "\t", "\n", "\u{a0}", "\"", "'", "`", "[", "]", "- ", "* ", " and ", " Test: "];
    let mut numbers = Numbers(7);
    let mut offered = 0;
    for _ in 0..5_000 {
        let first = numbers.pick(&[
            "https://a.contoso.com/cb",
            "http://a.contoso.com",
            "a.contoso.com/it's",
            "https:/a.contoso.com",
        ]);
        let second =
            numbers.pick(&["https://b.contoso.com/cb", "http://b.contoso.com", "b.contoso.com/cb", "b.contoso.com:80"]);
        let between = numbers.text(&BETWEEN, 4);
        let typed = format!("{}{first}{}{between}{second}", numbers.pick(&MARKS), numbers.pick(&GAPS));
        let mut text = typed.clone();
        for _ in 0..12 {
            let found = redirect_uri::check(&text, SignInAudience::Personal);
            let Some(fixed) = found.iter().find_map(|problem| redirect_uri::fix(&text, problem)) else { break };
            offered += 1;
            let both = |text: &str| text.contains("a.contoso") && text.contains("b.contoso");
            let parts = |text: &str| text.split(|c: char| c.is_whitespace() || ",;|".contains(c)).any(both);
            assert!(!parts(&fixed) || parts(&text), "{typed:?} {text:?} {fixed:?}");
            text = fixed;
        }
    }
    assert!(offered > 100, "{offered}");
}

#[test]
fn filling_rows_keeps_all_that_was_typed() {
    let mut numbers = Numbers(11);
    for _ in 0..5_000 {
        let count = numbers.below(5);
        let mut rows: Vec<RedirectUriRow> =
            (0..).take(count).map(|id| RedirectUriRow { id: id * 3, text: numbers.text(&PIECES, 2) }).collect();
        let typed: Vec<String> =
            rows.iter().map(|row| row.text.clone()).filter(|text| !text.trim().is_empty()).collect();
        let list = redirect_uri::read_list(&numbers.text(&PIECES, 9));
        let at = (numbers.below(3) > 0).then(|| u32::try_from(numbers.below(16)).unwrap_or(0));
        rows::fill(&mut rows, at, &list);
        let mut left = rows.iter().map(|row| &row.text);
        assert!(typed.iter().all(|text| left.any(|other| other == text)), "{typed:?} {rows:?}");
        let mut left = rows.iter().map(|row| &row.text);
        assert!(list.iter().all(|text| left.any(|other| other == text)), "{list:?} {rows:?}");
    }
}

const NAMES: [&str; 12] = [
    "User.Read",
    "User.Read.All",
    "Mail.Send",
    "openid",
    "profile",
    "email",
    "offline_access",
    "patient.Patient.read",
    "fhirUser",
    "TenantGovernance-Invitation.Read.All",
    "user_impersonation",
    "full_access_as_app",
];

/// Pieces that mean something in a list of permissions.
const TOKENS: [&str; 52] = [
    "User.Read",
    "User.ReadAll",
    "Mail.Send",
    "openid",
    "profile",
    "launch",
    "user/*.read",
    ".default",
    "Delegated",
    "Application",
    "(Application)",
    "Delegated:",
    "Role",
    "=Scope",
    "=Role",
    "Microsoft Graph",
    "Microsoft Graph (2)",
    "permissions",
    "Sign in",
    "and",
    "the",
    "e1fe6dd8-ba31-4d61-89e7-88639da4683d",
    "00000003-0000-0000-c000-000000000000",
    "{",
    "}",
    "[",
    "]",
    "\"id\": ",
    "\"type\": \"Scope\"",
    "\"resourceAppId\": ",
    "resource_access {",
    "--api ",
    "--api-permissions ",
    "--",
    "scope=",
    "%20",
    "%",
    "%zz",
    "+",
    "&",
    "?",
    "=",
    "://",
    "https://graph.microsoft.com/",
    "api://",
    "|",
    "\t",
    "\n",
    ", ",
    "; ",
    " ",
    "患.ü",
];

/// An API that offers every one of these names as a delegated permission, and some as the other kind as well.
fn offering(names: &[&str]) -> ResourceApi {
    let summary = ResourceSummary {
        id: None,
        app_id: MICROSOFT_GRAPH,
        display_name: "Microsoft Graph".to_owned(),
        owner: ApiOwner::Microsoft,
        enabled: true,
        offered: None,
    };
    let delegated = names.iter().map(|name| (PermissionKind::Delegated, *name));
    let application =
        names.iter().filter(|name| name.ends_with(".All")).map(|name| (PermissionKind::Application, *name));
    let permissions = (1..).zip(delegated.chain(application)).map(|(id, (kind, value))| Permission {
        id: PermissionId::from_u128(id),
        kind,
        value: value.to_owned(),
        display_name: String::new(),
        description: String::new(),
        admin_consent_required: false,
        enabled: true,
    });
    ResourceApi { permissions: permissions.collect(), summary }
}

/// What a list comes to with one API alone.
fn matched(list: &str, api: &ResourceApi) -> paste::Matches {
    let all = paste::read(list).into_iter().map(|named| {
        let found = named.flaw().map_or_else(|| named.find(api, PermissionKind::Delegated), Err);
        let pick = found.map(|permission| PickedPermission::of(&api.summary, permission));
        (named, pick)
    });
    paste::settle(all.collect())
}

#[test]
fn every_permission_of_a_list_is_found_whatever_stands_between() {
    let api = offering(&NAMES);
    let mut numbers = Numbers(13);
    for _ in 0..5_000 {
        let count = 1 + numbers.below(6);
        let mut wanted: Vec<&str> = (0..count).map(|_| numbers.pick(&NAMES)).collect();
        let gap = numbers.pick(&[", ", ",", "; ", ";", " ", "\t", "\n", " | ", "%20", "+"]);
        let encoded = gap == "%20" || gap == "+";
        let (open, close) = if encoded { ("", "") } else { QUOTES[numbers.below(QUOTES.len())] };
        let mark = if gap == "\n" { numbers.pick(&MARKS) } else { "" };
        let items: Vec<String> = wanted.iter().map(|name| format!("{mark}{open}{name}{close}")).collect();
        let list = match numbers.below(5) {
            0 if !encoded => format!("[{}]", items.join(gap)),
            1 if !encoded => format!("{},", items.join(gap)),
            2 if gap == "\n" => format!("# Permissions\n\n{}", items.join(gap)),
            3 if encoded => format!("scope={}&state=1", items.join(gap)),
            _ => items.join(gap),
        };
        let (found, unmatched) = matched(&list, &api);
        let mut seen = Vec::new();
        wanted.retain(|name| {
            !seen.contains(name) && {
                seen.push(*name);
                true
            }
        });
        assert_eq!(found.iter().map(|pick| pick.value.as_str()).collect::<Vec<_>>(), wanted, "{list:?}");
        assert_eq!(unmatched, [], "{list:?}");
    }
}

#[test]
fn no_list_of_permissions_panics_and_none_invents_a_pick() {
    let api = offering(&NAMES);
    let mut numbers = Numbers(17);
    let mut picked = 0;
    for _ in 0..20_000 {
        let list = numbers.text(&TOKENS, 16);
        let (found, unmatched) = matched(&list, &api);
        picked += found.len();
        let lower = list.to_lowercase().replace(['%', '+'], " ");
        for pick in found {
            // SMART scopes are read with dots; everything else stands in the list.
            assert!(lower.contains(&pick.value.to_lowercase()), "{list:?} {pick:?}");
        }
        assert!(unmatched.iter().all(|(text, _)| !text.trim().is_empty()), "{list:?}");
        assert!(WellKnownApi::known_as(&list).len() <= WellKnownApi::ALL.len());
    }
    assert!(picked > 1_000, "{picked}");
}

/// Would take minutes where the time grew with the square of the length.
#[test]
fn a_list_of_100_kilobytes_is_read_as_well() {
    for piece in [
        " ",
        "(",
        "a",
        "{a}",
        "- ",
        "User.Read: ",
        "https://a.b/ ",
        "a.b ",
        "https://",
        "\"",
        "%41",
        "--api ",
        "|",
        "a,",
        "='",
    ] {
        let list = piece.repeat(100_000 / piece.len());
        let rows = redirect_uri::read_list(&list);
        let found = redirect_uri::check(&list, SignInAudience::MyOrg);
        assert!(!found.is_empty(), "{piece:?} {} rows", rows.len());
        assert!(paste::read(&list).len() <= paste::MOST + 1, "{piece:?}");
    }
}
