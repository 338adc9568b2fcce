//! The `OData` query options of a read: `$select`, `$filter`, `$search`, `$orderby`, `$count`, `$top` and paging.

use std::collections::BTreeMap;

use client_registrar::sandbox::objects::{self, Filter, NameSearch, SearchProblem, Term, page_size};
use serde_json::{Map, Value, json};

use super::error::GraphError;
use crate::tenant::message::{Answer, Incoming, unique};
use crate::tenant::values::random;

/// The options of one request.
fn options(request: &Incoming, allowed: &[&str]) -> Result<BTreeMap<String, String>, GraphError> {
    let options = unique(request.query_pairs().into_iter()).ok_or_else(|| {
        GraphError::new(
            400,
            "BadRequest",
            "Query option is specified more than once, but it must be specified at most once.",
        )
    })?;
    match options.keys().find(|name| !allowed.contains(&name.as_str())) {
        Some(name) => {
            Err(GraphError::new(400, "BadRequest", format!("The query parameter '{name}' is not supported.")))
        }
        None => Ok(options),
    }
}

/// A single object, cut to `$select`.
pub fn one(request: &Incoming, object: Value) -> Result<Answer, GraphError> {
    let options = options(request, &["$select"])?;
    let cut = match options.get("$select") {
        Some(select) => selected(&object, select)?,
        None => object,
    };
    Ok(Answer::json(200, &cut))
}

/// The chosen properties of an object; its annotations stay.
fn selected(object: &Value, select: &str) -> Result<Value, GraphError> {
    let Value::Object(object) = object else { return Ok(object.clone()) };
    objects::select(object, select, |name| object.contains_key(name)).map(Value::Object).map_err(|name| {
        GraphError::new(
            400,
            "BadRequest",
            format!("Parsing OData Select and Expand failed: Could not find a property named '{name}'."),
        )
    })
}

/// What can be filtered by: texts, and collections of them.
const TEXTS: [&str; 10] = [
    "displayName",
    "appId",
    "id",
    "signInAudience",
    "servicePrincipalType",
    "appOwnerOrganizationId",
    "clientId",
    "consentType",
    "principalId",
    "resourceId",
];
const COLLECTIONS: [&str; 4] = ["tags", "identifierUris", "servicePrincipalNames", "web/redirectUris"];

/// Reads a filter, on what can be filtered by.
fn filter(text: &str) -> Result<Filter, GraphError> {
    let filter = Filter::parse(text).ok_or_else(|| {
        GraphError::new(400, "BadRequest", format!("Invalid filter clause: syntax error in '{text}'."))
    })?;
    for term in filter.terms() {
        let property = term.property.as_str();
        let known = if term.is_of_collection() { COLLECTIONS.contains(&property) } else { TEXTS.contains(&property) };
        if !known {
            return Err(GraphError::query(format!(
                "Unsupported or invalid query filter clause specified for property '{property}'."
            )));
        }
    }
    Ok(filter)
}

/// Reads a search.
fn search(text: &str) -> Result<NameSearch, GraphError> {
    let bad = |message: &str| GraphError::new(400, "BadRequest", message);
    NameSearch::parse(text).map_err(|problem| match problem {
        SearchProblem::Syntax => bad(&format!("Syntax error: character ':' is not valid at position 0 in '{text}'.")),
        SearchProblem::Property => GraphError::query("Only displayName can be searched in."),
        SearchProblem::Empty => bad("The search text is empty."),
    })
}

/// Opaque paging tokens: what was asked, and from where it goes on.
pub type Pages = BTreeMap<String, (String, usize)>;

/// A page of a collection. `whole` fills an object in that is about to be shown: a tenant with very many of them
/// keeps them small.
pub fn list<'a>(
    pages: &mut Pages,
    request: &Incoming,
    collection: &str,
    items: impl IntoIterator<Item = &'a Map<String, Value>>,
    whole: impl Fn(&Map<String, Value>) -> Map<String, Value>,
) -> Result<Answer, GraphError> {
    let options = options(request, &["$select", "$filter", "$search", "$orderby", "$count", "$top", "$skiptoken"])?;
    let option = |name: &str| options.get(name).map(String::as_str);
    let eventual = request.header("consistencylevel").is_some_and(|level| level.eq_ignore_ascii_case("eventual"));
    let counted = option("$count").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let mut found: Vec<&Map<String, Value>> = items.into_iter().collect();
    if let Some(text) = option("$filter") {
        let filter = filter(text)?;
        if filter.terms().any(Term::is_advanced) && !(eventual && counted) {
            return Err(GraphError::query(
                "Operator is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header.",
            ));
        }
        found.retain(|item| filter.holds(item));
    }
    if let Some(text) = option("$search") {
        if !eventual {
            return Err(GraphError::query(
                "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
            ));
        }
        let search = search(text)?;
        found.retain(|item| search.finds(item));
    }
    if counted && !eventual {
        return Err(GraphError::query(
            "$count is not currently supported without the 'ConsistencyLevel: eventual' header.",
        ));
    }
    if let Some(order) = option("$orderby") {
        if !(eventual && counted) && option("$search").is_none() {
            return Err(GraphError::query("Sorting not supported for current query."));
        }
        if !matches!(order, "displayName" | "displayName asc") {
            return Err(GraphError::query("Sorting not supported for this property."));
        }
        let name = |item: &Map<String, Value>| item.get("displayName").and_then(Value::as_str).map(str::to_lowercase);
        found.sort_by_cached_key(|item| name(item));
    }
    page(pages, request, collection, &options, found, whole)
}

/// Cuts a page out of what was found, and links to the next.
fn page(
    pages: &mut Pages,
    request: &Incoming,
    collection: &str,
    options: &BTreeMap<String, String>,
    found: Vec<&Map<String, Value>>,
    whole: impl Fn(&Map<String, Value>) -> Map<String, Value>,
) -> Result<Answer, GraphError> {
    let Some(size) = page_size(options.get("$top").map(String::as_str)) else {
        return Err(GraphError::new(
            400,
            "Request_BadRequest",
            "Invalid page size specified. Must be between 1 and 999 inclusive.",
        ));
    };
    let asked =
        request.query.split('&').filter(|pair| !pair.starts_with("$skiptoken=") && !pair.starts_with("%24skiptoken="));
    let asked = asked.collect::<Vec<_>>().join("&");
    let from = match options.get("$skiptoken") {
        None => 0,
        Some(token) => match pages.get(token) {
            Some((query, from)) if *query == format!("{}?{asked}", request.path) => *from,
            _ => {
                return Err(GraphError::new(
                    400,
                    "Directory_ExpiredPageToken",
                    "The specified page token value has expired and can no longer be included in your request.",
                ));
            }
        },
    };
    let total = found.len();
    let (found, next) = objects::page(found, from, size);
    let mut shown = Vec::new();
    for item in found {
        let item = Value::Object(whole(item));
        shown.push(match options.get("$select") {
            Some(select) => selected(&item, select)?,
            None => item,
        });
    }
    let root = format!("https://{}/v1.0", request.host);
    let mut body = json!({ "@odata.context": format!("{root}/$metadata#{collection}") });
    if options.contains_key("$count") {
        body["@odata.count"] = json!(total);
    }
    if let Some(next) = next {
        let token = random(32);
        let mark = if asked.is_empty() { "" } else { "&" };
        let path = request.path.trim_start_matches("/v1.0");
        body["@odata.nextLink"] = json!(format!("{root}{path}?{asked}{mark}$skiptoken={token}"));
        pages.insert(token, (format!("{}?{asked}", request.path), next));
    }
    body["value"] = Value::Array(shown);
    Ok(Answer::json(200, &body))
}
