//! Tests of the rules, and of what is derived, against the published forms.

use super::{
    github,
    scenario::{Derived, Entered, Entity, Input, Scenario},
    *,
};
use FederatedField::{Audience, Description, Issuer, Name, Subject};
use FederatedProblem as P;

fn of(field: FederatedField, text: &str) -> Option<FederatedProblem> {
    check(field, text, Cloud::Global)
}

#[test]
fn a_name_has_3_to_120_letters_digits_hyphens_and_underscores_and_begins_with_a_letter_or_digit() {
    for good in ["abc", "github-main", "A_1", " 0-- ", &"a".repeat(120)] {
        assert_eq!(of(Name, good), None, "{good}");
    }
    for (bad, why) in [
        ("", P::Missing),
        ("ab", P::TooShort),
        ("-ab", P::BadBeginning),
        ("_ab", P::BadBeginning),
        ("a b", P::ForbiddenCharacter { character: ' ' }),
        ("a.b", P::ForbiddenCharacter { character: '.' }),
        ("a/b", P::ForbiddenCharacter { character: '/' }),
        ("zoë", P::ForbiddenCharacter { character: 'ë' }),
        (&"a".repeat(121), P::TooLong { length: 121, limit: 120 }),
    ] {
        assert_eq!(of(Name, bad), Some(why), "{bad}");
    }
}

#[test]
fn issuer_subject_audience_and_description_have_600_characters_at_most() {
    for field in [Issuer, Subject, Audience, Description] {
        let begin = "https://a/";
        let text = [begin, &"a".repeat(MAX_TEXT - begin.len())].concat();
        assert_ne!(of(field, &text).map(P::severity), Some(Severity::Error), "{field:?}");
        assert_eq!(of(field, &[&text, "a"].concat()), Some(P::TooLong { length: 601, limit: 600 }), "{field:?}");
        assert_eq!(of(field, "a\nb"), Some(P::HasControlCharacter), "{field:?}");
    }
    assert_eq!((of(Description, " "), of(Subject, " ")), (None, Some(P::Missing)));
}

#[test]
fn an_issuer_is_an_https_address() {
    assert_eq!(of(Issuer, "https://token.actions.githubusercontent.com"), None);
    for bad in ["http://contoso.com", "contoso.com", "https://", "https:///a", "HTTPS://contoso.com"] {
        assert_eq!(of(Issuer, bad), Some(P::IssuerNotHttps), "{bad}");
    }
    assert_eq!(of(Issuer, "https://contoso.com/a b"), Some(P::HasBlank));
}

#[test]
fn another_audience_than_the_clouds_own_and_a_wildcard_are_warned_of() {
    assert_eq!(of(Audience, "api://AzureADTokenExchange"), None);
    for other in ["api://azureadtokenexchange", "api://AzureADTokenExchangeUSGov"] {
        assert_eq!(of(Audience, other), Some(P::OtherAudience));
    }
    assert_eq!(check(Audience, "api://AzureADTokenExchangeUSGov", Cloud::UsGovDod), None);
    assert_eq!(of(Subject, "repo:contoso/*:ref:refs/heads/main"), Some(P::Wildcard));
    assert!(P::Wildcard.severity() == Severity::Warning && P::OtherAudience.severity() == Severity::Warning);
}

#[test]
fn any_text_that_has_letters_makes_a_name() {
    for (text, name) in [
        ("github contoso/fhir-portal main", "github-contoso-fhir-portal-main"),
        ("--a__b..", "a__b"),
        ("Zoë & Co", "Zo-Co"),
        ("", ""),
    ] {
        assert_eq!(as_name(text), name);
    }
    assert_eq!(as_name(&"a".repeat(200)).len(), 120);
}

/// What is entered, and what comes of it.
type Form = (Scenario, Option<Entity>, &'static [(Input, &'static str)], [&'static str; 3]);

/// As their providers and Microsoft publish them.
const PUBLISHED: [Form; 17] = {
    use Entity as E;
    use Input as I;
    use Scenario as S;
    const GITHUB: &str = "https://token.actions.githubusercontent.com";
    const ENTRA: &str = "https://login.microsoftonline.com/7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11/v2.0";
    const NUMBERED: [(I, &str); 5] = [
        (I::Owner, "contoso"),
        (I::OwnerId, "6154722"),
        (I::Repository, "fhir-portal"),
        (I::RepositoryId, "81492203"),
        (I::Name, "main"),
    ];
    const PLACE: [(I, &str); 3] =
        [(I::Organization, "contoso"), (I::Project, "Default Project"), (I::Workspace, "prod")];
    [
        (
            S::GitHub,
            Some(E::Branch),
            &NUMBERED,
            [GITHUB, "repo:contoso@6154722/fhir-portal@81492203:ref:refs/heads/main", "github-fhir-portal-main"],
        ),
        (
            S::GitHub,
            None,
            &NUMBERED,
            [GITHUB, "repo:contoso@6154722/fhir-portal@81492203:ref:refs/heads/main", "github-fhir-portal-main"],
        ),
        (
            S::GitHub,
            Some(E::Tag),
            &NUMBERED,
            [GITHUB, "repo:contoso@6154722/fhir-portal@81492203:ref:refs/tags/main", "github-fhir-portal-main"],
        ),
        (
            S::GitHub,
            Some(E::Environment),
            &NUMBERED,
            [GITHUB, "repo:contoso@6154722/fhir-portal@81492203:environment:main", "github-fhir-portal-main"],
        ),
        (
            S::GitHub,
            Some(E::PullRequest),
            &NUMBERED,
            [GITHUB, "repo:contoso@6154722/fhir-portal@81492203:pull_request", "github-fhir-portal-pull-request"],
        ),
        (
            S::GitHub,
            Some(E::Branch),
            &[(I::Owner, "octo-org"), (I::Repository, "octo-repo"), (I::Name, "demo-branch")],
            [GITHUB, "repo:octo-org/octo-repo:ref:refs/heads/demo-branch", "github-octo-repo-demo-branch"],
        ),
        (
            S::GitHub,
            Some(E::Environment),
            &[(I::Owner, "octo-org"), (I::Repository, "octo-repo"), (I::Name, "a:b")],
            [GITHUB, "repo:octo-org/octo-repo:environment:a%3Ab", "github-octo-repo-a-b"],
        ),
        (
            S::GitHub,
            Some(E::Branch),
            &[(I::Prefix, "repository_owner_id:1:repository_id:2"), (I::Name, "main")],
            [GITHUB, "repository_owner_id:1:repository_id:2:ref:refs/heads/main", "github-main"],
        ),
        (
            S::GitLab,
            Some(E::Branch),
            &[(I::Project, "contoso/apps/portal"), (I::Name, "main")],
            ["https://gitlab.com", "project_path:contoso/apps/portal:ref_type:branch:ref:main", "gitlab-portal-main"],
        ),
        (
            S::GitLab,
            Some(E::Tag),
            &[(I::Project, "contoso/portal"), (I::Name, "v1"), (I::Server, "https://gitlab.contoso.com/")],
            ["https://gitlab.contoso.com", "project_path:contoso/portal:ref_type:tag:ref:v1", "gitlab-portal-v1"],
        ),
        (
            S::AzureDevOps,
            Some(E::DevOpsIssuer),
            &[
                (I::Organization, "contoso"),
                (I::OrganizationId, "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11"),
                (I::Project, "Portal"),
                (I::Connection, "prod"),
            ],
            [
                "https://vstoken.dev.azure.com/7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11",
                "sc://contoso/Portal/prod",
                "azure-devops-prod",
            ],
        ),
        (S::AzureDevOps, None, &[(I::Tenant, "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11")], [ENTRA, "", ""]),
        (
            S::Kubernetes,
            None,
            &[
                (I::Cluster, "https://oidc.prod-aks.azure.com/1/2/"),
                (I::Namespace, "portal"),
                (I::ServiceAccount, "fhir"),
            ],
            ["https://oidc.prod-aks.azure.com/1/2/", "system:serviceaccount:portal:fhir", "kubernetes-portal-fhir"],
        ),
        (
            S::ManagedIdentity,
            None,
            &[
                (I::Tenant, "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11"),
                (I::Principal, "4f6778d8-5aef-43dc-a1ff-b073724b9495"),
            ],
            [ENTRA, "4f6778d8-5aef-43dc-a1ff-b073724b9495", "managed-identity-4f6778d8"],
        ),
        (
            S::Terraform,
            Some(E::Plan),
            &PLACE,
            [
                "https://app.terraform.io",
                "organization:contoso:project:Default Project:workspace:prod:run_phase:plan",
                "terraform-prod-plan",
            ],
        ),
        (
            S::Terraform,
            Some(E::Apply),
            &PLACE,
            [
                "https://app.terraform.io",
                "organization:contoso:project:Default Project:workspace:prod:run_phase:apply",
                "terraform-prod-apply",
            ],
        ),
        (
            S::Google,
            None,
            &[(I::AccountId, "112633961854638529490")],
            ["https://accounts.google.com", "112633961854638529490", "google-112633961854638529490"],
        ),
    ]
};

fn entered((scenario, entity, inputs, _): &Form) -> Entered {
    let mut entered = Entered::new(*scenario);
    if let Some(entity) = entity {
        entered.choose(*entity);
    }
    for (input, text) in *inputs {
        (*text).clone_into(entered.typed_mut(*input));
    }
    entered
}

#[test]
fn what_is_derived_is_what_is_published() {
    for form in &PUBLISHED {
        let [issuer, subject, name] = form.3.map(str::to_owned);
        assert_eq!(entered(form).derive(Cloud::Global), Derived { issuer, subject, name }, "{form:?}");
    }
}

#[test]
fn nothing_is_derived_from_less_than_it_takes() {
    for form in &PUBLISHED {
        let whole = entered(form);
        for (input, _) in form.2.iter().filter(|(input, _)| !input.is_optional()) {
            // Where the whole beginning is given, no name of it is needed.
            if !whole.get(Input::Prefix).is_empty() && *input != Input::Name {
                continue;
            }
            let (mut less, asked) = (whole.clone(), whole.asked().contains(input));
            less.typed_mut(*input).clear();
            let derived = less.derive(Cloud::Global);
            assert!(!asked || derived.issuer.is_empty() || derived.subject.is_empty(), "{form:?} without {input:?}");
        }
    }
}

#[test]
fn a_subject_is_read_back_into_what_it_was_derived_from() {
    for form in &PUBLISHED {
        let subject = form.3[1];
        let read = Entered::of(subject).map(|read| read.derive(Cloud::Global).subject);
        match form.0 {
            // Of these, the subject says nothing.
            Scenario::ManagedIdentity | Scenario::Google => assert_eq!(read, None, "{subject}"),
            _ if subject.is_empty() => {}
            _ => assert_eq!(read.as_deref(), Some(subject)),
        }
    }
    assert_eq!(Entered::of("/eid1/c/pub/t/a/a/b/sc/1/2").map(|read| read.scenario), Some(Scenario::AzureDevOps));
    for odd in ["", "repo:", "repo:contoso", "project_path:x", "organization:x", "sc://x", "system:serviceaccount:x"] {
        let read = Entered::of(odd).map(|read| read.derive(Cloud::Global).subject);
        assert!(read.is_none() || read.as_deref() == Some(odd), "{odd}");
    }
}

#[test]
fn a_github_of_ones_own_has_an_issuer_of_its_own() {
    for (server, expected) in [
        ("", github::ISSUER),
        ("https://github.contoso.com/", "https://github.contoso.com/_services/token"),
        ("https://octocorp.ghe.com", "https://token.actions.octocorp.ghe.com"),
    ] {
        let mut entered = Entered::new(Scenario::GitHub);
        server.clone_into(entered.typed_mut(Input::Server));
        let issuer = entered.derive(Cloud::Global).issuer;
        assert_eq!(issuer, expected);
        assert_eq!(github::is_enterprise_server(&issuer), server.contains("contoso"));
    }
}

#[test]
fn a_repository_by_name_alone_is_warned_of_and_one_with_its_numbers_is_not() {
    let of = |subject| check(Subject, subject, Cloud::Global);
    assert_eq!(of("repo:octo-org/octo-repo:pull_request"), Some(P::NameOnly));
    assert_eq!(of("repo:octo-org@1/octo-repo:pull_request"), Some(P::NameOnly));
    assert_eq!(of("repo:octo-org@1/octo-repo@2:pull_request"), None);
    assert_eq!(of("repository_owner_id:1:repository_id:2:pull_request"), None);
    assert!(github::is_immutable("repo:a@1/b@2:pull_request") && !github::is_immutable("repo:a@1/b@x:pull_request"));
}

#[test]
fn numbers_ids_and_addresses_are_told_from_what_is_none() {
    let of = |input, text| check(FederatedField::Input(input), text, Cloud::Global);
    assert_eq!((of(Input::OwnerId, "61"), of(Input::OwnerId, "6a")), (None, Some(P::NotANumber)));
    assert_eq!(
        (of(Input::Tenant, "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11"), of(Input::Tenant, "contoso")),
        (None, Some(P::NotAGuid))
    );
    assert_eq!((of(Input::Cluster, "https://a"), of(Input::Cluster, "a")), (None, Some(P::IssuerNotHttps)));
    assert_eq!(of(Input::Owner, ""), None);
    let devops = "https://vstoken.dev.azure.com/7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11";
    assert_eq!(check(Issuer, devops, Cloud::Global), Some(P::RetiredIssuer));
    assert_eq!(check(Issuer, devops, Cloud::UsGov), None);
}

#[test]
fn the_line_to_ask_github_with_takes_nothing_that_a_shell_would() {
    assert_eq!(
        github::ask("contoso", "fhir-portal"),
        "gh api repos/contoso/fhir-portal --jq '.owner.id, .id'; gh api repos/contoso/fhir-portal/actions/oidc/customization/sub"
    );
    for odd in ["", "a b", "a;b", "a/b", "$(x)", "a'b"] {
        assert!(github::ask(odd, "x").starts_with("gh api repos/OWNER/REPOSITORY "), "{odd}");
    }
}
