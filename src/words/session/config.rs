//! Words of what is wrong with `config.json`.

pub use crate::words::text::config::left_out;
use crate::{
    config::{
        ConfigProblem, Mistake, TenantNameProblem,
        host::{HostPage, Unread},
        json::Json,
    },
    directory::origin::OriginProblem,
    words::text::config as says,
};

/// How many characters of a value are repeated in a problem.
const SHOWN: usize = 80;

/// A mistake in `config.json`, with what to do about it.
pub fn problem(problem: &ConfigProblem) -> String {
    let fixed = match problem {
        ConfigProblem::NotJson { line, column } => return says::not_json(*line, *column),
        ConfigProblem::Missing { key } => return says::missing(key),
        ConfigProblem::Wrong { key, found, mistake } => {
            let fix = self::mistake(mistake);
            return match found {
                Json::Text(found) => says::wrong_text(key, found, &fix),
                found => says::wrong(key, &found.shown(SHOWN), &fix),
            };
        }
        ConfigProblem::KeyTwice { key } => return says::key_twice(key),
        ConfigProblem::UnknownKey { key } => return says::unknown_key(key),
        ConfigProblem::EmptyFile => says::empty_file(),
        ConfigProblem::NotUnicode => says::not_unicode(),
        ConfigProblem::NotAnObject => says::not_one_object(),
    };
    fixed.to_owned()
}

/// There is no file, and the host answers with a page.
pub fn page(page: &HostPage) -> String {
    let kind = page.content_type.as_deref().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let status = usize::from(page.status);
    if kind.is_empty() { says::page_of_no_kind(status) } else { says::page_of_kind(status, kind) }
}

/// Why it is not known whether there is a file, and what to do.
pub fn unread(unread: Unread) -> String {
    let fixed = match unread {
        Unread::NoAnswer => says::no_answer(),
        Unread::Redirect => says::redirected(),
        Unread::Status(401) => says::sign_in_of_host(),
        Unread::Status(403) => says::refused(),
        Unread::Status(status) => return says::other_status(usize::from(status)),
    };
    fixed.to_owned()
}

fn mistake(mistake: &Mistake) -> String {
    let fixed = match mistake {
        Mistake::NotText => says::not_text(),
        Mistake::NotAFlag => says::not_a_flag(),
        Mistake::NotAList => says::not_a_list(),
        Mistake::NotAnObject => says::not_an_object(),
        Mistake::NotFilledIn => says::not_filled_in(),
        Mistake::NotAClientId => says::not_a_client_id(),
        Mistake::Tenant(TenantNameProblem::Many) => says::tenant_of_many(),
        Mistake::Tenant(TenantNameProblem::Malformed) => says::not_a_tenant(),
        Mistake::NotTenants => says::not_tenants(),
        Mistake::NotACloud => says::not_a_cloud(),
        Mistake::Unprintable => says::unprintable(),
        Mistake::UnknownCloud => says::unknown_cloud(),
        Mistake::UnknownCreate => says::unknown_create(),
        Mistake::Origin(OriginProblem::NotSecure) => says::origin_not_secure(),
        Mistake::Origin(OriginProblem::Wildcard) => says::origin_wildcard(),
        Mistake::Origin(OriginProblem::More { origin }) => return says::more_than_origin(origin.as_str()),
        Mistake::Origin(OriginProblem::Malformed) => says::not_an_origin(),
        Mistake::NotARecipe => says::not_a_recipe(),
        Mistake::Twice => says::listed_twice(),
        Mistake::Empty => says::empty_value(),
        Mistake::TooLong { most } => return says::value_too_long(*most),
    };
    fixed.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_host_answers_is_told_with_its_status() {
        for status in [401, 403, 418, 503] {
            assert!(unread(Unread::Status(status)).contains(&format!("status {status}")), "{status}");
        }
        assert!(unread(Unread::Status(403)).contains("S3"));
        let shown =
            |content_type: Option<&str>| page(&HostPage { status: 200, content_type: content_type.map(str::to_owned) });
        assert_eq!(
            shown(Some("text/html; charset=utf-8")),
            "There's no config.json. Your host sends a page instead (status 200, \u{2068}text/html\u{2069})."
        );
        assert!(shown(None).ends_with("(status 200)."));
    }
}
