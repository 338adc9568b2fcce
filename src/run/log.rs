//! The requests of a run or an undo as a text to hand on: to support, or to whoever looks into it later.
//!
//! # Invariants
//! Holds times, methods, paths, statuses, IDs and reasons of waits. What stands in quotes in a path is left out, for it
//! holds the display name or what somebody has typed; so is the query but for its names. No body and no header is known
//! here.

use time::{Duration, OffsetDateTime, UtcOffset};

use super::progress::Exchange;
use crate::http::retry::WaitReason;

/// A line a request, in the order of sending. In English in every language: support reads it.
pub fn log<'a>(exchanges: impl IntoIterator<Item = &'a Exchange>) -> String {
    let mut all: Vec<&Exchange> = exchanges.into_iter().collect();
    all.sort_by_key(|exchange| exchange.sent_at);
    all.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

/// `2026-11-23T10:00:00.350Z POST /applications/…/addPassword 200 540 ms request-id=…`
fn line(exchange: &Exchange) -> String {
    let mut words = vec![moment(exchange.sent_at), exchange.method.as_str().to_owned(), redacted(&exchange.path)];
    words.push(exchange.status.map_or_else(|| "no-answer".to_owned(), |status| status.to_string()));
    words.push(format!("{} ms", exchange.took.whole_milliseconds()));
    words.extend(exchange.request_id.iter().map(|id| format!("request-id={}", plain(id))));
    if let Some((reason, wait)) = exchange.wait {
        words.push(format!("then waited {} ({})", seconds(wait), reason_of(reason)));
    }
    words.join(" ")
}

/// Without what stands in quotes, and without the values of the query.
fn redacted(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let mut text = String::new();
    for (n, part) in path.split('\'').enumerate() {
        text.push_str(match n {
            0 => part,
            _ if n % 2 == 1 => "'…'",
            _ => part,
        });
    }
    let names = query.split('&').filter_map(|option| Some(option.split_once('=')?.0));
    let query = names.map(|name| [name, "=…"].concat()).collect::<Vec<_>>().join("&");
    if query.is_empty() { text } else { [&text, "?", &query].concat() }
}

/// What a server sent as an ID, as far as it can be one.
fn plain(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect()
}

fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(UtcOffset::UTC);
    let (date, time) = (at.date(), at.time());
    let day = format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day());
    format!("{day}T{:02}:{:02}:{:02}.{:03}Z", time.hour(), time.minute(), time.second(), time.millisecond())
}

fn seconds(wait: Duration) -> String {
    format!("{}.{} s", wait.whole_seconds(), wait.subsec_milliseconds() / 100)
}

const fn reason_of(reason: WaitReason) -> &'static str {
    match reason {
        WaitReason::Throttled { .. } => "throttled",
        WaitReason::Unavailable { .. } => "unavailable",
        WaitReason::ConnectionLost => "connection lost",
        WaitReason::SignInUnavailable { .. } => "no token",
        WaitReason::Replicating => "replicating",
        WaitReason::PatchCut => "PATCH blocked",
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::{directory::ids::RunTail, graph::calls, http::request::Method};

    fn exchange(path: &str, after: i64) -> Exchange {
        Exchange {
            method: Method::Post,
            path: path.to_owned(),
            status: Some(201),
            sent_at: datetime!(2026-11-23 10:00:00.350 UTC) + Duration::seconds(after),
            took: Duration::milliseconds(540),
            request_id: Some("0a-1b".to_owned()),
            wait: None,
        }
    }

    #[test]
    fn a_line_has_the_moment_the_request_its_answer_and_the_reason_of_a_wait() {
        let mut lost = exchange("/applications/5a/addPassword", 0);
        lost.status = None;
        lost.request_id = None;
        lost.wait = Some((WaitReason::ConnectionLost, Duration::milliseconds(1_250)));
        let later = exchange("/applications/5a/addPassword", 2);
        assert_eq!(
            log([&later, &lost]),
            "2026-11-23T10:00:00.350Z POST /applications/5a/addPassword no-answer 540 ms then waited 1.2 s (connection lost)\n\
             2026-11-23T10:00:02.350Z POST /applications/5a/addPassword 201 540 ms request-id=0a-1b"
        );
    }

    #[test]
    fn nothing_that_was_typed_or_could_be_a_name_stands_in_it() {
        let tail = RunTail::from_random([7; 8]);
        let name = crate::directory::ids::UniqueName::of("Contoso payroll ada@contoso.com", &tail);
        for (request, kept) in [
            (calls::application_by_unique_name(&name), "/v1.0/applications(uniqueName='…')"),
            (calls::applications_by_run_tag(&tail), "/v1.0/applications?$filter=…&$select=…"),
            (calls::search_apis("payroll of Ada's"), "/v1.0/servicePrincipals?$search=…&$select=…&$top=…"),
            (calls::search_apis_by_prefix("O'payroll"), "/v1.0/servicePrincipals?$filter=…&$select=…&$top=…"),
        ] {
            let text = log([&exchange(&request.endpoint.path_and_query(), 0)]);
            assert!(text.contains(kept), "{text}");
            assert!(!["payroll", "contoso", "Ada", "ada", "0707"].iter().any(|word| text.contains(word)), "{text}");
        }
    }

    #[test]
    fn what_a_server_sends_as_an_id_adds_no_line() {
        let mut hostile = exchange("/me", 0);
        hostile.request_id = Some("a\n2026 POST /x\u{202e}<b>".to_owned());
        let text = log([&hostile]);
        assert_eq!((text.lines().count(), text.ends_with("request-id=a2026POSTxb")), (1, true), "{text}");
    }
}
