//! The rules of redirect URIs.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use url::{Host, Url};

use super::Checked;
use crate::tenant::graph::error::GraphError;

/// Checks the redirect URIs of all platforms of a body.
pub fn check(body: &Map<String, Value>, personal: bool) -> Checked {
    let mut seen = BTreeSet::new();
    let mut count = 0;
    for platform in ["web", "spa", "publicClient"] {
        let uris = body.get(platform).and_then(|found| found.get("redirectUris")).and_then(Value::as_array);
        for uri in uris.into_iter().flatten().filter_map(Value::as_str) {
            let target = format!("{platform}.redirectUris");
            let refused = |why: &str| {
                GraphError::bad(format!(
                    "Invalid value specified for property 'redirectUris' of resource 'Application': '{uri}'."
                ))
                .detail("InvalidReplyUrl", why, &target)
            };
            one(uri, platform, personal).map_err(refused)?;
            if !seen.insert(without_local_port(uri)) {
                return Err(refused("The address is there twice, or differs only in the port of localhost."));
            }
            count += 1;
        }
    }
    let limit = if personal { 100 } else { 256 };
    if count > limit {
        return Err(GraphError::bad(format!("The number of redirect URIs exceeds the limit of {limit}.")).detail(
            "InvalidCollectionSize",
            "Too many.",
            "redirectUris",
        ));
    }
    Ok(())
}

fn one(uri: &str, platform: &str, personal: bool) -> Result<(), &'static str> {
    if uri.is_empty() || uri.chars().count() > 256 {
        return Err("1 to 256 characters.");
    }
    if !uri.is_ascii() || uri.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        return Err("Only ASCII characters without whitespace.");
    }
    if uri.contains(['!', '$', '\'', '(', ')', ',', ';']) {
        return Err("The characters ! $ ' ( ) , ; are not supported.");
    }
    if uri.contains('#') {
        return Err("A fragment is not supported.");
    }
    if personal && uri.contains('?') {
        return Err("A query is not supported for personal accounts.");
    }
    if personal && uri.contains('*') {
        return Err("A wildcard is not supported for personal accounts.");
    }
    let url = Url::parse(uri).map_err(|_| "It is not an absolute address.")?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("A user name or password is not supported.");
    }
    match (url.scheme(), url.host()) {
        ("https" | "http", Some(Host::Ipv6(_))) => Err("An IPv6 address is not supported."),
        ("https", Some(_)) | ("http", Some(Host::Domain("localhost"))) => Ok(()),
        ("http", Some(Host::Ipv4(address))) if address.is_loopback() => Ok(()),
        ("https" | "http", _) => Err("It must begin with https, or with http at localhost."),
        _ if platform == "publicClient" => Ok(()),
        _ => Err("It must begin with https, or with http at localhost."),
    }
}

/// Matching ignores the port at localhost, so two addresses that differ in it alone are one.
fn without_local_port(uri: &str) -> String {
    let Ok(mut url) = Url::parse(uri) else { return uri.to_owned() };
    let local = match url.host() {
        Some(Host::Domain(host)) => host == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        _ => false,
    };
    if local && url.set_port(None).is_ok() { url.to_string() } else { uri.to_owned() }
}
