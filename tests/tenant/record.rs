//! Every request that reached the tenant, in order, and the file of what Graph was asked.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

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

    /// Writes what Graph was asked as JSON lines, one file a test.
    pub fn write_traffic(&self, name: &str) {
        let lines: Vec<String> = self
            .to("graph.microsoft.com")
            .iter()
            .map(|one| {
                let request = &one.request;
                json!({ "method": request.method, "url": request.url(), "body": one.json() }).to_string()
            })
            .collect();
        if lines.is_empty() {
            return;
        }
        let folder = traffic_folder();
        fs::create_dir_all(&folder).unwrap();
        let mut file = fs::File::create(folder.join(format!("{name}.jsonl"))).unwrap();
        writeln!(file, "{}", lines.join("\n")).unwrap();
    }
}

/// Where the files of the recorded Graph requests lie.
pub fn traffic_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/e2e/traffic")
}
