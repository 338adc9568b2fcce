//! The `claims` parameter, and the step-up that a policy asks for by it.
//!
//! <https://learn.microsoft.com/entra/identity-platform/claims-challenge>,
//! <https://learn.microsoft.com/entra/identity-platform/developer-guide-conditional-access-authentication-context>

use serde_json::{Value, json};

use super::problem::Problem;

/// The authentication context that the tenant's policy guards operations with.
const CONTEXT: &str = "c1";

/// What a claims request asks for, as far as it matters here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a request asks for as many things as it likes")]
pub struct Claims {
    /// The ID token is to carry `login_hint`.
    pub login_hint: bool,
    /// The ID token is to carry `auth_time`.
    pub auth_time: bool,
    /// The client understands claims challenges.
    pub cp1: bool,
    /// The access token is to carry the authentication context.
    pub step_up: bool,
}

impl Claims {
    /// Reads the parameter, which must be an object of `id_token`, `access_token` and `userinfo`.
    pub fn read(text: Option<&str>) -> Result<Self, Problem> {
        let Some(text) = text else { return Ok(Self::default()) };
        let bad = || Problem::request(9_000_101, "The 'claims' parameter is not a well-formed claims request.");
        let Ok(Value::Object(claims)) = serde_json::from_str::<Value>(text) else { return Err(bad()) };
        for (place, wanted) in &claims {
            let known = ["id_token", "access_token", "userinfo"].contains(&place.as_str());
            let formed =
                wanted.as_object().is_some_and(|wanted| wanted.values().all(|one| one.is_null() || one.is_object()));
            if !known || !formed {
                return Err(bad());
            }
        }
        let access = claims.get("access_token").unwrap_or(&Value::Null);
        let capabilities = access["xms_cc"]["values"].as_array();
        Ok(Self {
            login_hint: claims.get("id_token").is_some_and(|wanted| wanted.get("login_hint").is_some()),
            // A claim that is only voluntary may be left out, so it is.
            auth_time: claims.get("id_token").is_some_and(|wanted| wanted["auth_time"]["essential"] == true),
            cp1: capabilities.is_some_and(|values| values.iter().any(|value| value == "cp1")),
            step_up: access["acrs"]["value"] == CONTEXT,
        })
    }

    /// What this and another request of the same sign-in ask for together.
    pub const fn and(self, other: Self) -> Self {
        Self {
            login_hint: self.login_hint || other.login_hint,
            auth_time: self.auth_time || other.auth_time,
            cp1: self.cp1 || other.cp1,
            step_up: self.step_up || other.step_up,
        }
    }
}

/// The claims that ask for the authentication context, as JSON.
pub fn challenge() -> String {
    json!({ "access_token": { "acrs": { "essential": true, "value": CONTEXT } } }).to_string()
}

/// The refusal of a request that asks for the context before the person has proved who they are.
pub fn unproved() -> Problem {
    let words = "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000003-0000-0000-c000-000000000000'.";
    Problem::grant(50076, words).with_suberror("basic_action").with_claims(challenge())
}
