//! The rules of the form over many drafts: what is typed, what is told about it, and what is registered.

#[path = "form/house_rules.rs"]
mod house_rules;
mod numbers;

use std::mem::discriminant;

use client_registrar::{
    directory::{
        audience::SignInAudience,
        cloud::Cloud,
        credential::{CredentialKind, Lifetime},
        ids::{AppId, PermissionId, RunTail},
        permission::{PermissionKind, PickedPermission, api_owner::ApiOwner},
        redirect_uri::{self, RedirectUri, RedirectUriProblem},
        severity::Severity,
    },
    registration::{
        credentials::CredentialDraft,
        draft::{Draft, RedirectUriRow},
        problem::{Field, ProblemKind},
        validate::{problems, validate},
    },
    words,
};
use numbers::Numbers;
use time::{Duration, OffsetDateTime, macros::datetime};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);

/// Pieces that mean something in an address, and some that never should be in one.
const PIECES: [&str; 46] = [
    "https",
    "http",
    "://",
    "://",
    ":",
    "/",
    "//",
    "?",
    "#",
    "@",
    "\\",
    "%",
    "%2",
    "%41",
    "*",
    "*.",
    ".",
    "-",
    "'",
    "$",
    "(",
    ";",
    " ",
    "\t",
    "\n",
    "\u{a0}",
    "\u{202e}",
    "\u{200b}",
    "\u{0}",
    "ü",
    "患",
    "🏥",
    "e\u{301}",
    "localhost",
    "LocalHost",
    "127.0.0.1",
    "[::1]",
    "[",
    "]",
    "contoso.com",
    "contoso.com",
    "callback",
    "8080",
    "99999",
    "myapp",
    "xn--bcher-kva",
];

fn address(numbers: &mut Numbers) -> String {
    let start = numbers.pick(&["", "https://contoso.com", "http://localhost:3000/", "https://"]);
    let mut text = [start, &numbers.text(&PIECES, 12)].concat();
    if numbers.below(90) == 0 {
        text.push_str(&"/a'".repeat(60 + numbers.below(40)));
    }
    text
}

fn addresses() -> impl Iterator<Item = String> {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    (0..10_000).map(move |_| address(&mut numbers))
}

fn errors(found: &[RedirectUriProblem]) -> usize {
    found.iter().filter(|problem| problem.severity() == Severity::Error).count()
}

#[test]
fn no_fix_leaves_its_problem_or_brings_an_error() {
    let mut offered = 0;
    for text in addresses() {
        for audience in SignInAudience::ALL {
            let before = redirect_uri::check(&text, audience);
            for problem in &before {
                let Some(fixed) = redirect_uri::fix(&text, problem) else { continue };
                offered += 1;
                let after = redirect_uri::check(&fixed, audience);
                let stays = after.iter().any(|other| discriminant(other) == discriminant(problem));
                assert!(!stays, "{problem:?} stays: {text:?} {fixed:?}");
                // What is no URI at all hides its other mistakes until it is one.
                let hidden = matches!(problem, RedirectUriProblem::NotAUri | RedirectUriProblem::Backslash);
                assert!(
                    hidden || errors(&after) < errors(&before) || problem.severity() == Severity::Advice,
                    "{problem:?} made worse: {text:?} {fixed:?}"
                );
            }
        }
    }
    assert!(offered > 10_000, "{offered}");
}

#[test]
fn pressing_fix_again_and_again_comes_to_an_end() {
    for text in addresses() {
        let mut fixed = text.clone();
        for step in 0.. {
            assert!(step < 12, "{text:?}");
            let found = redirect_uri::check(&fixed, SignInAudience::Personal);
            let Some(next) = found.iter().find_map(|problem| redirect_uri::fix(&fixed, problem)) else { break };
            fixed = next;
        }
    }
}

#[test]
fn an_address_that_is_taken_is_one_and_is_kept_to_the_letter() {
    let mut taken = 0;
    for text in addresses() {
        let Ok(uri) = RedirectUri::parse(&text, SignInAudience::MyOrg) else { continue };
        taken += 1;
        assert_eq!(uri.as_str(), text);
        assert!(text.is_ascii() && text.len() <= redirect_uri::MAX_LENGTH, "{text:?}");
        assert!(!text.contains(['!', '$', '\'', '(', ')', ',', ';', '#', ' ', '\\', '<']), "{text:?}");
        let url = url::Url::parse(&text).expect("the url crate takes it too");
        let local = matches!(url.host_str(), Some("localhost" | "127.0.0.1"));
        assert!(url.scheme() == "https" || (url.scheme() == "http" && local), "{text:?}");
        // What is judged by its host is judged by the one that a browser goes to. (One in numbers has many spellings. No rule
        // names one.)
        if let Some(url::Host::Domain(domain)) = url.host() {
            let (_, host, _) = redirect_uri::around_host(&text).expect("it has a host");
            assert_eq!(domain, host.to_ascii_lowercase(), "{text:?}");
        }
        assert!(url.username().is_empty() && url.password().is_none(), "{text:?}");
    }
    assert!(taken > 300, "{taken}");
}

fn some_draft(numbers: &mut Numbers) -> Draft {
    let mut draft = Draft::new(RunTail::from_random([1; 8]));
    draft.display_name = match numbers.below(4) {
        0 => address(numbers),
        1 => "x".repeat(numbers.below(140)),
        _ => "Contoso".to_owned(),
    };
    draft.audience = SignInAudience::ALL[numbers.below(4)];
    let rows = numbers.below(4);
    draft.redirect_uris = (0..)
        .take(rows)
        .map(|id| {
            let text = if numbers.below(2) == 0 {
                address(numbers)
            } else {
                format!("https://contoso.com/{}", numbers.below(2))
            };
            RedirectUriRow { id, text }
        })
        .collect();
    let picks = if numbers.below(8) == 0 { numbers.below(450) } else { numbers.below(3) };
    draft.permissions = (0..picks)
        .map(|_| PickedPermission {
            resource_app_id: AppId::from_u128(numbers.below(60) as u128),
            resource_name: "API".to_owned(),
            id: PermissionId::from_u128(numbers.below(9) as u128),
            kind: if numbers.below(2) == 0 { PermissionKind::Delegated } else { PermissionKind::Application },
            value: "Read".to_owned(),
            display_name: "Read".to_owned(),
            admin_consent_required: false,
            owner: ApiOwner::Microsoft,
        })
        .collect();
    draft.credentials.truncate(numbers.below(4));
    for _ in 0..numbers.below(4) / 2 {
        draft.add_secret(String::new());
    }
    for credential in &mut draft.credentials {
        let CredentialDraft::Secret(secret) = &mut credential.kind else { continue };
        secret.lifetime = Lifetime::ALL[numbers.below(5)];
        secret.description = "d".repeat(numbers.below(270));
        secret.custom_date = match numbers.below(3) {
            0 => format!("{}-{:02}-{:02}", 2025 + numbers.below(5), numbers.below(14), numbers.below(33)),
            1 => numbers.pick(&["", "x", "2027-02-29", "+99999-01-01", "-0001-01-01", "🏥"]).to_owned(),
            _ => "2027-05-22".to_owned(),
        };
        secret.start_date = match numbers.below(16) {
            0 => numbers.pick(&["2020-01-01", "x"]).to_owned(),
            1 | 2 => "2027-01-01".to_owned(),
            _ => String::new(),
        };
    }
    draft
}

#[test]
fn a_draft_is_registered_unless_it_has_an_error() {
    let mut numbers = Numbers(7);
    let (mut made, mut refused) = (0, 0);
    for _ in 0..8_000 {
        let draft = some_draft(&mut numbers);
        let cloud = Cloud::MICROSOFT[numbers.below(4)];
        let found = problems(&draft, cloud, NOW);
        let has_error = found.iter().any(|problem| problem.kind.severity() == Severity::Error);
        match validate(&draft, cloud, NOW) {
            Ok(registration) => {
                made += 1;
                assert!(!has_error, "{draft:?}");
                let typed =
                    draft.redirect_uris.iter().map(|row| row.text.as_str()).filter(|text| !text.trim().is_empty());
                assert!(registration.redirect_uris().iter().map(RedirectUri::as_str).eq(typed), "{draft:?}");
                let ids = registration.credentials().iter().map(|credential| credential.id);
                assert!(ids.eq(draft.credentials.iter().map(|credential| credential.id)), "{draft:?}");
                for credential in registration.credentials() {
                    let CredentialKind::Secret(secret) = &credential.kind else { panic!("a secret") };
                    let (start, end) = (secret.start.unwrap_or(NOW), secret.expiry.end(NOW));
                    assert!(start >= NOW && end > start && end <= start + Duration::days(731), "{draft:?}");
                }
            }
            Err(told) => {
                refused += 1;
                assert!(has_error, "{draft:?}");
                assert_eq!(told, found);
            }
        }
    }
    assert!(made > 1_000 && refused > 1_000, "{made} {refused}");
}

#[test]
fn every_problem_of_every_draft_has_words_and_a_field_on_the_page() {
    let mut numbers = Numbers(11);
    let mut kinds = Vec::new();
    for _ in 0..6_000 {
        let draft = some_draft(&mut numbers);
        for problem in problems(&draft, Cloud::MICROSOFT[numbers.below(4)], NOW) {
            let message = words::form::problem::BY_STEP[problem.field.step() as usize](&problem);
            assert!(message.ends_with('.') && message.chars().count() < 900, "{message}");
            assert!(!message.contains(['\u{202e}', '\n', '\0']), "{message:?}");
            if let Field::RedirectUri(row) = problem.field {
                assert!(draft.redirect_uris.iter().any(|other| other.id == row && other.text == problem.value));
            }
            let kind = match &problem.kind {
                ProblemKind::RedirectUri(kind) => format!("{kind:?}"),
                kind => format!("{kind:?}"),
            };
            let kind = kind.split(' ').next().unwrap_or_default().to_owned();
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }
    assert!(kinds.len() >= 30, "{kinds:?}");
}

#[test]
fn a_row_that_was_typed_carelessly_is_mended_by_pressing_fix() {
    let mut text = " http://me@contoso.com/it's here?x=1#top".to_owned();
    let audience = SignInAudience::OrgsAndPersonal;
    while let Some(fixed) =
        redirect_uri::check(&text, audience).iter().find_map(|problem| redirect_uri::fix(&text, problem))
    {
        text = fixed;
    }
    assert_eq!(text, "https://contoso.com/it%27shere");
    assert!(RedirectUri::parse(&text, audience).is_ok());
}
