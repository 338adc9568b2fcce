//! The content security policy that the document carries.

/// The policy as it stands in the document; empty where it has none.
pub fn of_document() -> String {
    let tag = super::document()
        .and_then(|document| document.query_selector("meta[http-equiv='Content-Security-Policy']").ok().flatten());
    tag.and_then(|tag| tag.get_attribute("content")).unwrap_or_default()
}
