//! Words for the rules of redirect URIs.

use crate::{
    directory::redirect_uri::{MAX_LENGTH, RedirectUriProblem as P},
    words::text::redirect_uri_problem as says,
};

/// What is wrong with a redirect URI and what to do, in two sentences at most.
pub(super) fn message(problem: &P) -> String {
    let fixed = match problem {
        P::Several { count } => return says::several(*count),
        P::Extra { text } => return says::extra(text),
        P::Placeholder { text } => return says::placeholder(text),
        P::BadPort { port } if port.is_empty() => says::no_port(),
        P::BadPort { port } => return says::bad_port(port),
        P::BadHost { host } => return says::bad_host(host),
        P::SchemeNotAllowed { scheme } => return says::scheme_not_allowed(&[scheme, ":"].concat()),
        P::TooLong { length } => return says::too_long(length.saturating_sub(MAX_LENGTH), *length, MAX_LENGTH),
        P::ForbiddenCharacter { character } => {
            let code = format!("%{:02X}", u32::from(*character));
            return says::forbidden_character(character.encode_utf8(&mut [0; 4]), &code);
        }
        P::PortTwin { other } => return says::port_twin(other),
        P::CaseTwin { other } => return says::case_twin(other),
        P::NotAUri => says::not_a_uri(),
        P::Backslash => says::backslash(),
        P::HasBlank => says::blank(),
        P::HttpNeedsLocalhost => says::http_needs_localhost(),
        P::Ipv6Loopback => says::ipv6_loopback(),
        P::LoopbackNotInPortal => says::loopback_not_in_portal(),
        P::HasFragment => says::fragment(),
        P::HasUserInfo => says::user_info(),
        P::WildcardWithPersonal => says::wildcard_with_personal(),
        P::Wildcard => says::wildcard(),
        P::WildcardMisplaced => says::wildcard_misplaced(),
        P::QueryWithPersonal => says::query_with_personal(),
        P::HostNotAscii => says::host_not_ascii(),
        P::PathNotAscii => says::path_not_ascii(),
        P::Duplicate => says::duplicate(),
        P::NoPathSlash => says::no_path_slash(),
    };
    fixed.to_owned()
}

/// The words of the button that mends it.
pub(super) fn fix_label(problem: &P) -> &'static str {
    match problem {
        P::HttpNeedsLocalhost => says::use_https(),
        P::HasBlank => says::remove_blanks(),
        P::Ipv6Loopback => says::use_localhost(),
        P::HasFragment => says::remove_fragment(),
        P::HasUserInfo => says::remove_user_name(),
        P::QueryWithPersonal => says::remove_query(),
        P::HostNotAscii => says::use_punycode(),
        P::ForbiddenCharacter { .. } | P::PathNotAscii => says::percent_encode(),
        P::NoPathSlash => says::add_slash(),
        P::NotAUri => says::complete(),
        P::Several { .. } => says::split(),
        P::Extra { .. } => says::only_address(),
        P::Backslash => says::use_slashes(),
        P::SchemeNotAllowed { .. }
        | P::Placeholder { .. }
        | P::BadPort { .. }
        | P::BadHost { .. }
        | P::LoopbackNotInPortal
        | P::TooLong { .. }
        | P::WildcardWithPersonal
        | P::Wildcard
        | P::WildcardMisplaced
        | P::Duplicate
        | P::PortTwin { .. }
        | P::CaseTwin { .. } => says::correct(),
    }
}
