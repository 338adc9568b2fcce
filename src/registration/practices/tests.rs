//! What is called met is what an assessment finds nothing against, and one press puts right what it says it does.

use time::macros::datetime;

use super::*;
use crate::{
    directory::{
        ids::{ObjectId, PermissionId, RunTail},
        permission::{MICROSOFT_GRAPH, PermissionKind, PickedPermission, api_owner::ApiOwner},
    },
    registration::draft::RedirectUriRow,
};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);

fn draft() -> Draft {
    Draft::new(RunTail::from_random([1; 8]))
}

fn with_uri(uri: &str) -> Draft {
    Draft { redirect_uris: vec![RedirectUriRow { id: 0, text: uri.to_owned() }], ..draft() }
}

fn with_lifetime(lifetime: Lifetime, custom: &str) -> Draft {
    let mut draft = draft();
    if let CredentialDraft::Secret(secret) = &mut draft.credentials[0].kind {
        (secret.lifetime, secret.custom_date) = (lifetime, custom.to_owned());
    }
    draft
}

#[test]
fn a_fresh_draft_meets_all_but_what_nobody_has_chosen() {
    let stands: Vec<_> = Practice::ALL.iter().map(|practice| practice.stands(&draft(), &[], NOW)).collect();
    let (met, fixable, later) = (Stands::Met, Stands::Fixable, Stands::Afterwards);
    assert_eq!(stands, [met, fixable, met, met, met, met, later]);
}

#[test]
fn two_owners_are_there_where_as_many_are_asked_for() {
    let owner = |id| Owner { id: ObjectId::from_u128(id), name: String::new() };
    let stands = |owners: &[Owner]| Practice::Owners.stands(&draft(), owners, NOW);
    assert_eq!((stands(&[owner(1)]), stands(&[owner(1), owner(2)])), (Stands::Afterwards, Stands::Met));
}

#[test]
fn redirect_uris_are_unsafe_by_what_the_assessment_names() {
    for safe in [
        "",
        "https://portal.contoso.com/cb",
        "http://localhost:3000/cb",
        "http://127.0.0.1",
        "https://azurewebsites.net.contoso.com",
        "https://notbit.ly/x",
    ] {
        assert_eq!(Practice::SafeRedirectUris.stands(&with_uri(safe), &[], NOW), Stands::Met, "{safe}");
    }
    for unsafe_one in [
        "https://*.contoso.com/cb",
        "https://contoso.com/*",
        "http://portal.contoso.com",
        "HTTP://portal.contoso.com",
        "https://10.0.0.1/cb",
        "https://portal.azurewebsites.net/cb",
        "https://PORTAL.AzureWebsites.net",
        "https://bit.ly/3x",
    ] {
        let stands = Practice::SafeRedirectUris.stands(&with_uri(unsafe_one), &[], NOW);
        assert_eq!(stands, Stands::On(Step::RedirectUris), "{unsafe_one}");
    }
}

#[test]
fn a_secret_of_180_days_is_short_and_one_day_more_is_put_right_by_one_press() {
    assert_eq!(Practice::ShortSecrets.stands(&with_lifetime(Lifetime::Days180, ""), &[], NOW), Stands::Met);
    for mut long in [with_lifetime(Lifetime::Days365, ""), with_lifetime(Lifetime::Custom, "2027-05-23")] {
        assert_eq!(Practice::ShortSecrets.stands(&long, &[], NOW), Stands::Fixable);
        Practice::ShortSecrets.put_right(&mut long, NOW);
        assert_eq!(Practice::ShortSecrets.stands(&long, &[], NOW), Stands::Met);
    }
    let none = Draft { credentials: Vec::new(), ..draft() };
    assert_eq!(Practice::ShortSecrets.stands(&none, &[], NOW), Stands::Met);
}

#[test]
fn what_is_fixable_is_met_after_one_press_and_nothing_else_is_touched() {
    for practice in Practice::ALL {
        let mut one = with_lifetime(Lifetime::Days730, "");
        one.audience = SignInAudience::OrgsAndPersonal;
        one.display_name = "Portal".to_owned();
        let (before, others) = (practice.stands(&one, &[], NOW), |draft: &Draft| {
            Practice::ALL
                .into_iter()
                .filter(|other| *other != practice)
                .map(|other| other.stands(draft, &[], NOW))
                .collect::<Vec<_>>()
        });
        let stood = others(&one);
        practice.put_right(&mut one, NOW);
        let expected = if before == Stands::Fixable { Stands::Met } else { before };
        assert_eq!((practice.stands(&one, &[], NOW), others(&one)), (expected, stood), "{practice:?}");
        assert_eq!(one.display_name, "Portal");
    }
}

#[test]
fn a_permission_that_leads_to_every_other_right_is_no_least_privilege() {
    let pick = |value: &str, kind| PickedPermission {
        resource_app_id: MICROSOFT_GRAPH,
        resource_name: String::new(),
        id: PermissionId::from_u128(1),
        kind,
        value: value.to_owned(),
        display_name: String::new(),
        admin_consent_required: true,
        owner: ApiOwner::Microsoft,
    };
    for (value, kind, expected) in [
        ("User.Read", PermissionKind::Delegated, Stands::Met),
        ("Mail.Read", PermissionKind::Delegated, Stands::Met),
        ("Mail.Read", PermissionKind::Application, Stands::On(Step::Permissions)),
        ("Directory.ReadWrite.All", PermissionKind::Delegated, Stands::On(Step::Permissions)),
    ] {
        let draft = Draft { permissions: vec![pick(value, kind)], ..draft() };
        assert_eq!(Practice::LeastPrivilege.stands(&draft, &[], NOW), expected, "{value}");
    }
}
