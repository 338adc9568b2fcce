//! Words of what keeps a request from its answer: waits, failures, and what to do about them.
//!
//! A cause is named where it is known, with its status, its seconds and its type, and none where it is not.

pub use crate::words::text::failure::*;
use time::Duration;

use crate::{
    graph::{ask::AskError, error::GraphError},
    http::retry::WaitReason,
    plan::call::CallKind,
    run::failure::{Failure, Forbidden},
    words::{
        dates,
        form::credentials,
        value::{isolated, prose},
    },
};

/// Why a call waits.
pub fn wait_reason(reason: WaitReason) -> String {
    match reason {
        WaitReason::Throttled { asked: None } => "Microsoft Graph asks to slow down.".to_owned(),
        WaitReason::Throttled { asked: Some(asked) } => {
            ["Microsoft Graph asks to wait ", &dates::wait(asked), "."].concat()
        }
        WaitReason::Unavailable { status, asked } => {
            let asks = asked.map(|asked| [" It asks to wait ", &dates::wait(asked), "."].concat());
            ["Microsoft Graph isn't available (status ", &status.to_string(), ").", &asks.unwrap_or_default()].concat()
        }
        WaitReason::ConnectionLost => "No answer came.".to_owned(),
        WaitReason::SignInUnavailable { asked: None } => "Microsoft's sign-in isn't available right now.".to_owned(),
        WaitReason::SignInUnavailable { asked: Some(asked) } => {
            ["Microsoft's sign-in asks to wait ", &dates::wait(asked), "."].concat()
        }
        WaitReason::Replicating => "Entra ID is still catching up with what was just made.".to_owned(),
        WaitReason::PatchCut => {
            "Something between you and Microsoft cuts PATCH requests. This page checks whether the app exists before it \
             creates it with POST."
                .to_owned()
        }
    }
}

/// The person has stopped a wait.
pub fn stopped(reason: WaitReason) -> String {
    ["You stopped waiting. ", &wait_reason(reason)].concat()
}

/// Microsoft's sign-in gave no token, so nothing was sent.
pub fn sign_in_unavailable(asked: Option<Duration>) -> String {
    let again = match asked {
        Some(_) => "Nothing was sent. Try again after that.",
        None => "Nothing was sent. Wait a minute, then try again.",
    };
    [&wait_reason(WaitReason::SignInUnavailable { asked }), " ", again].concat()
}

/// Why a call waits, and how long still.
pub fn waiting(reason: WaitReason, left: Duration) -> String {
    let seconds = (left + Duration::milliseconds(999)).whole_seconds().max(1);
    format!("{} Trying again in {seconds} s.", wait_reason(reason))
}

/// An answer that is not Graph's, with its status.
pub fn in_between(error: &GraphError) -> String {
    format!("Something between you and Microsoft answered, with status {}.", error.status)
}

/// What that was, and what to do.
pub fn in_between_do(error: &GraphError) -> String {
    let sent = match error.content_type.as_deref().map(|kind| kind.split(';').next().unwrap_or_default().trim()) {
        Some(kind) if !kind.is_empty() => {
            ["It sent ", &isolated(kind), ", not an answer from Microsoft Graph."].concat()
        }
        _ => "It isn't an answer from Microsoft Graph.".to_owned(),
    };
    format!("Ask whoever runs your network or proxy to let this page reach Microsoft Graph, then try again. {sent}")
}

/// A service that asks to slow down, or that fails in passing, for longer than was worth waiting.
pub fn unavailable(error: &GraphError) -> String {
    match error.status {
        429 => "Microsoft Graph asks to slow down (status 429).".to_owned(),
        status if error.foreign => format!("A gateway answered in place of Microsoft Graph, with status {status}."),
        status => format!("Microsoft Graph isn't available (status {status})."),
    }
}

/// When to try again.
pub fn unavailable_do(error: &GraphError) -> String {
    match error.retry_after.filter(|wait| wait.is_positive()) {
        Some(wait) => format!("Try again in {}, as the answer asks.", dates::wait(wait)),
        None => "Wait a minute, then try again.".to_owned(),
    }
}

/// What went wrong, in one sentence.
pub fn failure(failure: &Failure, kind: CallKind) -> String {
    let fixed = match failure {
        Failure::Ask(AskError::Unavailable(error)) => return unavailable(error),
        Failure::Ask(AskError::InBetween(error)) => return in_between(error),
        Failure::Ask(AskError::Refused(error)) => {
            return format!("Microsoft Graph refused a call, with status {}.", error.status);
        }
        Failure::Ask(AskError::Stopped(reason)) => return stopped(*reason),
        Failure::Ask(AskError::NotAllowed(_)) => match kind {
            CallKind::Application => "Your account may not make applications in this tenant.",
            CallKind::ServicePrincipal => "Your account may not make the service principal.",
            CallKind::Secret(_) => "Your account may not make a client secret for this application.",
            CallKind::Api(_) => "Your account may not read the service principals of this tenant.",
            CallKind::Grant(_) => "Your account may not grant this.",
        },
        Failure::PolicyForbids(Forbidden::Lifetime, _) => {
            "A policy of this tenant does not allow a client secret to work for so long."
        }
        Failure::PolicyForbids(Forbidden::Secrets, _) => "A policy of this tenant does not allow client secrets.",
        Failure::PolicyForbids(Forbidden::Unknown, _) => "A policy of this tenant does not allow this client secret.",
        Failure::ReferenceMissing(_) => "Your organization requires a service management reference for new apps.",
        Failure::ReferenceRefused(_) => "Your organization didn't accept the service management reference.",
        Failure::QuotaExceeded(_) => "Your account owns as many directory objects as it may.",
        Failure::NotVisibleYet(_) => "Entra ID has not caught up with the new application yet.",
        Failure::TooManyScopes => "One grant cannot hold all these permissions.",
        Failure::ApiMissing(_) => "The tenant has no service principal for this API.",
        Failure::AssignmentNotSet(_) => {
            "The service principal is there, but who may sign in could not be set as you chose it."
        }
        Failure::Ask(AskError::Blocked) => blocked(),
        Failure::Ask(AskError::ConnectionLost) => "No answer came from Microsoft Graph.",
        Failure::PatchCut => patch_cut(),
        Failure::Ask(AskError::AnswerUnreadable) => "Microsoft Graph gave an answer that this page cannot read.",
        Failure::Ask(AskError::SignInUnavailable(_)) => "Microsoft's sign-in gave no token, so nothing was sent.",
        Failure::Ask(AskError::SignInNeeded) => "Your sign-in has ended.",
        Failure::Ask(AskError::ConsentNeeded(_)) => "This page needs a permission that it does not have yet.",
    };
    fixed.to_owned()
}

/// The same of one of several client secrets.
pub fn of_secret(number: usize, failure: &Failure, kind: CallKind) -> String {
    [&credentials::secret(number), ": ", &self::failure(failure, kind)].concat()
}

/// What to do about it, in one sentence.
pub fn remedy(failure: &Failure) -> String {
    let fixed = match failure {
        Failure::Ask(AskError::Unavailable(error)) => return unavailable_do(error),
        Failure::Ask(AskError::InBetween(error)) => return in_between_do(error),
        Failure::Ask(AskError::NotAllowed(_)) => {
            "Ask an administrator for the role Application Developer, or ask an Application Administrator to register it."
        }
        Failure::PolicyForbids(Forbidden::Lifetime, _) => "Choose a shorter lifetime, or register without a secret.",
        Failure::PolicyForbids(Forbidden::Secrets, _) => {
            "Register without a secret, then add a certificate or a federated credential."
        }
        Failure::PolicyForbids(Forbidden::Unknown, _) => {
            "Change the secret or register without one. The policy's message below says why."
        }
        Failure::ReferenceMissing(_) => "Enter the reference, then register again.",
        Failure::ReferenceRefused(_) => "Check the reference, then register again.",
        Failure::QuotaExceeded(_) => {
            "Delete applications that you no longer need, or ask an Application Administrator to register it."
        }
        Failure::NotVisibleYet(_) => "Wait a minute, then try again.",
        Failure::TooManyScopes => "Pick fewer delegated permissions of this API.",
        Failure::ApiMissing(_) => "Ask an administrator to add the API to the tenant, then try again.",
        Failure::AssignmentNotSet(_) => {
            "Ask an Application Administrator to set “Assignment required?” under Enterprise applications, Properties."
        }
        Failure::Ask(AskError::Refused(_)) => "Its message below says why.",
        Failure::Ask(AskError::Blocked) => blocked_do(),
        Failure::Ask(AskError::ConnectionLost) => "Check your connection, then try again.",
        Failure::PatchCut => "Ask whoever runs your network or proxy to let PATCH requests through, then try again.",
        Failure::Ask(AskError::Stopped(_)) => "Try again when you want to.",
        Failure::Ask(AskError::SignInUnavailable(_)) => "Check your connection and wait a minute, then try again.",
        Failure::Ask(AskError::AnswerUnreadable) => {
            "Try again; if it comes back, look in the Entra admin center for what was made."
        }
        Failure::Ask(AskError::SignInNeeded) => {
            "Sign in again, then press Register once more: it goes on with the same application."
        }
        Failure::Ask(AskError::ConsentNeeded(_)) => {
            "Give it, then press Register once more: it goes on with the same application."
        }
    };
    fixed.to_owned()
}

/// The details of an error, a line each, without those that are missing. In English in every language: support reads
/// them.
pub fn details(error: &GraphError) -> String {
    let mut text = format!("status: {}", error.status);
    if !error.foreign {
        line(&mut text, "code", &error.code);
        line(&mut text, "message", &error.message);
    }
    if let Some(kind) = &error.content_type {
        line(&mut text, "content-type", kind);
    }
    if let Some(wait) = error.retry_after {
        line(&mut text, "retry-after", &wait.whole_seconds().to_string());
    }
    for detail in error.details.iter().take(MOST_DETAILS) {
        line(
            &mut text,
            "detail",
            &[&detail.code, detail.target.as_deref().unwrap_or_default(), &detail.message].join(" "),
        );
    }
    if let left_out @ 1.. = error.details.len().saturating_sub(MOST_DETAILS) {
        line(&mut text, "detail", &[&left_out.to_string(), " more"].concat());
    }
    for (name, value) in
        [("request-id", &error.request_id), ("client-request-id", &error.client_request_id), ("date", &error.date)]
    {
        if let Some(value) = value {
            line(&mut text, name, value);
        }
    }
    text
}

/// The most details of an error that are listed.
const MOST_DETAILS: usize = 20;

fn line(text: &mut String, name: &str, value: &str) {
    text.push('\n');
    text.push_str(name);
    text.push_str(": ");
    text.push_str(&prose(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_that_is_about_to_end_still_counts_a_second() {
        let text = waiting(WaitReason::Throttled { asked: None }, Duration::milliseconds(-20));
        assert_eq!(text, "Microsoft Graph asks to slow down. Trying again in 1 s.");
    }

    #[test]
    fn a_wait_is_said_in_the_terms_in_which_it_was_asked_for() {
        let asked = Some(Duration::seconds(120));
        let left = Duration::milliseconds(118_400);
        assert_eq!(
            waiting(WaitReason::Throttled { asked }, left),
            "Microsoft Graph asks to wait 120 seconds. Trying again in 119 s."
        );
        assert_eq!(
            waiting(WaitReason::Unavailable { status: 503, asked }, left),
            "Microsoft Graph isn't available (status 503). It asks to wait 120 seconds. Trying again in 119 s."
        );
        assert_eq!(
            wait_reason(WaitReason::SignInUnavailable { asked }),
            "Microsoft's sign-in asks to wait 120 seconds."
        );
        let error = GraphError { status: 429, retry_after: Some(Duration::HOUR), ..GraphError::default() };
        assert_eq!(remedy(&Failure::Ask(error.into())), "Try again in 60 minutes, as the answer asks.");
    }

    #[test]
    fn an_answer_from_in_between_is_told_with_its_status_and_its_type() {
        let content_type = Some("text/html; charset=utf-8".to_owned());
        let error = GraphError { status: 407, foreign: true, content_type, ..GraphError::default() };
        let failure = Failure::Ask(error.clone().into());
        assert_eq!(
            self::failure(&failure, CallKind::Application),
            "Something between you and Microsoft answered, with status 407."
        );
        assert!(remedy(&failure).ends_with("It sent \u{2068}text/html\u{2069}, not an answer from Microsoft Graph."));
        assert_eq!(details(&error), "status: 407\ncontent-type: text/html; charset=utf-8");
    }

    #[test]
    fn nobody_is_told_to_choose_a_shorter_lifetime_where_no_secret_is_allowed() {
        let remedy = |forbidden| remedy(&Failure::PolicyForbids(forbidden, GraphError::default()));
        assert!(remedy(Forbidden::Lifetime).contains("shorter"));
        assert!(!remedy(Forbidden::Secrets).contains("shorter") && !remedy(Forbidden::Unknown).contains("shorter"));
    }

    #[test]
    fn details_for_support_leave_out_what_is_missing() {
        let error = GraphError {
            status: 403,
            code: "Authorization_RequestDenied".to_owned(),
            message: "No.".to_owned(),
            request_id: Some("r-1".to_owned()),
            ..GraphError::default()
        };
        let text = "status: 403\ncode: Authorization_RequestDenied\nmessage: No.\nrequest-id: r-1";
        assert_eq!(details(&error), text);
    }
}
