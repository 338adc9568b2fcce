//! Where a request leads, read from its method and the text of its path, as a server reads it.

use super::answer::Refusal;
use crate::http::request::Method;

/// An operation that this tenant knows, with the key from the path.
#[derive(Debug, PartialEq, Eq)]
pub enum Route {
    Me,
    Organization,
    OwnedApplications,
    ListApplications,
    CreateApplication,
    GetByUniqueName(String),
    Upsert(String),
    GetApplication(String),
    AddPassword(String),
    RemovePassword(String),
    ListPrincipals,
    CreatePrincipal,
    GetPrincipal(String),
}

/// The query options, decoded, and the query as it was sent.
#[derive(Debug, Default)]
pub struct Query {
    pub raw: String,
    options: Vec<(String, String)>,
}

impl Query {
    /// The value of an option: `$select`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.options.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads the path and query of a request.
pub fn read(method: Method, path_and_query: &str) -> Result<(Route, Query), Refusal> {
    let (path, raw) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
    let mut segments = Vec::new();
    for segment in path.strip_prefix("/v1.0/").ok_or_else(|| no_segment(path))?.split('/') {
        segments.push(decoded(segment)?);
    }
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let route = route(method, &segments)?;
    let mut query = Query { raw: raw.to_owned(), options: Vec::new() };
    for option in raw.split('&').filter(|option| !option.is_empty()) {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        let name = decoded(name)?;
        if !["$select", "$filter", "$search", "$top", "$skiptoken"].contains(&name.as_str())
            || query.get(&name).is_some()
        {
            return Err(Refusal::bad(["Query option '", &name, "' is not supported here."].concat()));
        }
        query.options.push((name, decoded(value)?));
    }
    Ok((route, query))
}

fn route(method: Method, segments: &[&str]) -> Result<Route, Refusal> {
    use Method::{Get, Patch, Post};
    let unknown = || no_segment(&segments.join("/"));
    let key = |name| keyed(segments.first()?, name);
    Ok(match (method, segments) {
        (Get, ["me"]) => Route::Me,
        (Get, ["organization"]) => Route::Organization,
        (Get, ["me", "ownedObjects", "microsoft.graph.application"]) => Route::OwnedApplications,
        (Get, ["applications"]) => Route::ListApplications,
        (Post, ["applications"]) => Route::CreateApplication,
        (Get, ["applications", id]) => Route::GetApplication((*id).to_owned()),
        (Post, ["applications", id, "addPassword"]) => Route::AddPassword((*id).to_owned()),
        (Post, ["applications", id, "removePassword"]) => Route::RemovePassword((*id).to_owned()),
        (Get, ["servicePrincipals"]) => Route::ListPrincipals,
        (Post, ["servicePrincipals"]) => Route::CreatePrincipal,
        (Get, [_]) => match (key("applications(uniqueName="), key("servicePrincipals(appId=")) {
            (Some(name), _) => Route::GetByUniqueName(name),
            (_, Some(app_id)) => Route::GetPrincipal(app_id),
            _ => return Err(unknown()),
        },
        (Patch, [_]) => Route::Upsert(key("applications(uniqueName=").ok_or_else(unknown)?),
        _ => return Err(unknown()),
    })
}

/// The text between the quotes of an alternate key: `x` of `applications(uniqueName='x')`.
fn keyed(segment: &str, before: &str) -> Option<String> {
    let quoted = segment.strip_prefix(before)?.strip_suffix(')')?;
    unquoted(quoted)
}

/// The text of a string literal in a path or a filter, in which a quote is written twice.
pub fn unquoted(literal: &str) -> Option<String> {
    let inner = literal.strip_prefix('\'')?.strip_suffix('\'')?;
    let text = inner.replace("''", "\0");
    (!text.contains('\'')).then(|| text.replace('\0', "'"))
}

fn no_segment(path: &str) -> Refusal {
    Refusal::bad(["Resource not found for the segment '", path, "'."].concat())
}

fn decoded(text: &str) -> Result<String, Refusal> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        out.push(if byte == b'%' { hex(bytes.next(), bytes.next()).ok_or_else(|| no_segment(text))? } else { byte });
    }
    String::from_utf8(out).map_err(|_| no_segment(text))
}

fn hex(high: Option<u8>, low: Option<u8>) -> Option<u8> {
    let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(high)? << 4 | digit(low)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routed(method: Method, path: &str) -> Option<Route> {
        read(method, path).ok().map(|(route, _)| route)
    }

    #[test]
    fn keys_are_taken_from_the_path_with_their_quotes_undone() {
        assert_eq!(
            routed(Method::Patch, "/v1.0/applications(uniqueName='o''neil%20a')"),
            Some(Route::Upsert("o'neil a".to_owned()))
        );
        assert_eq!(routed(Method::Get, "/v1.0/applications(uniqueName='a'b')"), None);
    }

    #[test]
    fn the_method_is_part_of_the_operation() {
        assert_eq!(routed(Method::Post, "/v1.0/applications"), Some(Route::CreateApplication));
        assert_eq!(routed(Method::Get, "/v1.0/applications"), Some(Route::ListApplications));
        assert_eq!(routed(Method::Patch, "/v1.0/applications"), None);
        assert_eq!(routed(Method::Get, "/v1.0/applications/x/addPassword"), None);
    }

    #[test]
    fn other_versions_paths_and_options_are_refused() {
        for path in
            ["/beta/me", "/v1.0/users", "/v1.0/me/", "/v1.0/me?$expand=x", "/v1.0/me?$top=1&$top=2", "/v1.0/%zz"]
        {
            assert_eq!(routed(Method::Get, path), None, "{path}");
        }
    }

    #[test]
    fn query_options_are_percent_decoded() {
        let query = read(Method::Get, "/v1.0/servicePrincipals?$search=%22displayName%3Aa%26b%22&$top=5").unwrap().1;
        assert_eq!(query.get("$search"), Some("\"displayName:a&b\""));
        assert_eq!(query.get("$top"), Some("5"));
    }
}
