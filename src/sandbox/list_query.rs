//! What a list is narrowed by: `$search` and `$filter`, as far as this tenant takes them.

use serde_json::Value;

use super::{
    answer::ErrorAnswer,
    objects::{Filter, NameSearch},
    route::RoutedRequest,
};

/// The texts and the collections that can be asked for.
const TEXTS: [&str; 2] = ["displayName", "appId"];
const COLLECTIONS: [&str; 3] = ["servicePrincipalNames", "tags", "web/redirectUris"];

/// The conditions of one list.
pub struct ListQuery {
    search: Option<NameSearch>,
    filter: Option<Filter>,
}

impl ListQuery {
    /// Reads the options of a request.
    pub fn read(asked: &RoutedRequest, eventual: bool) -> Result<Self, ErrorAnswer> {
        let invalid = |name: &'static str| move || ErrorAnswer::invalid(name);
        let search = match asked.option("$search") {
            Some(_) if !eventual => {
                let message = "$search works only with the header 'ConsistencyLevel: eventual'.";
                return Err(ErrorAnswer::new(400, "Request_UnsupportedQuery", &[message]));
            }
            Some(clause) => Some(NameSearch::parse(clause).ok().ok_or_else(invalid("$search"))?),
            None => None,
        };
        let filter = match asked.option("$filter") {
            Some(clause) => {
                let counted = asked.option("$count") == Some("true");
                let is_taken = |filter: &Filter| is_taken(filter, eventual && counted);
                Some(Filter::parse(clause).filter(is_taken).ok_or_else(invalid("$filter"))?)
            }
            None => None,
        };
        Ok(Self { search, filter })
    }

    /// Whether an object is among what is wanted.
    pub fn takes(&self, object: &Value) -> bool {
        object.as_object().is_some_and(|object| {
            self.search.as_ref().is_none_or(|search| search.finds(object))
                && self.filter.as_ref().is_none_or(|filter| filter.holds(object))
        })
    }
}

fn is_taken(filter: &Filter, advanced: bool) -> bool {
    filter.terms().all(|term| {
        let known: &[&str] = if term.is_of_collection() { &COLLECTIONS } else { &TEXTS };
        known.contains(&term.property.as_str()) && (advanced || !term.is_advanced())
    })
}
