//! Scopes as a request names them.

use std::collections::BTreeSet;

use super::problem::Problem;
use crate::tenant::State;

const OIDC: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// The scopes of one request: those of `OpenID` Connect, and those of Microsoft Graph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes {
    pub oidc: BTreeSet<String>,
    pub graph: BTreeSet<String>,
    /// What stood before Graph's: its address, or nothing. The answer writes them so as well.
    pub prefix: String,
}

impl Scopes {
    /// Reads the parameter. `.default` is for applications that list everything at once, and is refused here.
    pub fn read(state: &State, text: &str) -> Result<Self, Problem> {
        let graph = format!("https://{}/", state.settings.cloud.graph);
        let mut scopes = Self::default();
        for scope in text.split(' ') {
            if scope.is_empty() {
                return Err(Problem::new(
                    "invalid_scope",
                    70011,
                    "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid: a scope in it is empty.",
                ));
            }
            if OIDC.contains(&scope) {
                scopes.oidc.insert(scope.to_owned());
                continue;
            }
            let name = if let Some(name) = scope.strip_prefix(graph.as_str()) {
                scopes.prefix.clone_from(&graph);
                name
            } else if scope.contains("://") {
                return Err(Problem::new(
                    "invalid_resource",
                    500_011,
                    &format!("The resource principal named {scope} was not found in the tenant named Contoso."),
                ));
            } else {
                scope
            };
            if !known(state, name) {
                return Err(Problem::new(
                    "invalid_scope",
                    650_053,
                    &format!(
                        "The application asked for scope '{name}' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'. Contact the app vendor."
                    ),
                ));
            }
            scopes.graph.insert(name.to_owned());
        }
        Ok(scopes)
    }

    /// The `scope` of a token answer: what is granted at Graph, whatever part of it was asked for.
    pub fn answered(&self, granted: &BTreeSet<String>) -> String {
        let graph = granted.iter().map(|name| format!("{}{name}", self.prefix));
        let oidc = ["email", "openid", "profile"].map(str::to_owned).into_iter();
        oidc.chain(graph).collect::<Vec<_>>().join(" ")
    }
}

/// Graph publishes this delegated permission here.
fn known(state: &State, name: &str) -> bool {
    if name == "AppRegistration.Create" && !state.settings.knows_app_registration_create {
        return false;
    }
    let graph = state.directory.service_principal(crate::tenant::seed::GRAPH_APP_ID);
    let published = graph.and_then(|graph| graph.get("oauth2PermissionScopes")).and_then(|found| found.as_array());
    published.into_iter().flatten().any(|scope| scope["value"] == name)
}
