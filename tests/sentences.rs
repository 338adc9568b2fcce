//! Every sentence that takes a value of others, called with a hostile one: nothing of it passes for the page's words.

#![expect(clippy::expect_used, reason = "a test may stop where the ground is missing that it stands on")]

#[path = "sentences/data.rs"]
mod data;
#[path = "../src/build/fluent.rs"]
mod fluent;
#[path = "../src/build/typed.rs"]
mod typed;

use std::{collections::BTreeSet, fs, path::Path};

use client_registrar::{
    as_code::Note,
    certificate::upload::NotRead,
    config::{ConfigProblem, Mistake, host::HostPage, json::Json},
    directory::{
        app_management::{CredentialRules, KindRules, Rule, Whose, Why, app::WhyApp, house::Said},
        application::{Application, Existing, Owned, Owner, Shares},
        audience::SignInAudience,
        cloud::{Cloud, CustomCloud},
        display_name::DisplayNameProblem as N,
        federated::{FederatedField, FederatedProblem},
        ids::{AppId, ObjectId, PermissionId, RunTail, TenantId},
        origin::{Origin, OriginProblem},
        permission::{
            Permission, PermissionKind, PickedPermission, ResourceSummary,
            api_owner::ApiOwner,
            grant::{Granted, WantedGrant},
        },
        redirect_uri::RedirectUriProblem as R,
        tenant::TenantContext,
    },
    graph::{
        ask::AskError,
        error::{Detail, GraphError},
    },
    http::request::GraphScope,
    import::Mistake as NotTaken,
    next_steps::record::Record,
    plan::call::CallKind,
    recipe::{
        problem::{self as recipe, RecipeProblem},
        question::{AnswerProblem, Format, Question},
    },
    registration::{
        advice::{Advice, AdviceKind},
        credentials::Kind as CredentialKind,
        draft::Draft,
        from_link::FromLink,
        house_rules::{AgainstHouse, Broken},
        paste::NotMatched,
        permissions::given_up::GivenUp,
        problem::{AgainstPolicy, AgainstTenant, Field, Problem, ProblemKind as P},
    },
    run::failure::Failure,
    signin::error::{Kind, SignInError, Support},
    words::{
        as_code,
        form::{
            advice, apis, basics, certificate, credentials, display_name, duplicates, federated, from_link,
            permissions, policy, problem, review,
        },
        house_rules, import as words_of_imports, recipe as words_of_recipes,
        run::{calls, consent, failure, hand_over, narrow, recovery, result, unfinished},
        session::{account, admin_request, cloud, config, other_window, sign_in, signing_in, start},
        setup, text,
    },
};

/// A name that ends the sentence around it, begins another one, and hides and turns what it can.
const HOSTILE: &str = "Contoso\"”? Nothing was sent.\u{202e}\nPress \u{3164}Cancel. “\"";
const STRANGER: AppId = AppId::from_u128(7);

fn owner() -> Owner {
    Owner { id: ObjectId::from_u128(1), name: HOSTILE.to_owned() }
}

fn record(tenant: &TenantContext) -> Record {
    Record {
        name: HOSTILE.to_owned(),
        audience: SignInAudience::MyOrg,
        tenant: tenant.clone(),
        is_sandbox: false,
        application: Application { id: ObjectId::from_u128(1), app_id: AppId::from_u128(2) },
        service_principal: None,
        owners: vec![owner()],
        has_secret: true,
        at: time::OffsetDateTime::UNIX_EPOCH,
    }
}

fn given_up() -> GivenUp {
    GivenUp::take(&mut vec![pick(PermissionKind::Delegated)], &mut FromLink::default(), |_| true)
}

fn pick(kind: PermissionKind) -> PickedPermission {
    PickedPermission {
        resource_app_id: STRANGER,
        resource_name: HOSTILE.to_owned(),
        id: PermissionId::from_u128(1),
        kind,
        value: HOSTILE.to_owned(),
        display_name: HOSTILE.to_owned(),
        admin_consent_required: true,
        owner: ApiOwner::OtherTenant(TenantId::from_u128(9)),
    }
}

fn tenant() -> TenantContext {
    TenantContext {
        cloud: Cloud::Global,
        tenant_id: TenantId::from_u128(10),
        tenant_name: HOSTILE.to_owned(),
        account: HOSTILE.to_owned(),
    }
}

/// An API of Microsoft's.
fn api() -> ResourceSummary {
    ResourceSummary {
        id: None,
        app_id: STRANGER,
        display_name: HOSTILE.to_owned(),
        owner: ApiOwner::Microsoft,
        enabled: true,
        offered: None,
    }
}

fn grants() -> [WantedGrant; 2] {
    let scopes = vec![HOSTILE.to_owned(), HOSTILE.to_owned()];
    let role = PermissionId::from_u128(1);
    [Granted::Delegated { scopes }, Granted::Application { role, value: HOSTILE.to_owned() }].map(|what| WantedGrant {
        api: STRANGER,
        api_name: HOSTILE.to_owned(),
        what,
    })
}

/// An application that a new one could be taken for, which others have named.
fn existing() -> Existing {
    let application = Application { id: ObjectId::from_u128(1), app_id: AppId::from_u128(2) };
    Existing { application, display_name: HOSTILE.to_owned(), created: None, deleted: None, is_blueprint: false }
}

/// What something in the place of Graph says.
fn graph_error() -> GraphError {
    let said = || Some(HOSTILE.to_owned());
    let [code, message] = [(); 2].map(|()| HOSTILE.to_owned());
    let detail = Detail { code: code.clone(), message: code.clone(), target: said() };
    GraphError {
        status: 403,
        code,
        message,
        details: vec![detail],
        request_id: said(),
        client_request_id: said(),
        date: said(),
        content_type: said(),
        ..GraphError::default()
    }
}

fn custom_cloud() -> Cloud {
    let origin = |text| Origin::parse(text).expect("an origin");
    Cloud::Custom(Box::leak(Box::new(CustomCloud {
        name: HOSTILE.to_owned(),
        authority: origin("https://login.example"),
        graph: origin("https://graph.example"),
        portal: None,
    })))
}

fn of_tenant(why: WhyApp<'static>) -> P {
    P::AgainstTenant(AgainstTenant { why, rule: Rule::default() })
}

fn problems() -> Vec<P> {
    let (app_id, api, other) = (STRANGER, HOSTILE.to_owned(), HOSTILE.to_owned());
    vec![
        P::DisplayName(N::TooLong { length: 130, limit: 120 }),
        P::DisplayName(N::LongForPersonal { length: 100 }),
        P::DisplayName(N::HasControlCharacter),
        P::DisplayName(N::HasBidiControl),
        P::DisplayName(N::HidesCharacter),
        P::HasControlCharacter,
        P::ReferenceTooLong { length: 300 },
        P::ReferenceRefused,
        P::TooManyPermissionsOfApi { app_id, api: api.clone(), count: 31 },
        P::DateUnreadable,
        P::DateInThePast,
        P::EndBeforeStart,
        P::StartOutside { latest: time::macros::date!(2028 - 11 - 23) },
        P::DescriptionTooLong { length: 300 },
        P::RedirectUriNotTicked,
        P::PermissionNotTicked { app_id, api: api.clone() },
        P::PermissionUnchecked { app_id, api: api.clone() },
        P::PermissionNotOffered { app_id, api },
        P::RedirectUri(R::NotAUri),
        P::RedirectUri(R::HasBlank),
        P::RedirectUri(R::SchemeNotAllowed { scheme: other.clone() }),
        P::RedirectUri(R::TooLong { length: 300 }),
        P::RedirectUri(R::ForbiddenCharacter { character: '”' }),
        P::RedirectUri(R::PortTwin { other: other.clone() }),
        P::RedirectUri(R::CaseTwin { other }),
        of_tenant(WhyApp::OtherDomain(vec![HOSTILE.to_owned(), HOSTILE.to_owned()].leak())),
        of_tenant(WhyApp::BlockedScheme(HOSTILE)),
        of_tenant(WhyApp::OtherScheme(vec![HOSTILE.to_owned()].leak())),
    ]
}

/// Every sentence with a value of others in it, by the name of its function.
fn sentences() -> Vec<(&'static str, String)> {
    let (h, tenant) = (HOSTILE, tenant());
    let mut said = vec![
        ("account::now", account::now(h)),
        ("account::sign_in_to", account::sign_in_to(h)),
        ("account::chosen", account::chosen(h)),
        ("admin_request::subject", admin_request::subject(Some(&tenant))),
        ("apis::named", apis::named(STRANGER, h)),
        ("apis::unchecked", apis::unchecked(STRANGER, h)),
        ("apis::not_in_tenant", apis::not_in_tenant(STRANGER, h)),
        ("apis::own_not_in_tenant", apis::own_not_in_tenant(STRANGER, h)),
        ("apis::create_in", apis::create_in(STRANGER, h, h)),
        ("apis::added_to_tenant", apis::added_to_tenant(STRANGER, h)),
        ("other_window::register", other_window::register(h, h)),
        ("other_window::register_and_grant", other_window::register_and_grant(h, h)),
        ("other_window::confirm_text", other_window::confirm_text(h)),
        ("other_window::confirm", other_window::confirm(h)),
        ("basics::audience", basics::audience(SignInAudience::MyOrg, h)),
        ("basics::audience_hint", basics::audience_hint(SignInAudience::MyOrg, h)),
        ("basics::single_tenant", basics::single_tenant(h)),
        ("basics::single_tenant_hint", basics::single_tenant_hint(h)),
        ("cloud::sign_in_cloud", cloud::sign_in_cloud(h)),
        ("cloud::shown", cloud::shown(custom_cloud()).expect("a name")),
        ("config::left_out", config::left_out(h)),
        ("config::missing", text::config::missing(h)),
        ("config::key_twice", text::config::key_twice(h)),
        ("config::unknown_key", text::config::unknown_key(h)),
        ("config::more_than_origin", text::config::more_than_origin(h)),
        ("config::page_of_kind", text::config::page_of_kind(200, h)),
        ("consent::request_subject", consent::request_subject(h)),
        ("display_name::bidi_control", text::display_name::bidi_control(h)),
        ("display_name::hides_character", text::display_name::hides_character(h)),
        ("from_link::ready", from_link::ready(h)),
        ("arrived_link::ready_named", from_link::ready_named(h)),
        ("from_link::waiting", from_link::waiting(h)),
        ("arrived_link::waiting_named", from_link::waiting_named(h)),
        ("linked::calls_api", from_link::calls_api(h)),
        ("hand_over::reminder_title", hand_over::reminder_title(h)),
        ("narrow::subject", narrow::subject(h)),
        ("permissions::remove_what", permissions::remove_what(&pick(PermissionKind::Delegated))),
        ("permissions::added", permissions::added(&pick(PermissionKind::Delegated))),
        ("permissions::removed", permissions::removed(&pick(PermissionKind::Application))),
        ("permissions::gone", permissions::gone(&given_up())),
        ("permissions::put_back", permissions::put_back(&given_up())),
        ("result::owner", result::owner(&owner())),
        ("result::permission", result::permission(&pick(PermissionKind::Delegated))),
        ("result::secret_line", result::secret_line(h, "May 27, 2027")),
        ("setup::cloud", setup::cloud(custom_cloud())),
        ("self_test::signed_in", setup::self_test::signed_in(h, h)),
        ("address::forbidden_character", signing_in::forbidden_character(h)),
        ("address::open_on_localhost", signing_in::open_on_localhost(h)),
        ("by_config::signed_in", start::signed_in(h, h)),
    ];
    said.extend(own_of_pages(h));
    said.extend(of_code(h));
    said.extend(of_recipes(h));
    said.extend(of_house_rules());
    for mistake in [
        Mistake::NotText,
        Mistake::Origin(OriginProblem::More { origin: Origin::parse("https://a.example").expect("one") }),
    ] {
        let wrong = ConfigProblem::Wrong { key: h.to_owned(), found: Json::Text(h.to_owned()), mistake };
        said.push(("config::problem", config::problem(&wrong)));
    }
    for kind in [PermissionKind::Delegated, PermissionKind::Application] {
        for what in [
            AdviceKind::HighPrivilege,
            AdviceKind::DelegatedTwin,
            AdviceKind::Narrower,
            AdviceKind::UnusedOfflineAccess,
        ] {
            for instead in [None, Some(pick(kind))] {
                let advice = Advice { about: pick(kind), kind: what, instead };
                said.push(("advice::take", advice::take(&advice)));
            }
        }
        let permission = |description: &str| Permission {
            id: PermissionId::from_u128(1),
            kind,
            value: h.to_owned(),
            display_name: h.to_owned(),
            description: description.to_owned(),
            admin_consent_required: true,
            enabled: true,
        };
        for description in ["", h] {
            said.push(("permissions::description", permissions::description(&api(), &permission(description))));
        }
    }
    for why in [
        NotMatched::NoSuchPermission { api: h.to_owned(), near: None },
        NotMatched::NoSuchPermission { api: h.to_owned(), near: Some(Box::new(pick(PermissionKind::Delegated))) },
        NotMatched::OtherKind { has: Box::new(pick(PermissionKind::Application)) },
        NotMatched::TooMany,
        NotMatched::SwitchedOff { api: h.to_owned() },
        NotMatched::Default,
        NotMatched::NoPermission,
        NotMatched::NoSuchApi,
    ] {
        said.push(("advice::reason", advice::reason(h, &why)));
    }
    let page = HostPage { status: 200, content_type: Some(h.to_owned()) };
    said.push(("config::page", config::page(&page)));
    let support = Support { content_type: Some(h.to_owned()), status: Some(200), ..Support::default() };
    let intercepted = sign_in::error(&SignInError { kind: Kind::Intercepted, support: Box::new(support) });
    said.push(("sign_in::error", intercepted.0.into_owned()));
    let error = graph_error();
    said.extend([
        ("failure::in_between", failure::in_between(&error)),
        ("failure::in_between_do", failure::in_between_do(&error)),
        ("failure::unavailable", failure::unavailable(&error)),
        ("failure::unavailable_do", failure::unavailable_do(&error)),
    ]);
    let of_ask = [AskError::NotAllowed, AskError::Unavailable, AskError::InBetween, AskError::Refused];
    let of_ask = of_ask.map(|failure| failure(Box::new(error.clone())));
    said.extend(of_ask.iter().map(|error| ("permissions::unread", permissions::unread(error))));
    let mut failures = of_ask.map(Failure::Ask).to_vec();
    failures.push(Failure::ApiMissing(error.clone()));
    let grants = grants();
    for failed in &failures {
        said.push(("failure::failure", failure::failure(failed, CallKind::Application)));
        said.push(("failure::of_one", failure::of_one("Client secret 2", failed, CallKind::Application)));
        said.push(("failure::remedy", failure::remedy(failed)));
        if let Failure::Ask(error) = failed {
            let (why, what_to_do) = unfinished::stopped(error);
            said.push(("unfinished::stopped", [why, what_to_do].join(" ")));
        }
        said.push(("consent::refused", consent::refused(failed, &grants[1])));
    }
    for (n, grant) in grants.iter().enumerate() {
        said.extend([
            ("consent::too_many", consent::too_many(grant)),
            ("calls::purpose_of_api", calls::purpose_of_api(grant)),
            ("calls::purpose_of_grant", calls::purpose_of_grant(grant)),
            ("consent::call_of_api", consent::call_of_api(grant)),
            ("consent::call", consent::call(grant)),
            ("consent::call_done", consent::call_done(grant)),
            ("result::call", result::call(CallKind::Api(n), &grants, None)),
            ("result::call", result::call(CallKind::Grant(n), &grants, None)),
            ("result::call_done", result::call_done(CallKind::Grant(n), &grants, None)),
        ]);
    }
    let mut draft = Draft::new(RunTail::from_random([0; 8]));
    draft.display_name = h.to_owned();
    said.push(("basics::entered", basics::entered(&draft)));
    draft.add_secret(h.to_owned());
    said.push(("credentials::title", credentials::title(&draft, &draft.credentials[1])));
    let odd = FederatedProblem::ForbiddenCharacter { character: '”' };
    said.push(("federated::problem", federated::problem(FederatedField::Name, odd)));
    said.extend([
        ("display_name::message", display_name::message(h, &N::HidesCharacter)),
        (
            "redirect_uri_problem::redirect_uri_of_owner_not_selected",
            text::redirect_uri_problem::redirect_uri_of_owner_not_selected(h),
        ),
        ("redirect_uri_problem::bad_host", text::redirect_uri_problem::bad_host(h)),
        ("redirect_uri_problem::bad_port", text::redirect_uri_problem::bad_port(h)),
        ("calls::creates_federated_named", text::calls::creates_federated_named(h)),
        ("form::not_read", certificate::form::not_read(Some(h), NotRead::PrivateKey)),
        ("credentials::added", credentials::added(h)),
        ("credentials::removed", credentials::removed(h, 2)),
        ("federated::name_character", text::federated::name_character(h)),
        ("federated::use_it_means", federated::use_it_means(h, h)),
        ("redirect_uri_problem::case_twin", text::redirect_uri_problem::case_twin(h)),
        ("redirect_uri_problem::extra", text::redirect_uri_problem::extra(h)),
        ("redirect_uri_problem::placeholder", text::redirect_uri_problem::placeholder(h)),
        ("redirect_uri_problem::port_twin", text::redirect_uri_problem::port_twin(h)),
        ("redirect_uri_problem::scheme_not_allowed", text::redirect_uri_problem::scheme_not_allowed(h)),
    ]);
    for kind in problems() {
        let problem = Problem { field: Field::DisplayName, kind, value: h.to_owned() };
        let steps = ["basics::message", "redirect_uris::message", "permissions::message", "credentials::message"];
        for (step, says) in steps.into_iter().zip(problem::BY_STEP).filter(|(_, says)| !says(&problem).is_empty()) {
            said.push((step, says(&problem)));
            if step == "basics::message" {
                said.push(("tenant::on_basics", says(&problem)));
            }
            said.push(("mod::in_list", problem::in_list(&problem, says)));
        }
    }
    said
}

/// What is said of recipes.
fn of_recipes(h: &str) -> Vec<(&'static str, String)> {
    let question = Question {
        id: h.to_owned(),
        label: h.to_owned(),
        hint: h.to_owned(),
        format: Format::Text,
        most: 3,
        choices: Vec::new(),
        suggested: h.to_owned(),
    };
    let wrong = |found| RecipeProblem { path: h.to_owned(), found, mistake: recipe::Mistake::NotText };
    vec![
        ("from_link::ready_from_recipe", from_link::ready_from_recipe(h)),
        ("arrived_link::ready_recipe", from_link::ready_recipe(h)),
        ("linked::why", from_link::why(h)),
        ("result::recipe_steps_of", result::recipe_steps_of(h)),
        ("recipe::answer", words_of_recipes::answer(&question, AnswerProblem::NotAName)),
        ("recipe::by_own_word", words_of_recipes::by_own_word(h)),
        ("recipe::no_such_name", words_of_recipes::no_such_name(h)),
        ("recipe::not_read", words_of_recipes::not_read(h)),
        ("recipe::not_there", words_of_recipes::not_there(h)),
        ("recipe::permission_alone", words_of_recipes::permission_alone(h)),
        ("recipe::permission_of", words_of_recipes::permission_of(h, h)),
        ("recipe::problem", words_of_recipes::problem(&wrong(None))),
        ("recipe::problem", words_of_recipes::problem(&wrong(Some(Json::Text(h.to_owned()))))),
        ("recipe::key_wrong", words_of_recipes::key_wrong(h)),
        ("recipe::signed_by", words_of_recipes::signed_by(h)),
        ("recipe::trusts", words_of_recipes::trusts(h, h)),
        ("import::application", words_of_imports::application(h)),
        ("import::key_twice", words_of_imports::key_twice(h)),
        ("import::mistake", words_of_imports::mistake(&NotTaken::KeyTwice(h.to_owned()))),
        ("import::not_read", words_of_imports::not_read(h)),
        ("import::reading", words_of_imports::reading(h)),
    ]
}

/// What is said of a registration as code.
fn of_code(h: &str) -> Vec<(&'static str, String)> {
    let (api, uri) = (h.to_owned(), h.to_owned());
    let notes = [Note::GrantTooLong { api: api.clone() }, Note::MadeUp { api }, Note::UriWithoutPath { uri }];
    let said = |note| ("as_code::note", as_code::note(&note));
    let mut all: Vec<_> = notes.into_iter().map(said).collect();
    all.extend([
        ("in_script::grant_too_long", text::in_script::grant_too_long(h)),
        ("in_script::made_up", text::in_script::made_up(h)),
        ("in_script::uri_without_path", text::in_script::uri_without_path(h)),
    ]);
    all
}

/// What is said of house rules.
fn of_house_rules() -> Vec<(&'static str, String)> {
    let (h, said) = (HOSTILE, Said { by: HOSTILE, why: HOSTILE });
    let broken = [
        Broken::DisplayName { pattern: h.to_owned() },
        Broken::Audience,
        Broken::ServiceReference,
        Broken::Notes,
        Broken::RedirectHost { hosts: Vec::new() },
        Broken::RedirectHost { hosts: vec![h.to_owned(), h.to_owned()] },
        Broken::Permission,
    ];
    let against = broken.map(|broken| {
        let kind = P::AgainstHouse(Box::new(AgainstHouse { broken, said }));
        house_rules::against(&Problem { field: Field::DisplayName, kind, value: h.to_owned() })
    });
    let wrong = RecipeProblem {
        path: h.to_owned(),
        found: Some(Json::Text(h.to_owned())),
        mistake: recipe::Mistake::NotText.into(),
    };
    let rule = Rule { whose: Whose::House(said), may_not_apply: false };
    let rules = KindRules { forbidden: Some(rule), ..KindRules::default() };
    let secrets = CredentialRules { secrets: rules, ..CredentialRules::default() };
    let longest = KindRules { longest: Some((time::Duration::days(90), rule)), ..KindRules::default() };
    let dated = CredentialRules { secrets: longest, ..CredentialRules::default() };
    let of_policy = [Why::Forbidden, Why::TooLong(time::Duration::days(90))];
    let of_policy = of_policy.map(|why| policy::against(AgainstPolicy { kind: CredentialKind::Secret, why, rule }));
    let mut all = vec![
        ("house_rules::audience_left_out", text::house_rules::audience_left_out(h, h)),
        ("house_rules::host_left_out", text::house_rules::host_left_out(h, h, h)),
        ("house_rules::name_pattern", text::house_rules::name_pattern(h, h, h)),
        ("house_rules::no_host", text::house_rules::no_host(h, h)),
        ("house_rules::notes_wanted", text::house_rules::notes_wanted(h, h)),
        ("house_rules::notes_too_long", text::house_rules::notes_too_long(2_000, 1_024, h, h)),
        ("house_rules::permission_blocked", text::house_rules::permission_blocked(h, h, h)),
        ("house_rules::reference_wanted", text::house_rules::reference_wanted(h, h)),
        ("house_rules::owners_why", text::house_rules::owners_why(h, h)),
        ("house_rules::add_owner", text::house_rules::add_owner(h)),
        ("house_rules::add_principal_owner", text::house_rules::add_principal_owner(h)),
        ("house_rules::adds_owner", text::house_rules::adds_owner(h)),
        ("house_rules::adds_principal_owner", text::house_rules::adds_principal_owner(h)),
        ("house_rules::missing_owner", text::house_rules::missing_owner(h)),
        ("house_rules::owner_added", text::house_rules::owner_added(h)),
        ("house_rules::principal_owner_added", text::house_rules::principal_owner_added(h)),
        ("policy::house_forbids", policy::house_forbids(h, h)),
        ("policy::house_leaves_out", policy::house_leaves_out(h, h)),
        ("house_rules::left_out", house_rules::left_out(said)),
        ("house_rules::rules_of", house_rules::rules_of(h)),
        ("house_rules::problem", house_rules::problem(&wrong)),
        ("policy::on_card", policy::on_card(&secrets, CredentialKind::Secret).expect("it is left out")),
        ("policy::end_date_hint", policy::end_date_hint(&dated)),
    ];
    all.extend(against.map(|says| ("house_rules::against", says)));
    for of in Owned::ALL {
        use house_rules::Adding::{Done, Heading, Missing, Purpose};
        for adding in [Heading, Purpose, Done, Missing] {
            all.push(("house_rules::owner", house_rules::owner(of, h, adding)));
        }
    }
    all.extend(of_policy.map(|says| ("policy::against", says)));
    all
}

/// Sentences that take a value and nothing to choose by.
fn own_of_pages(h: &str) -> Vec<(&'static str, String)> {
    vec![
        ("advice::use_instead", advice::use_instead(h)),
        ("advice::remove_value", advice::remove_value(h)),
        ("advice::switched", advice::switched(h, h)),
        ("advice::pick_near", advice::pick_near(h)),
        ("advice::no_such_permission", advice::no_such_permission(h, h)),
        ("advice::no_such_permission_near", advice::no_such_permission_near(h, h, h)),
        ("advice::disabled_by_api", advice::disabled_by_api(h, h)),
        ("advice::default_scope", advice::default_scope(h)),
        ("advice::no_permission", advice::no_permission(h)),
        ("advice::no_such_api", advice::no_such_api(h)),
        ("advice::too_many", advice::too_many(2, h)),
        ("consent::grant", consent::grant(h)),
        ("consent::grant_means", consent::grant_means(h)),
        ("duplicates::about", duplicates::about(&existing(), Shares::default(), &[h.to_owned(), h.to_owned()])),
        ("duplicates::answered", duplicates::answered(403, h, h)),
        ("duplicates::restored", duplicates::restored(h)),
        ("duplicates::not_restored", duplicates::not_restored(h)),
        ("duplicates::refused", duplicates::refused(&AskError::Refused(Box::new(graph_error())))),
        ("failure::other_answered_type_do", failure::other_answered_type_do(h)),
        ("permissions::loading", permissions::loading(h)),
        ("permissions::offers", permissions::offers(2, h)),
        ("result::flexible_left", result::flexible_left(&[h.to_owned(), h.to_owned()])),
        ("result::registered", result::registered(h)),
        ("result::registered_in", result::registered_in(h, h)),
        ("result::cancelled", result::cancelled(h)),
        ("result::not_finished", result::not_finished(h)),
        ("review::target", review::target(h, h)),
        ("unfinished::confirm_title", unfinished::confirm_title(h)),
        ("recovery::entry", recovery::entry(h, "May 22, 2027", "2:05 PM")),
        ("unfinished::lead", unfinished::lead(h, h)),
        ("unfinished::lead_unnamed", unfinished::lead_unnamed(h)),
    ]
}

/// Texts of several lines, each with a value of others in it: those that are sent on, and those that support reads. How
/// many lines they have with a harmless value.
fn texts() -> Vec<(&'static str, String, usize)> {
    let (h, tenant) = (HOSTILE.to_owned(), tenant());
    let wanted = admin_request::Wanted {
        context: Some(&tenant),
        page: "https://tools.example/",
        client_id: "1",
        scopes: &[GraphScope::UserRead],
        link: "https://login.example/",
    };
    let asked = consent::Asked {
        name: HOSTILE,
        app_id: "1",
        context: &tenant,
        permissions: &[&pick(PermissionKind::Delegated)],
        reason: "",
        link: "https://login.example/",
        goes_on: Some("https://contoso.com/cb"),
    };
    vec![
        ("admin_request::text", admin_request::text(&wanted), 16),
        ("consent::request_text", consent::request_text(asked), 16),
        ("narrow::text", narrow::text(HOSTILE, "1", &tenant, "az", "POST"), 11),
        ("hand_over::reminder_body", hand_over::reminder_body(&record(&tenant), HOSTILE, "May 29, 2027"), 4),
    ]
    .into_iter()
    .chain([
        ("failure::details", { failure::details(&graph_error()) }, 8),
        (
            "sign_in::support",
            {
                let [suberror, trace_id, correlation_id, timestamp] = [(); 4].map(|()| Some(h.clone()));
                let support = Support {
                    error: h.clone(),
                    suberror,
                    codes: vec![1],
                    trace_id,
                    correlation_id,
                    timestamp,
                    ..Support::default()
                };
                sign_in::support(&SignInError { kind: Kind::Unexpected, support: Box::new(support) })
            },
            6,
        ),
    ])
    .collect()
}

/// Functions whose texts are the page's own words, or say nothing of what they take.
const OWN_WORDS: [&str; 28] = [
    "advice::hint",
    "apis::found",
    "calls::answer",
    "calls::purpose",
    "credentials::by_number",
    "credentials::ends",
    "credentials::entered",
    "credentials::kind_of",
    "federated::taken",
    "dates::took",
    "elements::removed",
    "frame::next_step",
    "frame::title",
    "hand_over::saved",
    "permissions::entered",
    "policy::choose",
    "policy::line",
    "practices::put_right",
    "redirect_uris::entered",
    "result::earlier",
    "result::moment",
    "review::ends",
    "session_end::ends_at",
    "setup/portal::claims_path",
    "sign_in::leads_to_set_up",
    "signing_in::return_address_problem",
    "tenant::audience",
    "problem::element_id",
];

/// Types that hold no text.
const WITHOUT_TEXT: [&str; 30] = [
    "usize",
    "u16",
    "u32",
    "i64",
    "bool",
    "char",
    "Option",
    "Duration",
    "Date",
    "AppId",
    "ApiOwner",
    "CallKind",
    "Concern",
    "ConfigFile",
    "Field",
    "GraphScope",
    "KeyKind",
    "PermissionKind",
    "ReturnAddressProblem",
    "SignInAudience",
    "Step",
    "Thumbprint",
    "WaitReason",
    "WellKnownApi",
    "A",
    "Stands",
    "MayGrant",
    "Between",
    "Lifetime",
    "Unread",
];

/// What stands outside of quotation marks and isolates.
fn outside(text: &str) -> String {
    let (mut outside, mut isolated, mut quoted) = (String::new(), false, false);
    for character in text.chars() {
        match character {
            '\u{2068}' => isolated = true,
            '\u{2069}' => isolated = false,
            _ if isolated => {}
            '"' => quoted = !quoted,
            '“' => quoted = true,
            '”' => quoted = false,
            _ if quoted => {}
            _ => outside.push(character),
        }
    }
    outside
}

fn holds_no_trap(name: &str, text: &str) {
    for trap in ['\u{202e}', '\u{3164}', '\r'] {
        assert!(!text.contains(trap), "{name} lets {trap:?} through: {text}");
    }
    let spelled = text.contains("[U+202E]") && text.contains("[U+3164]");
    assert!(spelled || !text.contains("Contoso"), "{name} spells nothing out: {text}");
}

#[test]
fn no_value_of_others_passes_for_a_word_of_the_page() {
    for (name, text) in sentences() {
        holds_no_trap(name, &text);
        let outside = outside(&text);
        for word in ["Contoso", "sent.", "Press", "Cancel", "U+"] {
            assert!(!outside.contains(word), "{name} says {word} by itself: {text}");
        }
        assert!(!text.contains('\n'), "{name} is no longer one line: {text}");
    }
}

#[test]
fn no_value_of_others_writes_a_line_of_a_text() {
    for (name, text, lines) in texts() {
        holds_no_trap(name, &text);
        assert_eq!(text.lines().count(), lines, "{name}: {text}");
    }
}

/// Each function of the catalogue that takes a text, by file and name.
fn takers(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if stem == "tests" {
            continue;
        }
        if path.is_dir() {
            // A folder with a file of its own is a group, and no part of a name.
            let group = path.join("mod.rs").exists();
            takers(&path, &if group { prefix.to_owned() } else { format!("{prefix}{stem}/") }, found);
            continue;
        }
        let source = fs::read_to_string(&path).expect("text");
        let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (at, _) in source.match_indices("pub ") {
            let rest = source[at + "pub ".len()..].trim_start_matches("const ");
            let Some((name, rest)) = rest.strip_prefix("fn ").and_then(|rest| rest.split_once('(')) else { continue };
            let head = rest.split(" {\n").next().unwrap_or_default();
            let (parameters, answer) = head.rsplit_once(" -> ").unwrap_or((head, ""));
            // What is chosen from fixed words has no room for a value.
            if answer.contains("&'static str") {
                continue;
            }
            let types = parameters.split(':').skip(1).flat_map(|part| {
                // A type ends where the next parameter's name begins.
                part.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect::<Vec<_>>()
            });
            let is_type = |word: &&str| word.starts_with(char::is_uppercase) || ["str"].contains(word);
            if types.filter(is_type).any(|word| !WITHOUT_TEXT.contains(&word)) {
                found.insert(format!("{prefix}{stem}::{name}"));
            }
        }
    }
}

/// The functions that the build script writes for everybody, and that take a text. Those that take one as it is are for
/// the modules of words alone.
fn written_takers() -> Vec<String> {
    let groups = fluent::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words/en")).expect("Fluent");
    let mut found = Vec::new();
    for page in groups.iter().flat_map(|group| &group.pages) {
        let of_all = page.messages.iter().filter(|message| !message.is_for_words_alone());
        let takes_text = of_all.filter(|message| message.arguments.iter().any(|one| one.kind != fluent::Kind::Number));
        found.extend(takes_text.map(|message| format!("{}::{}", page.name, message.id.replace('-', "_"))));
    }
    found
}

#[test]
fn the_reminder_says_what_ends_and_what_it_is_of() {
    let tenant = tenant();
    let text = hand_over::reminder_body(&record(&tenant), "", "May 29, 2027");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Add a new client secret before May 29, 2027, then delete this one.");
    assert_eq!(lines[1], format!("Application (client) ID: {}", AppId::from_u128(2)));
    assert_eq!(lines[2], format!("Directory (tenant) ID: {}", tenant.tenant_id));
}

#[test]
fn every_sentence_that_takes_a_text_is_held_to_that() {
    let mut found = BTreeSet::new();
    takers(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words"), "", &mut found);
    found.retain(|name| !name.starts_with("value::") && !name.starts_with("table::"));
    found.extend(written_takers());
    assert!(found.contains("other_window::register") && found.contains("consent::request_text"), "{found:?}");
    let tested: BTreeSet<String> = sentences()
        .iter()
        .map(|(name, _)| *name)
        .chain(texts().iter().map(|(name, ..)| *name))
        .map(str::to_owned)
        .collect();
    let own: BTreeSet<String> = OWN_WORDS.map(str::to_owned).into();
    let missing: Vec<&String> = found.iter().filter(|name| !tested.contains(*name) && !own.contains(*name)).collect();
    assert!(missing.is_empty(), "called with no hostile value here: {missing:?}");
    let gone: Vec<&String> = tested.iter().filter(|name| !found.contains(*name) && !name.contains("cloud")).collect();
    assert!(gone.is_empty(), "no such sentence: {gone:?}");
}

#[test]
fn no_view_shows_a_name_of_others_as_it_is() {
    fn look(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                look(&path, found);
                continue;
            }
            for line in fs::read_to_string(&path).expect("text").lines() {
                let raw = ["display_name", "resource_name", "tenant_name", "account", "value"];
                let shows = |name: &&str| {
                    line.contains(&format!(".{name}.clone()}}"))
                        || line.contains(&format!("={{{name}}}"))
                        || line.contains(&format!("title={name}.clone()"))
                        || line.contains(&format!(".{name}.clone() tabindex"))
                };
                if raw.iter().any(shows) {
                    found.push(format!("{}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    let mut found = Vec::new();
    look(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/pages"), &mut found);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}
