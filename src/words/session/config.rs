//! Words of what is wrong with `config.json`.

use crate::{
    config::{
        ConfigProblem, Mistake, TenantNameProblem,
        host::{HostPage, Unread},
    },
    directory::origin::OriginProblem,
    words::value::{isolated, quoted},
};

/// A mistake in `config.json`, with what to do about it.
pub fn problem(problem: &ConfigProblem) -> String {
    match problem {
        ConfigProblem::NotJson { line, column } => {
            format!("config.json is not valid JSON: see line {line}, column {column}.")
        }
        ConfigProblem::EmptyFile => "config.json is empty. The set-up page shows what has to be in it.".to_owned(),
        ConfigProblem::NotUnicode => {
            "config.json isn't text in UTF-8. Save it as UTF-8 and upload it again.".to_owned()
        }
        ConfigProblem::NotAnObject => "config.json has to be one object, in braces.".to_owned(),
        ConfigProblem::Missing { key } => format!("{} is missing. Add it to config.json.", quoted(key)),
        ConfigProblem::Wrong { key, found, mistake } => {
            [&quoted(key), " is ", &isolated(found), ". ", &self::mistake(mistake)].concat()
        }
        ConfigProblem::KeyTwice { key } => format!("{} is in config.json twice. Remove one of the two.", quoted(key)),
        ConfigProblem::UnknownKey { key } => format!("{} is not a setting of this page. It is ignored.", quoted(key)),
    }
}

/// There is no file, and the host answers with a page.
pub fn page(page: &HostPage) -> String {
    let kind = page.content_type.as_deref().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let kind = if kind.is_empty() { String::new() } else { [", ", &isolated(kind)].concat() };
    format!("There is no config.json. Your host answers with a page instead (status {}{kind}).", page.status)
}

/// Why it is not known whether there is a file, and what to do.
pub fn unread(unread: Unread) -> String {
    match unread {
        Unread::NoAnswer => {
            "No answer came for config.json. Check your connection, then load the page again.".to_owned()
        }
        Unread::Redirect => {
            "Your host redirects config.json, for example to a sign-in page. This page asks for the file without \
             cookies and follows no redirect. Let everyone read config.json at its own address."
                .to_owned()
        }
        Unread::Status(401) => {
            "Your host wants a sign-in of its own for config.json (status 401). This page asks for the file without \
             cookies and passwords. Let everyone read config.json."
                .to_owned()
        }
        Unread::Status(403) => {
            "Your host refuses config.json (status 403). Amazon S3 also answers 403 for a file that is missing. Upload \
             config.json, and let everyone read it."
                .to_owned()
        }
        Unread::Status(status) => {
            format!("Your host answered with status {status} for config.json. Load the page again later.")
        }
    }
}

/// An origin that the page was not built to reach.
pub fn left_out(origin: &str) -> String {
    ["The page's content security policy leaves out ", &quoted(origin), "."].concat()
}

fn mistake(mistake: &Mistake) -> String {
    let fixed = match mistake {
        Mistake::NotText => "It has to be text, in double quotes.",
        Mistake::NotAFlag => "It has to be true or false, without quotes.",
        Mistake::NotAList => "It has to be a list, in square brackets.",
        Mistake::NotAnObject => "It has to be an object, in braces.",
        Mistake::NotFilledIn => {
            "It isn't filled in yet. Copy the ID from the overview of this page's app registration."
        }
        Mistake::NotAClientId => {
            "That is not an application (client) ID. Copy it from the overview of this page's app registration."
        }
        Mistake::Tenant(TenantNameProblem::Many) => {
            "That stands for many tenants. This page works in one at a time: enter a directory (tenant) ID."
        }
        Mistake::Tenant(TenantNameProblem::Malformed) => {
            "That is neither a directory (tenant) ID nor a domain name such as contoso.onmicrosoft.com."
        }
        Mistake::NotTenants => "It has to be a list of tenants, in square brackets, or \"any\".",
        Mistake::NotACloud => "It has to be the name of a cloud, or an object that describes one.",
        Mistake::Unprintable => "Use letters, digits, blanks and signs that show.",
        Mistake::UnknownCloud => "Use global, usgov, usgov-dod or china, or leave it out.",
        Mistake::UnknownCreate => "Use Application.ReadWrite.All or AppRegistration.Create, or leave it out.",
        Mistake::Origin(OriginProblem::NotSecure) => {
            "It has to begin with https://. Only localhost and 127.0.0.1 can do with http://."
        }
        Mistake::Origin(OriginProblem::Wildcard) => "A * cannot be used: name each origin in full.",
        Mistake::Origin(OriginProblem::More { origin }) => {
            return ["Write the origin alone: ", &quoted(origin.as_str()), "."].concat();
        }
        Mistake::Origin(OriginProblem::Malformed) => "That is not an origin such as https://docs.contoso.com.",
        Mistake::Twice => "It is in the list already. Remove one of the two.",
        Mistake::Empty => "Write at least a word, or leave the key out.",
        Mistake::TooLong { most } => return format!("There is room for {most} characters."),
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
            "There is no config.json. Your host answers with a page instead (status 200, \u{2068}text/html\u{2069})."
        );
        assert!(shown(None).ends_with("(status 200)."));
    }
}
