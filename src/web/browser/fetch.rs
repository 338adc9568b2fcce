//! The one place that performs network I/O.
//!
//! # Invariants
//! Three kinds of request leave the page: to Microsoft Graph, built from the closed set of endpoints; to the token
//! endpoint of the cloud's authority; and for the page's own `config.json`. None carries cookies or a referrer, none
//! follows a redirect, none is answered from a cache, and none waits longer than [`PATIENCE`].

use gloo_net::http::{Headers, RequestBuilder};
use gloo_timers::callback::Timeout;
use time::Duration;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};
use zeroize::Zeroizing;

use super::location;
use crate::{
    directory::{cloud::Cloud, secret::SecretText},
    http::{
        request::{Method, Request},
        response::{NoAnswer, NotSent, Response},
    },
};

/// How long an answer is waited for, in milliseconds.
const PATIENCE: u32 = 60_000;

/// Why a form has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPosted {
    /// The address is not on the authority of the cloud; nothing was sent.
    ForeignHost,
    /// The connection failed or timed out.
    Lost,
}

/// Why it is unknown whether the page is configured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigUnread {
    /// What the host answered; `None` where it did not.
    pub status: Option<u16>,
}

/// Sends a request to Microsoft Graph. `client_request_id` is a fresh GUID, which support can find the request by.
pub async fn send(
    cloud: Cloud,
    request: &Request,
    token: &SecretText,
    client_request_id: &str,
) -> Result<Response, NoAnswer> {
    // A token that cannot be sent as a header is none: browsers refuse line breaks and the like.
    let headers = graph_headers(request, token, client_request_id).ok_or(NoAnswer::NotSent(NotSent::SignInNeeded))?;
    let method = match request.method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Patch => gloo_net::http::Method::PATCH,
    };
    let body = request.body.as_ref().map(ToString::to_string);
    exchange(RequestBuilder::new(&request.endpoint.url(cloud)).method(method).headers(headers), body.as_deref())
        .await
        .map(|(response, _)| response)
        .ok_or(NoAnswer::Lost)
}

fn graph_headers(request: &Request, token: &SecretText, client_request_id: &str) -> Option<Headers> {
    let headers = web_sys::Headers::new().ok()?;
    // EXPOSE: the access token goes to Graph in the header that it is for; this buffer is wiped after it.
    let authorization = Zeroizing::new(["Bearer ", token.expose()].concat());
    headers.set("Authorization", &authorization).ok()?;
    headers.set("client-request-id", client_request_id).ok()?;
    if request.body.is_some() {
        headers.set("Content-Type", "application/json").ok()?;
    }
    if request.create_if_missing {
        headers.set("Prefer", "create-if-missing").ok()?;
    }
    if request.eventual {
        headers.set("ConsistencyLevel", "eventual").ok()?;
    }
    Some(Headers::from_raw(headers))
}

/// Posts a form to the token endpoint. Its two headers need no preflight.
pub async fn post_form(cloud: Cloud, url: &str, form: &str) -> Result<Response, NotPosted> {
    if !url.strip_prefix(cloud.authority()).is_some_and(|path| path.starts_with('/')) {
        return Err(NotPosted::ForeignHost);
    }
    let request = RequestBuilder::new(url)
        .method(gloo_net::http::Method::POST)
        .header("Accept", "application/json")
        .header("Content-Type", "application/x-www-form-urlencoded");
    exchange(request, Some(form)).await.map(|(response, _)| response).ok_or(NotPosted::Lost)
}

/// Reads `config.json` beside the page; `None` where there is none. A host that answers every unknown path with a
/// page of HTML has none either.
pub async fn get_config() -> Result<Option<String>, ConfigUnread> {
    let lost = ConfigUnread { status: None };
    let request = RequestBuilder::new(&location::beside("config.json"));
    let (response, content_type) = exchange(request, None).await.ok_or(lost)?;
    let is_html = content_type.is_some_and(|kind| kind.starts_with("text/html"));
    match response.status {
        404 | 410 => Ok(None),
        200 if is_html => Ok(None),
        // What is not UTF-8 becomes a text that is not JSON either, and the page names that mistake.
        200 => Ok(Some(String::from_utf8_lossy(&response.body).into_owned())),
        status => Err(ConfigUnread { status: Some(status) }),
    }
}

/// Sends, and reads the whole answer with its content type. `None` where either was cut off.
async fn exchange(request: RequestBuilder, body: Option<&str>) -> Option<(Response, Option<String>)> {
    let controller = AbortController::new().ok()?;
    let signal = controller.signal();
    // Dropped, and so called off, when the answer is complete.
    let _patience = Timeout::new(PATIENCE, move || controller.abort());
    let request = request
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .abort_signal(Some(&signal));
    let request = match body {
        Some(body) => request.body(body),
        None => request.build(),
    };
    let answer = request.ok()?.send().await.ok()?;
    let headers = answer.headers();
    let response = Response {
        status: answer.status(),
        retry_after: headers.get("Retry-After").and_then(|value| retry_after(&value)),
        request_id: headers.get("request-id"),
        www_authenticate: headers.get("WWW-Authenticate"),
        body: Zeroizing::new(answer.binary().await.ok()?),
    };
    Some((response, headers.get("Content-Type")))
}

/// A wait in whole seconds, the only form that Graph uses.
fn retry_after(value: &str) -> Option<Duration> {
    value.trim().parse::<u32>().ok().map(|seconds| Duration::seconds(i64::from(seconds)))
}
