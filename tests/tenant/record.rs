//! Every request that reached the tenant, in order, and the file of what Graph was asked.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use super::message::Incoming;

/// One request and how it ended.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub request: Incoming,
    /// The status of the answer, or `None` when the stream was cut.
    pub status: Option<u16>,
}

impl Recorded {
    /// The JSON body, or null.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.request.body).unwrap_or(Value::Null)
    }
}

/// The record of one tenant.
#[derive(Debug, Default)]
pub struct Record {
    pub all: Vec<Recorded>,
}

impl Record {
    /// Requests to this host that were not preflights.
    pub fn to(&self, host: &str) -> Vec<Recorded> {
        self.all.iter().filter(|one| one.request.host == host && one.request.method != "OPTIONS").cloned().collect()
    }

    /// Writes what Graph was asked as JSON lines, one file a test: a test that is run again writes over what it wrote
    /// before, and one that has several tenants adds to it. Files of other tests are left alone. What the beta was asked is
    /// left out: the published schema that the file is held to is v1.0's, and the beta may be read alone.
    pub fn write_traffic(&self, name: &str) {
        self.write_to(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/e2e/traffic"), name);
    }

    fn write_to(&self, folder: &Path, name: &str) {
        static BEGUN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
        let lines: Vec<String> = self
            .to("graph.microsoft.com")
            .iter()
            .filter(|one| {
                let request = &one.request;
                let is_beta = request.path.starts_with("/beta/");
                assert!(!is_beta || request.method == "GET", "{} of the beta: {}", request.method, request.path);
                !is_beta
            })
            .map(|one| {
                let request = &one.request;
                json!({ "method": request.method, "url": request.url(), "body": one.json() }).to_string()
            })
            .collect();
        if lines.is_empty() {
            return;
        }
        fs::create_dir_all(folder).unwrap();
        let path = folder.join(format!("{name}.jsonl"));
        let first = BEGUN.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone());
        let mut how = fs::OpenOptions::new();
        how.create(true).write(true).truncate(first).append(!first);
        let mut file = how.open(path).unwrap();
        writeln!(file, "{}", lines.join("\n")).unwrap();
    }
}

#[test]
fn a_test_that_is_run_again_writes_over_its_own_recording_alone_and_each_of_its_tenants_adds_to_it() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("traffic-{}", super::values::guid()));
    fs::create_dir_all(&folder).unwrap();
    for name in ["one", "other"] {
        fs::write(folder.join(format!("{name}.jsonl")), "of an earlier run\n").unwrap();
    }
    let asked = |path: &str| {
        let request = Incoming {
            method: "GET".into(),
            host: "graph.microsoft.com".into(),
            path: path.into(),
            ..Incoming::default()
        };
        Record { all: vec![Recorded { request, status: Some(200) }] }
    };
    for path in ["/v1.0/me", "/beta/policies/defaultAppManagementPolicy", "/v1.0/organization"] {
        asked(path).write_to(&folder, "one");
    }
    Record::default().write_to(&folder, "one");
    let of = |name: &str| fs::read_to_string(folder.join(format!("{name}.jsonl"))).unwrap();
    let urls: Vec<String> =
        of("one").lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["url"].to_string()).collect();
    assert_eq!(urls, ["\"https://graph.microsoft.com/v1.0/me\"", "\"https://graph.microsoft.com/v1.0/organization\""]);
    assert_eq!(of("other"), "of an earlier run\n");
    fs::remove_dir_all(folder).unwrap();
}
