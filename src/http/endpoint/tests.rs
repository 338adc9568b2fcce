//! No link and no word leads to another address than an endpoint's own.

use super::*;
use crate::directory::{cloud::CustomCloud, origin::Origin};

#[test]
fn a_next_link_on_graphs_own_host_is_followed_as_it_stands() {
    let link = "https://graph.microsoft.com/v1.0/servicePrincipals?$skiptoken=abc%2B1";
    let page = NextPage::parse(link, Cloud::Global).map(|page| Endpoint::NextPage(page).url(Cloud::Global));
    assert_eq!(page.as_deref(), Some(link));
}

#[test]
fn what_is_sent_of_a_next_link_is_what_was_compared() {
    for (link, sent) in [
        ("https://graph.microsoft.com/v1.0/a/.%2e/b?$top=1", "/v1.0/b?$top=1"),
        ("https://GRAPH.microsoft.com:443/v1.0/%2e/b", "/v1.0/b"),
        (" https://graph.microsoft.com/v1.0/b\n", "/v1.0/b"),
        ("https://graph.microsoft.com/v1.0/b?x=/../beta&y=.%2e", "/v1.0/b?x=/../beta&y=.%2e"),
    ] {
        let page = NextPage::parse(link, Cloud::Global).map(|page| Endpoint::NextPage(page).path_and_query());
        assert_eq!(page.as_deref(), Some(sent), "{link}");
    }
}

#[test]
fn a_next_link_off_graphs_host_is_refused() {
    for link in [
        "https://graph.microsoft.com.evil.example/v1.0/x",
        "https://graph.microsoft.com@evil.example/v1.0/x",
        "https://graph.microsoft.com:444/v1.0/x",
        "http://graph.microsoft.com/v1.0/x",
        "//graph.microsoft.com/v1.0/x",
        "https://graph.microsoft.us/v1.0/x",
        "https://graph.microsoft.com/beta/x",
        "https://graph.microsoft.com/v1.0/../beta/x",
        "https://graph.microsoft.com/v1.0/%2E%2e/beta/x",
        "https://graph.microsoft.com/v1.0/.%2e/beta/x",
        "https://graph.microsoft.com/v1.0/x/%2E./../beta/x",
        "https://graph.microsoft.com/v1.0/.%2e",
        "https://graph.microsoft.com/v1.0\\..\\beta\\x",
        "https://graph.microsoft.com/v1.0/.\t./beta/x",
        "https://graph.microsoft.com/v1.0/..%2fbeta/x",
        "https://graph.microsoft.com/v1.0/..%5Cbeta/x",
        "https://graph.microsoft.com:pass@evil.example/v1.0/x",
        "https://x@graph.microsoft.com/v1.0/x",
        "https:///evil.example/v1.0/x",
        "https://graph.microsoft.com\\@evil.example/v1.0/x",
        "https://graph.microsoft.com/V1.0/../beta/x",
        "https://graph.microsoft.com/v1.0/x#y",
        "/v1.0/x",
        "",
    ] {
        assert_eq!(NextPage::parse(link, Cloud::Global), None, "{link}");
    }
}

#[test]
fn a_next_link_of_a_cloud_of_ones_own_is_held_to_its_scheme_and_port() {
    let origin = |text| Origin::parse(text).unwrap();
    let cloud = Cloud::Custom(Box::leak(Box::new(CustomCloud {
        name: "Lab".to_owned(),
        authority: origin("https://login.lab.example"),
        graph: origin("http://localhost:8443"),
        portal: None,
    })));
    let link = "http://localhost:8443/v1.0/servicePrincipals?$skiptoken=a";
    let page = NextPage::parse(link, cloud).map(|page| Endpoint::NextPage(page).url(cloud));
    assert_eq!(page.as_deref(), Some(link));
    for link in [
        "https://localhost:8443/v1.0/x",
        "http://localhost/v1.0/x",
        "http://localhost:84430/v1.0/x",
        "https://graph.microsoft.com/v1.0/x",
    ] {
        assert_eq!(NextPage::parse(link, cloud), None, "{link}");
    }
}

#[test]
fn no_key_and_no_words_lead_to_another_address_than_the_endpoints_own() {
    let tail = RunTail::from_random([0xff; 8]);
    let (object, app) = (ObjectId::from_u128(u128::MAX), AppId::from_u128(u128::MAX));
    let grant = GrantId::try_from("l5eW7x0ga0-WDOntXzHateb_".to_owned()).unwrap();
    let mut all = vec![
        Endpoint::ApplicationByUniqueName(UniqueName::of("x')/../../v1.0/me?x=('", &tail)),
        Endpoint::ApplicationsByRunTag(tail),
        Endpoint::PasswordCredentials(object),
        Endpoint::ApplicationCredentials(object),
        Endpoint::AddPassword(object),
        Endpoint::ServicePrincipalByAppId(app),
        Endpoint::ServicePrincipal(object),
        Endpoint::ResourceApi(app),
        Endpoint::PermissionGrant(grant),
        Endpoint::AppRoleAssignedTo(object),
        Endpoint::Application(object),
        Endpoint::ApplicationToCopy(object),
        Endpoint::Owners(Owned::Application, object),
        Endpoint::OwnerReferences(Owned::ServicePrincipal, object),
        Endpoint::Restore(object),
        Endpoint::AppRoleAssignment(object, AssignmentId::try_from("h0S_2c-Q".to_owned()).unwrap()),
        Endpoint::WellKnownApis,
        Endpoint::AppManagementPolicy,
        Endpoint::AppManagementPolicyBeta,
    ];
    for words in ["x')/../../v1.0/me?x=('", "\"/../..\\#", "%2e%2e/&$top=1", "\u{202e}\n"].map(str::to_owned) {
        let makers = [
            Endpoint::SearchByName,
            Endpoint::SearchByPrefix,
            Endpoint::ApisByIdentifierUri,
            Endpoint::ApplicationsByDisplayName,
            Endpoint::ApplicationsByPrefix,
            Endpoint::DeletedByDisplayName,
            |uri| Endpoint::ApplicationsByRedirectUris(vec![uri; 2]),
        ];
        all.extend(makers.map(|of| of(words.clone())));
    }
    for endpoint in all {
        let url = Url::parse(&endpoint.url(Cloud::Global)).unwrap();
        let path = endpoint.path_and_query();
        assert_eq!(url.origin().ascii_serialization(), Cloud::Global.graph());
        assert_eq!(Some(url.path()), path.split('?').next(), "{path}");
        assert_eq!(url.fragment(), None, "{path}");
        let known = |name: &str| ["$select", "$filter", "$search", "$top", "$count"].contains(&name);
        assert!(url.query_pairs().all(|(name, _)| known(&name)), "{path}");
    }
}

#[test]
fn words_to_search_for_cannot_leave_their_quotes() {
    let path = Endpoint::SearchByName("a\"b\\&$top=1".to_owned()).path_and_query();
    assert!(path.contains("%22displayName%3Aa%5C%22b%5C%5C%26%24top%3D1%22"), "{path}");
    let path = Endpoint::SearchByPrefix("O'Neil".to_owned()).path_and_query();
    assert!(path.contains("%27O%27%27Neil%27"), "{path}");
    let path = Endpoint::ApisByIdentifierUri("api://o'neil&$top=1".to_owned()).path_and_query();
    assert!(path.contains("%27api%3A%2F%2Fo%27%27neil%26%24top%3D1%27"), "{path}");
}
