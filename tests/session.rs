//! The session as the page drives it: signing in by every transport, renewal, and the end, against a Microsoft of the
//! test's own; then storms.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on fails where it stands; Clippy's own exception covers only test functions"
)]

#[path = "session/arrivals.rs"]
mod arrivals;
#[path = "session/endings.rs"]
mod endings;
#[path = "session/microsoft.rs"]
mod microsoft;
mod numbers;
#[path = "session/storms.rs"]
mod storms;
#[path = "session/tokens.rs"]
mod tokens;
#[path = "session/windows.rs"]
mod windows;
#[path = "session/world.rs"]
mod world;
