//! A tenant of Entra ID that a person has signed in to: requests to Graph with the token that fits.
//!
//! # Invariants
//! One renewal at a time, however many requests wait for it. A request that Graph refuses for its token is sent once
//! more with a new one, and no more than once. No token leaves this file but into [`fetch::send`].

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_util::{
    FutureExt as _,
    future::{LocalBoxFuture, Shared, join},
};
use oauth2::{HttpRequest, HttpResponse, http};
use serde::Deserialize;
use serde_json::{Map, Value};
use time::Duration;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    directory::{cloud::Cloud, secret::SecretText, tenant::TenantContext},
    graph::calls,
    http::{
        request::{GraphScope, Request},
        response::{NoAnswer, NotSent, Response},
    },
    signin::{
        answer::ValidatedCode,
        authority::Authority,
        challenge,
        claims::Account,
        error::{Kind, Protocol, SignInError},
        session::{Accepted, Moment, Proof, Session, TokenNumber, Use},
        token::{self, Headers, NotReached},
    },
    web::browser::{clock, fetch, random},
};

/// A signed-in session. Copies are the same session.
#[derive(Clone)]
pub struct Live(Rc<Inner>);

struct Inner {
    session: RefCell<Session>,
    context: RefCell<TenantContext>,
    /// The person's own name, where Graph gave it.
    person: RefCell<Option<String>>,
    renewing: RefCell<Option<Renewing>>,
    /// Until when the token endpoint asked not to be asked, as time since the page was opened.
    rests_until: Cell<Duration>,
    /// Why the person has to sign in again, with the claims that a policy asks for.
    needed: RefCell<Option<Needed>>,
    /// Why there was no token the last time that there was none for a while.
    trouble: RefCell<Option<SignInError>>,
}

/// Why the person has to sign in again.
#[derive(Clone)]
pub struct Needed {
    /// The permission that was in use.
    pub scope: GraphScope,
    /// What Microsoft said.
    pub error: SignInError,
}

type Renewing = Shared<LocalBoxFuture<'static, Renewed>>;

/// What became of a renewal, for all who waited.
#[derive(Clone)]
struct Renewed {
    scope: GraphScope,
    result: Result<TokenNumber, SignInError>,
}

impl Live {
    /// Redeems a code for a session.
    pub async fn redeem(code: ValidatedCode, cloud: Cloud) -> Result<Session, SignInError> {
        let redeemed = token::redeem(code, &request_id(), |request| post(cloud, request)).await?;
        Session::open(redeemed, moment())
    }

    /// A session, with the names of the tenant and the account as far as they can be read.
    pub async fn of(session: Session) -> Self {
        let cloud = session.authority().cloud;
        let Account { tenant_id, name, .. } = session.account().clone();
        let context = TenantContext { cloud, tenant_id, tenant_name: tenant_id.to_string(), account: name };
        let live = Self(Rc::new(Inner {
            session: RefCell::new(session),
            context: RefCell::new(context),
            person: RefCell::new(None),
            renewing: RefCell::new(None),
            rests_until: Cell::new(Duration::ZERO),
            needed: RefCell::new(None),
            trouble: RefCell::new(None),
        }));
        live.read_names().await;
        live
    }

    /// Takes a further sign-in of the same person in. Another's is handed back.
    pub fn join(&self, session: Session) -> Result<(), Box<Session>> {
        self.0.session.borrow_mut().join(session)?;
        self.0.needed.take();
        Ok(())
    }

    /// Who is signed in, and where.
    pub fn context(&self) -> TenantContext {
        self.0.context.borrow().clone()
    }

    /// The person's own name, where it is known.
    pub fn person(&self) -> Option<String> {
        self.0.person.borrow().clone()
    }

    /// What names the account in a later sign-in.
    pub fn login_hint(&self) -> Option<String> {
        self.0.session.borrow().account().login_hint.clone()
    }

    /// Where the person signed in.
    pub fn authority(&self) -> Authority {
        self.0.session.borrow().authority().clone()
    }

    /// Why the person has to sign in again.
    pub fn needed(&self) -> Option<Needed> {
        self.0.needed.borrow().clone()
    }

    /// When the person has to sign in again at the latest, where that is known.
    pub fn end(&self) -> Option<Moment> {
        self.0.session.borrow().end()
    }

    /// Which account of which tenant it is.
    pub fn account_key(&self) -> String {
        self.0.session.borrow().account().key()
    }

    /// Whether the person has proved who they are of late, by what Microsoft says.
    pub fn proof(&self) -> Proof {
        self.0.session.borrow().proof(moment())
    }

    /// What is known of why the token endpoint gave no token, where it was not for the person to do something.
    pub fn trouble(&self) -> Option<SignInError> {
        self.0.trouble.borrow().clone()
    }

    /// Whether the sign-in has brought this permission.
    pub fn was_granted(&self, scope: GraphScope) -> bool {
        self.0.session.borrow().was_granted(scope)
    }

    /// Gets a token for this, silently, if that can be done.
    pub async fn prepare(&self, scope: GraphScope) -> Result<(), NoAnswer> {
        self.token(scope, None).await.map(drop)
    }

    /// Drops every token that can change anything: the run is done.
    pub fn drop_write_tokens(&self) {
        self.0.session.borrow_mut().drop_write_tokens();
    }

    /// Drops every token. Answers that are under way are void.
    pub fn forget(&self) {
        self.0.session.borrow_mut().forget();
        self.0.needed.take();
    }

    /// Sends a request with the least powerful token that serves.
    pub async fn send(&self, request: Request) -> Result<Response, NoAnswer> {
        let mut asked: Option<Map<String, Value>> = None;
        let mut repeated = false;
        loop {
            let (token, number) = self.token(request.scope, asked.as_ref()).await?;
            let cloud = self.0.context.borrow().cloud;
            let response = fetch::send(cloud, &request, &token, &request_id()).await?;
            // What is not Graph says nothing of the token.
            if response.status != 401 || response.is_foreign() {
                return Ok(response);
            }
            self.0.session.borrow_mut().refuse(number);
            asked = response.www_authenticate.as_deref().and_then(challenge::parse);
            if repeated {
                let error = SignInError::of(Kind::NeedsUser { claims: asked });
                self.0.needed.replace(Some(Needed { scope: request.scope, error }));
                return Err(NoAnswer::NotSent(NotSent::SignInNeeded));
            }
            repeated = true;
        }
    }

    /// A token for this scope, renewed where it has to be.
    async fn token(
        &self,
        scope: GraphScope,
        challenge: Option<&Map<String, Value>>,
    ) -> Result<(SecretText, TokenNumber), NoAnswer> {
        loop {
            match self.0.session.borrow().token_for(scope, moment()) {
                Use::Token(token) => return Ok((token.for_request(), token.number())),
                Use::SignInAgain => return Err(NoAnswer::NotSent(NotSent::SignInNeeded)),
                Use::Renew => {}
            }
            if self.rest().is_some() {
                return Err(self.unavailable());
            }
            let renewed = self.renewing(scope, challenge).await;
            // Where it was somebody else's renewal, and does not serve here, this one's turn comes now.
            match renewed.result {
                Ok(number) => {
                    if let Some(token) = self.0.session.borrow().just_renewed(number, scope) {
                        return Ok((token.for_request(), number));
                    }
                }
                Err(error) if renewed.scope == scope => return Err(self.refused(scope, error)),
                Err(_) => {}
            }
        }
    }

    /// What a refused renewal means for the request that waited for it.
    fn refused(&self, scope: GraphScope, error: SignInError) -> NoAnswer {
        match error.kind {
            Kind::Network | Kind::Throttled | Kind::Timeout | Kind::Intercepted => {
                self.0.trouble.replace(Some(error));
                self.unavailable()
            }
            Kind::ConsentNeeded | Kind::NeedsAdmin => NoAnswer::NotSent(NotSent::ConsentNeeded(scope)),
            // Not every tenant and cloud knows this permission; to them it is one that was not given.
            Kind::Config if scope == GraphScope::AppRegistrationCreate => {
                NoAnswer::NotSent(NotSent::ConsentNeeded(scope))
            }
            _ => {
                self.0.needed.replace(Some(Needed { scope, error }));
                NoAnswer::NotSent(NotSent::SignInNeeded)
            }
        }
    }

    /// Nothing was sent, for want of a token that may be had later.
    fn unavailable(&self) -> NoAnswer {
        NoAnswer::NotSent(NotSent::SignInUnavailable { retry_after: self.rest() })
    }

    /// How long the token endpoint still asks not to be asked.
    fn rest(&self) -> Option<Duration> {
        let left = self.0.rests_until.get() - clock::monotonic();
        left.is_positive().then_some(left)
    }

    /// The renewal that is under way, or a new one.
    fn renewing(&self, scope: GraphScope, challenge: Option<&Map<String, Value>>) -> Renewing {
        if let Some(renewing) = &*self.0.renewing.borrow() {
            return renewing.clone();
        }
        let live = self.clone();
        let challenge = challenge.cloned();
        let renewing = async move {
            let result = live.renew(scope, challenge.as_ref()).await;
            live.0.renewing.take();
            Renewed { scope, result }
        };
        let renewing = renewing.boxed_local().shared();
        self.0.renewing.replace(Some(renewing.clone()));
        // It goes on even if all who wait for it give up.
        wasm_bindgen_futures::spawn_local(renewing.clone().map(drop));
        renewing
    }

    async fn renew(
        &self,
        scope: GraphScope,
        challenge: Option<&Map<String, Value>>,
    ) -> Result<TokenNumber, SignInError> {
        let needs_user = || SignInError::of(Kind::NeedsUser { claims: None });
        let renewal = self.0.session.borrow().renewal(scope, challenge).ok_or_else(needs_user)?;
        let version = renewal.version();
        let cloud = self.0.context.borrow().cloud;
        let answer = token::renew(renewal, &request_id(), |request| self.post(cloud, request)).await;
        let mut session = self.0.session.borrow_mut();
        match answer {
            Ok(grant) => match session.accept(grant, scope, version, moment()) {
                Accepted::Kept(number) => Ok(number),
                Accepted::Void => Err(needs_user()),
                Accepted::WithoutScope => Err(SignInError::of(Kind::ConsentNeeded)),
                Accepted::OtherAccount => Err(SignInError::of(Kind::Protocol(Protocol::OtherAccount))),
            },
            Err(error) => {
                session.refused(&error, version);
                Err(match (error.kind, challenge) {
                    // The claims that Graph asked for stay wanted where the token endpoint names none.
                    (Kind::NeedsUser { claims: None }, Some(challenge)) => {
                        SignInError { kind: Kind::NeedsUser { claims: Some(challenge.clone()) }, ..error }
                    }
                    (kind, _) => SignInError { kind, ..error },
                })
            }
        }
    }

    /// The same as [`post`], and remembers how long the answer asks not to ask again.
    async fn post(&self, cloud: Cloud, request: HttpRequest) -> Result<HttpResponse, NotReached> {
        let answer = post(cloud, request).await?;
        if let Some(wait) = answer.extensions().get::<Headers>().and_then(|headers| headers.retry_after) {
            self.0.rests_until.set(clock::monotonic() + wait);
        }
        Ok(answer)
    }

    /// Reads the names of the tenant and the account, both at once. What cannot be read stays what the ID token
    /// says: the tenant's ID in the place of its name tells that the name is missing.
    async fn read_names(&self) {
        let (me, organization) = join(self.send(calls::me()), self.send(calls::organization())).await;
        let read = |answer: Result<Response, NoAnswer>| answer.ok().filter(Response::is_success);
        let mut me = read(me).and_then(|response| response.json::<Me>());
        let person = me.as_mut().and_then(|me| me.display_name.take());
        self.0.person.replace(person.filter(|name| !name.trim().is_empty()));
        let organization = read(organization).and_then(|response| response.json::<Organizations>());
        let mut context = self.0.context.borrow_mut();
        if let Some(name) = me.and_then(|me| me.user_principal_name).filter(|name| !name.is_empty()) {
            context.account = name;
        }
        let name = organization.and_then(|found| found.value.into_iter().next()).and_then(|found| found.display_name);
        if let Some(name) = name.filter(|name| !name.trim().is_empty()) {
            context.tenant_name = name;
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Me {
    display_name: Option<String>,
    user_principal_name: Option<String>,
}

#[derive(Deserialize)]
struct Organizations {
    value: Vec<Organization>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Organization {
    display_name: Option<String>,
}

/// The moment, by both clocks.
pub fn moment() -> Moment {
    Moment { wall: clock::now(), since_open: clock::monotonic() }
}

/// A fresh ID by which Microsoft's support finds a request. It names nobody.
pub fn request_id() -> String {
    uuid::Builder::from_random_bytes(random::bytes())
        .into_uuid()
        .as_hyphenated()
        .encode_lower(&mut Uuid::encode_buffer())
        .to_owned()
}

/// Sends what `oauth2` has built, and hands it the answer.
async fn post(cloud: Cloud, request: HttpRequest) -> Result<HttpResponse, NotReached> {
    let url = request.uri().to_string();
    // The form holds a code or a refresh token.
    let form = Zeroizing::new(String::from_utf8(request.into_body()).map_err(|_| NotReached)?);
    let mut response = fetch::post_form(cloud, &url, &form).await.map_err(|_| NotReached)?;
    let body = std::mem::take(&mut *response.body);
    let mut answer = http::Response::builder().status(response.status).body(body).map_err(|_| NotReached)?;
    answer.extensions_mut().insert(Headers { retry_after: response.retry_after, content_type: response.content_type });
    Ok(answer)
}
