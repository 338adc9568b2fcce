//! What the script for the Azure CLI does.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, io::Write as _};

use client_registrar::{
    config::{Config, CreateScope},
    directory::cloud::Cloud,
    setup::{Kept, Recipe, azure_cli},
    signin::return_address::ReturnAddress,
    words::setup::script,
};
use serde_json::{Value, json};

use super::{
    HOSTILE, PAGE, URI,
    az::{Az, Call, MICROSOFT_GRAPH, TENANT, application},
    recipe, recipe_of,
};

/// No change at all.
const NONE: Vec<&Call> = Vec::new();

/// An empty folder with `az` in it.
fn folder() -> PathBuf {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("client-registrar-setup-{}-{number}", std::process::id()));
    // It isn't there but after a run that was killed and had the same number.
    let _removed = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    Az::install(&folder);
    folder
}

/// Pastes a script into a shell, as a person does.
fn run(az: &Az, recipe: &Recipe) -> Output {
    let folder = folder();
    let path = format!("{}:{}", folder.display(), env::var("PATH").unwrap());
    let mut shell = Command::new("bash")
        .args(["--norc", "--noprofile"])
        .current_dir(&folder)
        .env("PATH", path)
        .env("FAKE_AZ", az.port.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("bash is there");
    shell.stdin.take().unwrap().write_all(azure_cli::script(recipe, &script()).to_string().as_bytes()).unwrap();
    let output = shell.wait_with_output().unwrap();
    let mut left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["az", "sleep"], "nothing but the script was run");
    fs::remove_dir_all(&folder).unwrap();
    output
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs it, and reads the `config.json` that it ends with.
fn config(az: &Az, recipe: &Recipe) -> Config {
    let output = run(az, recipe);
    assert!(output.status.success(), "{}", said(&output));
    let (config, warnings) = Config::parse(&String::from_utf8(output.stdout).unwrap()).expect("a config.json");
    assert_eq!(warnings, []);
    config
}

/// Runs it, and expects it to stop with these words and nothing changed.
fn stops(az: &Az, recipe: &Recipe, words: &[&str]) {
    let before = az.directory();
    let output = run(az, recipe);
    let said = said(&output);
    assert!(!output.status.success(), "it stops: {said}");
    assert!(words.iter().all(|words| said.contains(words)), "{words:?} in {said}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "there is no config.json to be had");
    assert_eq!(az.directory(), before);
}

fn scope(id: &str) -> Value {
    json!({ "id": id, "type": "Scope" })
}

fn claim(name: &str) -> Value {
    json!({ "name": name, "essential": false, "additionalProperties": [] })
}

#[test]
fn the_script_is_well_formed() {
    for name in HOSTILE {
        let mut shell = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().unwrap();
        let script = azure_cli::script(&recipe_of(name, None), &script()).to_string();
        // The outer shell reads the inner one's script as one document: it has to be checked by itself.
        let inner =
            script.strip_prefix("bash <<'CLIENT_REGISTRAR'\n").unwrap().strip_suffix("CLIENT_REGISTRAR\n").unwrap();
        shell.stdin.take().unwrap().write_all(inner.as_bytes()).unwrap();
        assert!(shell.wait().unwrap().success(), "{name}");
        assert!(!inner.lines().any(|line| line == "CLIENT_REGISTRAR"), "{name}");
    }
}

#[test]
fn the_first_run_registers_the_page_and_the_second_changes_nothing() {
    let az = Az::start();
    let first = config(&az, &recipe());
    let made = az.state().applications.clone();
    assert_eq!(
        made,
        [json!({
            "id": "aaaaaaaa-0000-4000-8000-000000000001",
            "appId": "bbbbbbbb-0000-4000-8000-000000000001",
            "displayName": "Client Registrar",
            "signInAudience": "AzureADMyOrg",
            "isFallbackPublicClient": false,
            "web": { "redirectUris": [], "logoutUrl": null },
            "spa": { "redirectUris": [URI] },
            "publicClient": { "redirectUris": [] },
            "requiredResourceAccess": [{ "resourceAppId": MICROSOFT_GRAPH, "resourceAccess": [
                scope("e1fe6dd8-ba31-4d61-89e7-88639da4683d"),
                scope("c79f8feb-a9db-4090-85f9-90d820caa0eb"),
                scope("bdfbf15f-ee85-4955-8675-146e8e5296b5"),
            ] }],
            "optionalClaims": { "idToken": [claim("login_hint"), claim("acct"), claim("auth_time")], "accessToken": [], "saml2Token": [] },
            "passwordCredentials": [],
        })]
    );
    assert_eq!(az.state().principals.len(), 1);
    assert_eq!(first.client_id.to_string(), "bbbbbbbb-0000-4000-8000-000000000001");
    assert_eq!((first.tenant.as_str(), first.cloud), (TENANT, Cloud::Global));

    az.state().calls.clear();
    assert_eq!(config(&az, &recipe()), first);
    assert_eq!(az.state().writes(), NONE, "it reads and writes nothing");
    assert_eq!(az.state().applications, made);
}

#[test]
fn a_registration_that_is_named_keeps_all_it_has_and_gets_what_it_lacks() {
    let az = Az::start();
    let other_api = json!({ "resourceAppId": "cfa8b339-82a2-471a-a3c9-0fc0be7a4093", "resourceAccess": [scope("f53da476-18e3-4152-8e01-aec403e6edc0")] });
    let role = json!({ "id": "df021288-bdef-4463-88db-98f22de89214", "type": "Role" });
    let ip = json!({ "name": "ipaddr", "essential": true, "source": null, "additionalProperties": [] });
    let hint = json!({ "name": "login_hint", "essential": true, "source": null, "additionalProperties": [] });
    az.state().applications.push(application(7, &json!({
        "displayName": "Tools", "signInAudience": "AzureADMultipleOrgs", "isFallbackPublicClient": true,
        "web": { "redirectUris": ["https://web.contoso.com/cb", URI], "logoutUrl": "https://web.contoso.com/out" },
        "spa": { "redirectUris": ["https://spa.contoso.com/", "http://localhost:3000/a?b=c"] },
        "publicClient": { "redirectUris": ["myapp://auth"] },
        "requiredResourceAccess": [other_api, { "resourceAppId": MICROSOFT_GRAPH, "resourceAccess": [role, scope("e1fe6dd8-ba31-4d61-89e7-88639da4683d")] }],
        "optionalClaims": { "idToken": [ip, hint], "accessToken": [ip], "saml2Token": [] },
        "passwordCredentials": [{ "keyId": "1f1f1f1f-0000-4000-8000-000000000001" }],
    })));
    let named = recipe_of("Another name", Some("bbbbbbbb-0000-4000-8000-000000000007"));
    let output = run(&az, &named);
    assert!(output.status.success(), "{}", said(&output));
    for words in ["Added what was missing", "other tenants", "client secrets"] {
        assert!(said(&output).contains(words), "{words} in {}", said(&output));
    }
    let app = az.state().applications[0].clone();
    assert_eq!(app["displayName"], "Tools");
    assert_eq!(app["signInAudience"], "AzureADMultipleOrgs");
    assert_eq!(app["isFallbackPublicClient"], false);
    assert_eq!(app["spa"]["redirectUris"], json!(["https://spa.contoso.com/", "http://localhost:3000/a?b=c", URI]));
    let web = json!({ "redirectUris": ["https://web.contoso.com/cb"], "logoutUrl": "https://web.contoso.com/out" });
    assert_eq!(app["web"], web, "the URI has moved from there, and nothing else has");
    assert_eq!(app["publicClient"]["redirectUris"], json!(["myapp://auth"]));
    assert_eq!(
        app["requiredResourceAccess"],
        json!([other_api, { "resourceAppId": MICROSOFT_GRAPH, "resourceAccess": [
            role,
            scope("e1fe6dd8-ba31-4d61-89e7-88639da4683d"),
            scope("c79f8feb-a9db-4090-85f9-90d820caa0eb"),
            scope("bdfbf15f-ee85-4955-8675-146e8e5296b5"),
        ] }])
    );
    assert_eq!(
        app["optionalClaims"],
        json!({ "idToken": [ip, hint, claim("acct"), claim("auth_time")], "accessToken": [ip], "saml2Token": [] })
    );

    az.state().calls.clear();
    assert!(run(&az, &named).status.success());
    assert_eq!(az.state().writes(), NONE);
    assert_eq!(az.state().applications[0], app);
}

#[test]
fn a_second_address_of_the_page_is_added_to_the_first() {
    let az = Az::start();
    config(&az, &recipe());
    let test_site = ReturnAddress::of_page("http://localhost:8080/").unwrap();
    let id = "bbbbbbbb-0000-4000-8000-000000000001".parse().ok();
    let second = Recipe::new("Client Registrar", test_site, Cloud::Global, CreateScope::ReadWriteAll, id).unwrap();
    config(&az, &second);
    let state = az.state();
    assert_eq!(state.applications.len(), 1);
    assert_eq!(state.applications[0]["spa"]["redirectUris"], json!([URI, "http://localhost:8080/auth.html"]));
}

#[test]
fn a_registration_that_only_has_the_same_name_is_left_alone() {
    let az = Az::start();
    let stranger =
        json!({ "displayName": "CLIENT registrar", "spa": { "redirectUris": ["https://other.contoso.com/"] } });
    az.state().applications.push(application(1, &stranger));
    stops(&az, &recipe(), &["Nothing was changed", "bbbbbbbb-0000-4000-8000-000000000001"]);
    assert_eq!(az.state().writes(), NONE);
}

#[test]
fn two_registrations_that_fit_are_named_and_none_is_chosen() {
    let az = Az::start();
    let twin = json!({ "displayName": "Client Registrar", "spa": { "redirectUris": [URI] } });
    az.state().applications.extend([application(1, &twin), application(2, &twin)]);
    stops(&az, &recipe(), &["Several", "bbbbbbbb-0000-4000-8000-000000000001", "bbbbbbbb-0000-4000-8000-000000000002"]);
}

#[test]
fn of_two_with_the_name_the_one_with_the_redirect_uri_is_taken() {
    let az = Az::start();
    let other = json!({ "displayName": "Client Registrar", "spa": { "redirectUris": ["https://other.contoso.com/"] } });
    let ours = json!({ "displayName": "Client Registrar", "spa": { "redirectUris": [URI] } });
    az.state().applications.extend([application(1, &other), application(2, &ours)]);
    let config = config(&az, &recipe());
    assert_eq!(config.client_id.to_string(), "bbbbbbbb-0000-4000-8000-000000000002");
    assert_eq!(az.state().applications[0], application(1, &other));
}

#[test]
fn what_stands_in_the_way_is_said_before_anything_is_changed() {
    let az = Az::start();
    let unknown = recipe_of("Client Registrar", Some("bbbbbbbb-0000-4000-8000-000000000009"));
    stops(&az, &unknown, &["bbbbbbbb-0000-4000-8000-000000000009"]);
    az.state().cloud = "AzureUSGovernment";
    stops(&az, &recipe(), &["az cloud set"]);
    az.state().cloud = "AzureCloud";
    az.state().signed_in = false;
    stops(&az, &recipe(), &["az login"]);
    az.state().signed_in = true;
    let back = ReturnAddress::of_page(PAGE).unwrap();
    let narrow = Recipe::new("x", back, Cloud::Global, CreateScope::CreateOnly, None).unwrap();
    stops(&az, &narrow, &["no such permission", "AppRegistration.Create"]);
}

#[test]
fn the_narrow_permission_is_asked_for_and_configured_where_it_is_chosen() {
    let az = Az::start();
    az.state().scopes.push(("AppRegistration.Create", "11111111-0000-4000-8000-000000000001"));
    let back = ReturnAddress::of_page(PAGE).unwrap();
    let narrow = Recipe::new("x", back, Cloud::Global, CreateScope::CreateOnly, None).unwrap();
    let output = run(&az, &narrow);
    assert!(output.status.success(), "{}", said(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"create\": \"AppRegistration.Create\""));
    let access = az.state().applications[0]["requiredResourceAccess"][0]["resourceAccess"].clone();
    assert_eq!(access[2], scope("11111111-0000-4000-8000-000000000001"));
    assert_eq!(access.as_array().unwrap().len(), 3);
}

/// What a page needs whose `config.json` says more than the registration.
fn configured(more: &Value) -> Kept {
    let mut file = json!({ "clientId": "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11", "tenant": "contoso.com" });
    file.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Kept::of(&Config::parse(&file.to_string()).unwrap().0)
}

#[test]
fn what_the_configured_page_needs_is_asked_for_and_what_its_file_says_beyond_stays() {
    let owner =
        json!({ "id": "5c0fd0aa-1f4e-4a39-8c0b-6a3a5a2f9d11", "name": "it's the \"deployer\" \\ %s $(touch pwned)" });
    let more = json!({
        "tenants": ["fabrikam.com"], "recipes": [{ "name": "daemon" }],
        "houseRules": { "by": "CLIENT_REGISTRAR", "owners": { "required": [owner], "why": "%d\n`touch pwned`" } },
    });
    let kept = configured(&more);
    let az = Az::start();
    az.state().scopes.push(("Directory.Read.All", "11111111-0000-4000-8000-000000000002"));
    let first = config(&az, &recipe().keeping(kept.clone()));
    assert_eq!(Kept::of(&first), kept);
    let app = az.state().applications[0].clone();
    assert_eq!(app["signInAudience"], "AzureADMultipleOrgs");
    let access = app["requiredResourceAccess"][0]["resourceAccess"].clone();
    assert_eq!(access[3], scope("11111111-0000-4000-8000-000000000002"));
    az.state().calls.clear();
    let again = run(&az, &recipe().keeping(kept.clone()));
    assert!(!said(&again).contains("tenants"), "{}", said(&again));
    assert_eq!(az.state().writes(), NONE);

    // One that was registered before the page was configured so gets what it lacks, and is told what it may lack.
    let az = Az::start();
    config(&az, &recipe());
    az.state().scopes.push(("Directory.Read.All", "11111111-0000-4000-8000-000000000002"));
    let output = run(&az, &recipe().keeping(kept.clone()));
    assert!(said(&output).contains("users of other tenants may not be able"), "{}", said(&output));
    let access = az.state().applications[0]["requiredResourceAccess"][0]["resourceAccess"].clone();
    assert_eq!(access.as_array().unwrap().len(), 4);

    // A page that may do no more than create apps adds no owners.
    let back = ReturnAddress::of_page(PAGE).unwrap();
    let narrow = Recipe::new("x", back, Cloud::Global, CreateScope::CreateOnly, None).unwrap().keeping(kept);
    assert!(!azure_cli::script(&narrow, &script()).to_string().contains("Directory.Read.All"));
}

#[test]
fn a_new_application_that_is_not_known_everywhere_yet_is_waited_for() {
    let az = Az::start();
    az.state().lag = 3;
    config(&az, &recipe());
    assert_eq!(az.state().principals.len(), 1);
    let az = Az::start();
    az.state().lag = 9;
    let output = run(&az, &recipe());
    assert!(!output.status.success());
    assert!(said(&output).contains("Run the script again"), "{}", said(&output));
    az.state().lag = 0;
    config(&az, &recipe());
    let (applications, principals) = az.directory();
    assert_eq!((applications.len(), principals.len()), (1, 1), "the second run goes on");
}

#[test]
fn a_name_is_a_name_whatever_stands_in_it() {
    for name in HOSTILE {
        let az = Az::start();
        let first = config(&az, &recipe_of(name, None));
        assert_eq!(az.state().applications[0]["displayName"], name);
        // The filter is what finds it again, and quotes are what could go wrong in it.
        if name.contains('\'') {
            assert_eq!(config(&az, &recipe_of(name, None)), first);
            assert_eq!(az.state().applications.len(), 1, "{name}");
        }
    }
}
