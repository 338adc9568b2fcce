//! One registration in every format, as it was looked at.
//!
//! # To write them anew
//! `SNAPSHOTS=write cargo test --test exports snapshots`, then read what has changed before it is committed.

use std::{env, fs, path::PathBuf};

use client_registrar::as_code::Format;

use super::drafts::{rich, written};

fn path(format: Format) -> PathBuf {
    let name = if format == Format::TerraformMsgraph { "msgraph.tf" } else { format.file_name() };
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/as_code").join(name)
}

#[test]
fn every_format_is_as_it_was_looked_at() {
    let write = env::var("SNAPSHOTS").is_ok_and(|how| how == "write");
    for format in Format::ALL {
        let text = written(&rich(), format).text;
        if write {
            fs::write(path(format), &text).unwrap();
        }
        let kept = fs::read_to_string(path(format)).unwrap_or_default();
        assert!(
            kept == text,
            "{format:?} is not as in {}; the head of this file says how it is written anew",
            path(format).display()
        );
    }
}
