//! The way to Microsoft: the address that a person is sent to, and the record that waits for the answer.
//!
//! # Invariants
//! `response_type` is `code` and the challenge method S256, always; state, nonce and verifier are 256 fresh bits each.
//! No permission of Graph is asked for but what is needed next.
//!
//! <https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow>

pub(super) mod claims_parameter;
pub(super) mod prompt;

use oauth2::{
    AuthUrl, ClientId, CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, basic::BasicClient,
};
use serde_json::{Map, Value};
use time::OffsetDateTime;

use super::{
    authority::Authority,
    error::{Kind, Protocol, SignInError},
    pending::{Parts, Pending},
    random_text,
    return_address::ReturnAddress,
    return_to::ReturnTo,
    transport::{self, Transport},
};
use crate::{config::Config, http::request::GraphScope};
pub use claims_parameter::claims;
pub use prompt::Prompt;

/// The scopes that make a session: who it is, and a refresh token.
pub const SESSION_SCOPES: [&str; 3] = ["openid", "profile", "offline_access"];

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The permission of Graph that is needed next.
    pub scope: GraphScope,
    /// Others that the same step needs: the person is asked for all of them at once.
    pub also: Vec<GraphScope>,
    /// What the person shall be asked.
    pub prompt: Prompt,
    /// Whose account it is about. Left out beside [`Prompt::SelectAccount`], which it would contradict.
    pub login_hint: Option<String>,
    /// The only account that may answer, where nobody is asked.
    pub account: Option<String>,
    /// The claims that a challenge asked for.
    pub challenge: Option<Map<String, Value>>,
    /// Where to come back to.
    pub return_to: Option<ReturnTo>,
    /// How to go there and back.
    pub transport: Transport,
}

/// Fresh random bytes for one sign-in. No `Debug`, no `Clone`: they are used once.
pub struct Randomness {
    /// For the state.
    pub state: [u8; 32],
    /// For the nonce.
    pub nonce: [u8; 32],
    /// For the verifier of PKCE.
    pub verifier: [u8; 32],
    /// The ID by which Microsoft's support finds the request.
    pub client_request_id: String,
}

/// Begins a sign-in: where to send the person, and what to keep until the answer comes.
pub fn begin(
    config: &Config,
    back: &ReturnAddress,
    ask: Ask,
    randomness: Randomness,
    now: OffsetDateTime,
) -> Result<(String, Pending), SignInError> {
    let authority = Authority::of(config);
    let unusable = |_| SignInError::of(Kind::Protocol(Protocol::AddressUnusable));
    let state = transport::state(randomness.state, ask.transport.word());
    let nonce = random_text(randomness.nonce);
    let verifier = PkceCodeVerifier::new(random_text(randomness.verifier));
    let claims = claims(ask.challenge.as_ref());

    let client = BasicClient::new(ClientId::new(config.client_id.to_string()))
        .set_auth_uri(AuthUrl::new(authority.authorize()).map_err(unusable)?)
        .set_redirect_uri(RedirectUrl::new(back.as_str().to_owned()).map_err(unusable)?);
    let mut request = client
        .authorize_url(|| CsrfToken::new(state.clone()))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
        .add_scopes(authority.scopes_for_all(&[&[ask.scope], ask.also.as_slice()].concat()).into_iter().map(Scope::new))
        .add_scopes(SESSION_SCOPES.map(|scope| Scope::new(scope.to_owned())))
        // A fragment never reaches the host of this page, nor a Referer.
        .add_extra_param("response_mode", "fragment")
        .add_extra_param("nonce", nonce.as_str())
        .add_extra_param("claims", claims.as_str())
        .add_extra_param("client-request-id", randomness.client_request_id);
    if let Some(prompt) = ask.prompt.value() {
        request = request.add_extra_param("prompt", prompt);
    }
    if let Some(hint) = ask.login_hint.as_deref().filter(|_| ask.prompt != Prompt::SelectAccount) {
        request = request.add_extra_param("login_hint", hint);
    }
    let (url, _) = request.url();

    let pending = Pending::new(Parts {
        state,
        nonce,
        verifier: verifier.into_secret(),
        authority: &authority,
        client_id: config.client_id,
        redirect_uri: back.clone(),
        claims,
        scope: ask.scope,
        prompt: ask.prompt,
        login_hint: ask.login_hint,
        account: ask.account,
        return_to: ask.return_to,
        now,
    });
    Ok((url.into(), pending))
}
