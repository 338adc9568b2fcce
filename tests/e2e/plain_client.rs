//! A client with none of a browser's manners, to ask the local tenant things that no browser would send.

use std::sync::Arc;

use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};
use url::{Url, form_urlencoded};

use crate::tenant::Tenant;
use crate::tenant::values::s256;

/// What came back.
#[derive(Debug)]
pub struct Heard {
    pub status: u16,
    pub headers: hyper::HeaderMap,
    pub text: String,
}

impl Heard {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Graph's `error.code`.
    pub fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }

    /// The number of the token endpoint's error.
    pub fn aadsts(&self) -> u64 {
        self.json()["error_codes"][0].as_u64().unwrap_or_default()
    }
}

/// Sends one request on a connection of its own. `None` when the stream was cut without an answer.
pub async fn send(tenant: &Tenant, method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Option<Heard> {
    let url = Url::parse(url).unwrap();
    let host = url.host_str().unwrap().to_owned();
    let mut roots = RootCertStore::empty();
    roots.add(tenant.certificate.der.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(("127.0.0.1", tenant.port)).await.unwrap();
    let name = ServerName::try_from(host.clone()).unwrap();
    let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let path = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let mut request = Request::builder().method(method).uri(path).header("host", host);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = sender.send_request(request.body(Full::new(Bytes::from(body.to_owned()))).unwrap()).await.ok()?;
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.ok()?.to_bytes();
    Some(Heard {
        status: parts.status.as_u16(),
        headers: parts.headers,
        text: String::from_utf8_lossy(&bytes).into_owned(),
    })
}

/// The verifier of the plain sign-in.
pub const VERIFIER: &str = "a-verifier-of-forty-three-letters-is-the-least-one";

/// The authorize request of a well-behaved client; the extra pairs replace those of the same name.
pub fn authorize_url(tenant: &Tenant, redirect_uri: &str, extra: &[(&str, &str)]) -> String {
    let challenge = s256(VERIFIER);
    let mut pairs = vec![
        ("client_id", tenant.client_id.as_str()),
        ("response_type", "code"),
        ("redirect_uri", redirect_uri),
        ("response_mode", "fragment"),
        ("scope", "openid profile offline_access User.Read"),
        ("state", "the-state"),
        ("nonce", "the-nonce"),
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
    ];
    pairs.retain(|(name, _)| !extra.iter().any(|(other, _)| other == name));
    pairs.extend(extra.iter().filter(|(_, value)| !value.is_empty()));
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("https://{}/{}/oauth2/v2.0/authorize?{query}", tenant.cloud().login, tenant.tenant_id)
}

/// Picks an account on the page that was answered, and returns what goes back to the redirect URI.
pub async fn pick(tenant: &Tenant, page: &Heard, account: &str) -> Heard {
    let context = between(&page.text, "name=\"ctx\" value=\"", "\"").expect("an account page");
    let before = page.text.split(account).next().unwrap();
    let oid = before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).unwrap();
    let form =
        form_urlencoded::Serializer::new(String::new()).extend_pairs([("ctx", context), ("account", oid)]).finish();
    let url = format!("https://{}/{}/login", tenant.cloud().login, tenant.tenant_id);
    send(tenant, "POST", &url, &[FORM], &form).await.unwrap()
}

/// The code of a whole plain sign-in.
pub async fn code(tenant: &Tenant, redirect_uri: &str, extra: &[(&str, &str)]) -> String {
    let page = send(tenant, "GET", &authorize_url(tenant, redirect_uri, extra), &[], "").await.unwrap();
    let back = pick(tenant, &page, "Adele").await;
    fragment(&back, "code").expect("a code")
}

/// A pair of the fragment of a redirect.
pub fn fragment(heard: &Heard, name: &str) -> Option<String> {
    let (_, fragment) = heard.header("location")?.split_once('#')?;
    form_urlencoded::parse(fragment.as_bytes()).find(|(found, _)| found == name).map(|(_, value)| value.into_owned())
}

pub const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Asks the token endpoint.
pub async fn token(tenant: &Tenant, origin: Option<&str>, pairs: &[(&str, &str)]) -> Heard {
    let url = format!("https://{}/{}/oauth2/v2.0/token", tenant.cloud().login, tenant.tenant_id);
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let mut headers = vec![FORM];
    headers.extend(origin.map(|origin| ("origin", origin)));
    send(tenant, "POST", &url, &headers, &form).await.unwrap()
}

/// Redeems a code as the page would.
pub async fn redeem(tenant: &Tenant, redirect_uri: &str, origin: Option<&str>, code: &str, verifier: &str) -> Heard {
    let pairs = [
        ("grant_type", "authorization_code"),
        ("client_id", tenant.client_id.as_str()),
        ("code", code),
        ("redirect_uri", redirect_uri),
        ("code_verifier", verifier),
    ];
    token(tenant, origin, &pairs).await
}

/// Asks Graph with a JSON body, or none when it is null.
pub async fn graph(
    tenant: &Tenant,
    token: &str,
    method: &str,
    path: &str,
    extra: &[(&str, &str)],
    body: &Value,
) -> Option<Heard> {
    let authorization = format!("Bearer {token}");
    let mut headers = vec![("authorization", authorization.as_str())];
    headers.extend(extra);
    let body = if *body == json!(null) {
        String::new()
    } else {
        headers.push(("content-type", "application/json"));
        body.to_string()
    };
    send(tenant, method, &format!("https://{}/v1.0{path}", tenant.cloud().graph), &headers, &body).await
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(found, _)| found)
}
