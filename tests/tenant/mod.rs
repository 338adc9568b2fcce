//! A tenant on this machine for the tests: the sign-in host and Microsoft Graph over real HTTPS, and the static site.
//!
//! # Invariants
//! - Written from Microsoft's published documentation, and at least as strict as it. Nothing of the crate's own code
//!   is used here, so that an error in the crate can't hide itself.
//! - What a test wants to go wrong is laid by [`Tenant::fault`] and the settings; nothing fails by chance.

mod breaches;
pub mod directory;
pub mod docs;
pub mod fault;
pub mod graph;
pub mod issuer;
pub mod login;
pub mod message;
pub mod parents;
pub mod proxy;
pub mod record;
pub mod seed;
mod server;
pub mod site;
pub mod values;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::net::TcpListener;

use directory::{Directory, role};
use fault::{Fault, Faults, Op};
use record::{Record, Recorded};
use server::Certificate;

/// The sign-in host of the worldwide cloud.
pub const LOGIN: &str = "login.microsoftonline.com";
/// Microsoft Graph of the worldwide cloud.
pub const GRAPH: &str = "graph.microsoft.com";

/// The two hosts of a cloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cloud {
    pub login: &'static str,
    pub graph: &'static str,
}

/// The worldwide one.
pub const WORLDWIDE: Cloud = Cloud { login: LOGIN, graph: GRAPH };
/// US Government L4.
pub const US_GOV: Cloud = Cloud { login: "login.microsoftonline.us", graph: "graph.microsoft.us" };
/// One that is none of Microsoft's.
pub const AIR_GAPPED: Cloud = Cloud { login: "login.contoso.example", graph: "graph.contoso.example" };

impl Cloud {
    /// Every cloud that the tenant can lie in.
    pub const ALL: [Self; 3] = [WORLDWIDE, US_GOV, AIR_GAPPED];
}

/// What the tenant's rules say about client secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretPolicy {
    Free,
    Forbidden,
    /// At most so many days.
    Capped(i64),
}

/// An error of the authorize endpoint.
#[derive(Clone, Copy, Debug)]
pub struct Refusal {
    pub error: &'static str,
    /// The number after AADSTS.
    pub number: u32,
    pub message: &'static str,
    /// Told on Microsoft's own page, and not to the redirect URI.
    pub on_page: bool,
}

/// How the tenant takes the upsert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upsert {
    Known,
    /// 400, as a tenant answers that doesn't know the alternate key.
    BadRequest,
    /// 404, whatever the header says.
    NotFound,
}

/// The tenant's settings. A test sets them before or during a journey.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches")]
pub struct Settings {
    /// Where the tenant lies. At the hosts of other clouds it is not known.
    pub cloud: Cloud,
    /// Members may register applications.
    pub may_register: bool,
    pub secrets: SecretPolicy,
    /// The public keys of identity providers that can be reached, by their addresses.
    pub issuers: Vec<(String, std::path::PathBuf)>,
    /// The most days that a certificate may last, where a policy says so.
    pub certificate_days: Option<i64>,
    /// Only certificates of issuers that the tenant trusts may be added: none that a test makes.
    pub trusted_issuers: bool,
    /// The beta tells the policy as well.
    pub beta_policy: bool,
    /// Microsoft has switched the policy's restrictions, and not the tenant. Only the beta tells.
    pub policy_set_by_microsoft: bool,
    /// The hosts that redirect URIs may have, where the policy says so. Only the beta tells.
    pub redirect_hosts: Option<&'static [&'static str]>,
    /// Apps for accounts of other tenants are forbidden by the policy. Only the beta tells.
    pub own_accounts_alone: bool,
    /// The policies of consent that are assigned to users.
    pub user_consent: Vec<&'static str>,
    /// How many objects members without a role have created, beside what a test has them create.
    pub created_before: usize,
    /// Some people are exempt from the policy: whoever is named.
    pub exempt: Option<&'static str>,
    /// The service management reference that every application has to have, where the tenant requires one.
    pub reference: Option<&'static str>,
    pub upsert: Upsert,
    /// How many calls about a new application still meet a replica that hasn't heard of it.
    pub lag: u32,
    /// The same of a new service principal, for the calls that grant it permissions.
    pub principal_lag: u32,
    /// A grant that exists already is answered with the status that the documentation doesn't name for it: 400 for a
    /// delegated permission, 409 for an application permission.
    pub swapped_conflicts: bool,
    /// Members without a role may read the delegated permissions that were granted.
    pub members_read_grants: bool,
    /// Directory roles come with their IDs alone.
    pub bare_roles: bool,
    /// `Retry-After` and `Date` are readable across origins.
    pub retry_after_exposed: bool,
    /// Seconds.
    pub access_token_lifetime: i64,
    /// `Cross-Origin-Opener-Policy` on the sign-in pages, where they have one.
    pub opener_policy: Option<&'static str>,
    /// What the authorize endpoint answers whoever asks, instead of signing them in.
    pub refusal: Option<Refusal>,
    /// ID tokens say when the person last proved who they are, where that was asked for.
    pub tells_auth_time: bool,
    /// The authorize endpoint lets in whom it knows, as where somebody takes `prompt=login` out of the address.
    pub ignores_login_prompt: bool,
    /// The way back from signing out is without the state that went there.
    pub forgets_state_on_sign_out: bool,
    /// Operations that a policy lets pass only after a second factor.
    pub step_up: Vec<Op>,
    /// The sign-in host knows the scope `AppRegistration.Create`.
    pub knows_app_registration_create: bool,
    /// Permissions that only an administrator may consent to.
    pub admin_consent: BTreeSet<&'static str>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            cloud: WORLDWIDE,
            may_register: true,
            secrets: SecretPolicy::Free,
            issuers: Vec::new(),
            certificate_days: None,
            trusted_issuers: false,
            beta_policy: true,
            policy_set_by_microsoft: false,
            redirect_hosts: None,
            own_accounts_alone: false,
            user_consent: vec!["ManagePermissionGrantsForSelf.microsoft-user-default-recommended"],
            created_before: 0,
            exempt: None,
            reference: None,
            upsert: Upsert::Known,
            lag: 0,
            principal_lag: 0,
            swapped_conflicts: false,
            members_read_grants: false,
            bare_roles: false,
            retry_after_exposed: false,
            access_token_lifetime: 3_920,
            opener_policy: Some("same-origin"),
            refusal: None,
            tells_auth_time: true,
            ignores_login_prompt: false,
            forgets_state_on_sign_out: false,
            step_up: Vec::new(),
            knows_app_registration_create: true,
            admin_consent: BTreeSet::from([
                "AppRegistration.Create",
                "Application.Read.All",
                "Application.ReadWrite.All",
                "AppRoleAssignment.ReadWrite.All",
                "DelegatedPermissionGrant.ReadWrite.All",
                "Directory.Read.All",
            ]),
        }
    }
}

/// All that the tenant knows.
#[derive(Debug, Default)]
pub struct State {
    pub settings: Settings,
    pub directory: Directory,
    pub faults: Faults,
    pub record: Record,
    pub sign_in: login::SignIn,
    pub pages: graph::query::Pages,
}

/// The state behind its lock.
#[derive(Debug, Default)]
pub struct Shared(Mutex<State>);

impl Shared {
    /// A test that panicked while it held the lock has already failed.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The handle a test holds.
#[derive(Clone)]
#[expect(clippy::struct_field_names, reason = "`tenant_id` is what Entra ID calls it")]
pub struct Tenant {
    shared: Arc<Shared>,
    pub port: u16,
    pub certificate: Arc<Certificate>,
    pub tenant_id: String,
    /// The client ID of the page itself.
    pub client_id: String,
}

impl Tenant {
    /// Starts Contoso on a free port. `redirect_uri` is registered for the page, as a single-page application, with
    /// these delegated permissions of Microsoft Graph consented for everybody.
    pub async fn start(redirect_uri: &str, consented: &[&str]) -> Self {
        let shared = Arc::new(Shared::default());
        let (tenant_id, client_id) = seed::contoso(&mut shared.lock(), redirect_uri, consented);
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let certificate = Arc::new(Certificate::new());
        server::serve(listener, &certificate, Arc::clone(&shared));
        Self { shared, port, certificate, tenant_id, client_id }
    }

    /// The state, for whatever has no method of its own.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.shared.lock()
    }

    /// Where the tenant lies.
    pub fn cloud(&self) -> Cloud {
        self.state().settings.cloud
    }

    /// Changes the settings.
    pub fn set(&self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.state().settings);
    }

    /// An administrator grants delegated permissions of the page for everybody, wherever that is.
    pub fn grant(&self, scopes: &[&str]) {
        let mut state = self.state();
        let granted = state.sign_in.consents.entry(self.client_id.clone()).or_default();
        granted.extend(scopes.iter().map(|&scope| scope.to_owned()));
    }

    /// Lays a fault at the next calls of one operation.
    pub fn fault(&self, at: Op, times: u32, fault: Fault) {
        self.state().faults.lay(at, times, fault);
    }

    /// Gives a person these directory roles, and takes all others away.
    pub fn give_roles(&self, name: &str, roles: &[&'static str]) {
        for user in self.state().directory.users.iter_mut().filter(|user| user.name == name) {
            user.roles = roles.to_vec();
            user.admin = user.is_any_of(&role::ADMINISTRATORS);
        }
    }

    /// Delegated permissions that were granted since the start.
    pub fn grants(&self) -> Vec<Value> {
        self.state().directory.grants.iter().cloned().map(Value::Object).collect()
    }

    /// Application permissions that were granted since the start.
    pub fn assignments(&self) -> Vec<Value> {
        self.state().directory.assignments.iter().cloned().map(Value::Object).collect()
    }

    /// Adds so many service principals to those that a test finds: see [`seed::crowd`].
    pub fn crowd(&self, count: usize) {
        seed::crowd::add(&mut self.state(), count);
    }

    /// Lets Microsoft Graph offer so many permissions in all.
    pub fn fill_graph(&self, count: usize) {
        seed::crowd::fill_graph(&mut self.state(), count);
    }

    /// Takes the service principal of an API away, as in a tenant that never had it.
    pub fn without_api(&self, app_id: &str) {
        self.state().directory.service_principals.retain(|found| found["appId"] != app_id);
    }

    /// Makes an API one that was just added: so many replicas have not heard of it yet.
    pub fn just_added(&self, app_id: &str, lag: u32) {
        let mut state = self.state();
        let id = state.directory.service_principal(app_id).and_then(|found| found["id"].as_str()).map(str::to_owned);
        state.directory.principal_lag.extend(id.map(|id| (id, lag)));
    }

    /// The applications that were made since the start, and not deleted.
    pub fn applications(&self) -> Vec<Value> {
        let state = self.state();
        state
            .directory
            .applications
            .iter()
            .filter(|app| !app.seeded && !app.deleted)
            .map(|app| Value::Object(app.object.clone()))
            .collect()
    }

    /// The key ids of the secrets that these applications hold now.
    pub fn secret_ids(&self) -> Vec<String> {
        let state = self.state();
        let made = state.directory.applications.iter().filter(|app| !app.seeded && !app.deleted);
        made.flat_map(|app| app.secrets.iter().map(|secret| secret.key_id.clone())).collect()
    }

    /// The service principals of the applications that were made since the start.
    pub fn service_principals(&self) -> Vec<Value> {
        let made: Vec<Value> = self.applications().into_iter().map(|app| app["appId"].clone()).collect();
        let state = self.state();
        let found = state.directory.service_principals.iter().filter(|found| made.contains(&found["appId"]));
        found.cloned().map(Value::Object).collect()
    }

    /// What was asked of Graph, without preflights.
    pub fn graph_requests(&self) -> Vec<Recorded> {
        let state = self.state();
        state.record.to(state.settings.cloud.graph)
    }

    /// What was asked of the sign-in host, without preflights.
    pub fn login_requests(&self) -> Vec<Recorded> {
        let state = self.state();
        state.record.to(state.settings.cloud.login)
    }

    /// How often Graph was asked for this.
    pub fn count(&self, op: Op) -> usize {
        self.graph_requests().iter().filter(|one| graph::op(&one.request) == Some(op)).count()
    }

    /// Every token and secret that left the tenant, to be looked for where none may lie.
    pub fn given_out(&self) -> Vec<String> {
        let state = self.state();
        let secrets =
            state.directory.applications.iter().flat_map(|app| app.secrets.iter().map(|one| one.text.clone()));
        secrets.chain(state.sign_in.given_out.iter().cloned()).collect()
    }

    /// Calls every access token expired that was given out so far. The clients don't know.
    pub fn expire_access_tokens(&self) {
        for token in self.state().sign_in.access.values_mut() {
            token.ends = values::now() - time::Duration::seconds(1);
        }
    }

    /// Everybody who is signed in at Microsoft last proved who they are an hour ago.
    pub fn age_sign_ins(&self) {
        for proved in self.state().sign_in.proved.values_mut() {
            *proved = values::now() - time::Duration::hours(1);
        }
    }

    /// Ends every refresh token, as 24 hours do.
    pub fn expire_refresh_tokens(&self) {
        for token in self.state().sign_in.refresh.values_mut() {
            token.ends = values::now() - time::Duration::seconds(1);
        }
    }

    /// Writes what Graph was asked to the traffic folder.
    pub fn write_traffic(&self, name: &str) {
        self.state().record.write_traffic(name);
    }
}
