//! One plain sentence a Graph call: what it makes, and what waiting for it means.

use time::Date;

use super::{counted, dates};
use crate::{http::retry::WaitReason, plan::call::CallKind, registration::draft::Draft};

/// What a planned call is for. `end` is the day on which the secret ends, where it is known.
pub fn purpose(kind: CallKind, draft: &Draft, end: Option<Date>) -> String {
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
            (Some(days), Some(end)) => format!("Makes a client secret for {days} days, until {}.", dates::day(end)),
            (None, Some(end)) => format!("Makes a client secret until {}.", dates::day(end)),
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

/// An answer in the record of what happened: its status, or that none came.
pub fn answer(status: Option<u16>) -> String {
    status.map_or_else(|| "no answer".to_owned(), |status| status.to_string())
}

/// How a call stands.
pub mod state {
    /// Waits for an earlier call.
    pub const PENDING: &str = "Not sent yet";
    /// Under way.
    pub const RUNNING: &str = "Under way";
    /// Will be sent again.
    pub const WAITING: &str = "Waiting";
    /// Done.
    pub const DONE: &str = "Done";
    /// Given up.
    pub const FAILED: &str = "Failed";
}
