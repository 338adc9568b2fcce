//! The parameter `claims` of what is asked of Microsoft.

use serde_json::{Map, Value, json};

/// Whether a text is a `claims` parameter that [`claims`] makes of some challenge.
pub(in crate::signin) fn are_own(text: &str) -> bool {
    serde_json::from_slice(text.as_bytes()).is_ok_and(|challenge: Map<String, Value>| claims(Some(&challenge)) == text)
}

/// The `claims` parameter: what this page always asks for, and what a challenge adds.
///
/// `cp1` says that the page understands claims challenges, so that Microsoft can end a token's life at once instead
/// of only letting it run out; `login_hint` in the ID token lets a later sign-in name the account; `auth_time` says when
/// the person has proved who they are. `max_age`, which would bring it as well, is not documented for Entra ID and
/// shortens the life of every token that it answers with.
/// <https://learn.microsoft.com/entra/identity-platform/claims-challenge>
pub fn claims(challenge: Option<&Map<String, Value>>) -> String {
    let mut all = json!({
        "access_token": { "xms_cc": { "values": ["cp1"] } },
        "id_token": { "auth_time": { "essential": true }, "login_hint": null },
    });
    for (token, wanted) in challenge.into_iter().flatten() {
        match (&mut all[token.as_str()], wanted) {
            // What the page asks for itself is not the challenge's to change.
            (Value::Object(ours), Value::Object(theirs)) => {
                for (claim, request) in theirs {
                    if !ours.contains_key(claim) {
                        ours.insert(claim.clone(), request.clone());
                    }
                }
            }
            (slot @ Value::Null, _) => *slot = wanted.clone(),
            _ => {}
        }
    }
    all.to_string()
}
