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
    words::{dates, value::prose},
};

/// Why a call waits.
pub fn wait_reason(reason: WaitReason) -> String {
    match reason {
        WaitReason::Throttled { asked: None } => throttled().to_owned(),
        WaitReason::Throttled { asked: Some(asked) } => throttled_asked(&dates::wait(asked)),
        WaitReason::Unavailable { status, asked: None } => unavailable_now(&status.to_string()),
        WaitReason::Unavailable { status, asked: Some(asked) } => {
            unavailable_asked(&status.to_string(), &dates::wait(asked))
        }
        WaitReason::ConnectionLost => no_response().to_owned(),
        WaitReason::SignInUnavailable { asked: None } => sign_in_down().to_owned(),
        WaitReason::SignInUnavailable { asked: Some(asked) } => sign_in_asked(&dates::wait(asked)),
        WaitReason::Replicating => replicating().to_owned(),
        WaitReason::PatchCut => patch_cut_check().to_owned(),
    }
}

/// The person has stopped a wait.
pub fn stopped(reason: WaitReason) -> String {
    stopped_waiting(&wait_reason(reason))
}

/// Microsoft's sign-in gave no token, so nothing was sent.
pub fn sign_in_unavailable(asked: Option<Duration>) -> String {
    asked.map_or_else(|| sign_in_down_wait().to_owned(), |asked| sign_in_asked_wait(&dates::wait(asked)))
}

/// Why a call waits, and how long still.
pub fn waiting(reason: WaitReason, left: Duration) -> String {
    [&wait_reason(reason), " ", &still(left)].concat()
}

/// How long a call waits still, where why stands in its row.
pub fn still(left: Duration) -> String {
    let seconds = (left + Duration::milliseconds(999)).whole_seconds().max(1);
    trying_again(usize::try_from(seconds).unwrap_or_default())
}

/// An answer that is not Graph's, with its status.
pub fn in_between(error: &GraphError) -> String {
    other_answered(&error.status.to_string())
}

/// What that was, and what to do.
pub fn in_between_do(error: &GraphError) -> String {
    match error.content_type.as_deref().map(|kind| kind.split(';').next().unwrap_or_default().trim()) {
        Some(kind) if !kind.is_empty() => other_answered_type_do(kind),
        _ => other_answered_do().to_owned(),
    }
}

/// A service that asks to slow down, or that fails in passing, for longer than was worth waiting.
pub fn unavailable(error: &GraphError) -> String {
    let status = error.status.to_string();
    match error.status {
        429 => throttled_status(&status),
        _ if error.foreign => gateway_answered(&status),
        _ => unavailable_now(&status),
    }
}

/// When to try again.
pub fn unavailable_do(error: &GraphError) -> String {
    let asked = error.retry_after.filter(|wait| wait.is_positive());
    asked.map_or_else(|| wait_minute().to_owned(), |wait| wait_asked(&dates::wait(wait)))
}

/// What went wrong, in one sentence.
pub fn failure(failure: &Failure, kind: CallKind) -> String {
    let fixed = match failure {
        Failure::Ask(AskError::Unavailable(error)) => return unavailable(error),
        Failure::Ask(AskError::InBetween(error)) => return in_between(error),
        Failure::Ask(AskError::Refused(error)) => return refused(&error.status.to_string()),
        Failure::Ask(AskError::Stopped(reason)) => return stopped(*reason),
        Failure::Ask(AskError::NotAllowed(_)) => match kind {
            CallKind::Application => not_allowed_application(),
            CallKind::ServicePrincipal => not_allowed_service_principal(),
            CallKind::Secret(_) => not_allowed_secret(),
            CallKind::Federated(_) => not_allowed_federated(),
            CallKind::Api(_) => not_allowed_api(),
            CallKind::Grant(_) => not_allowed_grant(),
            CallKind::Owner(..) => not_allowed_owner(),
        },
        Failure::PolicyForbids(Forbidden::Lifetime, _) if kind == CallKind::Application => lifetime_in_app_forbidden(),
        Failure::PolicyForbids(_, _) if kind == CallKind::Application => credential_in_app_forbidden(),
        Failure::PolicyForbids(Forbidden::Lifetime, _) => lifetime_forbidden(),
        Failure::PolicyForbids(Forbidden::Kind, _) => secrets_forbidden(),
        Failure::PolicyForbids(Forbidden::Unknown, _) => secret_forbidden(),
        Failure::ReferenceMissing(_) => reference_missing(),
        Failure::ReferenceRefused(_) => reference_refused(),
        Failure::QuotaExceeded(_) => quota_exceeded(),
        Failure::NotVisibleYet(_) => not_visible_yet(),
        Failure::TooManyScopes => too_many_scopes(),
        Failure::FederatedTaken => federated_taken(),
        Failure::ApiMissing(_) => api_missing(),
        Failure::OwnerNotFound(_) => owner_not_found(),
        Failure::AssignmentNotSet(_) => assignment_not_set(),
        Failure::Ask(AskError::Blocked) => blocked(),
        Failure::Ask(AskError::ConnectionLost) => no_response(),
        Failure::PatchCut => patch_cut(),
        Failure::Cancelled => cancelled(),
        Failure::Ask(AskError::AnswerUnreadable) => answer_unreadable(),
        Failure::Ask(AskError::SignInUnavailable(_)) => no_token(),
        Failure::Ask(AskError::SignInNeeded) => sign_in_ended(),
        Failure::Ask(AskError::ConsentNeeded(_)) => consent_needed(),
    };
    fixed.to_owned()
}

/// The same of one of several credentials, by what it is called.
pub fn of_one(credential: &str, failure: &Failure, kind: CallKind) -> String {
    of_credential(credential, &self::failure(failure, kind))
}

/// What to do about it.
pub fn remedy(failure: &Failure) -> String {
    let fixed = match failure {
        Failure::Ask(AskError::Unavailable(error)) => return unavailable_do(error),
        Failure::Ask(AskError::InBetween(error)) => return in_between_do(error),
        Failure::Ask(AskError::NotAllowed(_)) => not_allowed_do(),
        Failure::PolicyForbids(Forbidden::Lifetime, _) => lifetime_forbidden_do(),
        Failure::PolicyForbids(Forbidden::Kind, _) => secrets_forbidden_do(),
        Failure::PolicyForbids(Forbidden::Unknown, _) => secret_forbidden_do(),
        Failure::ReferenceMissing(_) => reference_missing_do(),
        Failure::ReferenceRefused(_) => reference_refused_do(),
        Failure::QuotaExceeded(_) => quota_exceeded_do(),
        Failure::NotVisibleYet(_) => wait_minute(),
        Failure::TooManyScopes => too_many_scopes_do(),
        Failure::FederatedTaken => federated_taken_do(),
        Failure::ApiMissing(_) => api_missing_do(),
        Failure::OwnerNotFound(_) => owner_not_found_do(),
        Failure::AssignmentNotSet(_) => assignment_not_set_do(),
        Failure::Ask(AskError::Refused(_)) => refused_do(),
        Failure::Ask(AskError::Blocked) => blocked_do(),
        Failure::Ask(AskError::ConnectionLost) => no_response_do(),
        Failure::PatchCut => patch_cut_do(),
        Failure::Cancelled => cancelled_do(),
        Failure::Ask(AskError::Stopped(_)) => stopped_do(),
        Failure::Ask(AskError::SignInUnavailable(_)) => no_token_do(),
        Failure::Ask(AskError::AnswerUnreadable) => answer_unreadable_do(),
        Failure::Ask(AskError::SignInNeeded) => sign_in_ended_do(),
        Failure::Ask(AskError::ConsentNeeded(_)) => consent_needed_do(),
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
        assert_eq!(text, "Microsoft Graph is limiting requests. Trying again in 1 s.");
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
            "Microsoft Graph isn't available right now (status 503). It asks to wait 120 seconds. Trying again in 119 s."
        );
        assert_eq!(
            wait_reason(WaitReason::SignInUnavailable { asked }),
            "Microsoft's sign-in asks to wait 120 seconds."
        );
        let error = GraphError { status: 429, retry_after: Some(Duration::HOUR), ..GraphError::default() };
        assert_eq!(remedy(&Failure::Ask(error.into())), "Try again in 60 minutes, as the response asks.");
    }

    #[test]
    fn an_answer_from_in_between_is_told_with_its_status_and_its_type() {
        let content_type = Some("text/html; charset=utf-8".to_owned());
        let error = GraphError { status: 407, foreign: true, content_type, ..GraphError::default() };
        let failure = Failure::Ask(error.clone().into());
        assert_eq!(
            self::failure(&failure, CallKind::Application),
            "Something between you and Microsoft responded instead (status 407)."
        );
        assert!(remedy(&failure).contains("The \u{2068}text/html\u{2069} response"));
        assert_eq!(details(&error), "status: 407\ncontent-type: text/html; charset=utf-8");
    }

    #[test]
    fn nobody_is_told_to_choose_a_shorter_lifetime_where_no_secret_is_allowed() {
        let remedy = |forbidden| remedy(&Failure::PolicyForbids(forbidden, GraphError::default()));
        assert!(remedy(Forbidden::Lifetime).contains("shorter"));
        assert!(!remedy(Forbidden::Kind).contains("shorter") && !remedy(Forbidden::Unknown).contains("shorter"));
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
