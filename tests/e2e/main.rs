//! End-to-end tests: the local tenant's own strictness, and journeys through the built site in Chromium.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::result_large_err,
    reason = "a test that can't go on fails where it stands, and may do so at leisure"
)]

mod assertion;
mod axe;
mod browser;
mod driver;
mod journey;
mod journeys;
mod logs;
mod page;
mod plain_client;
#[path = "../tenant/mod.rs"]
mod tenant;
mod tenant_checks;
mod windows;
mod words;
