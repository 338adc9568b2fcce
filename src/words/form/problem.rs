//! Words for every problem of the form, and the fields that they belong to.

use super::{apis, certificate, display_name, federated, redirect_uri_problem};
use crate::{
    directory::{
        credential::CredentialId, display_name::DisplayNameProblem as N, federated::FederatedField,
        redirect_uri::RedirectUriProblem,
    },
    registration::{
        credentials::MOST,
        permissions::{MAX_APIS, MAX_FOREIGN_APIS, MAX_OF_API_WITH_PERSONAL},
        problem::{Field, Problem, ProblemKind as P},
        secret::MAX_DESCRIPTION,
        service_reference::MAX_REFERENCE,
    },
    words::{dates, text::problem as says, value::owner_of_host},
};

/// The same with the value that it is about, for a list away from the field.
pub fn in_list(problem: &Problem) -> String {
    let message = message(problem);
    let is_about_value = match &problem.kind {
        // They name it themselves, where it is spelled out.
        P::DisplayName(kind) => !matches!(kind, N::Missing | N::HasBidiControl | N::HidesCharacter),
        P::RedirectUri(_)
        | P::RedirectUriNotTicked
        | P::HasControlCharacter
        | P::ReferenceTooLong { .. }
        | P::ReferenceRefused
        | P::DateUnreadable
        | P::DateInThePast
        | P::DateTooFar { .. }
        | P::EndBeforeStart
        | P::StartOutside { .. }
        | P::Certificate(_)
        | P::CertificateTwice
        | P::CredentialNotTicked
        | P::DescriptionTwice
        | P::DescriptionTooLong { .. } => true,
        _ => false,
    };
    if is_about_value && !problem.value.is_empty() { says::of_value(&problem.value, &message) } else { message }
}

/// What is wrong and what to do, in two sentences at most. It stands under the field, and repeats no value.
pub fn message(problem: &Problem) -> String {
    let value = &problem.value;
    let over = |count: usize, limit: usize| count.saturating_sub(limit);
    let fixed = match &problem.kind {
        P::RedirectUri(kind) => return redirect_uri_problem::message(kind),
        P::DisplayName(kind) => return display_name::message(value, kind),
        P::HasControlCharacter => return display_name::message(value, &N::HasControlCharacter),
        P::ReferenceTooLong { length } => {
            return says::reference_too_long(over(*length, MAX_REFERENCE), *length, MAX_REFERENCE);
        }
        P::TooManyRedirectUris { count, limit } => {
            return says::too_many_redirect_uris(over(*count, *limit), *count, *limit);
        }
        P::TooManyApis { count } => return says::too_many_apis(over(*count, MAX_APIS), *count, MAX_APIS),
        P::TooManyForeignApis { count } => {
            return says::too_many_foreign_apis(over(*count, MAX_FOREIGN_APIS), *count, MAX_FOREIGN_APIS);
        }
        P::TooManyPermissions { count, limit } => {
            return says::too_many_permissions(over(*count, *limit), *count, *limit);
        }
        P::TooManyPermissionsOfApi { app_id, api, count } => {
            let (api, limit) = (apis::named(*app_id, api), MAX_OF_API_WITH_PERSONAL);
            return says::too_many_permissions_of_api(over(*count, limit), &api, *count, limit);
        }
        P::Federated(field, kind) => return federated::problem(*field, *kind),
        P::TooManyFederated { count, limit } => return federated::too_many(over(*count, *limit), *count, *limit),
        P::Certificate(concern) => return certificate::concern(*concern),
        P::TooManyCertificates { count, limit } => return certificate::too_many(over(*count, *limit), *count, *limit),
        P::CertificateMissing => certificate::missing(),
        P::CertificateTwice => certificate::twice(),
        P::CredentialNotTicked => federated::not_selected(),
        P::StartOutside { latest } => return says::start_outside(&dates::day(*latest)),
        P::DateTooFar { latest } => return says::date_too_far(&dates::day(*latest)),
        P::RedirectUriNotTicked => match owner_of_host(value) {
            Some(owner) => return says::redirect_uri_of_owner_not_selected(owner),
            None => says::redirect_uri_not_selected(),
        },
        P::PermissionNotTicked { app_id, api } => {
            return says::permission_not_selected(value, &apis::named(*app_id, api));
        }
        P::PermissionUnchecked { app_id, api } => {
            return says::permission_unchecked(value, &apis::unchecked(*app_id, api));
        }
        P::PermissionNotOffered { app_id, api } => {
            return says::permission_not_offered(value, &apis::unchecked(*app_id, api));
        }
        P::TooManySecrets { count, limit: MOST } => return says::too_many_secrets(over(*count, MOST), *count, MOST),
        P::TooManySecrets { count, limit } => {
            return says::too_many_secrets_for_accounts(over(*count, *limit), *count, *limit);
        }
        P::DescriptionTooLong { length } => {
            return says::description_too_long(over(*length, MAX_DESCRIPTION), *length, MAX_DESCRIPTION);
        }
        P::ReferenceMissing => says::reference_missing(),
        P::ReferenceRefused => says::reference_refused(),
        P::AudienceNotInCloud => says::audience_not_in_cloud(),
        P::DateMissing => says::date_missing(),
        P::DateUnreadable => says::date_unreadable(),
        P::DateInThePast => says::date_in_the_past(),
        P::EndBeforeStart => says::end_before_start(),
        P::LongLifetime => says::long_lifetime(),
        P::FromLink => says::from_link(),
        P::DescriptionTwice if value.is_empty() => says::description_missing_twice(),
        P::DescriptionTwice => says::description_twice(),
    };
    fixed.to_owned()
}

/// The words of the button that mends a redirect URI, where [`fix`](crate::directory::redirect_uri::fix) has an
/// answer.
pub fn fix_label(problem: &RedirectUriProblem) -> &'static str {
    redirect_uri_problem::fix_label(problem)
}

/// The ID of a field's element on the page, to which a link in the summary of errors leads.
pub fn element_id(field: Field) -> String {
    let id = match field {
        Field::DisplayName => "display-name",
        Field::Audience => "audience",
        Field::AssignmentRequired => "assignment-required",
        Field::ServiceReference => "service-management-reference",
        Field::RedirectUri(row) => return format!("redirect-uri-{row}"),
        Field::UseRedirectUri(row) => return format!("use-redirect-uri-{row}"),
        Field::RedirectUris => "redirect-uris",
        Field::Permissions => "permissions",
        Field::UsePermission((api, kind, id)) => return format!("use-{}-{id}-{api}", kind.as_graph()),
        Field::Credentials => "credentials",
        Field::SecretDescription(CredentialId(id)) => return numbered("secret-description", id),
        Field::SecretLifetime(CredentialId(id)) => return numbered("expires", id),
        Field::SecretDate(CredentialId(id)) => return numbered("secret-date", id),
        Field::SecretStart(CredentialId(id)) => return numbered("secret-start", id),
        Field::UseCredential(CredentialId(id)) => return numbered("use-credential", id),
        Field::Certificate(CredentialId(id)) => return numbered("certificate", id),
        Field::Federated(CredentialId(id), field) => {
            let name = match field {
                FederatedField::Name => "federated-name",
                FederatedField::Issuer => "issuer",
                FederatedField::Subject => "subject",
                FederatedField::Audience => "audience-of",
                FederatedField::Description => "federated-description",
                FederatedField::Input(input) => return numbered(&numbered("input", input as u32), id),
            };
            return numbered(name, id);
        }
    };
    id.to_owned()
}

fn numbered(name: &str, id: u32) -> String {
    format!("{name}-{id}")
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::directory::ids::AppId;
    use RedirectUriProblem as R;

    fn other() -> String {
        "http://localhost:3000/cb".to_owned()
    }

    /// Every kind of problem, with a value as long as values get.
    fn all() -> Vec<Problem> {
        let redirect_uri = [
            R::NotAUri,
            R::Several { count: 2 },
            R::Extra { text: "a".repeat(300) },
            R::Placeholder { text: "<your-app>".to_owned() },
            R::BadPort { port: "99999".to_owned() },
            R::BadPort { port: String::new() },
            R::BadHost { host: "a..b".to_owned() },
            R::Backslash,
            R::HasBlank,
            R::SchemeNotAllowed { scheme: "myapp".to_owned() },
            R::HttpNeedsLocalhost,
            R::Ipv6Loopback,
            R::LoopbackNotInPortal,
            R::TooLong { length: 300 },
            R::ForbiddenCharacter { character: '\'' },
            R::HasFragment,
            R::HasUserInfo,
            R::WildcardWithPersonal,
            R::Wildcard,
            R::WildcardMisplaced,
            R::QueryWithPersonal,
            R::HostNotAscii,
            R::PathNotAscii,
            R::Duplicate,
            R::PortTwin { other: other() },
            R::CaseTwin { other: other() },
            R::NoPathSlash,
        ];
        let mut kinds: Vec<P> = redirect_uri.into_iter().map(P::RedirectUri).collect();
        kinds.extend([
            P::DisplayName(N::Missing),
            P::DisplayName(N::TooLong { length: 130, limit: 120 }),
            P::DisplayName(N::LongForPersonal { length: 100 }),
            P::DisplayName(N::HasControlCharacter),
            P::DisplayName(N::HasBidiControl),
            P::HasControlCharacter,
            P::ReferenceTooLong { length: 300 },
            P::ReferenceMissing,
            P::ReferenceRefused,
            P::DisplayName(N::HidesCharacter),
            P::AudienceNotInCloud,
            P::TooManyRedirectUris { count: 300, limit: 256 },
            P::TooManyApis { count: 51 },
            P::TooManyForeignApis { count: 11 },
            P::TooManyPermissions { count: 401, limit: 400 },
            P::TooManyPermissionsOfApi { app_id: AppId::from_u128(1), api: "Contoso".to_owned(), count: 31 },
            P::DateMissing,
            P::DateUnreadable,
            P::DateInThePast,
            P::EndBeforeStart,
            P::StartOutside { latest: date!(2028 - 11 - 23) },
            P::DateTooFar { latest: date!(2028 - 11 - 23) },
            P::LongLifetime,
            P::DescriptionTooLong { length: 300 },
            P::FromLink,
            P::RedirectUriNotTicked,
            P::PermissionNotTicked { app_id: AppId::from_u128(1), api: "Contoso".to_owned() },
            P::PermissionUnchecked { app_id: AppId::from_u128(1), api: "Contoso".to_owned() },
            P::PermissionNotOffered { app_id: AppId::from_u128(1), api: "Contoso".to_owned() },
        ]);
        let value = "a".repeat(256);
        kinds.into_iter().map(|kind| Problem { field: Field::DisplayName, kind, value: value.clone() }).collect()
    }

    #[test]
    fn every_message_has_one_or_two_sentences() {
        for problem in all() {
            let text = message(&problem);
            // Dots within a host name or an address end no sentence.
            let sentences = text.matches(". ").count() + 1;
            assert!(text.ends_with('.') && sentences <= 2, "{text}");
            assert!(text.chars().count() < 2 * 300 + 270, "{text}");
        }
    }

    #[test]
    fn no_message_begs_shouts_or_blames() {
        for problem in all() {
            let text = message(&problem).to_lowercase();
            for word in ["please", "simply", "!", "azure ad", "invalid", "must", "login", "sorry"] {
                assert!(!text.contains(word), "{text}");
            }
        }
    }

    #[test]
    fn a_message_names_the_value_away_from_the_field_alone() {
        let uri = "http://contoso.com/cb".to_owned();
        let kind = P::RedirectUri(R::HttpNeedsLocalhost);
        let problem = Problem { field: Field::RedirectUri(0), kind, value: uri };
        assert_eq!(message(&problem), "Use https. http works only for localhost and 127.0.0.1.");
        let expected = ["“\u{2068}http://contoso.com/cb\u{2069}”: ", &message(&problem)].concat();
        assert_eq!(in_list(&problem), expected);
    }

    #[test]
    fn a_forbidden_character_is_named_with_its_percent_encoding() {
        let kind = P::RedirectUri(R::ForbiddenCharacter { character: '\'' });
        let problem = Problem { field: Field::RedirectUri(0), kind, value: "https://contoso.com/it's".to_owned() };
        assert!(message(&problem).contains("%27"));
    }

    #[test]
    fn a_message_says_by_how_much() {
        let kind = P::DisplayName(N::TooLong { length: 130, limit: 120 });
        let problem = Problem { field: Field::DisplayName, kind, value: "Contoso".to_owned() };
        assert!(
            message(&problem)
                .ends_with("Shorten the name by 10 characters. It has 130, and these account types allow 120.")
        );
    }

    #[test]
    fn each_row_has_an_element_of_its_own() {
        assert_eq!(element_id(Field::RedirectUri(7)), "redirect-uri-7");
        assert_ne!(element_id(Field::RedirectUri(1)), element_id(Field::RedirectUris));
    }
}
