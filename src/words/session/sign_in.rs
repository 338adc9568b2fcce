//! Words of signing in, of consent, and of what can go wrong with either.

pub use crate::words::text::sign_in::*;
use std::borrow::Cow;

use super::{aadsts, signing_in::Between};
use crate::{
    http::request::GraphScope,
    signin::{
        claims::ClaimsProblem,
        error::{Kind, Protocol, SignInError},
    },
    words::value::spelled,
};

/// The heading of the consent notice.
pub fn consent_title(scopes: &[GraphScope]) -> String {
    let [scope] = scopes else { return needs_several(scopes.len()) };
    let one = match scope {
        GraphScope::UserRead => needs_profile(),
        GraphScope::ApplicationReadAll => needs_apis(),
        GraphScope::AppRegistrationCreate | GraphScope::ApplicationReadWriteAll => needs_register(),
        GraphScope::DelegatedPermissionGrantReadWriteAll => needs_grants(),
        GraphScope::AppRoleAssignmentReadWriteAll => needs_roles(),
        GraphScope::DirectoryReadAll => needs_owners(),
    };
    one.to_owned()
}

/// After consent.
pub fn granted(between: Between) -> &'static str {
    match between {
        Between::Form => granted_form(),
        Between::Registering => granted_registering(),
        Between::Registered => granted_registered(),
    }
}

/// What going to Microsoft for a permission does.
pub fn consent_then(between: Between) -> &'static str {
    match between {
        Between::Form => then_form(),
        Between::Registering => then_registering(),
        Between::Registered => then_registered(),
    }
}

/// Why the page needs a permission.
pub fn why(scope: GraphScope) -> &'static str {
    match scope {
        GraphScope::UserRead => why_profile(),
        GraphScope::ApplicationReadAll => why_apis(),
        GraphScope::AppRegistrationCreate => why_create(),
        GraphScope::ApplicationReadWriteAll => why_register(),
        GraphScope::DelegatedPermissionGrantReadWriteAll => why_grants(),
        GraphScope::AppRoleAssignmentReadWriteAll => why_roles(),
        GraphScope::DirectoryReadAll => why_owners(),
    }
}

/// What went wrong, and what to do about it. An AADSTS number that is known says it better than the kind.
pub fn error(error: &SignInError) -> (Cow<'static, str>, Cow<'static, str>) {
    let known = known(error).and_then(aadsts::help);
    let (what, to_do) = known.unwrap_or_else(|| kind(&error.kind));
    let what = match (&error.kind, error.support.status) {
        (Kind::Intercepted, Some(status)) => intercepted(status, error.support.content_type.as_deref()).into(),
        (Kind::Throttled, Some(status)) if known.is_none() => busy_status(&status.to_string()).into(),
        _ => what.into(),
    };
    let to_do = match error.support.wait {
        Some(seconds) if error.kind == Kind::Throttled => busy_wait_do(seconds as usize).into(),
        _ => to_do.into(),
    };
    (what, to_do)
}

/// Whether what to do about it names the set-up page, so that the way there belongs beside it.
pub fn leads_to_set_up(error: &SignInError) -> bool {
    known(error).map_or(error.kind == Kind::Protocol(Protocol::AddressUnusable), aadsts::leads_to_set_up)
}

/// The first number of Microsoft's that there are words for.
fn known(error: &SignInError) -> Option<u32> {
    error.support.codes.iter().copied().find(|code| aadsts::help(*code).is_some())
}

/// Something else than Microsoft has answered; what is known of it.
fn intercepted(status: u16, content_type: Option<&str>) -> String {
    let status = status.to_string();
    content_type.map_or_else(|| in_between_status(&status), |content_type| in_between_type(&status, content_type))
}

fn kind(kind: &Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::NeedsUser { .. } => (needs_user(), again_do()),
        Kind::ConsentNeeded => (not_consented(), not_consented_do()),
        Kind::NeedsAdmin => (consent_refused(), needs_admin_do()),
        Kind::Config => (configured_wrong(), configured_wrong_do()),
        Kind::Declined => (declined(), declined_do()),
        Kind::Network => (unreachable(), unreachable_do()),
        Kind::Throttled => (busy(), busy_do()),
        Kind::Intercepted => (in_between(), in_between_do()),
        Kind::Cancelled => (stopped(), stopped_do()),
        Kind::Timeout => (timeout(), again_do()),
        Kind::Protocol(protocol) => self::protocol(*protocol),
        Kind::Unexpected => (unexpected(), again_or_support_do()),
    }
}

fn protocol(protocol: Protocol) -> (&'static str, &'static str) {
    match protocol {
        Protocol::NothingPending => (nothing_pending(), nothing_pending_do()),
        Protocol::ConfigChanged => (config_changed(), again_do()),
        Protocol::IdToken(ClaimsProblem::Time) => (clock_wrong(), clock_wrong_do()),
        Protocol::IdToken(ClaimsProblem::Tenant) => (tenant_wrong(), tenant_wrong_do()),
        Protocol::Loop => (endless(), endless_do()),
        Protocol::StorageRefused => (storage_refused(), storage_refused_do()),
        Protocol::OtherAccount => (other_account(), other_account_do()),
        Protocol::NoWindow => (no_window(), no_window_do()),
        Protocol::Sandboxed => (sandboxed(), sandboxed_do()),
        Protocol::AddressUnusable => (address_unusable(), address_unusable_do()),
        Protocol::State
        | Protocol::Ambiguous
        | Protocol::NoCode
        | Protocol::TokenInAddress
        | Protocol::Issuer
        | Protocol::TokenAnswer
        | Protocol::IdToken(_) => (not_fitting(), again_do()),
    }
}

/// What support asks for, one fact a line.
pub fn support(error: &SignInError) -> String {
    let support = &error.support;
    let codes: Vec<String> = support.codes.iter().map(|code| format!("AADSTS{code}")).collect();
    let (codes, status) = (codes.join(", "), support.status.map(|status| status.to_string()));
    let wait = support.wait.map(|seconds| seconds.to_string());
    let row = |says: fn(&str) -> String, value: Option<&str>| {
        value.filter(|value| !value.is_empty()).map(|value| says(&spelled(value)))
    };
    let rows = [
        row(support_error, Some(&support.error)),
        row(support_detail, support.suberror.as_deref()),
        row(support_code, Some(&codes)),
        row(support_correlation, support.correlation_id.as_deref()),
        row(support_trace, support.trace_id.as_deref()),
        row(support_time, support.timestamp.as_deref()),
        row(support_status, status.as_deref()),
        row(support_type, support.content_type.as_deref()),
        row(support_wait, wait.as_deref()),
    ];
    rows.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// How many sentences a text has. A dot within a word, as in `config.json`, ends none.
#[cfg(test)]
pub(super) fn sentences(text: &str) -> usize {
    let ends = |text: &str| text.ends_with(['.', '?']);
    text.split(' ').filter(|word| ends(word)).count() + usize::from(!ends(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signin::error::{Refusal, Support};

    const PROTOCOLS: [Protocol; 13] = [
        Protocol::NothingPending,
        Protocol::State,
        Protocol::Ambiguous,
        Protocol::NoCode,
        Protocol::TokenInAddress,
        Protocol::Issuer,
        Protocol::ConfigChanged,
        Protocol::TokenAnswer,
        Protocol::IdToken(ClaimsProblem::Time),
        Protocol::IdToken(ClaimsProblem::Tenant),
        Protocol::AddressUnusable,
        Protocol::Loop,
        Protocol::StorageRefused,
    ];

    #[test]
    fn every_kind_of_error_says_what_is_wrong_and_one_thing_to_do() {
        let plain = [
            Kind::NeedsUser { claims: None },
            Kind::ConsentNeeded,
            Kind::NeedsAdmin,
            Kind::Config,
            Kind::Declined,
            Kind::Network,
            Kind::Throttled,
            Kind::Intercepted,
            Kind::Cancelled,
            Kind::Timeout,
            Kind::Unexpected,
        ];
        for kind in plain.into_iter().chain(PROTOCOLS.map(Kind::Protocol)) {
            let (what, to_do) = error(&SignInError::of(kind.clone()));
            assert_eq!((sentences(&what), sentences(&to_do)), (1, 1), "{kind:?}: {what} {to_do}");
        }
    }

    #[test]
    fn what_leads_to_the_set_up_page_names_it_as_the_button_beside_it_does_and_nothing_else_names_it() {
        let name = crate::words::session::start::set_up();
        let by_number = (0..10_000_000).filter(|code| aadsts::help(*code).is_some()).map(|code| {
            let refusal = Refusal { error: "x".to_owned(), error_codes: vec![code], ..Refusal::default() };
            SignInError::from_refusal(refusal)
        });
        let by_protocol = PROTOCOLS.into_iter().map(|protocol| SignInError::of(Kind::Protocol(protocol)));
        let (mut leading, mut others) = (0, 0);
        for refused in by_number.chain(by_protocol) {
            let (_, to_do) = error(&refused);
            assert_eq!(to_do.contains(name), leads_to_set_up(&refused), "{to_do}");
            if leads_to_set_up(&refused) { leading += 1 } else { others += 1 }
        }
        assert!(leading >= 7 && others >= 60, "{leading} {others}");
        for to_do in [crate::words::session::reauthenticate::untold(), crate::words::session::start::off()] {
            assert!(to_do.contains(name), "{to_do}");
        }
    }

    #[test]
    fn a_number_that_is_known_says_more_than_the_kind_and_one_that_is_not_leaves_it_to_the_kind() {
        let refused = |code| {
            SignInError::from_refusal(Refusal {
                error: "invalid_grant".to_owned(),
                error_codes: vec![code],
                ..Refusal::default()
            })
        };
        let (what, to_do) = error(&refused(700_084));
        assert_eq!(Some((&*what, &*to_do)), aadsts::help(700_084));
        let unknown = refused(999_999);
        let (what, to_do) = error(&unknown);
        assert_eq!((&*what, &*to_do), kind(&unknown.kind));
        assert!(support(&unknown).contains("AADSTS999999"));
    }

    #[test]
    fn support_gets_every_fact_that_microsoft_named_a_line_each_and_no_empty_one() {
        let all = Support {
            error: "invalid_grant".to_owned(),
            suberror: Some("bad_token".to_owned()),
            codes: vec![700_082, 50_173],
            trace_id: Some("t".to_owned()),
            correlation_id: Some("c".to_owned()),
            timestamp: Some("2026-11-23 10:00:00Z".to_owned()),
            status: Some(429),
            content_type: Some("text/html".to_owned()),
            wait: Some(17),
        };
        let error = SignInError { kind: Kind::Unexpected, support: Box::new(all) };
        assert_eq!(
            support(&error),
            "Error: invalid_grant\nDetail: bad_token\nCode: AADSTS700082, AADSTS50173\nCorrelation ID: c\n\
             Trace ID: t\nTime: 2026-11-23 10:00:00Z\nStatus: 429\nContent type: text/html\nRetry after: 17 s"
        );
        assert_eq!(support(&SignInError::of(Kind::Network)), "");
    }
}
