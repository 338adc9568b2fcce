//! The file of requests, read as editors read it: requests apart by `###`, a head, an empty line, a body.

use client_registrar::{
    as_code::Format,
    directory::{
        application::Application,
        ids::{AppId, ObjectId},
        permission::{AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH},
    },
    http::{request::Method, template::Answered},
};
use serde_json::Value;

use super::drafts::{HOSTILE, hostile, requests, rich, written};

#[derive(Debug)]
struct Read {
    method: String,
    path: String,
    headers: Vec<String>,
    body: Option<Value>,
}

/// What an editor puts in the place of what stands in braces.
const VARIABLES: [(&str, &str); 5] = [
    ("{{application.response.body.$.id}}", "00000000-0000-0000-0000-00000000000a"),
    ("{{application.response.body.$.appId}}", "00000000-0000-0000-0000-00000000000b"),
    ("{{principal.response.body.$.id}}", "00000000-0000-0000-0000-00000000000c"),
    ("{{api1.response.body.$.id}}", "00000000-0000-0000-0000-00000000000d"),
    ("{{api2.response.body.$.id}}", "00000000-0000-0000-0000-00000000000e"),
];

fn read(file: &str) -> Vec<Read> {
    let mut requests = Vec::new();
    for part in file.split("\n###").skip(1) {
        let (_title, part) = part.split_once('\n').unwrap();
        let lines = part.lines().skip_while(|line| line.starts_with('#'));
        let mut part = lines.collect::<Vec<_>>().join("\n");
        for (name, value) in VARIABLES {
            part = part.replace(name, value);
        }
        let (head, body) = part.split_once("\n\n").map_or((part.as_str(), ""), |(head, body)| (head, body));
        let mut head = head.lines();
        let (method, url) = head.next().unwrap().split_once(' ').unwrap();
        let path = url.strip_prefix("{{graph}}/").expect("Graph").to_owned();
        let headers: Vec<String> = head.map(str::to_owned).collect();
        assert!(headers.contains(&"Authorization: Bearer {{token}}".to_owned()), "{headers:?}");
        assert!(!body.contains("{{"), "nothing else is replaced: {body}");
        let body = (!body.trim().is_empty()).then(|| serde_json::from_str(body).expect("JSON"));
        requests.push(Read { method: method.to_owned(), path, headers, body });
    }
    requests
}

fn answered() -> Answered {
    let object = ObjectId::from_u128;
    Answered {
        application: Some(Application { id: object(10), app_id: AppId::from_u128(11) }),
        service_principal: Some(object(12)),
        apis: [(MICROSOFT_GRAPH, object(13)), (AZURE_HEALTHCARE_APIS, object(14))].into(),
    }
}

#[test]
fn it_holds_the_calls_of_the_plan_whatever_stands_in_them() {
    for draft in [rich()].into_iter().chain(HOSTILE.map(hostile)) {
        let file = written(&draft, Format::Http).text;
        let mut read = read(&file).into_iter().filter(|request| request.method != "GET");
        for (kind, expected) in requests(&draft, &answered()) {
            if expected.method == Method::Get {
                continue;
            }
            let request = read.next().expect("a request");
            assert_eq!(request.method, expected.method.as_str());
            assert_eq!(["/v1.0/", &request.path].concat(), expected.endpoint.path_and_query(), "{kind:?}");
            assert_eq!(request.body, expected.body, "{file}");
            assert_eq!(
                request.headers.iter().any(|line| line == "Prefer: create-if-missing"),
                expected.create_if_missing
            );
        }
        assert!(read.next().is_none(), "no more than the plan has: {file}");
    }
}

#[test]
fn what_a_request_needs_of_an_earlier_one_has_its_name_before() {
    let file = written(&rich(), Format::Http).text;
    for name in ["application", "principal", "api1", "api2"] {
        let (named, used) =
            (file.find(&format!("# @name {name}\n")).unwrap(), file.find(&format!("{{{{{name}.")).unwrap());
        assert!(named < used, "{name}");
    }
}
