//! The addresses of Entra ID for one tenant of one cloud.
//!
//! # Invariants
//! Every address is on the origin that the cloud has for it, below the tenant that was configured. Nothing that an
//! answer says can change them, and nothing of them is ever read out of storage.

use crate::{
    config::{Config, TenantName},
    directory::{
        cloud::Cloud,
        ids::{AppId, TenantId},
    },
    http::{endpoint::encode, request::GraphScope},
};

use super::{
    return_address::ReturnAddress,
    transport::{self, Transport},
};

/// Where one tenant signs people in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// The cloud.
    pub cloud: Cloud,
    /// The tenant.
    pub tenant: TenantName,
}

impl Authority {
    /// The authority of a configuration.
    pub fn of(config: &Config) -> Self {
        Self { cloud: config.cloud, tenant: config.tenant.clone() }
    }

    fn address(&self, path: &str) -> String {
        [self.cloud.authority(), "/", self.tenant.as_str(), path].concat()
    }

    /// The address below which all others are: what tells one authority from another.
    pub fn base(&self) -> String {
        self.address("")
    }

    /// Where people sign in and consent.
    pub fn authorize(&self) -> String {
        self.address("/oauth2/v2.0/authorize")
    }

    /// Where codes and refresh tokens become tokens.
    ///
    /// The ID of the request, by which Microsoft's support finds it, goes into the query: as a header it would make
    /// the browser ask for leave first.
    pub fn token(&self, client_request_id: &str) -> String {
        self.address(&["/oauth2/v2.0/token?client-request-id=", client_request_id].concat())
    }

    /// Ends the session with Microsoft, then comes back. The state brings `auth.html` to the page instead of to its own
    /// words.
    /// <https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request>
    pub fn sign_out(&self, back: &ReturnAddress, hint: Option<&str>, random: [u8; 32], transport: Transport) -> String {
        let word = if transport == Transport::Redirect { "signed-out" } else { transport.word() };
        let mut address = self.address("/oauth2/v2.0/logout?post_logout_redirect_uri=");
        address.push_str(&encode(back.as_str()));
        address.push_str(&["&state=", &transport::state(random, word)].concat());
        if let Some(hint) = hint {
            address.push_str("&logout_hint=");
            address.push_str(&encode(hint));
        }
        address
    }

    /// Where an administrator grants permissions of the page to the whole tenant. Opened by anybody, anywhere: its
    /// answer is only ever a sentence on `auth.html`.
    /// <https://learn.microsoft.com/entra/identity-platform/v2-admin-consent>
    pub fn admin_consent(
        &self,
        client_id: AppId,
        scopes: &[GraphScope],
        back: &ReturnAddress,
        random: [u8; 32],
    ) -> String {
        let client_id = client_id.to_string();
        let state = transport::state(random, "admin");
        [
            &self.address("/v2.0/adminconsent?client_id="),
            client_id.as_str(),
            "&scope=",
            &encode(&self.scopes_for_all(scopes).join(" ")),
            "&redirect_uri=",
            &encode(back.as_str()),
            "&state=",
            &state,
        ]
        .concat()
    }

    /// What to ask for so that a token serves for this scope.
    pub fn scopes_for(&self, scope: GraphScope) -> Vec<String> {
        [Some(scope), scope.companion()].into_iter().flatten().map(|scope| self.qualified(scope)).collect()
    }

    /// What to ask for so that tokens serve for all of these scopes, each once.
    pub fn scopes_for_all(&self, scopes: &[GraphScope]) -> Vec<String> {
        let mut wanted: Vec<String> = Vec::new();
        for scope in scopes.iter().flat_map(|scope| self.scopes_for(*scope)) {
            if !wanted.contains(&scope) {
                wanted.push(scope);
            }
        }
        wanted
    }

    /// A scope with the Graph of this cloud before it.
    fn qualified(&self, scope: GraphScope) -> String {
        [self.cloud.graph(), "/", scope.value()].concat()
    }

    /// Who issues the tokens of a tenant.
    pub fn issuer(&self, tenant: TenantId) -> String {
        [self.cloud.authority(), "/", &tenant.to_string(), "/v2.0"].concat()
    }
}
