//! Breaches of a page's policy, as every engine tells of them: the host has each page's own policy reported to it as well.
//! <https://www.w3.org/TR/CSP3/#directive-report-uri>

use serde_json::Value;

use super::message::Answer;

/// Where they are told.
pub const PATH: &str = "/breaches";

/// The page, with a header that has the policy in its markup reported. What stands in the markup is what holds.
pub fn reported(page: Answer) -> Answer {
    let text = String::from_utf8_lossy(&page.body);
    let own = text.split_once("\"Content-Security-Policy\"").and_then(|(_, rest)| rest.split_once("content=\""));
    let Some((policy, _)) = own.and_then(|(_, rest)| rest.split_once('"')) else { return page };
    let header = format!("{policy}; report-uri {PATH}");
    page.with("content-security-policy-report-only", &header)
}

/// What was breached and by what, of a report.
pub fn told(report: &[u8]) -> String {
    let json: Value = serde_json::from_slice(report).unwrap_or_default();
    let of = |name: &str| json["csp-report"][name].as_str().unwrap_or("?").to_owned();
    format!("{} {} on {}", of("effective-directive"), of("blocked-uri"), of("document-uri"))
}
