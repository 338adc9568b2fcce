//! The one place that performs network I/O.
//!
//! # Invariants
//! Three kinds of request leave the page: to Microsoft Graph, built from the closed set of endpoints; to the token
//! endpoint of the cloud's authority; and for the page's own `config.json` and recipes. None carries cookies or a referrer, none
//! follows a redirect, none is answered from a cache, and none waits longer than [`PATIENCE`].

use gloo_net::http::{Headers, RequestBuilder};
use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReferrerPolicy, RequestCache, RequestCredentials, RequestRedirect};
use zeroize::Zeroizing;

use super::{call, clock, location, policy};
use crate::{
    config::host::HostAnswer,
    directory::{cloud::Cloud, secret::SecretText},
    http::{
        request::{Method, Request},
        response::{NoAnswer, NotSent, Response},
        retry,
    },
    recipe::{MAX_LENGTH, link::RecipeName, signed::MOST_OF_SIGNATURE},
};

/// How long an answer is waited for, in milliseconds.
const PATIENCE: u32 = 60_000;

/// Why a form has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPosted {
    /// The address is not on the authority of the cloud; nothing was sent.
    ForeignHost,
    /// A content security policy keeps the page from the authority; nothing was sent.
    Blocked,
    /// The connection failed or timed out.
    Lost,
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
        Method::Delete => gloo_net::http::Method::DELETE,
    };
    let body = request.body.as_ref().map(ToString::to_string);
    let url = request.endpoint.url(cloud);
    let builder = RequestBuilder::new(&url).method(method).headers(headers).redirect(RequestRedirect::Error);
    policy::watch();
    match ask(builder, body.as_deref()).await {
        Some(response) => Ok(response),
        None if policy::forbids(&url).await => Err(NoAnswer::NotSent(NotSent::Blocked)),
        None => Err(NoAnswer::Lost),
    }
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
    if !location::is_on_authority(cloud, url) {
        return Err(NotPosted::ForeignHost);
    }
    let request = RequestBuilder::new(url)
        .method(gloo_net::http::Method::POST)
        .header("Accept", "application/json")
        .header("Content-Type", "application/x-www-form-urlencoded");
    policy::watch();
    match ask(request.redirect(RequestRedirect::Error), Some(form)).await {
        Some(response) => Ok(response),
        None if policy::forbids(url).await => Err(NotPosted::Blocked),
        None => Err(NotPosted::Lost),
    }
}

/// Asks for `config.json` beside the page. A redirect is not followed, but told from no answer.
pub async fn get_config() -> HostAnswer {
    let request = RequestBuilder::new(&location::beside("config.json")).redirect(RequestRedirect::Manual);
    match exchange(request, None).await {
        None => HostAnswer::None,
        // Of a redirect that is not followed, a page sees no status.
        Some((answer, _)) if answer.status() == 0 => HostAnswer::Redirect,
        Some((answer, body)) => {
            HostAnswer::Answer { status: answer.status(), content_type: answer.headers().get("Content-Type"), body }
        }
    }
}

/// Asks for a recipe beside the page. Of one that is larger than a recipe can be, the beginning is enough to say so.
pub async fn get_recipe(name: &RecipeName) -> HostAnswer {
    get_beginning(&name.file(), MAX_LENGTH + 1).await
}

/// The same of its signature.
pub async fn get_signature(name: &RecipeName) -> HostAnswer {
    get_beginning(&name.signature_file(), MOST_OF_SIGNATURE).await
}

async fn get_beginning(file: &str, most: usize) -> HostAnswer {
    // By its name and not as the others: this is in a part of its own, and what the first load has stays as it is.
    let answer = answer(&location::beside(file)).await;
    let status = answer.as_ref().and_then(|answer| Reflect::get(answer, &"status".into()).ok()?.as_f64());
    let (Some(answer), Some(status)) = (answer, status) else { return HostAnswer::None };
    // Of a redirect that is not followed, a page sees no status.
    if status == 0.0 {
        return HostAnswer::Redirect;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a status has three digits")]
    let status = status as u16;
    let body = beginning(&answer, most).await;
    body.map_or(HostAnswer::None, |body| HostAnswer::Answer { status, content_type: None, body })
}

/// What the host answers, in the way that the page asks for everything: no cookies, no referrer, no cache, no redirect.
async fn answer(address: &str) -> Option<JsValue> {
    let init = Object::new();
    for (name, value) in
        [("redirect", "manual"), ("credentials", "omit"), ("referrerPolicy", "no-referrer"), ("cache", "no-store")]
    {
        Reflect::set(&init, &name.into(), &value.into()).ok()?;
    }
    Reflect::set(&init, &"signal".into(), &AbortSignal::timeout_with_u32(PATIENCE)).ok()?;
    let window = super::window()?;
    let asked = call(&window, "fetch", &[address.into(), init.into()]).ok()?;
    JsFuture::from(asked.unchecked_into::<Promise>()).await.ok()
}

/// The body of an answer, read no further than this. `None` where it was cut off.
async fn beginning(answer: &JsValue, most: usize) -> Option<Vec<u8>> {
    let mut read = Vec::new();
    let body = Reflect::get(answer, &"body".into()).ok()?;
    if !body.is_object() {
        return Some(read);
    }
    let reader = call(&body, "getReader", &[]).ok()?;
    while read.len() < most {
        let piece = JsFuture::from(call(&reader, "read", &[]).ok()?.unchecked_into::<Promise>()).await.ok()?;
        let piece = Reflect::get(&piece, &"value".into()).ok()?;
        if !piece.is_object() {
            return Some(read);
        }
        read.extend(piece.unchecked_into::<Uint8Array>().to_vec());
    }
    // What comes after it is not wanted; whether it can be stopped says nothing of what was read.
    drop(call(&reader, "cancel", &[]));
    read.truncate(most);
    Some(read)
}

/// Asks Microsoft.
async fn ask(request: RequestBuilder, body: Option<&str>) -> Option<Response> {
    let (answer, body) = exchange(request, body).await?;
    let body = Zeroizing::new(body);
    let headers = answer.headers();
    // Both are read only where the server lets pages of other sites read them.
    let now = headers.get("Date").and_then(|date| retry::http_date(&date)).unwrap_or_else(clock::now);
    Some(Response {
        status: answer.status(),
        content_type: headers.get("Content-Type"),
        retry_after: headers.get("Retry-After").and_then(|value| retry::retry_after(&value, now)),
        request_id: headers.get("request-id"),
        www_authenticate: headers.get("WWW-Authenticate"),
        body,
    })
}

/// Sends, and reads the whole answer. `None` where either was cut off.
async fn exchange(request: RequestBuilder, body: Option<&str>) -> Option<(gloo_net::http::Response, Vec<u8>)> {
    let request = request
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    let request = match body {
        Some(body) => request.body(body),
        None => request.build(),
    };
    let answer = request.ok()?.send().await.ok()?;
    let body = answer.binary().await.ok()?;
    Some((answer, body))
}
