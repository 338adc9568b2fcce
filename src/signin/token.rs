//! The token endpoint: a code or a refresh token for tokens, through the `oauth2` crate and a function that sends.
//!
//! # Invariants
//! A public client: no request carries a client secret. What comes back goes at once into [`SecretText`], by moving,
//! not by copying. An answer that cannot be read is wiped, never printed: `oauth2` keeps its bytes in an error whose
//! `Debug` would show them.
//!
//! What this cannot do: `oauth2` drops the bytes of an answer that it could read without wiping them.

use std::{cell::RefCell, fmt};

use oauth2::{
    AuthorizationCode, ClientId, EndpointNotSet, HttpRequest, HttpResponse, PkceCodeVerifier, RedirectUrl,
    RefreshToken, RequestTokenError, Scope, TokenResponse, TokenUrl,
    basic::{BasicRevocationErrorResponse, BasicTokenIntrospectionResponse, BasicTokenType},
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, IgnoredAny},
};
use serde_json::Value;
use time::Duration;
use zeroize::Zeroizing;

use super::{
    answer::ValidatedCode,
    error::{self, Kind, Protocol, Refusal, SignInError},
    fields::{self, Fields, Misshapen},
    pending::Pending,
    request::SESSION_SCOPES,
    session::Renewal,
};
use crate::{directory::secret::SecretText, http::request::GraphScope, signin::authority::Authority};

/// The token endpoint could not be reached, or did not answer in time.
#[derive(Debug, thiserror::Error)]
#[error("the token endpoint was not reached")]
pub struct NotReached;

/// What whoever sends notes of an answer's headers, as an extension of the answer.
#[derive(Clone, Default)]
pub struct Headers {
    /// How long the endpoint asks not to be asked again.
    pub retry_after: Option<Duration>,
    /// What the answer says that it is.
    pub content_type: Option<String>,
}

/// What is known of an answer beside its body.
#[derive(Default)]
struct Seen {
    status: Option<u16>,
    headers: Headers,
}

/// Tokens that were just granted. No `Debug`.
pub struct Grant {
    pub(super) access: SecretText,
    /// The scopes that the access token carries, if they are not simply those that were asked for.
    pub(super) granted: Option<String>,
    pub(super) expires_in: Duration,
    pub(super) refresh: Option<SecretText>,
    pub(super) refresh_expires_in: Option<Duration>,
    pub(super) id_token: Option<SecretText>,
}

/// The tokens that a code was redeemed for, with the question that they answer: what a
/// [`Session`](super::session::Session) is opened with. No `Debug`.
pub struct Redeemed {
    pub(super) grant: Grant,
    pub(super) pending: Pending,
    pub(super) authority: Authority,
}

/// What the token endpoint answers, as `oauth2` reads it.
struct TokenAnswer {
    access_token: oauth2::AccessToken,
    token_type: BasicTokenType,
    expires_in: Option<u32>,
    refresh_token: Option<RefreshToken>,
    refresh_token_expires_in: Option<u32>,
    scopes: Option<Vec<Scope>>,
    id_token: Option<SecretText>,
}

/// Seconds as a number or, as Entra ID has also sent them, as text.
fn seconds(value: &Value) -> Option<u32> {
    value.as_str().map_or_else(|| fields::small(value), |text| text.parse().ok())
}

impl TokenAnswer {
    fn read(mut fields: Fields) -> Result<Self, Misshapen> {
        let scopes = fields.text("scope")?;
        let token_type = fields.needed("token_type")?;
        Ok(Self {
            access_token: oauth2::AccessToken::new(fields.needed("access_token")?),
            token_type: if token_type.eq_ignore_ascii_case("bearer") {
                BasicTokenType::Bearer
            } else {
                BasicTokenType::Extension(token_type)
            },
            expires_in: fields.value("expires_in").and_then(seconds),
            refresh_token: fields.text("refresh_token")?.map(RefreshToken::new),
            refresh_token_expires_in: fields.value("refresh_token_expires_in").and_then(seconds),
            scopes: scopes
                .map(|text| text.split_ascii_whitespace().map(|scope| Scope::new(scope.to_owned())).collect()),
            id_token: fields.text("id_token")?.map(SecretText::new),
        })
    }
}

impl<'de> Deserialize<'de> for TokenAnswer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(Fields::of_answer(deserializer)?).map_err(D::Error::custom)
    }
}

impl fmt::Debug for TokenAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenAnswer([redacted])")
    }
}

impl Serialize for TokenAnswer {
    /// The `oauth2` crate asks that its answers can be written. Nobody writes this one, and nobody can.
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("a token answer is never stored"))
    }
}

impl TokenResponse for TokenAnswer {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &oauth2::AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &BasicTokenType {
        &self.token_type
    }

    fn expires_in(&self) -> Option<std::time::Duration> {
        self.expires_in.map(|seconds| std::time::Duration::from_secs(seconds.into()))
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.refresh_token.as_ref()
    }

    fn scopes(&self) -> Option<&Vec<Scope>> {
        self.scopes.as_ref()
    }
}

type Client<HasTokenUrl = EndpointNotSet> = oauth2::Client<
    Refusal,
    TokenAnswer,
    BasicTokenIntrospectionResponse,
    oauth2::StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    HasTokenUrl,
>;

fn client(
    client_id: impl ToString,
    authority: &Authority,
    request_id: &str,
) -> Result<Client<oauth2::EndpointSet>, SignInError> {
    let url = TokenUrl::new(authority.token(request_id)).map_err(unusable)?;
    Ok(Client::new(ClientId::new(client_id.to_string())).set_token_uri(url))
}

fn unusable(_: url::ParseError) -> SignInError {
    SignInError::of(Kind::Protocol(Protocol::AddressUnusable))
}

/// The scopes of one token request: one permission of one resource, and what keeps the session.
fn scope_text(authority: &Authority, scope: GraphScope) -> String {
    let mut scopes = authority.scopes_for(scope);
    scopes.extend(SESSION_SCOPES.map(str::to_owned));
    scopes.join(" ")
}

/// Redeems a code. The endpoint, the client and the verifier are those of the question that it answers.
pub async fn redeem<F, Answer>(code: ValidatedCode, request_id: &str, send: F) -> Result<Redeemed, SignInError>
where
    F: Fn(HttpRequest) -> Answer,
    Answer: Future<Output = Result<HttpResponse, NotReached>>,
{
    let ValidatedCode { code, mut pending, authority } = code;
    let client = client(pending.client_id, &authority, request_id)?
        .set_redirect_uri(RedirectUrl::new(pending.redirect_uri.as_str().to_owned()).map_err(unusable)?);
    let seen = RefCell::default();
    let answer = client
        // EXPOSE: the code goes to the token endpoint, once.
        .exchange_code(AuthorizationCode::new(code.expose().to_owned()))
        .set_pkce_verifier(PkceCodeVerifier::new(std::mem::take(&mut pending.verifier)))
        .add_extra_param("scope", scope_text(&authority, pending.scope()))
        .add_extra_param("claims", pending.claims.as_str())
        .request_async(&|request| noting(&seen, send(request)))
        .await;
    read(answer, seen.into_inner()).map(|grant| Redeemed { grant, pending, authority })
}

/// Redeems a refresh token.
pub async fn renew<F, Answer>(renewal: Renewal, request_id: &str, send: F) -> Result<Grant, SignInError>
where
    F: Fn(HttpRequest) -> Answer,
    Answer: Future<Output = Result<HttpResponse, NotReached>>,
{
    let client = client(renewal.client_id, &renewal.authority, request_id)?;
    // EXPOSE: the refresh token goes to the token endpoint, and nowhere else.
    let token = RefreshToken::new(renewal.refresh.expose().to_owned());
    let seen = RefCell::default();
    let answer = client
        .exchange_refresh_token(&token)
        .add_extra_param("scope", scope_text(&renewal.authority, renewal.scope))
        .add_extra_param("claims", renewal.claims.as_str())
        .request_async(&|request| noting(&seen, send(request)))
        .await;
    drop(SecretText::new(token.into_secret()));
    read(answer, seen.into_inner())
}

/// Notes the status and the headers on the way: `oauth2` keeps none, and not everything that answers speaks JSON.
async fn noting(
    seen: &RefCell<Seen>,
    answer: impl Future<Output = Result<HttpResponse, NotReached>>,
) -> Result<HttpResponse, NotReached> {
    let answer = answer.await?;
    let headers = answer.extensions().get::<Headers>().cloned().unwrap_or_default();
    seen.replace(Seen { status: Some(answer.status().as_u16()), headers });
    Ok(answer)
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(body).is_ok()
}

fn read(
    answer: Result<TokenAnswer, RequestTokenError<NotReached, Refusal>>,
    Seen { status, headers }: Seen,
) -> Result<Grant, SignInError> {
    let shape = || SignInError::of(Kind::Protocol(Protocol::TokenAnswer));
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => {
            let is_trouble = status.is_some_and(|status| status == 429 || status >= 500);
            let mut error = match error {
                // Every refusal of Microsoft's says why.
                RequestTokenError::ServerResponse(refusal) if !refusal.error.is_empty() => {
                    SignInError::from_refusal(refusal)
                }
                RequestTokenError::Request(NotReached) => SignInError::of(Kind::Network),
                RequestTokenError::Parse(_, body) => {
                    if is_json(&Zeroizing::new(body)) {
                        shape()
                    } else {
                        SignInError::of(Kind::Intercepted)
                    }
                }
                // Nothing at all may be Microsoft's in trouble.
                RequestTokenError::Other(_) if is_trouble => SignInError::of(Kind::Throttled),
                _ => SignInError::of(Kind::Intercepted),
            };
            if is_trouble && !error.support.error.is_empty() {
                error.kind = Kind::Throttled;
            }
            error.support.status = status;
            error.support.wait = headers.retry_after.and_then(|wait| wait.whole_seconds().try_into().ok());
            if error.kind == Kind::Intercepted {
                error.support.content_type = headers.content_type.as_deref().map(error::clean);
            }
            return Err(error);
        }
    };
    if answer.token_type != BasicTokenType::Bearer {
        return Err(shape());
    }
    let duration = |seconds: u32| Duration::seconds(seconds.into());
    Ok(Grant {
        granted: answer.scopes.map(|scopes| scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")),
        // RFC 6749 lets the lifetime out; an hour is what Entra ID grants at the least.
        expires_in: answer.expires_in.map_or(Duration::HOUR, duration),
        refresh_expires_in: answer.refresh_token_expires_in.map(duration),
        refresh: answer.refresh_token.map(|token| SecretText::new(token.into_secret())),
        access: SecretText::new(answer.access_token.into_secret()),
        id_token: answer.id_token,
    })
}
