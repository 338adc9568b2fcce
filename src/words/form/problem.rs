//! Words for every problem of the form, and the fields that they belong to.

use super::{apis, redirect_uri_problem};
use crate::{
    directory::{credential::CredentialId, display_name::DisplayNameProblem as N, redirect_uri::RedirectUriProblem},
    registration::{
        credentials::MOST,
        permissions::{MAX_APIS, MAX_FOREIGN_APIS, MAX_OF_API_WITH_PERSONAL},
        problem::{Field, Problem, ProblemKind as P},
        secret::MAX_DESCRIPTION,
        service_reference::MAX_REFERENCE,
    },
    words::{
        dates,
        value::{owner_of_host, quoted},
    },
};

/// What is wrong and what to do, in two sentences at most.
pub fn message(problem: &Problem) -> String {
    let value = || quoted(&problem.value);
    match &problem.kind {
        P::RedirectUri(kind) => redirect_uri_problem::message(&problem.value, kind),
        P::DisplayName(N::Missing) => "The display name is empty. Type the name that people will see.".to_owned(),
        P::DisplayName(N::TooLong { length, limit }) => too_long(&value(), *length, *limit, "these account types allow"),
        P::DisplayName(N::LongForPersonal { length }) => {
            format!("{} has {length} characters. Stay within 90 if you may add personal accounts later.", value())
        }
        P::DisplayName(N::HasControlCharacter) | P::HasControlCharacter => format!("{} has a line break or a control character. Type it on one line.", value()),
        P::DisplayName(N::HasBidiControl) => {
            format!("{} has an unseen character that changes the direction of reading. Type it anew, unless you put that in yourself.", value())
        }
        P::ReferenceTooLong { length } => too_long(&value(), *length, MAX_REFERENCE, "a reference can have"),
        P::ReferenceMissing => {
            "Enter the service management reference for this app. Your organization requires one.".to_owned()
        }
        P::ReferenceRefused => {
            format!("Check the service management reference {}. Your organization didn't accept it.", value())
        }
        P::DisplayName(N::HidesCharacter) => {
            format!("{} has a character that nobody sees, and reads like another name. Type it anew, unless you put that in yourself.", value())
        }
        P::AudienceNotInCloud => {
            "Personal Microsoft accounts do not exist in this cloud. Choose work or school accounts.".to_owned()
        }
        P::TooManyRedirectUris { count, limit } => {
            format!("There are {count} redirect URIs, and these account types allow {limit}. Remove {}.", count.saturating_sub(*limit))
        }
        P::TooManyApis { count } => {
            format!("You picked permissions of {count} APIs, and an app can have those of {MAX_APIS}. Remove the permissions of {}.", count.saturating_sub(MAX_APIS))
        }
        P::TooManyForeignApis { count } => {
            format!("You picked permissions of {count} APIs of other organizations, and an app can have those of {MAX_FOREIGN_APIS}. Remove the permissions of {}.", count.saturating_sub(MAX_FOREIGN_APIS))
        }
        P::TooManyPermissions { count, limit } => {
            format!("You picked {count} permissions, and these account types allow {limit}. Remove {}.", count.saturating_sub(*limit))
        }
        P::TooManyPermissionsOfApi { app_id, api, count } => {
            format!(
                "You picked {count} permissions of {}, and these account types allow {MAX_OF_API_WITH_PERSONAL} of one API. Remove {}.",
                apis::named(*app_id, api),
                count.saturating_sub(MAX_OF_API_WITH_PERSONAL)
            )
        }
        P::DateMissing => "The end date is empty. Choose the last day on which the secret works.".to_owned(),
        P::DateUnreadable => format!("{} is not a date. Type it as in 2027-05-22.", value()),
        P::DateInThePast => format!("{} is today or earlier. Choose tomorrow or a later day.", value()),
        P::DateTooFar { latest } => {
            format!("{} is more than 24 months ahead. Choose {} or an earlier day.", value(), dates::day(*latest))
        }
        P::LongLifetime => {
            "This secret works for more than a year, and Microsoft advises less. The shorter it works, the less harm it does if it leaks.".to_owned()
        }
        P::FromLink => "From the link. Keep it only if it is what you want.".to_owned(),
        P::RedirectUriNotTicked => {
            let whose = owner_of_host(&problem.value).map(|owner| [", and leads to ", &quoted(owner)].concat());
            format!("{} came by a link{}. Tick it to use it, or remove it.", value(), whose.unwrap_or_default())
        }
        P::PermissionNotTicked { app_id, api } => {
            format!("{} of {} came by a link. Tick it to use it, or remove it.", value(), apis::named(*app_id, api))
        }
        P::PermissionUnchecked { app_id, api } => {
            format!("{} of {} was not looked up yet. Look it up in your tenant, or remove it.", value(), apis::unchecked(*app_id, api))
        }
        P::PermissionNotOffered { app_id, api } => {
            format!("{} came by a link, and {} offers no such permission. Remove it.", value(), apis::unchecked(*app_id, api))
        }
        P::DescriptionTwice if problem.value.is_empty() => {
            "Another secret has no description either. Describe one of them, to tell them apart later.".to_owned()
        }
        P::DescriptionTwice => format!("{} describes another secret too. Change one, to tell them apart later.", value()),
        P::TooManySecrets { count, limit: MOST } => {
            format!("There are {count} secrets, and this page makes {MOST} at a time. Remove {}.", count.saturating_sub(MOST))
        }
        P::TooManySecrets { count, limit } => {
            format!("There are {count} secrets, and these account types allow {limit}. Remove {}.", count.saturating_sub(*limit))
        }
        P::DescriptionTooLong { length } => too_long(&value(), *length, MAX_DESCRIPTION, "a description can have"),
    }
}

fn too_long(value: &str, length: usize, limit: usize, who: &str) -> String {
    format!("{value} has {length} characters, and {who} {limit}. Shorten it by {}.", length.saturating_sub(limit))
}

/// The words of the button that mends a redirect URI, where [`fix`](crate::directory::redirect_uri::fix) has an
/// answer.
pub const fn fix_label(problem: &RedirectUriProblem) -> &'static str {
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
        Field::Credentials => "credential",
        Field::SecretDescription(CredentialId(id)) => return numbered("secret-description", id),
        Field::SecretLifetime(CredentialId(id)) => return numbered("expires", id),
        Field::SecretDate(CredentialId(id)) => return numbered("secret-date", id),
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
    fn a_message_names_the_value() {
        let uri = "http://contoso.com/cb".to_owned();
        let kind = P::RedirectUri(R::HttpNeedsLocalhost);
        let problem = Problem { field: Field::RedirectUri(0), kind, value: uri };
        let expected =
            "“\u{2068}http://contoso.com/cb\u{2069}” uses http, which is for localhost and 127.0.0.1 alone. Use https.";
        assert_eq!(message(&problem), expected);
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
            message(&problem).ends_with("has 130 characters, and these account types allow 120. Shorten it by 10.")
        );
    }

    #[test]
    fn each_row_has_an_element_of_its_own() {
        assert_eq!(element_id(Field::RedirectUri(7)), "redirect-uri-7");
        assert_ne!(element_id(Field::RedirectUri(1)), element_id(Field::RedirectUris));
    }
}
