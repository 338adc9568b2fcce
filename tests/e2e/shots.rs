//! Pictures of every page and state, light, dark and 500 pixels wide, in target/shots. Run by `make shots`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::result_large_err,
    dead_code,
    reason = "a picture that can't be taken ends the run; much of what the journeys need is not needed here"
)]

#[cfg(not(target_arch = "wasm32"))]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod driver;
#[cfg(not(target_arch = "wasm32"))]
mod journey;
#[cfg(not(target_arch = "wasm32"))]
mod logs;
#[cfg(not(target_arch = "wasm32"))]
mod page;
#[cfg(not(target_arch = "wasm32"))]
mod stations;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../tenant/mod.rs"]
mod tenant;
#[cfg(not(target_arch = "wasm32"))]
mod windows;

#[cfg(not(target_arch = "wasm32"))]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    stations::all().await;
}

#[cfg(target_arch = "wasm32")]
fn main() {}
