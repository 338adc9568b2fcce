//! Words of what is wrong with `config.json`.

use crate::{
    config::{ConfigProblem, Mistake, TenantNameProblem},
    directory::origin::OriginProblem,
};

/// A mistake in `config.json`, with what to do about it.
pub fn problem(problem: &ConfigProblem) -> String {
    match problem {
        ConfigProblem::NotJson { line, column } => {
            format!("config.json is not valid JSON: see line {line}, column {column}.")
        }
        ConfigProblem::NotAnObject => "config.json has to be one object, in braces.".to_owned(),
        ConfigProblem::Missing { key } => format!("\"{key}\" is missing. Add it to config.json."),
        ConfigProblem::Wrong { key, found, mistake } => {
            ["\"", key, "\" is ", found, ". ", &self::mistake(mistake)].concat()
        }
        ConfigProblem::UnknownKey { key } => format!("\"{key}\" is not a setting of this page. It is ignored."),
    }
}

/// An origin that the page was not built to reach.
pub fn left_out(origin: &str) -> String {
    ["The page's content security policy leaves out ", origin, "."].concat()
}

fn mistake(mistake: &Mistake) -> String {
    let fixed = match mistake {
        Mistake::NotText => "It has to be text, in double quotes.",
        Mistake::NotAFlag => "It has to be true or false, without quotes.",
        Mistake::NotAList => "It has to be a list, in square brackets.",
        Mistake::NotAnObject => "It has to be an object, in braces.",
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
            return ["Write the origin alone: \"", origin.as_str(), "\"."].concat();
        }
        Mistake::Origin(OriginProblem::Malformed) => "That is not an origin such as https://docs.contoso.com.",
        Mistake::Twice => "It is in the list already. Remove one of the two.",
        Mistake::Empty => "Write at least a word, or leave the key out.",
        Mistake::TooLong { most } => return format!("There is room for {most} characters."),
    };
    fixed.to_owned()
}
