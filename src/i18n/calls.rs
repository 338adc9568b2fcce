//! One plain sentence a Graph call: what it makes, and what waiting for it means.

use super::counted;
use crate::{http::retry::WaitReason, plan::call::CallKind, registration::draft::Draft};

/// What a planned call is for. `end` is the day on which the secret ends, where it is known.
pub fn purpose(kind: CallKind, draft: &Draft, end: Option<&str>) -> String {
    match kind {
        CallKind::Application => {
            let uris = draft.redirect_uris.iter().filter(|row| !row.text.trim().is_empty()).count();
            let mut parts = vec!["name".to_owned(), "account types".to_owned()];
            if uris > 0 {
                parts.push(counted(uris, "redirect URI", "redirect URIs"));
            }
            if !draft.permissions.is_empty() {
                parts.push(counted(draft.permissions.len(), "permission", "permissions"));
            }
            format!("Makes the application: {}. Asking twice makes one.", parts.join(", "))
        }
        CallKind::ServicePrincipal => "Makes its service principal, so that it can be used in this tenant.".to_owned(),
        CallKind::Secret => match (draft.secret.lifetime.days(), end) {
            (Some(days), Some(end)) => format!("Makes a client secret for {days} days, until {end}."),
            (None, Some(end)) => format!("Makes a client secret until {end}."),
            (_, None) => "Makes a client secret.".to_owned(),
        },
    }
}

/// Why a call is being waited for.
pub const fn wait(reason: WaitReason) -> &'static str {
    match reason {
        WaitReason::Throttled => "The tenant asked to slow down.",
        WaitReason::Unavailable => "The service was in trouble.",
        WaitReason::ConnectionLost => "No answer came.",
        WaitReason::Replicating => "What was just made was not visible everywhere yet.",
    }
}

/// How a call went: its last answer, how long it all took, how often it was asked and why.
pub fn note(status: Option<u16>, took: &str, asked: usize, reason: Option<WaitReason>) -> String {
    let mut text = status.map_or_else(|| "no answer".to_owned(), |status| status.to_string());
    text.push_str(" · ");
    text.push_str(took);
    if asked > 1 {
        text.push_str(&format!(" · asked {asked} times. "));
        text.push_str(reason.map_or("", wait));
    }
    text
}
