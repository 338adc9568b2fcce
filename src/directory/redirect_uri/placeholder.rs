//! Names in an address that wait to be filled in: `<your-app>`, `{tenant}`, `${HOST}`.

use super::problem::MAX_LENGTH;

/// The first one, with its brackets.
pub(super) fn find(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(end) = rest.find(['>', '}', ']']) {
        let (before, after) = rest.split_at(end);
        let close = after.chars().next()?;
        let open = match close {
            '>' => '<',
            '}' => '{',
            _ => '[',
        };
        if let Some(start) = before.rfind(open) {
            let name = before.get(start + 1..)?;
            if name.contains(char::is_alphanumeric) && !name.contains(['/', ':', '?', '<', '{', '[']) {
                let start = before.get(..start)?.trim_end_matches(open).trim_end_matches('$').len();
                let length = after.len() - after.trim_start_matches(close).len();
                return rest.get(start..end + length);
            }
        }
        rest = after.get(1..)?;
    }
    None
}

/// The text with something in each of their places, so that the rest of it can be judged. One that is far too long is
/// judged as it is.
pub(super) fn filled_in(text: &str) -> Option<String> {
    if text.len() > 4 * MAX_LENGTH {
        return None;
    }
    let mut filled = None;
    let mut rest = text.to_owned();
    while let Some(name) = find(&rest) {
        rest = rest.replace(name, "1");
        filled = Some(rest.clone());
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_waits_to_be_filled_in_is_found_with_its_brackets() {
        for (text, name) in [
            ("https://<your-app>.azurewebsites.net/cb", "<your-app>"),
            ("https://<your app>.azurewebsites.net/cb", "<your app>"),
            ("https://contoso.com/{tenant}/cb", "{tenant}"),
            ("https://{{host}}/cb", "{{host}}"),
            ("https://${HOST}/cb", "${HOST}"),
            ("https://localhost:<port>/cb", "<port>"),
            ("https://[your-domain]/cb", "[your-domain]"),
        ] {
            assert_eq!(find(text), Some(name), "{text}");
        }
        for text in ["https://[2001:db8::1]/", "https://contoso.com/<>", "https://contoso.com/a>b<c", "https://[::1]/]"]
        {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_filled_in_has_none_left() {
        assert_eq!(filled_in("https://<a>.b.com/{c}/{c}").as_deref(), Some("https://1.b.com/1/1"));
        assert_eq!(filled_in("https://b.com/"), None);
    }
}
