//! Client assertions of other identity providers, held against the federated credentials of an application.
//! <https://learn.microsoft.com/entra/workload-id/workload-identity-federation#how-it-works>

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::problem::Problem;
use crate::tenant::State;
use crate::tenant::directory::Application;
use crate::tenant::issuer::verifies;
use crate::tenant::values::now;

const GUIDE: &str = "Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation";

fn part(text: &str) -> Option<Value> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

fn malformed() -> Problem {
    Problem::client(50_027, "JWT token is invalid or malformed.")
}

fn no_match(number: u32, what: &str, presented: &str) -> Problem {
    let message =
        format!("No matching federated identity record found for presented assertion {what} '{presented}'. {GUIDE}");
    Problem::client(number, &message)
}

/// Whether an assertion is good for an application: signed by its issuer, in time, and trusted letter by letter.
pub fn check(state: &State, app: &Application, assertion: &str) -> Result<(), Problem> {
    let mut parts = assertion.split('.');
    let (Some(header), Some(claims), Some(signature), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(malformed());
    };
    let (Some(read_header), Some(read)) = (part(header), part(claims)) else { return Err(malformed()) };
    let said = |name: &str| read[name].as_str().unwrap_or_default();
    let (issuer, subject, audience) = (said("iss"), said("sub"), said("aud"));
    let of_issuer: Vec<&Value> = app.federated.iter().filter(|one| one["issuer"] == issuer).collect();
    if of_issuer.is_empty() {
        return Err(no_match(700_211, "issuer", issuer));
    }
    let of_subject: Vec<&&Value> = of_issuer.iter().filter(|one| one["subject"] == subject).collect();
    if of_subject.is_empty() {
        return Err(no_match(700_213, "subject", subject));
    }
    let trusts = |one: &Value| one["audiences"].as_array().is_some_and(|all| all.iter().any(|own| own == audience));
    if !of_subject.into_iter().any(|one| trusts(one)) {
        return Err(no_match(700_212, "audience", audience));
    }
    let key = state.settings.issuers.iter().find(|(url, _)| url == issuer).map(|(_, key)| key);
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| malformed())?;
    let signed = format!("{header}.{claims}");
    let good = read_header["alg"] == "RS256" && key.is_some_and(|key| verifies(key, &signed, &signature));
    if !good {
        return Err(Problem::client(
            5_000_811,
            "Unable to verify token signature. The signing key identifier does not match any valid registered keys.",
        ));
    }
    let at = now().unix_timestamp();
    if read["exp"].as_i64().is_none_or(|end| end <= at) || read["nbf"].as_i64().is_some_and(|begin| begin > at + 300) {
        return Err(Problem::client(700_024, "Client assertion is not within its valid time range."));
    }
    Ok(())
}
