//! Words of signing in, of consent, and of what can go wrong with either.

pub use crate::words::text::sign_in::*;
use std::borrow::Cow;

use super::aadsts;
use crate::{
    http::request::GraphScope,
    signin::{
        claims::ClaimsProblem,
        error::{Kind, Protocol, SignInError},
        return_address::ReturnAddressProblem,
    },
    words::value::{isolated, quoted, spelled},
};

/// The heading of the consent notice.
pub fn consent_title(permissions: usize) -> String {
    match permissions {
        1 => "This page needs one more permission.".to_owned(),
        count => format!("This page needs {count} more permissions."),
    }
}

/// What signing in, or a permission, has come in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// The form: nothing was sent.
    Form,
    /// A registration that waits for it, and has been sent in part.
    Registering,
    /// A registration that is over, or has stopped for another reason.
    Registered,
}

/// After consent.
pub fn granted(between: Between) -> &'static str {
    match between {
        Between::Form => "Permission granted. Nothing has been sent yet.",
        Between::Registering => "Permission granted. The registration goes on.",
        Between::Registered => "Permission granted.",
    }
}

/// What stays where the sign-in is over.
pub fn ended(between: Between) -> &'static str {
    match between {
        Between::Form => "Sign in again to go on. What you typed stays, and nothing is sent until you press Register.",
        Between::Registering => "Sign in again. The registration then goes on where it stopped.",
        Between::Registered => "Sign in again to go on. What was made stays.",
    }
}

/// What going to Microsoft for a permission does.
pub fn consent_then(between: Between) -> &'static str {
    match between {
        Between::Form => "You come back to this step. What you typed stays, and nothing is sent on the way.",
        Between::Registering => "You come back here. The registration then goes on where it stopped.",
        Between::Registered => "You come back here. What was made stays.",
    }
}

/// Why the page needs a permission.
pub fn why(scope: GraphScope) -> &'static str {
    match scope {
        GraphScope::UserRead => "It shows who is signed in, and to which tenant.",
        GraphScope::ApplicationReadAll => {
            "It searches the APIs of your tenant and reads their permissions. It can change nothing."
        }
        GraphScope::AppRegistrationCreate => "It makes the application, and can change no other.",
        GraphScope::ApplicationReadWriteAll => {
            "It makes the application, its service principal and its secret. It lets the page act within your own rights, and no further."
        }
        GraphScope::DelegatedPermissionGrantReadWriteAll => {
            "It grants the delegated permissions that you picked, and reads which are granted. It lets the page act within your own rights, and no further."
        }
        GraphScope::AppRoleAssignmentReadWriteAll => {
            "It grants the application permissions that you picked. It lets the page act within your own rights, and no further."
        }
    }
}

/// Why nobody can sign in at the page's address.
pub fn return_address_problem(problem: ReturnAddressProblem) -> String {
    match problem {
        ReturnAddressProblem::NotSecure => {
            "Signing in needs an address that begins with https:// or http://localhost.".to_owned()
        }
        ReturnAddressProblem::ForbiddenCharacter(c) => {
            format!(
                "The page's address has {} in it, which Entra ID does not take in a redirect URI. Move the page.",
                quoted(&c.to_string())
            )
        }
        ReturnAddressProblem::TooLong => {
            "The page's address is longer than Entra ID takes in a redirect URI. Move the page.".to_owned()
        }
    }
}

/// A content security policy keeps the page from Microsoft's sign-in: what happened, and what to do.
pub const BLOCKED: (&str, &str) = (
    "A content security policy keeps this page from Microsoft's sign-in.",
    "Ask the owner of this page to add Microsoft's sign-in to connect-src in the Content-Security-Policy that their host \
     sends.",
);

/// On the link to the address of this page at which people can sign in.
pub fn open_on_localhost(address: &str) -> String {
    ["Open ", address].concat()
}

/// What went wrong, and what to do about it. An AADSTS number that is known says it better than the kind.
pub fn error(error: &SignInError) -> (Cow<'static, str>, Cow<'static, str>) {
    let known = error.support.codes.iter().find_map(|code| aadsts::help(*code));
    let (what, to_do) = known.unwrap_or_else(|| kind(&error.kind));
    let what = match (&error.kind, error.support.status) {
        (Kind::Intercepted, status) => intercepted(status, error.support.content_type.as_deref()).into(),
        (Kind::Throttled, Some(status)) if known.is_none() => {
            format!("Microsoft's sign-in is busy or in trouble, and answered with status {status}.").into()
        }
        _ => what.into(),
    };
    let to_do = match error.support.wait {
        Some(seconds) if error.kind == Kind::Throttled => {
            ["Wait ", &crate::words::counted(seconds as usize, "second", "seconds"), ", then sign in again."]
                .concat()
                .into()
        }
        _ => to_do.into(),
    };
    (what, to_do)
}

/// Something else than Microsoft has answered; what is known of it.
fn intercepted(status: Option<u16>, content_type: Option<&str>) -> String {
    let mut text = "Something between you and Microsoft answered".to_owned();
    if let Some(status) = status {
        text.push_str(", with status ");
        text.push_str(&status.to_string());
    }
    if let Some(content_type) = content_type {
        text.push_str(" and ");
        text.push_str(&isolated(content_type));
    }
    text.push('.');
    text
}

const fn kind(kind: &Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::NeedsUser { .. } => ("Microsoft asks you to sign in again.", "Sign in again."),
        Kind::ConsentNeeded => ("A permission has not been granted yet.", "Sign in again, and accept it at Microsoft."),
        Kind::NeedsAdmin => {
            ("The permission was not granted.", "Send the link to an administrator of your tenant, who can grant it.")
        }
        Kind::Config => (
            "Microsoft does not accept the sign-in of this page.",
            "Compare config.json with the page's app registration.",
        ),
        Kind::Declined => (
            "What this page asks for was refused at Microsoft.",
            "Sign in again and accept it; if it stays so, use the details for support.",
        ),
        Kind::Network => ("Microsoft could not be reached.", "Check the connection, then sign in again."),
        Kind::Throttled => ("Microsoft is busy at the moment.", "Wait a minute, then sign in again."),
        Kind::Intercepted => (
            "Something between you and Microsoft answered.",
            "Check the proxy, VPN, or filter of your network, then sign in again.",
        ),
        Kind::Cancelled => ("The sign-in was stopped.", "Sign in again when you are ready."),
        Kind::Timeout => ("The sign-in took longer than 15 minutes.", "Sign in again."),
        Kind::Protocol(protocol) => self::protocol(*protocol),
        Kind::Unexpected => {
            ("Microsoft refused the sign-in.", "Sign in again; if it stays so, use the details for support.")
        }
    }
}

const fn protocol(protocol: Protocol) -> (&'static str, &'static str) {
    match protocol {
        Protocol::NothingPending => (
            "An answer came to a sign-in that this tab did not begin, or that has ended.",
            "Sign in again, in this tab.",
        ),
        Protocol::ConfigChanged => ("config.json has changed since the sign-in began.", "Sign in again."),
        Protocol::IdToken(ClaimsProblem::Time) => {
            ("The sign-in is not valid at this machine's time.", "Set the clock of this machine, then sign in again.")
        }
        Protocol::IdToken(ClaimsProblem::Tenant) => (
            "The account belongs to another tenant than the one in config.json.",
            "Use an account of that tenant, or change \"tenant\".",
        ),
        Protocol::Loop => {
            ("Signing in went in a circle, so the page stopped.", "Wait half a minute, then sign in again.")
        }
        Protocol::StorageRefused => (
            "The browser does not let this page keep anything, so signing in cannot work.",
            "Allow site data for this page, then sign in again.",
        ),
        Protocol::OtherAccount => (
            "Another account has signed in than the one that began this registration.",
            "Sign in again with the account that the page names, or leave the registration as it is.",
        ),
        Protocol::NoWindow => (
            "The page that this one stands in keeps it from opening a window, so signing in cannot work here.",
            "Open it in a new tab, or copy its address into one where nothing opens: what you typed comes along.",
        ),
        Protocol::Sandboxed => (
            "The page that this one stands in locks its windows in, so Microsoft's page cannot be shown.",
            "Copy this page's address into a new tab: what you typed comes along.",
        ),
        Protocol::AddressUnusable => {
            ("You can't sign in on a page at this address.", "Open Set up this page to see why.")
        }
        Protocol::State
        | Protocol::Ambiguous
        | Protocol::NoCode
        | Protocol::TokenInAddress
        | Protocol::Issuer
        | Protocol::TokenAnswer
        | Protocol::IdToken(_) => {
            ("The answer does not fit the sign-in that this page began, so it was not used.", "Sign in again.")
        }
    }
}

/// What support asks for, one fact a line.
pub fn support(error: &SignInError) -> String {
    let support = &error.support;
    let codes: Vec<String> = support.codes.iter().map(|code| format!("AADSTS{code}")).collect();
    let rows = [
        ("Error", (!support.error.is_empty()).then(|| support.error.clone())),
        ("Detail", support.suberror.clone()),
        ("Code", (!codes.is_empty()).then(|| codes.join(", "))),
        ("Correlation ID", support.correlation_id.clone()),
        ("Trace ID", support.trace_id.clone()),
        ("Time", support.timestamp.clone()),
        ("Status", support.status.map(|status| status.to_string())),
        ("Content type", support.content_type.clone()),
        ("Retry after", support.wait.map(|seconds| format!("{seconds} s"))),
    ];
    let lines: Vec<String> = rows
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| [name, ": ", &spelled(&value)].concat()))
        .collect();
    lines.join("\n")
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
    fn what_leads_to_the_set_up_page_names_it_as_the_button_beside_it_does() {
        let unusable = error(&SignInError::of(Kind::Protocol(Protocol::AddressUnusable))).1;
        let numbers = [50_011, 500_113, 90_008, 650_056].map(|code| aadsts::help(code).map_or("", |(_, to_do)| to_do));
        for to_do in numbers.into_iter().chain([
            &*unusable,
            crate::words::session::reauthenticate::untold(),
            crate::words::session::start::off(),
        ]) {
            assert!(to_do.contains(crate::words::session::start::set_up()), "{to_do}");
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
