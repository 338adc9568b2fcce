//! What a token said of itself, out of whatever text people have of it: the error of a sign-in that was refused, the log of
//! a pipeline, the claims of a token, or the subject alone.

/// What was presented. Each exactly as it stands in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presented {
    /// `iss`.
    pub issuer: Option<String>,
    /// `sub`.
    pub subject: Option<String>,
    /// `aud`.
    pub audience: Option<String>,
}

impl Presented {
    /// Reads a text; nothing where it says nothing of a token.
    pub fn read(text: &str) -> Option<Self> {
        let said = |names: [&str; 2]| {
            quoted(text, names[0]).or_else(|| claim(text, names[1])).or_else(|| line(text, names[0]))
        };
        let found = Self {
            issuer: said(["issuer", "iss"]),
            subject: said(["subject", "sub"]),
            audience: said(["audience", "aud"]),
        };
        if found != Self::default() {
            return Some(found);
        }
        let text = text.trim();
        let alone = text.contains([':', '/']) && !text.contains(char::is_whitespace) && !text.starts_with("https://");
        alone.then(|| Self { subject: Some(text.to_owned()), ..Self::default() })
    }
}

/// Where a name begins and what follows it, wherever it stands and in whichever case.
fn after<'a>(text: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let lower = text.to_ascii_lowercase();
    let ends: Vec<usize> = lower.match_indices(name).map(|(at, _)| at + name.len()).collect();
    ends.into_iter().filter_map(|end| text.get(end..))
}

/// `subject 'repo:…'`, `Assertion Subject: 'repo:…'`: what stands in quotation marks right after the name. A mark within
/// ends nothing.
fn quoted(text: &str, name: &str) -> Option<String> {
    after(text, name).find_map(|rest| {
        let value = rest.trim_start_matches([':', ' ']).strip_prefix('\'')?;
        let is_end = |(at, _): &(usize, &str)| {
            value.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ',', ' ', '\n', '\r']))
        };
        let end = value.match_indices('\'').find(is_end)?.0;
        value.get(..end).map(str::to_owned)
    })
}

/// `"sub": "repo:…"`, as a token's claims are written.
fn claim(text: &str, name: &str) -> Option<String> {
    let (_, rest) = text.split_once(&["\"", name, "\""].concat())?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    value.split_once('"').map(|(value, _)| value.to_owned())
}

/// `subject claim - repo:…`: what stands at the end of a line, as a log writes it.
fn line(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let rest = after(line, name).next()?;
        let rest = rest.trim_start();
        let value = rest.strip_prefix("claim").unwrap_or(rest).trim_start().strip_prefix(['-', ':'])?.trim();
        (!value.is_empty() && !value.contains(char::is_whitespace)).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(text: &str) -> Option<String> {
        Presented::read(text)?.subject
    }

    const SUBJECT: &str = "repo:contoso@6154722/fhir-portal@81492203:environment:Prod's";

    #[test]
    fn the_subject_of_a_refused_sign_in_is_taken_to_the_letter() {
        let text = format!(
            "AADSTS700213: No matching federated identity record found for presented assertion subject '{SUBJECT}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation Trace ID: 1 Correlation ID: 2"
        );
        let found = Presented { subject: Some(SUBJECT.to_owned()), ..Presented::default() };
        assert_eq!(Presented::read(&text), Some(found));
    }

    #[test]
    fn issuer_and_audience_are_taken_where_they_are_said() {
        let text = format!(
            "AADSTS70021: No matching federated identity record found for presented assertion. Assertion Issuer: 'https://token.actions.githubusercontent.com'. Assertion Subject: '{SUBJECT}'. Assertion Audience: 'api://AzureADTokenExchange'. https://docs.microsoft.com/"
        );
        let all = Presented {
            issuer: Some("https://token.actions.githubusercontent.com".to_owned()),
            subject: Some(SUBJECT.to_owned()),
            audience: Some("api://AzureADTokenExchange".to_owned()),
        };
        assert_eq!(Presented::read(&text), Some(all.clone()));
        let claims = format!(
            r#"{{ "iss": "https://token.actions.githubusercontent.com", "sub" : "{SUBJECT}", "aud":"api://AzureADTokenExchange" }}"#
        );
        assert_eq!(Presented::read(&claims), Some(all));
        let only = "AADSTS700212: No matching federated identity record found for presented assertion audience 'api://x'. Check";
        assert_eq!(Presented::read(only).and_then(|found| found.audience).as_deref(), Some("api://x"));
    }

    #[test]
    fn the_log_of_a_pipeline_and_a_subject_alone_are_read() {
        let log = "Federated token details:\n issuer - https://token.actions.githubusercontent.com\n subject claim - repo:contoso/a:ref:refs/heads/main\n";
        assert_eq!(subject(log).as_deref(), Some("repo:contoso/a:ref:refs/heads/main"));
        for alone in [SUBJECT, "system:serviceaccount:a:b", "/eid1/c/pub/t/x/a/y/sc/1/2", " sc://a/b/c "] {
            assert_eq!(subject(alone).as_deref(), Some(alone.trim()));
        }
    }

    #[test]
    fn a_text_that_says_nothing_of_a_token_is_none() {
        for text in [
            "",
            "hello",
            "https://contoso.com",
            "AADSTS50011: The redirect URI does not match",
            "subject",
            "two words: here",
        ] {
            assert_eq!(Presented::read(text), None, "{text}");
        }
    }
}
