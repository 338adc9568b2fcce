//! Words of signing in, of consent, and of what can go wrong with either.

use crate::{
    config::ConfigProblem,
    http::request::GraphScope,
    signin::{
        claims::ClaimsProblem,
        error::{Kind, Protocol, SignInError},
        return_address::ReturnAddressProblem,
    },
};

/// While the page takes the answer of a sign-in in.
pub const SIGNING_IN: &str = "Signing you in…";
/// While the browser goes to Microsoft.
pub const LEAVING: &str = "Going to Microsoft…";
/// On a button that begins a sign-in.
pub const SIGN_IN_AGAIN: &str = "Sign in again";
/// After signing out.
pub const SIGNED_OUT: &str = "You're signed out, and this page has forgotten everything.";
/// After consent.
pub const GRANTED: &str = "Permission granted. Nothing has been sent yet.";
/// Over what support asks for.
pub const SUPPORT: &str = "Details for support";

/// Where a policy wants to see the person again.
pub const POLICY_TITLE: &str = "Your tenant asks you to confirm who you are.";
/// Where the sign-in is over.
pub const ENDED_TITLE: &str = "Your sign-in has ended.";
/// What stays.
pub const ENDED_DO: &str =
    "Sign in again to go on. What you typed stays, and nothing is sent until you press Register.";

/// The heading of the consent notice.
pub const CONSENT_TITLE: &str = "This page needs one more permission.";
/// On the button that goes to Microsoft for it.
pub const CONSENT_CONTINUE: &str = "Continue to Microsoft";
/// What pressing it does.
pub const CONSENT_THEN: &str = "You come back to this step. What you typed stays, and nothing is sent on the way.";
/// Who can grant it.
pub const CONSENT_WHO: &str = "An administrator of your tenant has to grant it, such as an Application Administrator or a Cloud Application Administrator.";
/// Over the link for an administrator.
pub const NOT_ADMIN: &str = "You are not an administrator?";
/// The label of the link for an administrator.
pub const ADMIN_LINK: &str = "Link for your administrator";
/// What to do with it.
pub const ADMIN_LINK_DO: &str =
    "Send this link to an administrator. Once they have granted the permission, come back here and try again.";
/// Consent was asked for and refused.
pub const CONSENT_REFUSED: &str = "The permission was not granted.";

/// Why the page needs a permission.
pub const fn why(scope: GraphScope) -> &'static str {
    match scope {
        GraphScope::UserRead => "It shows who is signed in, and to which tenant.",
        GraphScope::ApplicationReadAll => {
            "It searches the APIs of your tenant and reads their permissions. It can change nothing."
        }
        GraphScope::AppRegistrationCreate => "It makes the application, and can change no other.",
        GraphScope::ApplicationReadWriteAll => {
            "It makes the application, its service principal and its secret. It lets the page act within your own rights, and no further."
        }
    }
}

/// A mistake in `config.json`.
pub fn config_problem(problem: &ConfigProblem) -> String {
    match problem {
        ConfigProblem::NotJson { line, column } => {
            format!("config.json is not valid JSON: see line {line}, column {column}.")
        }
        ConfigProblem::NotAnObject => "config.json has to be one object, in braces.".to_owned(),
        ConfigProblem::Missing(key) => format!("\"{}\" is missing. Add it to config.json.", key.name()),
        ConfigProblem::NotText(key) => format!("\"{}\" has to be text, in double quotes.", key.name()),
        ConfigProblem::ClientIdNotAGuid { value } => format!(
            "\"clientId\" is \"{value}\", which is not an application (client) ID. Copy it from the overview of this page's app registration."
        ),
        ConfigProblem::TenantIsMany { value } => format!(
            "\"tenant\" is \"{value}\", which stands for many tenants. This page works in one: enter its directory (tenant) ID."
        ),
        ConfigProblem::TenantMalformed { value } => format!(
            "\"tenant\" is \"{value}\", which is neither a directory (tenant) ID nor a domain name such as contoso.onmicrosoft.com."
        ),
        ConfigProblem::CloudUnknown { value } => {
            format!("\"cloud\" is \"{value}\". Use global, usgov, usgov-dod or china, or leave it out.")
        }
        ConfigProblem::UnknownKey { key } => format!("\"{key}\" is not a setting of this page. It is ignored."),
    }
}

/// Why nobody can sign in at the page's address.
pub fn return_address_problem(problem: ReturnAddressProblem) -> String {
    match problem {
        ReturnAddressProblem::NotSecure => {
            "Signing in needs an address that begins with https:// or http://localhost. Serve the page from one."
                .to_owned()
        }
        ReturnAddressProblem::ForbiddenCharacter(c) => {
            format!(
                "The page's address has \"{c}\" in it, which Entra ID does not take in a redirect URI. Move the page."
            )
        }
        ReturnAddressProblem::TooLong => {
            "The page's address is longer than Entra ID takes in a redirect URI. Move the page.".to_owned()
        }
    }
}

/// What went wrong, and what to do about it. An AADSTS number that is known says it better than the kind.
pub fn error(error: &SignInError) -> (&'static str, &'static str) {
    let known = error.support.codes.iter().find_map(|code| help(*code));
    known.unwrap_or_else(|| kind(&error.kind))
}

const fn kind(kind: &Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::NeedsUser { .. } => ("Microsoft asks you to sign in again.", "Press Sign in again."),
        Kind::ConsentNeeded => ("A permission has not been granted yet.", "Continue to Microsoft to grant it."),
        Kind::NeedsAdmin => {
            ("The permission was not granted.", "An administrator of your tenant has to grant it. Send them the link.")
        }
        Kind::Config => (
            "Microsoft does not accept the sign-in of this page.",
            "Compare config.json with the page's app registration.",
        ),
        Kind::Blocked => (
            "A policy of your tenant does not allow this sign-in.",
            "Ask your administrator, with the details for support.",
        ),
        Kind::Network => ("Microsoft could not be reached.", "Check the connection, then sign in again."),
        Kind::Throttled => ("Microsoft is busy at the moment.", "Wait a minute, then sign in again."),
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
        Protocol::AddressUnusable => ("The page's own address cannot be used to sign in.", "Open Set up this page."),
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

/// What an AADSTS number means, and one thing to do. Numbers choose words here and decide nothing.
/// <https://learn.microsoft.com/entra/identity-platform/reference-error-codes>
pub const fn help(code: u32) -> Option<(&'static str, &'static str)> {
    Some(match code {
        9_002_326 | 7_000_218 => (
            "The redirect URI of this page is not registered for a single-page application.",
            "In the page's app registration, move it from Web or Mobile to Single-page application. Add no secret.",
        ),
        9_002_325 => {
            ("The proof key is missing from the request.", "Sign in again; a browser extension may have changed it.")
        }
        9_002_327 => ("A token of this page was used outside a browser.", "Sign in again, on this page alone."),
        50_011 | 500_113 => (
            "The redirect URI of this page is not registered.",
            "Copy it from Set up this page into the app registration, as a Single-page application.",
        ),
        700_016 | 700_038 => (
            "Entra ID does not know the client ID of config.json in this tenant.",
            "Compare \"clientId\" and \"tenant\" with the page's app registration; it may have been deleted.",
        ),
        90_002 | 900_023 => ("Entra ID does not know the tenant of config.json.", "Correct \"tenant\" in config.json."),
        50_194 => ("The page's registration is for one tenant.", "Enter that tenant as \"tenant\" in config.json."),
        50_020 => (
            "The account is not in this tenant.",
            "Use another account, or ask to be invited to the tenant as a guest.",
        ),
        50_034 | 500_208 => ("The account is not known in this tenant.", "Use a work or school account of the tenant."),
        16_000 | 50_058 | 160_021 => ("Nobody is signed in to Microsoft in this browser.", "Sign in."),
        65_001 => ("A permission has not been granted yet.", "Continue to Microsoft to grant it."),
        65_004 => ("Consent was not given at Microsoft.", "Try again, or send the link to an administrator."),
        90_094 | 90_095 => {
            ("An administrator has to grant this permission.", "Send them the link, then try again once it is granted.")
        }
        90_008 | 650_056 | 650_057 | 65_005 => (
            "The page's app registration lacks a permission.",
            "Add the delegated permissions of Microsoft Graph that Set up this page lists.",
        ),
        650_053 | 70_011 | 28_002 | 28_003 | 700_022 => (
            "Entra ID does not know the permission that was asked for.",
            "Compare \"cloud\" in config.json with the tenant's cloud.",
        ),
        50_072 | 50_074 | 50_076 | 50_079 => {
            ("Your tenant asks for multifactor authentication.", "Sign in again, and confirm it at Microsoft.")
        }
        50_078 | 70_043 => ("Your tenant asks you to sign in more often.", "Sign in again."),
        53_000..=53_004 | 530_032 | 50_097 | 50_005 => (
            "Conditional Access does not allow this sign-in.",
            "Use a device or browser that your tenant manages, or ask your administrator with the details for support.",
        ),
        50_105 => (
            "Your account is not assigned to this page's app.",
            "Ask an administrator to assign you or your group under Enterprise applications.",
        ),
        50_158 => ("Your tenant asks for one more confirmation.", "Sign in again, and follow Microsoft's page."),
        700_084 => ("A sign-in lasts a day on a page like this one, and it is over.", "Sign in again."),
        700_082 | 70_008 | 50_173 | 50_089 | 50_132 | 50_133 => {
            ("The sign-in is no longer valid: it has expired, or the password has changed.", "Sign in again.")
        }
        54_005 => ("The answer of this sign-in was used before.", "Sign in again."),
        501_481 => ("Two sign-ins were mixed up.", "Close other tabs of this page, then sign in again."),
        700_005 => ("The sign-in was for another tenant.", "Sign in again."),
        50_196 => ("Signing in went in a circle, so Microsoft stopped it.", "Wait a minute, then sign in again."),
        500_011 | 650_052 => (
            "Microsoft Graph is not available in this tenant.",
            "Compare \"cloud\" in config.json with the tenant's cloud.",
        ),
        50_053 | 50_055 | 50_057 | 50_126 => (
            "Microsoft did not accept the account: its password is wrong or has expired, or it is locked or disabled.",
            "Follow Microsoft's page, or ask your administrator.",
        ),
        7_000_112 | 70_001 => (
            "The page's app is disabled in this tenant.",
            "Ask an administrator to enable it under Enterprise applications.",
        ),
        90_072 => (
            "The guest account cannot be confirmed in this tenant.",
            "Ask to be invited again, or use an account of the tenant.",
        ),
        500_021 | 500_022 | 500_212 | 500_213 => (
            "A policy of your network or of the other tenant does not allow it.",
            "Ask whoever runs the network or the tenant, with the details for support.",
        ),
        90_033 | 90_006 | 90_024 => ("Microsoft is busy at the moment.", "Wait a minute, then sign in again."),
        _ => return None,
    })
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
    ];
    let lines: Vec<String> =
        rows.into_iter().filter_map(|(name, value)| value.map(|value| [name, ": ", &value].concat())).collect();
    lines.join("\n")
}
