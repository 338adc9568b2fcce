//! Pictures of every page and state in target/shots: light, dark and 500 pixels wide, or in more looks and other engines.
//! Run by `make shots`, which fails where something is wrong with the words on one of them.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::result_large_err,
    dead_code,
    reason = "a picture that can't be taken ends the run; much of what the journeys need is not needed here"
)]

mod browser;
mod driver;
mod journey;
mod logs;
mod page;
mod stations;
#[path = "../tenant/mod.rs"]
mod tenant;
mod windows;
mod words;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    stations::all().await;
}
