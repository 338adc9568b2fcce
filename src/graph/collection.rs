//! A list, as Graph answers it.

use serde::Deserialize;

/// A page of a collection.
#[derive(Deserialize)]
pub struct Collection<T> {
    /// What is on the page.
    pub value: Vec<T>,
    /// The link to the page behind it, where there is one; not to be followed before it is parsed.
    #[serde(rename = "@odata.nextLink")]
    pub next_link: Option<String>,
}
