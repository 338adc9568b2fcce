//! How long people wait: on the whole way on a slow line, cold and warm, with the bytes of it; for a keystroke in the search with 1,130 permissions
//! to look through, and for a search among 20,000 service principals. Run by `make bench`, which prints the figures. They are of
//! every try, so let nothing else run beside it: what a busy machine takes is not what the page takes.
//!
//! With `GRAPH_PERMISSIONS` set to a file of Microsoft's published permissions, these are on screen; without it, made-up
//! ones in their manner.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::result_large_err,
    dead_code,
    reason = "a figure that can't be had ends the run; much of what the journeys need is not needed here"
)]

mod browser;
mod driver;
mod journey;
mod logs;
mod measures;
mod page;
#[path = "../tenant/mod.rs"]
mod tenant;
mod windows;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // `make bench ONLY=way` measures one of them.
    let only = std::env::args().nth(1);
    let wanted = |name: &str| only.as_ref().is_none_or(|only| only == name);
    assert!(["start", "way", "keystrokes", "searches"].into_iter().any(wanted), "there is no measure {only:?}");
    if wanted("start") {
        measures::way::start_page().await;
    }
    if wanted("way") {
        measures::way::whole().await;
    }
    if wanted("keystrokes") {
        measures::picker::keystrokes().await;
    }
    if wanted("searches") {
        measures::picker::searches().await;
    }
}
