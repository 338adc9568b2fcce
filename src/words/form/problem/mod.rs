//! Words for every problem of the form, and the fields that they belong to. What is wrong on a step is put into words by the
//! step, which has them with it: none waits for the words of another.

mod basics;
mod credentials;
mod permissions;
mod redirect_uri;
mod redirect_uris;
mod tenant;

use crate::{
    directory::{
        credential::CredentialId, display_name::DisplayNameProblem as N, federated::FederatedField,
        redirect_uri::RedirectUriProblem,
    },
    registration::{
        house_rules::Broken,
        problem::{Field, Problem, ProblemKind as P},
    },
    words::text::problem as text,
};
pub use basics::message as on_basics;
pub use credentials::message as on_credentials;
pub use permissions::message as on_permissions;
pub use redirect_uris::message as on_redirect_uris;
pub use tenant::{audience as audience_left_out, on_basics as on_basics_of_tenant};

/// What is wrong and what to do, in two sentences at most. It stands under the field, and repeats no value. Empty for what
/// is not wrong on the step.
pub type Says = fn(&Problem) -> String;

/// Of each step where something can be wrong, in their order.
pub const BY_STEP: [Says; 4] = [on_basics_of_tenant, on_redirect_uris, on_permissions, on_credentials];

/// The same with the value that it is about, for a list away from the field.
pub fn in_list(problem: &Problem, says: impl Fn(&Problem) -> String) -> String {
    let message = says(problem);
    let is_about_value = match &problem.kind {
        // They name it themselves, where it is spelled out.
        P::DisplayName(kind) => !matches!(kind, N::Missing | N::HasBidiControl | N::HidesCharacter),
        P::RedirectUri(_)
        | P::RedirectUriNotTicked
        | P::AgainstTenant(_)
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
        P::AgainstHouse(own) => own.broken != Broken::Permission,
        _ => false,
    };
    if is_about_value && !problem.value.is_empty() { text::of_value(&problem.value, &message) } else { message }
}

/// The words of the button that mends a redirect URI, where [`fix`](crate::directory::redirect_uri::fix) has an
/// answer.
pub fn fix_label(problem: &RedirectUriProblem) -> &'static str {
    redirect_uri::fix_label(problem)
}

/// The ID of a field's element on the page, to which a link in the summary of errors leads.
pub fn element_id(field: Field) -> String {
    let id = match field {
        Field::DisplayName => "display-name",
        Field::Audience => "audience",
        Field::Notes => "notes",
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
    use crate::{
        directory::{
            app_management::{Rule, app::WhyApp},
            ids::AppId,
        },
        registration::problem::AgainstTenant,
    };
    use RedirectUriProblem as R;

    fn other() -> String {
        "http://localhost:3000/cb".to_owned()
    }

    fn of_tenant(why: WhyApp<'static>, may_not_apply: bool) -> P {
        P::AgainstTenant(AgainstTenant { why, rule: Rule { may_not_apply, ..Rule::default() } })
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
            P::FromRecipe,
            P::ChangedFromRecipe,
            P::LongerThanRecipe { most: 90 },
            P::RedirectUriNotTicked,
            of_tenant(WhyApp::SeveralTenants, false),
            of_tenant(WhyApp::Personal, true),
            of_tenant(WhyApp::BlockedDomain, false),
            of_tenant(WhyApp::OtherDomain(&[]), true),
            of_tenant(WhyApp::OtherDomain(vec!["contoso.com".to_owned(), "app.contoso.com".to_owned()].leak()), false),
            of_tenant(WhyApp::BlockedScheme("http"), false),
            of_tenant(WhyApp::OtherScheme(vec!["https".to_owned()].leak()), true),
            of_tenant(WhyApp::Wildcard, false),
            P::PermissionNotTicked { app_id: AppId::from_u128(1), api: "Contoso".to_owned() },
            P::PermissionUnchecked { app_id: AppId::from_u128(1), api: "Contoso".to_owned() },
            P::PermissionNotOffered { app_id: AppId::from_u128(1), api: "Contoso".to_owned() },
        ]);
        let value = "a".repeat(256);
        kinds.into_iter().map(|kind| Problem { field: Field::DisplayName, kind, value: value.clone() }).collect()
    }

    /// As the one step says it where it can be wrong.
    fn message(problem: &Problem) -> String {
        BY_STEP.into_iter().map(|says| says(problem)).find(|text| !text.is_empty()).expect("a step that says it")
    }

    #[test]
    fn every_problem_is_said_by_one_step_and_a_few_by_several() {
        for problem in all() {
            let count = BY_STEP.into_iter().filter(|says| !says(&problem).is_empty()).count();
            let several =
                matches!(problem.kind, P::FromLink | P::FromRecipe | P::ChangedFromRecipe | P::HasControlCharacter);
            assert_eq!(count > 1, several, "{problem:?}");
            assert!(count > 0, "{problem:?}");
        }
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
        assert_eq!(in_list(&problem, on_redirect_uris), expected);
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
