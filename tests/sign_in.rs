//! Sign-in against the rules for applications in a browser (RFC 10017, BCP 212) and for OAuth in general (RFC 9700,
//! BCP 240), a test a rule, with a token endpoint that recomputes the challenge.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on fails where it stands; Clippy's own exception covers only test functions"
)]

use std::{
    cell::RefCell,
    collections::BTreeMap,
    pin::pin,
    task::{Context, Poll, Waker},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use client_registrar::{
    config::{Config, Tenants},
    directory::{cloud::Cloud, secret::SecretText},
    graph::calls,
    http::{
        endpoint::{Endpoint, NextPage},
        request::GraphScope,
    },
    registration::step::Step,
    signin::{
        answer::{UnvalidatedAnswer, ValidatedCode},
        claims::ClaimsProblem,
        error::{Kind, Protocol, SignInError},
        pending::Pending,
        request::{self, Ask, Prompt, Randomness},
        return_address::ReturnAddress,
        return_to::ReturnTo,
        session::{Accepted, Moment, Proof, Session, Use},
        token::{self, Headers, NotReached},
        transport::Transport,
    },
};
use oauth2::{
    HttpRequest, HttpResponse,
    http::Response,
    url::{Url, form_urlencoded},
};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use time::{Duration, OffsetDateTime, macros::datetime};

const CLIENT: &str = "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11";
const TENANT: &str = "3a1f9d60-7f0a-4e0e-8f1c-0c6a7f3e2b55";
const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);
const ACCESS: &str = "eyAccessTokenThatNobodyMaySee";
const REFRESH: &str = "1.RefreshTokenThatNobodyMaySee";
const CODE: &str = "1.CodeThatNobodyMaySee";

fn config() -> Config {
    Config::parse(&json!({ "clientId": CLIENT, "tenant": TENANT }).to_string()).unwrap().0
}

fn back() -> ReturnAddress {
    ReturnAddress::of_page("https://tools.example/registrar/").unwrap()
}

const fn moment(wall: OffsetDateTime) -> Moment {
    Moment { wall, since_open: Duration::ZERO }
}

/// The moment this long after the sign-in, by both clocks.
fn after(duration: Duration) -> Moment {
    Moment { wall: NOW + duration, since_open: duration }
}

fn ask(scope: GraphScope) -> Ask {
    Ask {
        scope,
        also: Vec::new(),
        prompt: Prompt::AsNeeded,
        login_hint: None,
        account: None,
        challenge: None,
        return_to: Some(ReturnTo::Step(Step::Permissions)),
        transport: Transport::Redirect,
    }
}

fn randomness(seed: u8) -> Randomness {
    let fill = |kind: u8| std::array::from_fn(|at| seed ^ kind.wrapping_mul(31) ^ u8::try_from(at).unwrap());
    Randomness { state: fill(1), nonce: fill(2), verifier: fill(3), client_request_id: format!("request-{seed}") }
}

struct Asked {
    url: Url,
    query: BTreeMap<String, String>,
    pending: Pending,
}

fn begin_with(seed: u8, ask: Ask) -> Asked {
    let (url, pending) = request::begin(&config(), &back(), ask, randomness(seed), NOW).unwrap();
    let url = Url::parse(&url).unwrap();
    let pairs: Vec<_> = url.query_pairs().into_owned().collect();
    let query: BTreeMap<_, _> = pairs.iter().cloned().collect();
    assert_eq!(query.len(), pairs.len(), "a parameter is sent twice");
    Asked { url, query, pending }
}

fn begin(seed: u8) -> Asked {
    begin_with(seed, ask(GraphScope::UserRead))
}

fn answered(asked: Asked, answer: &str) -> Result<ValidatedCode, SignInError> {
    UnvalidatedAnswer::parse(answer).map_err(|problem| SignInError::of(Kind::Protocol(problem)))?.validate(
        asked.pending,
        &config(),
        NOW + Duration::MINUTE,
    )
}

fn refused_as(asked: Asked, answer: &str) -> Kind {
    match answered(asked, answer) {
        Ok(_) => panic!("accepted: {answer}"),
        Err(error) => error.kind,
    }
}

/// Runs a future that never has to wait.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

type Answered = Result<HttpResponse, NotReached>;

/// A token endpoint that keeps what it was asked.
#[derive(Default)]
struct TokenEndpoint {
    requests: RefCell<Vec<(String, BTreeMap<String, String>)>>,
}

impl TokenEndpoint {
    fn answer(&self, request: HttpRequest, status: u16, body: &str) -> Answered {
        assert_eq!(request.method(), "POST");
        let mut headers: Vec<_> = request.headers().keys().map(|name| name.as_str().to_owned()).collect();
        headers.sort();
        assert_eq!(headers, ["accept", "content-type"], "other headers would need a preflight");
        let form = form_urlencoded::parse(request.body()).into_owned().collect();
        self.requests.borrow_mut().push((request.uri().to_string(), form));
        Response::builder().status(status).body(body.as_bytes().to_vec()).map_err(|_| NotReached)
    }

    fn last(&self) -> (String, BTreeMap<String, String>) {
        self.requests.borrow().last().cloned().expect("nothing was asked")
    }
}

fn claims(nonce: &str) -> Value {
    json!({
        "aud": CLIENT, "iss": format!("https://login.microsoftonline.com/{TENANT}/v2.0"), "tid": TENANT,
        "oid": "0c6a7f3e-2b55-4e0e-8f1c-3a1f9d607f0a", "nonce": nonce, "preferred_username": "adele@contoso.example",
        "login_hint": "O.opaque", "iat": NOW.unix_timestamp() - 5, "nbf": NOW.unix_timestamp() - 5,
        "exp": NOW.unix_timestamp() + 3_600,
    })
}

fn id_token(claims: &Value) -> String {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.c2ln", part(&json!({ "alg": "RS256" })), part(claims))
}

fn tokens(access: &str, refresh: &str, scope: &str) -> Value {
    json!({
        "token_type": "Bearer", "access_token": access, "refresh_token": refresh, "scope": scope, "expires_in": 4_800,
        "ext_expires_in": 4_800, "refresh_token_expires_in": 86_400, "client_info": "e30",
    })
}

/// Redeems a code for an answer, and opens a session with it.
fn redeem(asked: Asked, endpoint: &TokenEndpoint, answer: &Value) -> Result<Session, SignInError> {
    let stored = format!("#code={CODE}&state={}&session_state=x", asked.query["state"]);
    let code = answered(asked, &stored)?;
    let redeemed =
        ready(token::redeem(code, "request-9", async |request| endpoint.answer(request, 200, &answer.to_string())))?;
    Session::open(redeemed, moment(NOW))
}

fn sign_in_for(scope: &str) -> Session {
    let asked = begin(1);
    let mut answer = tokens(ACCESS, REFRESH, scope);
    answer["id_token"] = id_token(&claims(&asked.query["nonce"])).into();
    redeem(asked, &TokenEndpoint::default(), &answer).expect("signed in")
}

fn sign_in() -> Session {
    sign_in_for("openid profile https://graph.microsoft.com/User.Read")
}

fn renew(session: &mut Session, scope: GraphScope, answer: &Value, now: Moment) -> (TokenEndpoint, Accepted) {
    let endpoint = TokenEndpoint::default();
    let renewal = session.renewal(scope, None).expect("a refresh token");
    let version = renewal.version();
    let send = async |request| endpoint.answer(request, 200, &answer.to_string());
    let grant = ready(token::renew(renewal, "request-9", send)).expect("renewed");
    let accepted = session.accept(grant, scope, version, now);
    (endpoint, accepted)
}

fn refusal(status: u16, body: &str) -> SignInError {
    let session = sign_in();
    let endpoint = TokenEndpoint::default();
    let renewal = session.renewal(GraphScope::ApplicationReadAll, None).expect("a refresh token");
    match ready(token::renew(renewal, "request-9", async |request| endpoint.answer(request, status, body))) {
        Ok(_) => panic!("granted"),
        Err(error) => error,
    }
}

fn token_text(found: Use<'_>) -> Option<String> {
    match found {
        Use::Token(token) => Some(token.for_request().expose().to_owned()),
        Use::Renew | Use::SignInAgain => None,
    }
}

fn sources() -> Vec<(String, String)> {
    fn read(folder: &std::path::Path, into: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
                into.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut all = Vec::new();
    read(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    assert!(!all.is_empty());
    all
}

#[test]
fn c1_only_the_authorization_code_grant_is_asked_for_and_taken() {
    let asked = begin(1);
    assert_eq!(asked.query["response_type"], "code");
    assert_eq!(asked.query["response_mode"], "fragment");
    let state = asked.query["state"].clone();
    for name in ["access_token", "id_token", "refresh_token"] {
        let answer = format!("#code={CODE}&{name}=x&state={state}");
        assert_eq!(refused_as(begin(1), &answer), Kind::Protocol(Protocol::TokenInAddress));
    }
}

#[test]
fn c2_the_verifier_is_fresh_and_only_s256_is_sent() {
    let (one, two) = (begin(1), begin(2));
    for name in ["code_challenge", "state", "nonce"] {
        assert_ne!(one.query[name], two.query[name], "{name}");
    }
    assert_eq!(one.query["code_challenge_method"], "S256");
    let challenge = one.query["code_challenge"].clone();
    let endpoint = TokenEndpoint::default();
    let mut answer = tokens(ACCESS, REFRESH, "User.Read");
    answer["id_token"] = id_token(&claims(&one.query["nonce"])).into();
    redeem(one, &endpoint, &answer).map(drop).unwrap();
    let (_, form) = endpoint.last();
    let verifier = &form["code_verifier"];
    assert!((43..=128).contains(&verifier.len()));
    assert_eq!(BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)), challenge);
}

#[test]
fn c3_a_state_that_is_missing_swapped_or_too_old_ends_the_sign_in() {
    let other = begin(2).query["state"].clone();
    let own = begin(1).query["state"].clone();
    let bytes = own.strip_prefix("v1.").and_then(|rest| rest.strip_suffix(".redirect")).unwrap();
    assert_eq!(BASE64_URL_SAFE_NO_PAD.decode(bytes).unwrap().len(), 32);
    for answer in [
        format!("#code={CODE}&state={other}"),
        format!("#code={CODE}&state="),
        format!("#code={CODE}&state={}", own.strip_suffix('t').unwrap()),
        format!("#code={CODE}&state={own}x"),
        format!("#code={CODE}"),
        format!("#error=access_denied&state={other}"),
        String::new(),
    ] {
        assert_eq!(refused_as(begin(1), &answer), Kind::Protocol(Protocol::State), "{answer}");
    }
    let late = |minutes| {
        let answer = UnvalidatedAnswer::parse(&format!("#code={CODE}&state={own}")).unwrap();
        answer.validate(begin(1).pending, &config(), NOW + Duration::minutes(minutes)).err().map(|error| error.kind)
    };
    assert_eq!(late(14), None);
    assert_eq!(late(16), Some(Kind::Timeout));
    assert_eq!(late(-2), Some(Kind::Timeout));
}

#[test]
fn c3_an_answer_with_two_meanings_has_none() {
    let own = begin(1).query["state"].clone();
    for answer in [
        format!("#code=a&code=b&state={own}"),
        format!("#code=a&state={own}&state={own}"),
        format!("?code=a&state={own}#state={own}"),
        format!("?state={own}#code=a"),
        format!("#code=a&error=b&state={own}"),
    ] {
        assert_eq!(refused_as(begin(1), &answer), Kind::Protocol(Protocol::Ambiguous), "{answer}");
    }
    assert_eq!(refused_as(begin(1), &format!("#state={own}")), Kind::Protocol(Protocol::NoCode));
    assert_eq!(refused_as(begin(1), &format!("#code=&state={own}")), Kind::Protocol(Protocol::NoCode));
    assert!(answered(begin(1), &format!("?code=a&state={own}")).is_ok());
}

#[test]
fn c4_an_id_token_that_does_not_fit_the_question_opens_no_session() {
    let problem = |key: &str, value: Value| {
        let asked = begin(1);
        let mut claims = claims(&asked.query["nonce"]);
        claims[key] = value;
        let mut answer = tokens(ACCESS, REFRESH, "User.Read");
        answer["id_token"] = id_token(&claims).into();
        match redeem(asked, &TokenEndpoint::default(), &answer).err().map(|error| error.kind) {
            Some(Kind::Protocol(Protocol::IdToken(problem))) => Some(problem),
            None => None,
            other => panic!("{other:?}"),
        }
    };
    let other_tenant = "11111111-7f0a-4e0e-8f1c-0c6a7f3e2b55";
    let at = |offset: i64| Value::from(NOW.unix_timestamp() + offset);
    assert_eq!(problem("name", "Adele".into()), None);
    assert_eq!(problem("nonce", "x".into()), Some(ClaimsProblem::Nonce));
    assert_eq!(problem("nonce", Value::Null), Some(ClaimsProblem::Nonce));
    assert_eq!(problem("aud", TENANT.into()), Some(ClaimsProblem::Audience));
    assert_eq!(problem("tid", other_tenant.into()), Some(ClaimsProblem::Tenant));
    let sts = format!("https://sts.windows.net/{TENANT}/");
    assert_eq!(problem("iss", sts.into()), Some(ClaimsProblem::Issuer));
    assert_eq!(problem("exp", at(-301)), Some(ClaimsProblem::Time));
    assert_eq!(problem("exp", at(-299)), None);
    assert_eq!(problem("nbf", at(301)), Some(ClaimsProblem::Time));
    assert_eq!(problem("iat", at(-90_000)), Some(ClaimsProblem::Time));
    assert_eq!(problem("iat", at(301)), Some(ClaimsProblem::Time));
    assert_eq!(problem("auth_time", at(301)), Some(ClaimsProblem::Time));
    assert_eq!(problem("auth_time", at(299)), None);
    assert_eq!(problem("auth_time", "soon".into()), None, "what says nothing is nothing");
    assert_eq!(problem("oid", "x".into()), Some(ClaimsProblem::Shape));
}

#[test]
fn c4_a_missing_or_misshapen_id_token_opens_no_session() {
    for (token, expected) in [
        (Value::Null, ClaimsProblem::Missing),
        ("a.b".into(), ClaimsProblem::Shape),
        (format!("{}.x", id_token(&claims("n"))).into(), ClaimsProblem::Shape),
        ("e30.e30.".into(), ClaimsProblem::Shape),
    ] {
        let mut answer = tokens(ACCESS, REFRESH, "User.Read");
        answer["id_token"] = token;
        let error = redeem(begin(1), &TokenEndpoint::default(), &answer).err().map(|error| error.kind);
        assert_eq!(error, Some(Kind::Protocol(Protocol::IdToken(expected))));
    }
}

#[test]
fn c5_the_redirect_uri_is_the_same_text_in_both_requests() {
    let asked = begin(1);
    assert_eq!(asked.query["redirect_uri"], "https://tools.example/registrar/auth.html");
    let endpoint = TokenEndpoint::default();
    let _ = redeem(asked, &endpoint, &tokens(ACCESS, REFRESH, "User.Read"));
    assert_eq!(endpoint.last().1["redirect_uri"], "https://tools.example/registrar/auth.html");
}

#[test]
fn c6_an_answer_of_another_issuer_is_refused_and_the_code_goes_to_the_authority_that_was_asked() {
    let own = begin(1).query["state"].clone();
    let good = format!("https://login.microsoftonline.com/{TENANT}/v2.0");
    for issuer in [&good.replace("login.", "evil."), &good.replace(TENANT, CLIENT), &good.replace("https", "http"), ""]
    {
        let answer = format!("#code=a&state={own}&iss={issuer}");
        assert_eq!(refused_as(begin(1), &answer), Kind::Protocol(Protocol::Issuer), "{issuer}");
    }
    let hostile = format!("#code=a&state={own}&iss={good}&cloud_instance_host_name=evil.example&tenant=evil");
    let code = answered(begin(1), &hostile).unwrap();
    let endpoint = TokenEndpoint::default();
    let body = tokens(ACCESS, REFRESH, "User.Read").to_string();
    ready(token::redeem(code, "request-9", async |request| endpoint.answer(request, 200, &body))).map(drop).unwrap();
    let expected = format!("https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token?client-request-id=request-9");
    assert_eq!(endpoint.last().0, expected);
}

#[test]
fn c6_a_question_of_another_configuration_is_not_answered() {
    let asked = begin(1);
    let answer = UnvalidatedAnswer::parse(&format!("#code=a&state={}", asked.query["state"])).unwrap();
    let other = Config { cloud: Cloud::UsGov, ..config() };
    let error = answer.validate(asked.pending, &other, NOW).err().map(|error| error.kind);
    assert_eq!(error, Some(Kind::Protocol(Protocol::ConfigChanged)));
}

#[test]
fn c7_the_bridge_leads_to_the_page_beside_it_and_nowhere_else() {
    // The probe of a sandbox leads a frame of its own to nothing at all.
    let script = include_str!("../public/auth.js").replacen("parent[1].location = \"about:blank\"", "", 1);
    assert_eq!(script.matches("location.replace(").count(), script.matches("location.replace(\"./\")").count());
    for way in ["location.assign", "location.href", "location =", "innerHTML", "eval(", "fetch("] {
        assert!(!script.contains(way), "{way}");
    }
    // The relay opens one thing: what it was told and has checked.
    assert_eq!((script.matches("window.open(").count(), script.matches("window.open(address,").count()), (1, 1));
    let given: Vec<_> = script.lines().filter(|line| line.contains("address = ")).map(str::trim).collect();
    assert_eq!(given, ["address = checked(data.address, id);"]);
    let page = include_str!("../public/auth.html");
    assert!(page.contains("default-src 'none'; script-src 'self'; style-src 'self'"));
    assert!(!page.contains("connect-src") && page.contains(r#"<meta name="referrer" content="no-referrer">"#));
    assert!(!page.contains(" style=") && !page.contains("<style") && page.matches("<script").count() == 1);
    assert!(script.len() + page.len() < 8_800);
}

#[test]
fn c8_no_request_carries_a_client_secret() {
    let asked = begin(1);
    assert!(!asked.url.as_str().contains("secret"));
    let endpoint = TokenEndpoint::default();
    let mut answer = tokens(ACCESS, REFRESH, "User.Read");
    answer["id_token"] = id_token(&claims(&asked.query["nonce"])).into();
    let mut session = redeem(asked, &endpoint, &answer).unwrap();
    let (_, form) = endpoint.last();
    let names: Vec<_> = form.keys().map(String::as_str).collect();
    assert_eq!(names, ["claims", "client_id", "code", "code_verifier", "grant_type", "redirect_uri", "scope"]);
    let (endpoint, _) =
        renew(&mut session, GraphScope::UserRead, &tokens("b", "c", "User.Read"), after(Duration::HOUR));
    let (_, form) = endpoint.last();
    let names: Vec<_> = form.keys().map(String::as_str).collect();
    assert_eq!(names, ["claims", "client_id", "grant_type", "refresh_token", "scope"]);
}

#[test]
fn c9_a_refresh_token_is_replaced_by_the_next_and_kept_where_none_comes() {
    let mut session = sign_in();
    let now = after(Duration::HOUR);
    let (endpoint, _) = renew(&mut session, GraphScope::UserRead, &tokens("b", "1.Second", "User.Read"), now);
    assert_eq!(endpoint.last().1["refresh_token"], REFRESH);
    let mut silent = tokens("c", "", "User.Read");
    silent.as_object_mut().unwrap().remove("refresh_token");
    let (endpoint, _) = renew(&mut session, GraphScope::UserRead, &silent, now);
    assert_eq!(endpoint.last().1["refresh_token"], "1.Second");
    let (endpoint, _) = renew(&mut session, GraphScope::UserRead, &silent, now);
    assert_eq!(endpoint.last().1["refresh_token"], "1.Second");
    assert!(endpoint.last().0.starts_with("https://login.microsoftonline.com/"));
}

#[test]
fn c10_a_day_after_the_sign_in_the_person_has_to_sign_in_however_often_the_token_was_renewed() {
    let mut session = sign_in();
    for hour in 1..24 {
        let answer = tokens("b", "1.Next", "User.Read");
        renew(&mut session, GraphScope::UserRead, &answer, after(Duration::hours(hour)));
    }
    let last = Duration::hours(24) - Duration::minutes(5);
    let ended = |at| matches!(session.token_for(GraphScope::ApplicationReadAll, at), Use::SignInAgain);
    assert!(!ended(after(last - Duration::SECOND)));
    assert!(ended(after(last)));
    // Setting the machine's clock back wins nothing.
    assert!(ended(Moment { wall: NOW, since_open: last }));
}

#[test]
fn c10_an_access_token_ends_five_minutes_early_by_either_clock() {
    let session = sign_in();
    let end = Duration::seconds(4_800 - 300);
    let at = |wall, since_open| {
        matches!(session.token_for(GraphScope::UserRead, Moment { wall, since_open }), Use::Token(_))
    };
    assert!(at(NOW + end - Duration::SECOND, end - Duration::SECOND));
    assert!(!at(NOW + end, Duration::ZERO));
    assert!(!at(NOW - Duration::DAY, end));
}

#[test]
fn c11_what_is_stored_while_the_person_is_at_microsoft_holds_no_token_and_outlives_a_reload() {
    let asked = begin(1);
    let stored = serde_json::to_string(&asked.pending).unwrap();
    let names: Vec<String> = serde_json::from_str::<Map<String, Value>>(&stored).unwrap().keys().cloned().collect();
    assert!(names.iter().all(|name| !name.contains("token") && !name.contains("secret")), "{names:?}");
    let read: Pending = serde_json::from_str(&stored).unwrap();
    assert_eq!((read.return_to(), read.scope()), (Some(ReturnTo::Step(Step::Permissions)), GraphScope::UserRead));
    let answer = UnvalidatedAnswer::parse(&format!("#code=a&state={}", asked.query["state"])).unwrap();
    assert!(answer.validate(read, &config(), NOW).is_ok());
}

#[test]
fn c6_no_address_is_taken_out_of_storage_and_no_tenant_that_is_not_allowed() {
    let answered = |authority: &str, config: &Config| {
        let asked = begin(1);
        let mut stored = serde_json::to_value(&asked.pending).unwrap();
        assert_eq!(stored["authority"], format!("https://login.microsoftonline.com/{TENANT}"));
        stored["authority"] = authority.into();
        let pending: Pending = serde_json::from_value(stored).unwrap();
        let answer = UnvalidatedAnswer::parse(&format!("#code=a&state={}", asked.query["state"])).unwrap();
        answer.validate(pending, config, NOW).map_err(|error| error.kind)
    };
    let changed = Some(Kind::Protocol(Protocol::ConfigChanged));
    for authority in [
        &format!("https://evil.example/{TENANT}"),
        &format!("https://login.microsoftonline.us/{TENANT}"),
        &format!("http://login.microsoftonline.com/{TENANT}"),
        &format!("https://evil.example/x/{TENANT}"),
        &format!("https://login.microsoftonline.com/{TENANT}/"),
        "https://login.microsoftonline.com/fabrikam.com",
        "",
    ] {
        assert_eq!(answered(authority, &config()).err(), changed, "{authority}");
    }
    let allows = Config { tenants: Tenants::Listed(vec!["fabrikam.com".to_owned().try_into().unwrap()]), ..config() };
    assert!(answered(&format!("https://login.microsoftonline.com/{TENANT}"), &allows).is_ok());
    let endpoint = TokenEndpoint::default();
    let code = answered("https://login.microsoftonline.com/fabrikam.com", &allows).unwrap();
    let body = tokens(ACCESS, REFRESH, "User.Read").to_string();
    let _ = ready(token::redeem(code, "r", async |request| endpoint.answer(request, 200, &body)));
    assert!(endpoint.last().0.starts_with("https://login.microsoftonline.com/fabrikam.com/oauth2/v2.0/token?"));
}

#[test]
fn a_cloud_of_ones_own_signs_in_at_its_own_origins_with_its_own_issuer() {
    let cloud = json!({ "name": "Lab", "authority": "https://login.lab.example:8443", "graph": "http://localhost:1" });
    let file = json!({ "clientId": CLIENT, "tenant": TENANT, "cloud": cloud });
    let (config, _) = Config::parse(&file.to_string()).unwrap();
    let (url, pending) = request::begin(&config, &back(), ask(GraphScope::UserRead), randomness(1), NOW).unwrap();
    assert!(url.starts_with(&format!("https://login.lab.example:8443/{TENANT}/oauth2/v2.0/authorize?")), "{url}");
    let url = Url::parse(&url).unwrap();
    let query = |name| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap();
    assert_eq!(query("scope"), "http://localhost:1/User.Read openid profile offline_access");

    let issuer = format!("https://login.lab.example:8443/{TENANT}/v2.0");
    let answer = format!("#code=a&state={}&iss={issuer}", query("state"));
    let code = UnvalidatedAnswer::parse(&answer).unwrap().validate(pending, &config, NOW).ok().unwrap();
    let mut said = claims(&query("nonce"));
    said["iss"] = issuer.into();
    let mut body = tokens(ACCESS, REFRESH, "http://localhost:1/User.Read");
    body["id_token"] = id_token(&said).into();
    let (body, endpoint) = (body.to_string(), TokenEndpoint::default());
    let redeemed = ready(token::redeem(code, "r", async |request| endpoint.answer(request, 200, &body))).ok().unwrap();
    assert!(endpoint.last().0.starts_with(&format!("https://login.lab.example:8443/{TENANT}/oauth2/v2.0/token?")));
    let session = Session::open(redeemed, moment(NOW)).map_err(|error| error.kind).ok().unwrap();
    assert!(session.was_granted(GraphScope::UserRead));
    assert_eq!(calls::me().endpoint.url(config.cloud).split("/v1.0").next(), Some("http://localhost:1"));
}

#[test]
fn c11_no_type_that_holds_a_token_can_be_stored_or_copied() {
    for (path, text) in sources() {
        if !path.starts_with("src/signin") {
            continue;
        }
        // What follows each `derive` up to the item's end: a type with a token in it may derive neither.
        for item in text.split("#[derive(").skip(1) {
            let (traits, rest) = item.split_once(")]").unwrap();
            // A struct without fields ends in its own line.
            let unit = rest.lines().find(|line| line.contains("struct ")).filter(|line| line.ends_with(';'));
            let body = unit.or_else(|| rest.split("\n}\n").next()).unwrap();
            if body.contains("SecretText") || body.contains("RefreshToken") {
                for banned in ["Serialize", "Clone", "Debug"] {
                    let derived = traits.split(", ").any(|name| name == banned);
                    assert!(!derived, "{path}: {banned} on a type that holds a token:{body}");
                }
            }
        }
    }
}

#[test]
fn c12_no_request_to_graph_has_a_token_in_its_address_and_no_other_host_is_asked() {
    for request in [calls::me(), calls::organization(), calls::search_apis("fhir ?access_token=x")] {
        let url = Url::parse(&request.endpoint.url(Cloud::Global)).unwrap();
        assert_eq!((url.scheme(), url.host_str()), ("https", Some("graph.microsoft.com")));
        assert!(url.query_pairs().all(|(name, _)| name != "access_token"));
    }
    let foreign = NextPage::parse("https://evil.example/v1.0/me", Cloud::Global);
    assert_eq!(foreign.map(Endpoint::NextPage), None);
}

#[test]
fn c12_the_least_powerful_token_that_serves_is_used() {
    let mut session = sign_in();
    let now = after(Duration::MINUTE);
    assert!(matches!(session.token_for(GraphScope::ApplicationReadAll, now), Use::Renew));
    let write = "https://graph.microsoft.com/Application.ReadWrite.All https://graph.microsoft.com/User.Read openid";
    renew(&mut session, GraphScope::ApplicationReadWriteAll, &tokens("write", "r", write), now);
    let used = |session: &Session, scope| token_text(session.token_for(scope, now));
    // A token that may write serves reading where there is no other, and gives way to one that may only read.
    assert_eq!(used(&session, GraphScope::ApplicationReadAll).as_deref(), Some("write"));
    assert_eq!(used(&session, GraphScope::UserRead).as_deref(), Some(ACCESS));
    renew(&mut session, GraphScope::ApplicationReadAll, &tokens("read", "r", "Application.Read.All"), now);
    assert_eq!(used(&session, GraphScope::ApplicationReadAll).as_deref(), Some("read"));
    assert_eq!(used(&session, GraphScope::AppRegistrationCreate).as_deref(), Some("write"));
    session.drop_write_tokens();
    assert_eq!(used(&session, GraphScope::ApplicationReadAll).as_deref(), Some("read"));
    assert!(matches!(session.token_for(GraphScope::ApplicationReadWriteAll, now), Use::Renew));
}

#[test]
fn c12_a_scope_of_another_resource_is_not_taken_for_graphs() {
    let session = sign_in_for("https://evil.example/Application.ReadWrite.All https://graph.microsoft.com/User.Read");
    assert!(matches!(session.token_for(GraphScope::ApplicationReadWriteAll, moment(NOW)), Use::Renew));
}

#[test]
fn c13_the_first_sign_in_asks_for_nothing_but_the_profile_and_a_later_one_for_the_next_permission_alone() {
    assert_eq!(begin(1).query["scope"], "https://graph.microsoft.com/User.Read openid profile offline_access");
    let next = begin_with(1, ask(GraphScope::ApplicationReadAll));
    assert_eq!(next.query["scope"], "https://graph.microsoft.com/Application.Read.All openid profile offline_access");
    let china = Config { cloud: Cloud::China, ..config() };
    let (url, _) = request::begin(&china, &back(), ask(GraphScope::UserRead), randomness(1), NOW).unwrap();
    assert!(url.starts_with(&format!("https://login.partner.microsoftonline.cn/{TENANT}/oauth2/v2.0/authorize?")));
    assert!(url.contains("microsoftgraph.chinacloudapi.cn%2FUser.Read"));
}

#[test]
fn c13_a_token_without_the_permission_that_was_asked_for_is_not_mistaken_for_one_with_it() {
    let mut session = sign_in();
    let now = after(Duration::MINUTE);
    let (_, accepted) =
        renew(&mut session, GraphScope::ApplicationReadWriteAll, &tokens("b", "c", "User.Read openid"), now);
    assert_eq!(accepted, Accepted::WithoutScope);
    assert!(matches!(session.token_for(GraphScope::ApplicationReadWriteAll, now), Use::Renew));
}

#[test]
fn c14_every_message_names_the_origin_that_may_read_it() {
    for script in [include_str!("../public/auth.js"), include_str!("../public/embed.js")] {
        assert!(script.matches(".postMessage(").count() > 0 && !script.contains("\"*\""));
    }
    let windows = include_str!("../src/web/browser/frames/windows.rs");
    assert_eq!(windows.matches("window.post_message(").count(), 1, "one place alone sends to a window");
    assert!(windows.contains("window.post_message(&message, origin)") && !windows.contains("\"*\""));
}

#[test]
fn c15_whatever_page_an_answer_reaches_clears_the_address_before_it_does_anything_else() {
    for (script, afterwards) in [
        (include_str!("../public/auth.js"), ["sessionStorage", "location.replace(", "document."]),
        (include_str!("../public/answer.js"), ["sessionStorage", "BroadcastChannel(", "document."]),
    ] {
        let cleared = script.find("history.replaceState(").unwrap();
        for later in afterwards {
            assert!(script.find(later).unwrap() > cleared, "{later}");
        }
    }
    let page = include_str!("../index.html");
    let first = page.find("<script").unwrap();
    assert!(page[first..].starts_with(r#"<script src="answer.js">"#), "nothing runs before it");
}

#[test]
fn c19_every_address_of_every_cloud_is_https() {
    for cloud in Cloud::MICROSOFT {
        let config = Config { cloud, ..config() };
        let (url, _) = request::begin(&config, &back(), ask(GraphScope::UserRead), randomness(1), NOW).unwrap();
        assert!(url.starts_with("https://"));
        assert!(calls::me().endpoint.url(cloud).starts_with("https://"));
    }
}

#[test]
fn c20_no_request_carries_cookies_or_a_referrer_or_follows_a_redirect() {
    let fetch = include_str!("../src/web/browser/fetch.rs");
    for rule in
        [".credentials(RequestCredentials::Omit)", ".redirect(RequestRedirect::Error)", "ReferrerPolicy::NoReferrer"]
    {
        assert!(fetch.contains(rule), "{rule}");
    }
    for (path, text) in sources() {
        let sends = text.contains("RequestBuilder::new(") || text.contains("fetch_with_") || text.contains("XmlHttp");
        assert!(!sends || path == "src/web/browser/fetch.rs", "{path} sends by itself");
    }
}

#[test]
fn c22_neither_the_implicit_grant_nor_a_password_is_ever_used() {
    for (path, text) in sources() {
        for banned in
            ["use_implicit_flow", "exchange_password", "exchange_client_credentials", "set_client_secret", "pkce_plain"]
        {
            assert!(!text.contains(banned), "{path}: {banned}");
        }
    }
    assert!(!include_str!("../Cargo.toml").contains("pkce-plain"));
}

#[test]
fn c23_what_can_be_printed_of_a_token_answer_holds_no_token() {
    // Not JSON of the right shape, with tokens in it: `oauth2` keeps such bytes in its error.
    let broken = format!(r#"{{"access_token":7,"refresh_token":"{REFRESH}","id_token":"{ACCESS}"}}"#);
    let error = refusal(200, &broken);
    assert_eq!(error.kind, Kind::Protocol(Protocol::TokenAnswer));
    let described =
        format!(r#"{{"error":"invalid_grant","error_description":"AADSTS50173: {REFRESH}","suberror":"bad_token"}}"#);
    let refused = refusal(400, &described);
    assert_eq!(refused.support.codes, [50_173]);
    for shown in
        [format!("{error:?}"), format!("{refused:?}"), client_registrar::words::session::sign_in::support(&refused)]
    {
        assert!(!shown.contains(REFRESH) && !shown.contains(ACCESS), "{shown}");
    }
    assert_eq!(format!("{:?}", SecretText::new(ACCESS.to_owned())), "SecretText([redacted])");
}

#[test]
fn c23_no_source_of_the_sign_in_prints() {
    let ours = |path: &str| path.contains("sign") || path.ends_with("live.rs");
    for (path, text) in sources().into_iter().filter(|(path, _)| ours(path)) {
        for banned in ["console::", "println!", "eprintln!", "dbg!", "leptos::logging", "log!("] {
            assert!(!text.contains(banned), "{path}: {banned}");
        }
    }
    assert!(!include_str!("../public/auth.js").contains("console"));
}

#[test]
fn an_answer_that_was_asked_for_before_signing_out_is_void() {
    let mut session = sign_in();
    let endpoint = TokenEndpoint::default();
    let renewal = session.renewal(GraphScope::UserRead, None).unwrap();
    let version = renewal.version();
    let body = tokens("late", "late", "User.Read").to_string();
    let grant = ready(token::renew(renewal, "r", async |request| endpoint.answer(request, 200, &body))).ok().unwrap();
    session.forget();
    assert_eq!(session.accept(grant, GraphScope::UserRead, version, moment(NOW)), Accepted::Void);
    assert!(matches!(session.token_for(GraphScope::UserRead, moment(NOW)), Use::SignInAgain));
    assert!(session.renewal(GraphScope::UserRead, None).is_none());
}

/// A further sign-in, this long after the first, by whoever has this object ID.
fn signed_in_later(later: Duration, oid: &str) -> Session {
    signed_in_by(Ask { transport: Transport::Popup, ..ask(GraphScope::ApplicationReadAll) }, later, None, oid)
}

/// The same, as it was asked for, by an ID token that says that the person proved who they are so long after [`NOW`].
fn signed_in_by(ask: Ask, later: Duration, proved: Option<Duration>, oid: &str) -> Session {
    let asked = begin_with(2, ask);
    let mut who = claims(&asked.query["nonce"]);
    who["oid"] = oid.into();
    for (claim, second) in [("iat", 0), ("nbf", 0), ("exp", 3_600)] {
        who[claim] = ((NOW + later).unix_timestamp() + second).into();
    }
    if let Some(proved) = proved {
        who["auth_time"] = (NOW + proved).unix_timestamp().into();
    }
    let mut answer = tokens("eyLater", "1.Later", "Application.Read.All");
    answer["id_token"] = id_token(&who).into();
    let stored = format!("#code={CODE}&state={}", asked.query["state"]);
    let code = answered(asked, &stored).expect("answered");
    let endpoint = TokenEndpoint::default();
    let redeemed = ready(token::redeem(code, "r", async |request| endpoint.answer(request, 200, &answer.to_string())));
    Session::open(redeemed.expect("redeemed"), after(later)).expect("signed in")
}

#[test]
fn a_further_sign_in_of_the_same_person_adds_its_token_and_begins_another_day() {
    let mut session = sign_in();
    let later = Duration::hours(3);
    assert!(session.join(signed_in_later(later, "0c6a7f3e-2b55-4e0e-8f1c-3a1f9d607f0a")).is_ok());
    let text = token_text(session.token_for(GraphScope::ApplicationReadAll, after(later)));
    assert_eq!(text.as_deref(), Some("eyLater"));
    assert!(session.was_granted(GraphScope::UserRead), "what was there stays");
    let day = Duration::hours(24) - Duration::minutes(5);
    let ended = |at| matches!(session.token_for(GraphScope::ApplicationReadWriteAll, after(at)), Use::SignInAgain);
    assert!(!ended(later + day - Duration::SECOND));
    assert!(ended(later + day));
}

/// What is proved this long after [`NOW`] by a sign-in that was to ask the person again and came an hour after it, where
/// its ID token says that they proved who they are at this time.
fn proof_of(proved: Option<Duration>, at: Duration) -> Proof {
    let mut session = sign_in();
    let oid = session.account().object_id.to_string();
    let anew = Ask { prompt: Prompt::Login, login_hint: Some("O.opaque".to_owned()), ..ask(GraphScope::UserRead) };
    assert!(session.join(signed_in_by(anew, Duration::HOUR, proved, &oid)).is_ok());
    session.proof(after(at))
}

#[test]
fn that_a_person_has_proved_who_they_are_is_taken_from_the_token_and_never_from_what_was_asked() {
    let hour = Duration::HOUR;
    let vain = Proof::Old { though_asked: true };
    // Asked to, and let in by a session of an hour: as where somebody takes `prompt=login` out of the address.
    assert_eq!(proof_of(Some(Duration::ZERO), hour), vain);
    assert_eq!(proof_of(Some(hour - Duration::minutes(10)), hour), vain);
    assert_eq!(proof_of(None, hour), Proof::Untold, "a token that says nothing proves nothing");
    // It holds for five minutes.
    assert_eq!(proof_of(Some(hour), hour), Proof::Fresh);
    assert_eq!(proof_of(Some(hour), hour + Duration::minutes(5) - Duration::SECOND), Proof::Fresh);
    assert_eq!(proof_of(Some(hour), hour + Duration::minutes(5)), Proof::Old { though_asked: false });
    // Where it was not asked for, and is there, it counts as well.
    let oid = sign_in().account().object_id.to_string();
    let fresh = signed_in_by(ask(GraphScope::UserRead), hour, Some(hour), &oid);
    assert_eq!(fresh.proof(after(hour)), Proof::Fresh);
    let old = signed_in_by(ask(GraphScope::UserRead), hour, Some(Duration::ZERO), &oid);
    assert_eq!(old.proof(after(hour)), Proof::Old { though_asked: false });
}

#[test]
fn a_clock_that_is_five_minutes_off_proves_as_much_as_one_that_is_right() {
    let hour = Duration::HOUR;
    for off in [-4, 4] {
        let off = Duration::minutes(off);
        assert_eq!(proof_of(Some(hour + off), hour), Proof::Fresh, "{off}");
    }
    assert_eq!(
        proof_of(Some(hour - Duration::minutes(4)), hour + Duration::minutes(5)),
        Proof::Old { though_asked: false }
    );
    // Setting the machine's clock back wins nothing.
    let mut session = sign_in();
    let oid = session.account().object_id.to_string();
    assert!(session.join(signed_in_by(ask(GraphScope::UserRead), hour, Some(hour), &oid)).is_ok());
    let later = Moment { wall: NOW + hour, since_open: hour + Duration::minutes(5) };
    assert_eq!(session.proof(later), Proof::Old { though_asked: false });
}

#[test]
fn what_was_proved_is_not_newer_for_being_told_again_and_ends_with_the_session() {
    let hour = Duration::HOUR;
    let mut session = sign_in();
    let oid = session.account().object_id.to_string();
    let told = |at: Duration| signed_in_by(ask(GraphScope::UserRead), hour + at, Some(hour), &oid);
    assert!(session.join(told(Duration::ZERO)).is_ok());
    assert!(session.join(told(Duration::minutes(4))).is_ok());
    assert_eq!(session.proof(after(hour + Duration::minutes(4))), Proof::Fresh);
    assert_eq!(session.proof(after(hour + Duration::minutes(5))), Proof::Old { though_asked: false });
    // A token that says nothing of it takes nothing back.
    let silent = signed_in_by(ask(GraphScope::UserRead), hour + Duration::MINUTE, None, &oid);
    assert!(session.join(silent).is_ok());
    assert_eq!(session.proof(after(hour + Duration::MINUTE)), Proof::Fresh);
    session.forget();
    assert_eq!(session.proof(after(hour)), Proof::Untold);
}

#[test]
fn a_sign_in_of_which_nobody_was_asked_is_of_the_account_that_was_meant_or_of_none() {
    let own = sign_in().account().key();
    let opened = |account: &str| {
        let silent = Ask { prompt: Prompt::None, account: Some(account.to_owned()), ..ask(GraphScope::UserRead) };
        let asked = begin_with(1, silent);
        let stored = serde_json::to_string(&asked.pending).unwrap();
        let asked = Asked { pending: serde_json::from_str(&stored).unwrap(), ..asked };
        let mut answer = tokens(ACCESS, REFRESH, "User.Read");
        answer["id_token"] = id_token(&claims(&asked.query["nonce"])).into();
        redeem(asked, &TokenEndpoint::default(), &answer).map(drop).map_err(|error| error.kind)
    };
    assert_eq!(opened(&own), Ok(()));
    let other = Err(Kind::Protocol(Protocol::OtherAccount));
    assert_eq!(opened(&own.replace("0c6a7f3e", "9d607f0a")), other, "another person");
    assert_eq!(opened(&own.replace(TENANT, CLIENT)), other, "another tenant");
}

#[test]
fn a_renewal_whose_id_token_is_of_another_account_is_not_taken_in() {
    let renewed = |key: &str, value: &str| {
        let mut session = sign_in();
        let mut said = claims("");
        said.as_object_mut().unwrap().remove("nonce");
        said[key] = value.into();
        let mut answer = tokens("eyOther", "1.Other", "Application.Read.All");
        answer["id_token"] = id_token(&said).into();
        let now = after(Duration::MINUTE);
        let (_, accepted) = renew(&mut session, GraphScope::ApplicationReadAll, &answer, now);
        let refresh = renew(&mut session, GraphScope::UserRead, &answer, now).0.last().1["refresh_token"].clone();
        (accepted, session.was_granted(GraphScope::ApplicationReadAll), refresh)
    };
    let (accepted, granted, refresh) = renewed("name", "Adele");
    assert!(matches!(accepted, Accepted::Kept(_)) && granted && refresh == "1.Other");
    for (key, value) in [("oid", CLIENT), ("tid", CLIENT), ("aud", TENANT), ("iss", "https://evil.example/v2.0")] {
        assert_eq!(renewed(key, value), (Accepted::OtherAccount, false, REFRESH.to_owned()), "{key}");
    }
}

#[test]
fn a_token_whose_scopes_are_not_told_may_do_anything_and_does_not_outlive_the_run() {
    let mut session = sign_in();
    let now = after(Duration::MINUTE);
    let mut untold = tokens("eyUntold", "r", "");
    untold.as_object_mut().unwrap().remove("scope");
    renew(&mut session, GraphScope::ApplicationReadAll, &untold, now);
    let used = |session: &Session, scope| token_text(session.token_for(scope, now));
    assert_eq!(used(&session, GraphScope::ApplicationReadAll).as_deref(), Some("eyUntold"), "as RFC 6749 has it");
    session.drop_write_tokens();
    assert_eq!(used(&session, GraphScope::ApplicationReadAll), None);
    assert_eq!(used(&session, GraphScope::UserRead).as_deref(), Some(ACCESS));
}

#[test]
fn another_persons_sign_in_does_not_mix_with_the_one_that_is_there() {
    let mut session = sign_in();
    let other = session.join(signed_in_later(Duration::HOUR, "9d607f0a-2b55-4e0e-8f1c-3a1f0c6a7f3e"));
    assert!(other.is_err_and(|other| other.account().object_id != session.account().object_id));
    assert!(!session.was_granted(GraphScope::ApplicationReadAll));
}

#[test]
fn the_state_tells_the_bridge_the_way_and_names_the_channel_of_the_answer() {
    for (way, word) in [(Transport::Redirect, "redirect"), (Transport::Popup, "popup"), (Transport::Relay, "relay")] {
        let asked = begin_with(3, Ask { transport: way, ..ask(GraphScope::UserRead) });
        assert_eq!(asked.query["state"], format!("v1.{}.{word}", asked.pending.id()));
        assert_eq!(asked.pending.id().len(), 43);
    }
}

#[test]
fn a_token_that_graph_refused_is_not_used_again() {
    let mut session = sign_in();
    let Use::Token(token) = session.token_for(GraphScope::UserRead, moment(NOW)) else { panic!("no token") };
    let number = token.number();
    session.refuse(number);
    assert!(matches!(session.token_for(GraphScope::UserRead, moment(NOW)), Use::Renew));
}

#[test]
fn an_account_is_not_named_where_the_person_shall_choose_one() {
    let hinted = |prompt| {
        begin_with(1, Ask { prompt, login_hint: Some("O.opaque".to_owned()), ..ask(GraphScope::UserRead) }).query
    };
    let chosen = hinted(Prompt::SelectAccount);
    assert_eq!((chosen["prompt"].as_str(), chosen.get("login_hint")), ("select_account", None));
    let silent = hinted(Prompt::None);
    assert_eq!((silent["prompt"].as_str(), silent["login_hint"].as_str()), ("none", "O.opaque"));
    assert_eq!(hinted(Prompt::AsNeeded).get("prompt"), None);
    let anew = hinted(Prompt::Login);
    assert_eq!((anew["prompt"].as_str(), anew["login_hint"].as_str()), ("login", "O.opaque"));
}

#[test]
fn whose_account_it_was_about_and_whether_it_was_to_be_chosen_is_known_when_the_answer_comes() {
    let kept = |prompt| {
        let ask = Ask { prompt, login_hint: Some("O.opaque".to_owned()), ..ask(GraphScope::UserRead) };
        let stored = serde_json::to_string(&begin_with(1, ask).pending).unwrap();
        let pending: Pending = serde_json::from_str(&stored).unwrap();
        assert_eq!(pending.login_hint(), Some("O.opaque"));
        (pending.is_silent(), pending.is_choice())
    };
    assert_eq!(kept(Prompt::None), (true, false));
    assert_eq!(kept(Prompt::SelectAccount), (false, true));
    assert_eq!(kept(Prompt::AsNeeded), (false, false));
}

#[test]
fn the_claims_of_a_challenge_are_added_to_what_the_page_always_asks() {
    let always = r#"{"access_token":{"xms_cc":{"values":["cp1"]}},"id_token":{"auth_time":{"essential":true},"login_hint":null}}"#;
    assert_eq!(serde_json::from_str::<Value>(&begin(1).query["claims"]).unwrap().to_string(), always);
    let challenge =
        json!({ "access_token": { "nbf": { "essential": true, "value": "1" }, "xms_cc": null }, "userinfo": {} });
    let asked = begin_with(1, Ask { challenge: challenge.as_object().cloned(), ..ask(GraphScope::UserRead) });
    let merged: Value = serde_json::from_str(&asked.query["claims"]).unwrap();
    assert_eq!(merged["access_token"]["nbf"]["value"], "1");
    assert_eq!(merged["access_token"]["xms_cc"]["values"][0], "cp1");
    assert_eq!(merged["userinfo"], json!({}));
    let endpoint = TokenEndpoint::default();
    let sent = asked.query["claims"].clone();
    let _ = redeem(asked, &endpoint, &tokens(ACCESS, REFRESH, "User.Read"));
    assert_eq!(endpoint.last().1["claims"], sent, "the token request repeats them");
}

#[test]
fn refusals_are_told_apart_by_their_words_and_not_by_their_numbers() {
    let kind = |body: &str| refusal(400, body).kind;
    let user = |claims| Kind::NeedsUser { claims };
    assert_eq!(
        kind(r#"{"error":"invalid_grant","suberror":"consent_required","error_codes":[65001]}"#),
        Kind::ConsentNeeded
    );
    assert_eq!(kind(r#"{"error":"invalid_grant","error_codes":[700084]}"#), user(None));
    let challenge = json!({ "access_token": { "acrs": { "essential": true, "value": "c1" } } });
    let body = json!({ "error": "interaction_required", "suberror": "basic_action", "claims": challenge.to_string() });
    assert_eq!(kind(&body.to_string()), user(challenge.as_object().cloned()));
    // A policy that has only words for the person still names the claims that would satisfy it.
    let mut body = body;
    body["suberror"] = "message_only".into();
    body["error_codes"] = json!([53_003]);
    assert_eq!(kind(&body.to_string()), user(challenge.as_object().cloned()));
    assert_eq!(kind(r#"{"error":"ui_not_allowed"}"#), user(None));
    assert_eq!(kind(r#"{"error":"access_denied","error_codes":[53003]}"#), Kind::Declined);
    assert_eq!(kind(r#"{"error":"invalid_client","error_codes":[7000218]}"#), Kind::Config);
    assert_eq!(kind(r#"{"error":"temporarily_unavailable"}"#), Kind::Throttled);
    assert_eq!(kind(r#"{"error":"brand_new"}"#), Kind::Unexpected);
    assert_eq!(refusal(503, r#"{"error":"invalid_grant"}"#).kind, Kind::Throttled);
    assert_eq!(refusal(503, "").kind, Kind::Throttled);
    assert_eq!(refusal(200, "{}").kind, Kind::Protocol(Protocol::TokenAnswer));
    let session = sign_in();
    let renewal = session.renewal(GraphScope::UserRead, None).unwrap();
    let lost = ready(token::renew(renewal, "r", async |_| Err(NotReached))).err().map(|error| error.kind);
    assert_eq!(lost, Some(Kind::Network));
}

/// A refusal with these headers, as the words of it.
fn told(status: u16, body: &str, headers: &Headers) -> (Kind, String, String) {
    let session = sign_in();
    let renewal = session.renewal(GraphScope::UserRead, None).unwrap();
    let answer = Response::builder().status(status).extension(headers.clone()).body(body.as_bytes().to_vec());
    let answer = RefCell::new(Some(answer.unwrap()));
    let error = ready(token::renew(renewal, "r", async |_| answer.take().ok_or(NotReached))).err().unwrap();
    let (what, to_do) = client_registrar::words::session::sign_in::error(&error);
    (error.kind.clone(), what.into_owned(), to_do.into_owned())
}

#[test]
fn an_answer_that_is_not_microsofts_is_told_as_one_of_something_in_between_with_its_status_and_type() {
    let html = Headers { content_type: Some("text/html; charset=utf-8".to_owned()), ..Headers::default() };
    let between = |status, body, headers| {
        let (kind, what, _) = told(status, body, headers);
        (kind == Kind::Intercepted).then_some(what)
    };
    for status in [200, 302, 403, 407, 502, 503, 511] {
        let said = format!(
            "Something between you and Microsoft answered instead (status {status}, \u{2068}text/html; charset=utf-8\u{2069})."
        );
        assert_eq!(between(status, "<html>Sign in to the network</html>", &html), Some(said));
    }
    let bare = Headers::default();
    let plain = "Something between you and Microsoft answered instead (status 407).".to_owned();
    assert_eq!(between(407, "", &bare), Some(plain.clone()));
    assert_eq!(between(407, "Blocked", &bare), Some(plain.clone()));
    assert_eq!(between(407, r#"{"message":"Blocked"}"#, &bare), Some(plain), "Microsoft says why it refuses");
    assert_eq!(between(400, r#"{"error":"invalid_grant"}"#, &html), None);
    let hostile = Headers { content_type: Some("a<b>\u{202e}".to_owned()), ..Headers::default() };
    assert_eq!(
        between(403, "x", &hostile).unwrap(),
        "Something between you and Microsoft answered instead (status 403, \u{2068}ab\u{2069})."
    );
}

#[test]
fn the_seconds_that_microsoft_asks_to_wait_are_told() {
    let wait = |seconds| Headers { retry_after: Some(Duration::seconds(seconds)), ..Headers::default() };
    let busy = r#"{"error":"temporarily_unavailable","error_codes":[90033]}"#;
    assert_eq!(told(429, busy, &wait(17)).2, "Wait 17 seconds, then sign in again.");
    let (kind, what, to_do) = told(503, r#"{"error":"temporarily_unavailable"}"#, &wait(1));
    assert_eq!((kind, to_do.as_str()), (Kind::Throttled, "Wait 1 second, then sign in again."));
    assert_eq!(what, "Microsoft's sign-in is busy or has a problem (status 503).");
    assert_eq!(told(503, "", &Headers::default()).2, "Wait a minute, then sign in again.");
}

/// What is made of an `access_denied` with this behind it, and whether an administrator's consent is offered.
fn denied(scope: GraphScope, behind: &str) -> (Kind, bool) {
    let asked = begin_with(1, ask(scope));
    let answer = format!("#error=access_denied&state={}{behind}", asked.query["state"]);
    let error = answered(asked, &answer).err().expect("refused");
    let offered = error.is_about_consent();
    (error.kind, offered)
}

#[test]
fn an_administrator_is_asked_for_consent_where_consent_is_missing_and_not_where_a_policy_refuses() {
    let (first, next) = (GraphScope::UserRead, GraphScope::ApplicationReadAll);
    for number in [65_004, 90_094, 90_095] {
        let behind = format!("&error_description=AADSTS{number}%3A+x");
        assert_eq!(denied(first, &behind), (Kind::Declined, true), "{number}");
        assert_eq!(denied(next, &behind), (Kind::NeedsAdmin, true), "{number}");
        assert_eq!(denied(next, &format!("{behind}&error_subcode=cancel")), (Kind::Cancelled, true), "{number}");
    }
    assert_eq!(denied(first, ""), (Kind::Declined, true));
    assert_eq!(denied(next, ""), (Kind::NeedsAdmin, true));
    for number in [53_003, 530_032, 50_105, 9_999_999] {
        let behind = format!("&error_description=AADSTS{number}%3A+x");
        assert_eq!(denied(first, &behind), (Kind::Declined, false), "{number}");
        assert_eq!(denied(next, &behind), (Kind::Declined, false), "{number}");
    }
    assert_eq!(denied(first, "&error_subcode=cancel"), (Kind::Cancelled, false), "who stops asks for nothing");
}

#[test]
fn what_support_asks_for_is_read_from_microsofts_own_sentence() {
    let asked = begin_with(1, ask(GraphScope::ApplicationReadAll));
    let text = "AADSTS65004: User declined to consent to access the app. Trace ID: 0a1b2c3d-0000-1111-2222-333344445555 \
                Correlation ID: 9f8e7d6c-0000-1111-2222-333344445555 Timestamp: 2026-11-23 09:59:58Z";
    let answer: String = form_urlencoded::Serializer::new("#".to_owned())
        .extend_pairs([("error", "access_denied"), ("error_description", text), ("state", &asked.query["state"])])
        .finish()
        .replacen("#&", "#", 1);
    let error = answered(asked, &answer).err().unwrap();
    assert_eq!(error.kind, Kind::NeedsAdmin);
    assert_eq!(error.support.codes, [65_004]);
    assert_eq!(error.support.trace_id.as_deref(), Some("0a1b2c3d-0000-1111-2222-333344445555"));
    assert_eq!(error.support.correlation_id.as_deref(), Some("9f8e7d6c-0000-1111-2222-333344445555"));
    assert_eq!(error.support.timestamp.as_deref(), Some("2026-11-23 09:59:58Z"));
}

#[test]
fn the_link_for_an_administrator_asks_for_the_permissions_that_it_is_given_and_comes_back_to_the_bridge() {
    let authority = client_registrar::signin::authority::Authority::of(&config());
    let wanted = [GraphScope::ApplicationReadAll, GraphScope::AppRegistrationCreate];
    let link = authority.admin_consent(config().client_id, &wanted, &back(), [7; 32]);
    let url = Url::parse(&link).unwrap();
    assert_eq!(url.path(), format!("/{TENANT}/v2.0/adminconsent"));
    let query: BTreeMap<_, _> = url.query_pairs().into_owned().collect();
    assert_eq!(
        query["scope"],
        "https://graph.microsoft.com/Application.Read.All https://graph.microsoft.com/AppRegistration.Create"
    );
    assert_eq!(query["redirect_uri"], "https://tools.example/registrar/auth.html");
    assert_eq!(query["state"].split('.').map(str::len).collect::<Vec<_>>(), [2, 43, 5]);
}

#[test]
fn c13_the_right_to_assign_roles_is_asked_for_with_the_right_to_read_that_graph_wants_beside_it() {
    let asked = begin_with(4, ask(GraphScope::AppRoleAssignmentReadWriteAll));
    assert_eq!(
        asked.query["scope"],
        "https://graph.microsoft.com/AppRoleAssignment.ReadWrite.All https://graph.microsoft.com/Application.Read.All \
         openid profile offline_access"
    );
    // What one step needs is asked for at once, and each permission of it once.
    let also = [GraphScope::AppRoleAssignmentReadWriteAll, GraphScope::ApplicationReadAll];
    let both = begin_with(5, Ask { also: also.to_vec(), ..ask(GraphScope::DelegatedPermissionGrantReadWriteAll) });
    assert_eq!(
        both.query["scope"],
        "https://graph.microsoft.com/DelegatedPermissionGrant.ReadWrite.All \
         https://graph.microsoft.com/AppRoleAssignment.ReadWrite.All https://graph.microsoft.com/Application.Read.All \
         openid profile offline_access"
    );
    assert_eq!(both.pending.scope(), GraphScope::DelegatedPermissionGrantReadWriteAll);
    let scope = GraphScope::AppRoleAssignmentReadWriteAll;
    assert!(!scope.is_met_by("AppRoleAssignment.ReadWrite.All User.Read"));
    assert!(scope.is_met_by("AppRoleAssignment.ReadWrite.All Application.Read.All"));
    assert!(scope.is_met_by("AppRoleAssignment.ReadWrite.All Application.ReadWrite.All"));
}
