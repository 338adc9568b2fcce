//! The `OData` query options of a read: `$select`, `$filter`, `$search`, `$orderby`, `$count`, `$top` and paging.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::error::GraphError;
use super::filter;
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
    let mut cut: Map<String, Value> = object
        .iter()
        .filter(|(name, _)| name.starts_with('@'))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    for name in select.split(',').map(str::trim) {
        let value = object.get(name).ok_or_else(|| {
            GraphError::new(
                400,
                "BadRequest",
                format!("Parsing OData Select and Expand failed: Could not find a property named '{name}'."),
            )
        })?;
        cut.insert(name.to_owned(), value.clone());
    }
    Ok(Value::Object(cut))
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
        let filter = filter::read(text)?;
        if filter.advanced && !(eventual && counted) {
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
        let words = filter::search(text)?;
        found.retain(|item| filter::matches(item, &words));
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
    page(pages, request, collection, &options, &found, whole)
}

/// Cuts a page out of what was found, and links to the next.
fn page(
    pages: &mut Pages,
    request: &Incoming,
    collection: &str,
    options: &BTreeMap<String, String>,
    found: &[&Map<String, Value>],
    whole: impl Fn(&Map<String, Value>) -> Map<String, Value>,
) -> Result<Answer, GraphError> {
    let top: usize = match options.get("$top").map(|text| text.parse()) {
        None => 100,
        Some(Ok(top)) if (1..=999).contains(&top) => top,
        Some(_) => {
            return Err(GraphError::new(
                400,
                "Request_BadRequest",
                "Invalid page size specified. Must be between 1 and 999 inclusive.",
            ));
        }
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
    let mut shown = Vec::new();
    for item in found.iter().skip(from).take(top) {
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
    if from + shown.len() < total {
        let token = random(32);
        let mark = if asked.is_empty() { "" } else { "&" };
        let path = request.path.trim_start_matches("/v1.0");
        body["@odata.nextLink"] = json!(format!("{root}{path}?{asked}{mark}$skiptoken={token}"));
        pages.insert(token, (format!("{}?{asked}", request.path), from + shown.len()));
    }
    body["value"] = Value::Array(shown);
    Ok(Answer::json(200, &body))
}
