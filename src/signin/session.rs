//! A signed-in session: the tokens, how long they last, and which one serves.
//!
//! # Invariants
//! Tokens live here and nowhere else, in memory, wiped on drop. A refresh token is replaced by the next one, but the
//! end that Microsoft set at the sign-in stays: in a browser that is a day. An answer that was asked for before
//! [`Session::forget`] is void.

pub mod ending;
mod moment;
mod renewal;
pub mod restore;

pub use moment::Moment;
pub use renewal::{Renewal, SessionVersion};

use serde_json::{Map, Value};
use time::{Duration, OffsetDateTime};

use super::{
    authority::Authority,
    claims::{self, Account, ClaimsProblem, Expected, SKEW, SignedIn},
    error::{Kind, Protocol, SignInError},
    request::claims_parameter,
    token::{Grant, Redeemed},
};
use crate::{
    directory::{ids::AppId, secret::SecretText},
    http::request::GraphScope,
};

/// How long before its end a token counts as ended.
const MARGIN: Duration = Duration::minutes(5);

/// How long a refresh token lasts that was given to a page in a browser, where the answer does not say.
const REFRESH_LIFETIME: Duration = Duration::hours(24);

/// How long it holds that somebody has proved who they are.
const PROOF_HOLDS: Duration = Duration::minutes(5);

/// Scopes that can change nothing.
const READS: [&str; 6] = ["openid", "profile", "email", "offline_access", "User.Read", "Application.Read.All"];

/// Which access token was used, to name it when Graph refuses it. Later tokens have higher numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TokenNumber(u32);

/// An access token for Graph. No `Debug`, no `Clone`.
pub struct AccessToken {
    value: SecretText,
    granted: String,
    /// The answer named its scopes. Else they are those that were asked for, as RFC 6749 has it, and what else it can do
    /// is not known.
    told: bool,
    end: Moment,
    number: TokenNumber,
}

impl AccessToken {
    /// Which one it is.
    pub const fn number(&self) -> TokenNumber {
        self.number
    }

    /// A copy for one request to Graph, so that the session can be changed while the answer is waited for.
    pub fn for_request(&self) -> SecretText {
        // EXPOSE: the copy is wiped with the request; the access token goes to Graph, and nowhere else.
        SecretText::new(self.value.expose().to_owned())
    }

    /// How much harm it could do: the fewer permissions, and the weaker, the better.
    fn power(&self) -> (bool, bool, bool, usize) {
        let may = |scope: GraphScope| scope.is_met_by(&self.granted);
        (
            !self.told,
            may(GraphScope::ApplicationReadWriteAll),
            may(GraphScope::AppRegistrationCreate),
            self.granted.split_ascii_whitespace().count(),
        )
    }
}

/// What serves a request.
pub enum Use<'a> {
    /// This token.
    Token(&'a AccessToken),
    /// None yet: the refresh token has to be redeemed for one.
    Renew,
    /// None, and there is no way to one but to sign in.
    SignInAgain,
}

/// What became of a renewal's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// The session has the new token, which is good for a request at once, however short its life.
    Kept(TokenNumber),
    /// The session has ended or begun anew since it was asked for.
    Void,
    /// The new token does not carry the permission that was asked for.
    WithoutScope,
    /// The ID token beside it is of another account.
    OtherAccount,
}

/// What the tokens say of when the person last proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// So lately that it holds.
    Fresh,
    /// Too long ago.
    Old {
        /// They were to be asked again just before, and were not.
        though_asked: bool,
    },
    /// Nothing, so nothing is known.
    Untold,
}

/// When a person has proved who they are.
#[derive(Clone, Copy)]
struct Proved {
    /// By Microsoft's clock.
    at: OffsetDateTime,
    /// When the page was first told.
    told: Moment,
}

impl Proved {
    /// Whether it still holds: no longer after it was told, nor after it was done, where the two clocks may differ.
    fn holds(self, now: Moment) -> bool {
        !now.is_long_after(self.told, PROOF_HOLDS) && now.wall < self.at.saturating_add(PROOF_HOLDS + SKEW)
    }
}

struct Refresh {
    token: SecretText,
    end: Moment,
}

/// A signed-in session. No `Debug`, no `Clone`.
pub struct Session {
    authority: Authority,
    client_id: AppId,
    account: Account,
    version: SessionVersion,
    tokens: u32,
    refresh: Option<Refresh>,
    access: Vec<AccessToken>,
    /// When the person has proved who they are, where a token says so.
    proved: Option<Proved>,
    /// When a sign-in last came in that was to ask for that.
    asked_to_prove: Option<Moment>,
}

impl Session {
    /// Opens a session, if the ID token says what it has to.
    pub fn open(redeemed: Redeemed, now: Moment) -> Result<Self, SignInError> {
        let Redeemed { grant, pending, authority } = redeemed;
        let expected = Expected { authority: &authority, client_id: pending.client_id, nonce: &pending.nonce };
        let SignedIn { account, proved } = grant
            .id_token
            .as_ref()
            .ok_or(ClaimsProblem::Missing)
            .and_then(|token| claims::check(token, &expected, now.wall))
            .map_err(|problem| SignInError::of(Kind::Protocol(Protocol::IdToken(problem))))?;
        if !pending.allows(&account) {
            return Err(SignInError::of(Kind::Protocol(Protocol::OtherAccount)));
        }
        let scope = pending.scope();
        let mut session = Self {
            authority,
            client_id: pending.client_id,
            account,
            version: SessionVersion::default(),
            tokens: 0,
            refresh: None,
            access: Vec::new(),
            proved: proved.map(|at| Proved { at, told: now }),
            asked_to_prove: pending.is_reauthentication().then_some(now),
        };
        session.keep(grant, scope, now);
        Ok(session)
    }

    /// Takes a further sign-in of the same person in: its tokens, and the new end that Microsoft sets. Another person's,
    /// or one of another tenant, is handed back as what it is: a session of its own.
    pub fn join(&mut self, other: Self) -> Result<(), Box<Self>> {
        let same = other.authority == self.authority
            && other.client_id == self.client_id
            && other.account.object_id == self.account.object_id
            && other.account.tenant_id == self.account.tenant_id;
        if !same {
            return Err(Box::new(other));
        }
        self.account = other.account;
        // What was asked for with the tokens before must not take the place of these.
        self.version = self.version.next();
        self.asked_to_prove = other.asked_to_prove;
        // What was known before is not newer for being told once more.
        if let Some(proved) = other.proved.filter(|new| self.proved.is_none_or(|old| old.at < new.at)) {
            self.proved = Some(proved);
        }
        if other.refresh.is_some() {
            self.refresh = other.refresh;
        }
        for mut token in other.access {
            self.tokens += 1;
            token.number = TokenNumber(self.tokens);
            self.access.retain(|old| old.granted != token.granted);
            self.access.push(token);
        }
        Ok(())
    }

    /// Which state of the session answers have to belong to.
    pub const fn version(&self) -> SessionVersion {
        self.version
    }

    /// Who is signed in.
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// Where they signed in.
    pub const fn authority(&self) -> &Authority {
        &self.authority
    }

    /// Whether the person has proved who they are so lately that it holds, by what the tokens say. What Microsoft was
    /// asked to do proves nothing: whoever sits there can change the address on the way.
    pub fn proof(&self, now: Moment) -> Proof {
        match self.proved {
            Some(proved) if proved.holds(now) => Proof::Fresh,
            Some(_) => Proof::Old {
                though_asked: self.asked_to_prove.is_some_and(|then| !now.is_long_after(then, PROOF_HOLDS)),
            },
            None => Proof::Untold,
        }
    }

    /// When the way to new tokens ends. Unknown where there is none any more.
    pub fn end(&self) -> Option<Moment> {
        self.refresh.as_ref().map(|refresh| refresh.end)
    }

    /// The least powerful token that serves, or the way to one.
    pub fn token_for(&self, scope: GraphScope, now: Moment) -> Use<'_> {
        let serving = self.access.iter().filter(|token| scope.is_met_by(&token.granted) && !token.end.is_past(now));
        match (serving.min_by_key(|token| token.power()), &self.refresh) {
            (Some(token), _) => Use::Token(token),
            (None, Some(refresh)) if !refresh.end.is_past(now) => Use::Renew,
            (None, _) => Use::SignInAgain,
        }
    }

    /// The token that a renewal has just brought, if it serves: even one whose life is shorter than the margin.
    pub fn just_renewed(&self, number: TokenNumber, scope: GraphScope) -> Option<&AccessToken> {
        self.access.iter().find(|token| token.number == number && scope.is_met_by(&token.granted))
    }

    /// Whether the sign-in has brought this permission.
    pub fn was_granted(&self, scope: GraphScope) -> bool {
        self.access.iter().any(|token| scope.is_met_by(&token.granted))
    }

    /// What it takes to redeem the refresh token for an access token of this scope, with the claims of a challenge.
    pub fn renewal(&self, scope: GraphScope, challenge: Option<&Map<String, Value>>) -> Option<Renewal> {
        let refresh = self.refresh.as_ref()?;
        Some(Renewal {
            // EXPOSE: a copy for the request, so that the session keeps its own if no answer comes.
            refresh: SecretText::new(refresh.token.expose().to_owned()),
            authority: self.authority.clone(),
            client_id: self.client_id,
            scope,
            claims: claims_parameter::claims(challenge),
            version: self.version,
        })
    }

    /// Takes a renewal's answer in, unless the session has ended since.
    pub fn accept(&mut self, grant: Grant, scope: GraphScope, version: SessionVersion, now: Moment) -> Accepted {
        if version != self.version {
            return Accepted::Void;
        }
        let is_own = |token: &SecretText| claims::is_of(token, &self.authority, self.client_id, &self.account);
        if !grant.id_token.as_ref().is_none_or(is_own) {
            return Accepted::OtherAccount;
        }
        self.keep(grant, scope, now).map_or(Accepted::WithoutScope, Accepted::Kept)
    }

    /// Puts a grant's tokens in place of those that they replace. Says which one carries the scope, if it does.
    fn keep(&mut self, grant: Grant, scope: GraphScope, now: Moment) -> Option<TokenNumber> {
        if let Some(token) = grant.refresh {
            let end = now.plus(grant.refresh_expires_in.unwrap_or(REFRESH_LIFETIME) - MARGIN);
            // Rotation does not prolong: the end of the first one holds, however the answer reads.
            let end = self.refresh.as_ref().map_or(end, |first| first.end.earlier(end));
            self.refresh = Some(Refresh { token, end });
        }
        let told = grant.granted.is_some();
        let granted = grant.granted.as_deref().map_or_else(|| scope.value().to_owned(), |text| self.own_names(text));
        let serves = scope.is_met_by(&granted);
        self.tokens += 1;
        let number = TokenNumber(self.tokens);
        self.access.retain(|token| !token.end.is_past(now) && token.granted != granted);
        self.access.push(AccessToken {
            value: grant.access,
            granted,
            told,
            end: now.plus(grant.expires_in - MARGIN),
            number,
        });
        serves.then_some(number)
    }

    /// Scopes by their own names: Entra ID answers some with the address of Graph before them. Those of another
    /// resource keep their address, and so match nothing.
    fn own_names(&self, granted: &str) -> String {
        let graph = [self.authority.cloud.graph(), "/"].concat();
        let own = granted.split_ascii_whitespace().map(|scope| scope.strip_prefix(graph.as_str()).unwrap_or(scope));
        own.collect::<Vec<_>>().join(" ")
    }

    /// Drops an access token that Graph has refused, and those from before it: what ended the one has ended them. One
    /// that was renewed in the meantime stays.
    pub fn refuse(&mut self, number: TokenNumber) {
        self.access.retain(|token| token.number > number);
    }

    /// Takes a renewal's refusal in. Where it ends the session, the next way to a token is to sign in.
    pub fn refused(&mut self, error: &SignInError, version: SessionVersion) {
        if version == self.version && error.ends_session() {
            self.refresh = None;
        }
    }

    /// Drops every token that can change anything, and any whose scopes this page does not know. The page calls this
    /// when a run is done.
    pub fn drop_write_tokens(&mut self) {
        let reads = |token: &AccessToken| token.granted.split_ascii_whitespace().all(|scope| READS.contains(&scope));
        self.access.retain(|token| token.told && reads(token));
    }

    /// Drops every token, and makes answers void that are still under way.
    pub fn forget(&mut self) {
        self.version = self.version.next();
        self.refresh = None;
        self.access.clear();
        self.proved = None;
    }
}
