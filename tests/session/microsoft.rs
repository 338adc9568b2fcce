//! A Microsoft that gives codes and tokens to two accounts, and fails as it is told.

use std::{
    collections::{BTreeMap, BTreeSet},
    pin::pin,
    task::{Context, Poll, Waker},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use client_registrar::signin::token::{Headers, NotReached};
use oauth2::{HttpRequest, HttpResponse, http::Response, url::Url, url::form_urlencoded};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

pub const CLIENT: &str = "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11";
pub const TENANT: &str = "3a1f9d60-7f0a-4e0e-8f1c-0c6a7f3e2b55";

/// What begins every text that nobody may see.
pub const SECRET: &str = "SECRET";

/// Who signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    Adele,
    Brian,
}

impl Account {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Adele => "adele@contoso.com",
            Self::Brian => "brian@contoso.com",
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::Adele => "0c6a7f3e-2b55-4e0e-8f1c-3a1f9d607f0a",
            Self::Brian => "2b550c6a-7f3e-4e0e-8f1c-607f0a3a1f9d",
        }
    }
}

/// How the token endpoint answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weather {
    Fair,
    Lost,
    Throttled(u32),
    Trouble,
    /// The page of a proxy.
    Page,
    /// The refresh token is worth nothing any more.
    Ended,
    ConsentRequired,
    /// A policy wants to see the person.
    Claims,
    /// Tokens that do not carry what was asked for.
    WithoutScope,
    /// Tokens beside an ID token of the other account.
    OtherAccount,
}

impl Weather {
    pub const ALL: [Self; 10] = [
        Self::Fair,
        Self::Lost,
        Self::Throttled(7),
        Self::Trouble,
        Self::Page,
        Self::Ended,
        Self::ConsentRequired,
        Self::Claims,
        Self::WithoutScope,
        Self::OtherAccount,
    ];
}

/// A question that a window has taken to Microsoft.
#[derive(Clone, Debug)]
pub struct Asked {
    pub state: String,
    nonce: String,
    pub query: BTreeMap<String, String>,
}

impl Asked {
    pub fn of(address: &str) -> Self {
        let query: BTreeMap<_, _> = Url::parse(address).unwrap().query_pairs().into_owned().collect();
        let part = |name: &str| query.get(name).cloned().unwrap_or_default();
        Self { state: part("state"), nonce: part("nonce"), query }
    }

    /// What was not to be asked of anybody.
    pub fn is_silent(&self) -> bool {
        self.query.get("prompt").is_some_and(|prompt| prompt == "none")
    }
}

#[derive(Default)]
pub struct Microsoft {
    /// What was consented to, beside the profile.
    pub consented: BTreeSet<&'static str>,
    /// By code: whose it is, and the nonce of the question.
    codes: BTreeMap<String, (Account, String)>,
    given: u32,
}

impl Microsoft {
    /// The answer to a question, as it stands behind the address of `auth.html`.
    pub fn code(&mut self, asked: &Asked, account: Account) -> String {
        self.given += 1;
        let code = format!("{SECRET}-code-{}", self.given);
        self.codes.insert(code.clone(), (account, asked.nonce.clone()));
        format!("#code={code}&state={}&session_state=x", asked.state)
    }

    pub fn refusal(asked: &Asked, error: &str, description: &str) -> String {
        let mut text = form_urlencoded::Serializer::new(String::new());
        text.append_pair("error", error).append_pair("error_description", description);
        format!("#{}&state={}", text.finish(), asked.state)
    }

    /// The token endpoint.
    pub fn answer(
        &mut self,
        request: &HttpRequest,
        weather: Weather,
        now: OffsetDateTime,
    ) -> Result<HttpResponse, NotReached> {
        let form: BTreeMap<String, String> = form_urlencoded::parse(request.body()).into_owned().collect();
        let (account, nonce) = if form["grant_type"] == "authorization_code" {
            let (account, nonce) = self.codes[&form["code"]].clone();
            (if weather == Weather::OtherAccount { other(account) } else { account }, nonce)
        } else {
            let account = [Account::Adele, Account::Brian]
                .into_iter()
                .find(|account| form["refresh_token"].contains(account.name()))
                .unwrap();
            (account, String::new())
        };
        let refused = |error: &str, suberror: &str, claims: &str| {
            let mut body = json!({ "error": error, "error_codes": [1] });
            for (name, value) in [("suberror", suberror), ("claims", claims)] {
                if !value.is_empty() {
                    body[name] = value.into();
                }
            }
            answered(400, &body.to_string(), None)
        };
        match weather {
            Weather::Lost => Err(NotReached),
            Weather::Throttled(seconds) => answered(429, r#"{"error":"slow_down"}"#, Some(seconds)),
            Weather::Trouble => answered(503, r#"{"error":"server_error"}"#, None),
            Weather::Page => answered(200, "<html>Welcome to the Wi-Fi</html>", None),
            Weather::Ended => refused("invalid_grant", "", ""),
            Weather::ConsentRequired => refused("invalid_grant", "consent_required", ""),
            Weather::Claims => {
                refused("interaction_required", "basic_action", r#"{"access_token":{"acrs":{"value":"c1"}}}"#)
            }
            Weather::Fair | Weather::WithoutScope | Weather::OtherAccount => {
                let wanted = form["scope"].split(' ').filter_map(|scope| scope.rsplit('/').next());
                let missing =
                    |scope: &&str| scope.contains('.') && *scope != "User.Read" && !self.consented.contains(scope);
                if wanted.clone().any(|scope| missing(&scope)) && nonce.is_empty() {
                    return refused("invalid_grant", "consent_required", "");
                }
                let granted: Vec<&str> =
                    ["openid", "profile", "User.Read"].into_iter().chain(self.consented.iter().copied()).collect();
                let granted = if weather == Weather::WithoutScope { "openid".to_owned() } else { granted.join(" ") };
                let of = if weather == Weather::OtherAccount && nonce.is_empty() { other(account) } else { account };
                answered(200, &self.tokens(account, of, &nonce, &granted, now).to_string(), None)
            }
        }
    }

    fn tokens(&mut self, account: Account, id_of: Account, nonce: &str, granted: &str, now: OffsetDateTime) -> Value {
        self.given += 1;
        let at = now.unix_timestamp();
        let claims = json!({
            "aud": CLIENT, "iss": format!("https://login.microsoftonline.com/{TENANT}/v2.0"), "tid": TENANT,
            "oid": id_of.id(), "nonce": nonce, "preferred_username": id_of.name(), "login_hint": id_of.name(),
            "iat": at - 5, "nbf": at - 5, "exp": at + 3_600, "auth_time": at - 5,
        });
        let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
        json!({
            "token_type": "Bearer", "access_token": format!("{SECRET}-access-{}-{}", account.name(), self.given),
            "refresh_token": format!("{SECRET}-refresh-{}-{}", account.name(), self.given), "scope": granted,
            "expires_in": 4_800, "refresh_token_expires_in": 86_400,
            "id_token": format!("{}.{}.{SECRET}", part(&json!({ "alg": "RS256" })), part(&claims)),
        })
    }
}

const fn other(account: Account) -> Account {
    match account {
        Account::Adele => Account::Brian,
        Account::Brian => Account::Adele,
    }
}

fn answered(status: u16, body: &str, retry_after: Option<u32>) -> Result<HttpResponse, NotReached> {
    let mut answer = Response::builder().status(status).body(body.as_bytes().to_vec()).map_err(|_| NotReached)?;
    let retry_after = retry_after.map(|seconds| Duration::seconds(seconds.into()));
    answer.extensions_mut().insert(Headers { retry_after, content_type: Some("application/json".to_owned()) });
    Ok(answer)
}

/// Runs a future that never has to wait.
pub fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}
